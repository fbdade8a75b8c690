"""Days as lists show them: in a word where one is enough, else short."""

from datetime import date
from functools import lru_cache

from crm.domain.days import day_words, short_day


@lru_cache(maxsize=4096)
def list_day(day: date, today: date) -> str:
    """ "yesterday", "today", "tomorrow", "2 Jun", "9 May 2025"."""
    return day_words(day, today) if abs((day - today).days) <= 1 else short_day(day, today)
