"""Dates as exact as they are known: a year, a month or a day. Stored as 2024, 2024-03 or 2024-03-07."""

import re
from datetime import date

from crm.domain.days import MONTHS

_STORED = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?")
_MONTH_FIRST = re.compile(r"(\d{1,2})[./](\d{4})")
_IN_WORDS = re.compile(r"(?:(\d{1,2})\.?\s+)?([a-z]{3,9})\.?,?\s+(\d{4})", re.IGNORECASE)


def read_vague_date(text: str) -> str:
    """What somebody typed, in the stored form: "Feb 2026", "2/2026" and "2026-02" are 2026-02; blank stays blank.

    Raises ValueError, with a sentence, for anything else.
    """
    typed = " ".join(text.split())
    if not typed:
        return ""
    if found := _STORED.fullmatch(typed):
        parts = found.groups()
    elif found := _MONTH_FIRST.fullmatch(typed):
        parts = (found[2], found[1], None)
    elif found := _IN_WORDS.fullmatch(typed):
        month = next((number for number, name in enumerate(MONTHS, 1) if name.lower().startswith(found[2].lower())), 0)
        parts = (found[3], str(month), found[1])
    else:
        raise ValueError(_unreadable(typed))
    year, month, day = (int(part) if part else 0 for part in parts)
    try:
        date(year, month if parts[1] else 1, day or 1)
    except ValueError:
        raise ValueError(_unreadable(typed)) from None
    return f"{year:04}" + (f"-{month:02}" if parts[1] else "") + (f"-{day:02}" if day else "")


def vague_date_words(stored: str) -> str:
    """A stored date as it is shown: "2024", "Feb 2026", "7 Mar 2024"."""
    parts = stored.split("-")
    if len(parts) == 1:
        return stored
    words = f"{MONTHS[int(parts[1]) - 1][:3]} {parts[0]}"
    return words if len(parts) == 2 else f"{int(parts[2])} {words}"


def _unreadable(typed: str) -> str:
    return f"I cannot read “{typed}” as a date. Try “2024” or “Feb 2026”."
