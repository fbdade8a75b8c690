"""Who one knows at a company, and which spellings are that company."""
