"""Dates as somebody types them after an option."""

from datetime import date

from crm.domain.natural_dates import Leaning, parse_date
from crm.domain.refusals import Refused


def read_day(text: str | None, today: date, leaning: Leaning) -> date | None:
    """2026-11-27, "27 Nov", "last Thursday"; None for nothing. Raises Refused for what cannot be read."""
    if text is None or not text.strip():
        return None
    day = parse_date(text, today, leaning)
    if day is None:
        raise Refused(f"I cannot read “{text.strip()}” as a date. Try 2026-11-27 or “27 Nov”.")
    return day
