"""The *Connected On* column: every way LinkedIn and spreadsheet programs have written a day."""

import re
import unicodedata
from collections.abc import Iterable
from datetime import date, timedelta
from functools import cached_property

# English, Spanish, German, French, Portuguese, Italian, Dutch; without accents. Excel writes the abbreviations.
MONTHS = {
    word: number
    for number, words in enumerate(
        (
            "jan january ene enero januar janner janv janvier janeiro gen gennaio januari",
            "feb february febrero februar fev fevr fevrier fevereiro febbraio februari",
            "mar march marzo marz mrz mars marco mrt maart",
            "apr april abr abril avr avril aprile",
            "may mayo mai maio mag maggio mei",
            "jun june junio juni juin junho giu giugno",
            "jul july julio juli juil juillet julho lug luglio",
            "aug august ago agosto aout augustus",
            "sep sept september septiembre septembre set setembro settembre",
            "oct october octubre okt oktober octobre out outubro ott ottobre",
            "nov november noviembre novembre novembro",
            "dec december dic diciembre dez dezember decembre dezembro dicembre",
        ),
        1,
    )
    for word in words.split()
}
OPENED = 2003  # LinkedIn has existed since May 2003: no connection is older
LONGEST = 40
EXCEL_DAY_ZERO = date(1899, 12, 30)

TIME = r"(?:[,T\s]\s*\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?\s*(?P<half>[AaPp]\.?\s?[Mm]\.?)?\s*(?:UTC|Z)?)?"
DAY_WORD_YEAR = re.compile(r"(\d{1,2})[\s./-]*(?:de\s)?\s*([^\W\d_]{3,12})[\s.,/-]*(?:de\s)?\s*(\d{4}|\d{2})" + TIME)
WORD_DAY_YEAR = re.compile(r"([^\W\d_]{3,12})[\s.-]+(\d{1,2}),?[\s-]+(\d{4})" + TIME)
YEAR_FIRST = re.compile(r"(\d{4})([-/.])(\d{1,2})\2(\d{1,2})" + TIME)
NUMBERS = re.compile(r"(\d{1,2})([-/.])(\d{1,2})\2(\d{4}|\d{2})" + TIME)
SERIAL = re.compile(r"(\d{5})(?:[.,]\d+)?")


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
        return day_of(match[3], month_of(match[2]), match[1])
    if match := YEAR_FIRST.fullmatch(text):
        return day_of(match[1], match[3], match[4])
    if match := NUMBERS.fullmatch(text):
        order = certain_order(text)
        first = day_first if order is None else order
        if first is None:
            return None
        return day_of(match[4], match[3], match[1]) if first else day_of(match[4], match[1], match[3])
    if match := WORD_DAY_YEAR.fullmatch(text):
        return day_of(match[3], month_of(match[1]), match[2])
    if match := SERIAL.fullmatch(text):
        serial = EXCEL_DAY_ZERO + timedelta(days=int(match[1]))
        return serial if serial.year >= OPENED else None
    return None


def certain_order(text: str) -> bool | None:
    """True where a day made of numbers can only be day first, False where only month first, else None."""
    match = NUMBERS.fullmatch(text[: LONGEST + 1])
    if match is None:
        return None
    if match[2] == "." or int(match[1]) > 12:
        return True
    if int(match[3]) > 12 or match["half"]:  # LinkedIn's own 1/8/18, 6:14 PM is the American order
        return False
    return None


def day_of(year: str, month: int | str, day: str, earliest: int = OPENED) -> date | None:
    """The day of these figures, a year of two digits in this century; None for none, or one before `earliest`."""
    whole = int(year) + (2000 if len(year) == 2 else 0)
    try:
        return date(whole, int(month), int(day)) if whole >= earliest else None
    except ValueError:
        return None


def month_of(word: str) -> int:
    """The number of the month with this name in any of the languages, accents or not; 0 for another word."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", word.casefold()) if not unicodedata.combining(c))
    return MONTHS.get(plain, 0)
