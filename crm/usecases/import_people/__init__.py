"""People from a LinkedIn export: read, matched, compared, previewed, applied, taken back."""
