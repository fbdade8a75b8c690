"""Reading an export of everything back into an empty account, to the same state (docs/export-format.md)."""
