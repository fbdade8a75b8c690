"""What LinkedIn lets its members take away: one reader for each file of the export, and one for the archive."""
