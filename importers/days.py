"""Days in a column of any table: read in one order of day, month and year, which the whole column tells."""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Literal, NamedTuple

from importers.written_days import (
    DAY_WORD_YEAR,
    EXCEL_DAY_ZERO,
    LONGEST,
    NUMBERS,
    SERIAL,
    WORD_DAY_YEAR,
    YEAR_FIRST,
    certain_order,
    day_of,
    month_of,
)

Order = Literal["day", "month", "year"]
EARLIEST = 1900
CENTURY = 100
SERIALS = range(20_000, 80_000)  # Excel's days from 1954 to 2119: fewer digits are as likely a postal code


class Votes(NamedTuple):
    """What the days of a column say of their order: how many can only be read day first, month first, year first or
    in any order alike (`plain`: the month is a word), and how many are in doubt."""

    day: int = 0
    month: int = 0
    year: int = 0
    plain: int = 0
    doubtful: int = 0
    other: int = 0

    @property
    def days(self) -> int:
        """How many are days at all."""
        return self.day + self.month + self.year + self.plain + self.doubtful

    def order(self, semicolons: bool = False) -> Order:
        """The order to read the column in; where nothing tells, that of programs that write semicolons."""
        if self.year >= max(self.day + self.month + self.doubtful, 1):
            return "year"
        if self.day == self.month:
            return "day" if semicolons else "month"
        return "day" if self.day > self.month else "month"


def votes(texts: Iterable[str]) -> Votes:
    """The votes of a column's cells; empty ones have none."""
    counts = dict.fromkeys(Votes._fields, 0)
    for text in texts:
        if text := " ".join(text.split()):
            counts[_kind(text)] += 1
    return Votes(**counts)


def _kind(text: str) -> str:
    if read_day(text, "day") is None and read_day(text, "month") is None:
        return "other"
    if YEAR_FIRST.fullmatch(text):
        return "year"
    if not NUMBERS.fullmatch(text):
        return "plain"
    order = certain_order(text)
    return "doubtful" if order is None else "day" if order else "month"


def read_day(text: str, order: Order) -> date | None:
    """The day in a cell, or None where it is none in that order. A month over 12 settles what the order leaves open."""
    text = " ".join(text[: LONGEST + 20].split())[: LONGEST + 1]
    if match := YEAR_FIRST.fullmatch(text):
        return day_of(match[1], match[3], match[4], EARLIEST)
    if match := NUMBERS.fullmatch(text):
        certain = certain_order(text)
        if (order == "month" and certain is not True) or certain is False:
            return day_of(match[4], match[1], match[3], EARLIEST)
        return day_of(match[4], match[3], match[1], EARLIEST)
    if match := DAY_WORD_YEAR.fullmatch(text):
        return day_of(match[3], month_of(match[2]), match[1], EARLIEST)
    if match := WORD_DAY_YEAR.fullmatch(text):
        return day_of(match[3], month_of(match[1]), match[2], EARLIEST)
    if (match := SERIAL.fullmatch(text)) and int(match[1]) in SERIALS:
        return EXCEL_DAY_ZERO + timedelta(days=int(match[1]))
    return None


def in_the_past(day: date, today: date | None) -> date:
    """A birthday: a year of two digits that lies ahead was a hundred years before."""
    if today is None or day <= today or day.year < EARLIEST + CENTURY:
        return day
    return day.replace(year=day.year - CENTURY, day=min(day.day, 28) if day.month == 2 else day.day)
