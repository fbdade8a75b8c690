"""Everything the account owns in one ZIP, which `read_back` reads into an empty account (docs/export-format.md)."""
