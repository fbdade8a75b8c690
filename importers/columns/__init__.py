"""Any table of people: looked at, mapped column by column, and read."""

from importers.columns.mapping import BECOMES, DELIMITERS, Columns
from importers.columns.sheet import Column, Sheet

__all__ = ["BECOMES", "DELIMITERS", "Column", "Columns", "Sheet"]
