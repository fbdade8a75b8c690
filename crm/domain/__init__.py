"""The rules. Pure functions over frozen values: dates and settings are arguments, nothing is read or written."""
