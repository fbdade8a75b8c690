"""The *Connected On* column: every way LinkedIn and spreadsheet programs have written a day."""

from collections.abc import Iterable
from datetime import date, timedelta
from functools import cached_property

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

OPENED = 2003  # LinkedIn has existed since May 2003: no connection is older


class DateColumn:
    """The days of one column, read with what the whole column tells about the order of day and month."""

    def __init__(self, texts: Iterable[str], delimiter: str, today: date | None) -> None:
        """`texts` are the column's cells (looked at only when one is ambiguous); `today` bounds what can be true."""
        self._texts = texts
        self._delimiter = delimiter
        self._today = today
        self._known: dict[str, tuple[date | None, str]] = {"": (None, "")}

    def read(self, text: str) -> tuple[date | None, str]:
        """The day and a warning, or ""; None for an empty cell and, with the warning, for what is no day."""
        found = self._known.get(text)
        if found is None:
            found = self._known[text] = self._read(" ".join(text.split()))
        return found

    def latest(self) -> date | None:
        """The newest day in the column that is not in the future."""
        days = (self.read(text)[0] for text in set(self._texts))
        return max((day for day in days if day and not self._is_future(day)), default=None)

    def _read(self, text: str) -> tuple[date | None, str]:
        if not text:
            return None, ""
        day = read_day(text)
        if day is None and NUMBERS.fullmatch(text[:LONGEST]):
            day = read_day(text, self._day_first)
        if day is None and NUMBERS.fullmatch(text[:LONGEST]) and self._day_first is None:
            return (
                None,
                f"Connected on “{text}” could be two days, as this file writes days in both orders. It was left out.",
            )
        if day is None:
            return None, f"Connected on “{text[:LONGEST]}” is not a day Kith can read. Everything else was kept."
        if self._is_future(day):
            return day, f"Connected on “{text[:LONGEST]}” is in the future."
        return day, ""

    def _is_future(self, day: date) -> bool:
        # a day's grace: LinkedIn's days are not the reader's
        return self._today is not None and day > self._today + timedelta(days=1)

    @cached_property
    def _day_first(self) -> bool | None:
        """Whether the column's 1/8/18 is 1 August: the cells that can be read one way only decide.

        Cells of both kinds in one column mean that a spreadsheet turned some of them round: None, nobody can tell.
        """
        orders = {certain_order(" ".join(text.split())) for text in set(self._texts)} - {None}
        if orders:
            return orders.pop() if len(orders) == 1 else None
        return self._delimiter == ";"  # where Excel writes semicolons, the day comes first


def read_day(text: str, day_first: bool | None = None) -> date | None:
    """The day in this text, or None. An order of day and month that is in doubt is settled by `day_first`."""
    text = text[: LONGEST + 1]
    if match := DAY_WORD_YEAR.fullmatch(text):
        return day_of(match[3], month_of(match[2]), match[1], OPENED)
    if match := YEAR_FIRST.fullmatch(text):
        return day_of(match[1], match[3], match[4], OPENED)
    if match := NUMBERS.fullmatch(text):
        order = certain_order(text)
        first = day_first if order is None else order
        if first is None:
            return None
        day, month = (match[1], match[3]) if first else (match[3], match[1])
        return day_of(match[4], month, day, OPENED)
    if match := WORD_DAY_YEAR.fullmatch(text):
        return day_of(match[3], month_of(match[1]), match[2], OPENED)
    if match := SERIAL.fullmatch(text):
        serial = EXCEL_DAY_ZERO + timedelta(days=int(match[1]))
        return serial if serial.year >= OPENED else None
    return None
