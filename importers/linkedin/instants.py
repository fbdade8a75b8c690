"""Moments as LinkedIn writes them in the other files of the archive, some with a zone and some without."""

import re
from datetime import UTC, date, datetime

from importers.linkedin.dates import OPENED, read_day
from importers.written_days import LONGEST, month_of

# 2022-09-08 18:08:14 UTC and 2019-11-06T02:08:20; 2024/12/15 08:53:43 UTC
YEAR_FIRST = re.compile(
    r"(\d{4})[-/](\d{1,2})[-/](\d{1,2})[T ](\d{1,2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?\s?(?:Z|UTC|([+-]\d{2}):?(\d{2}))?"
)
# 10/16/18, 8:36 AM and 04/15/24, 09:25 PM: the American order, except where it can only be the other one
NUMBERS = re.compile(
    r"(\d{1,2})([/.-])(\d{1,2})\2(\d{4}|\d{2}),?\s+(\d{1,2}):(\d{2})(?::(\d{2}))?\s?([AaPp]\.?[Mm]\.?)?(?:\sUTC)?"
)
# Sat Dec 14 08:57:55 UTC 2024
UNIX = re.compile(r"[A-Z][a-z]{2} ([A-Z][a-z]{2}) (\d{1,2}) (\d{1,2}):(\d{2}):(\d{2}) (?:UTC|GMT) (\d{4})")
ZONED = re.compile(r"(?:UTC|GMT|Z|[+-]\d{2}:?\d{2})(?: \d{4})?$")


def read_instant(text: str) -> datetime | None:
    """The moment in this text, in UTC; None where it is none, or before there was LinkedIn.

    A text that names no zone is read as UTC: LinkedIn does not say which it means, and `has_zone` tells those apart.
    A day without a time is its midnight.
    """
    if len(text) == 23 and text.endswith(" UTC"):
        try:
            at = datetime.fromisoformat(text[:19] + "+00:00")
        except ValueError:
            pass
        else:
            return at if at.year >= OPENED else None
    text = " ".join(text[: LONGEST + 10].split())
    try:
        at_ = _read(text)
    except (ValueError, OverflowError):
        return None
    return at_ if at_ is not None and at_.year >= OPENED else None


def has_zone(text: str) -> bool:
    """Whether the text says in which zone its time is."""
    return ZONED.search(text.strip()) is not None


def _read(text: str) -> datetime | None:
    if match := YEAR_FIRST.fullmatch(text):
        year, month, day, hour, minute, second = (int(part or 0) for part in match.groups()[:6])
        offset = f"{match[7]}:{match[8]}" if match[7] else "+00:00"
        return datetime.fromisoformat(
            f"{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}{offset}"
        ).astimezone(UTC)
    if match := NUMBERS.fullmatch(text):
        first, middle, year = int(match[1]), int(match[3]), int(match[4])
        day, month = (first, middle) if match[2] == "." or first > 12 else (middle, first)
        hour, half = int(match[5]), (match[8] or "").lower()[:1]
        if half and not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if half == "p" else 0) if half else hour
        full = year + 2000 if year < 100 else year
        return datetime(full, month, day, hour, int(match[6]), int(match[7] or 0), tzinfo=UTC)
    if match := UNIX.fullmatch(text):
        month = month_of(match[1])
        return datetime(int(match[6]), month, int(match[2]), int(match[3]), int(match[4]), int(match[5]), tzinfo=UTC)
    day_alone: date | None = read_day(text, day_first=False)
    return datetime(day_alone.year, day_alone.month, day_alone.day, tzinfo=UTC) if day_alone else None
