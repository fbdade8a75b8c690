"""The grammar of dates in words: one rule a way to say a day, each a pattern and what it means."""

import calendar
import re
from collections.abc import Callable
from datetime import date, timedelta
from typing import NamedTuple

from crm.domain.days import MONTHS, WEEKDAYS, number_words

_NUMBERS = {number_words(number): number for number in range(1, 21)}
_NUMBERS |= {"a": 1, "an": 1, "a couple of": 2, "a few": 3}
_FIXED = {
    "day before yesterday": -2, "last night": -1, "yesterday": -1, "tomorrow": 1, "tmrw": 1, "day after tomorrow": 2,
}  # fmt: skip
_NAMES = {
    "MONTH": "|".join([*(month.lower() for month in MONTHS), *(month[:3].lower() for month in MONTHS), "sept"]),
    "WEEKDAY": "|".join(
        [*(day.lower() for day in WEEKDAYS), "thurs", "tues", "thur", *(day[:3].lower() for day in WEEKDAYS)]
    ),
    "COUNT": "|".join([r"(?<![\d.,])\d{1,4}", *sorted(_NUMBERS, key=len, reverse=True)]),
    "UNIT": "day|week|fortnight|month|year",
    "YEAR": r"(?:,?\s+(?P<year>\d{4})\b)?",
    "PART": r"(?:\s+(?:morning|afternoon|evening|night|lunch))?",
}


class Around(NamedTuple):
    """The day from which words count, and whether they lean back or ahead where they leave it open."""

    today: date
    back: bool

    def days(self, count: int) -> date:
        """So many days on."""
        return self.today + timedelta(days=count)

    def shifted(self, count: int, unit: str) -> date:
        """So many units on; a month that is too short ends where it ends."""
        if unit in ("day", "week", "fortnight"):
            return self.days(count * {"day": 1, "week": 7, "fortnight": 14}[unit])
        months = self.today.year * 12 + self.today.month - 1 + count * (12 if unit == "year" else 1)
        year, month = months // 12, months % 12 + 1
        return date(year, month, min(self.today.day, calendar.monthrange(year, month)[1]))

    def nearest(self, day: int, month: int, year: str | None) -> date | None:
        """That day of that year; without a year, of the nearest one on the side to which the words lean."""
        if year:
            return date(int(year) + (2000 if len(year) == 2 else 0), month, day)
        for distance in range(9):
            found = _real(self.today.year + (-distance if self.back else distance), month, day)
            if found and (found <= self.today if self.back else found >= self.today):
                return found
        return None

    def first_working_day_of_next_year(self) -> date:
        """The first weekday after 1 January: nobody is back before."""
        new_year = date(self.today.year + (self.today.month > 1 or self.today.day > 1), 1, 1)
        return next(day for day in (new_year + timedelta(days=ahead) for ahead in range(1, 4)) if day.weekday() < 5)


Meaning = Callable[[Around, "re.Match[str]"], date | None]


class Rule(NamedTuple):
    """A way to say a day, and what it means: None, or a ValueError, where there is no such day."""

    pattern: re.Pattern[str]
    meaning: Meaning


RULES: list[Rule] = []


def _says(pattern: str) -> Callable[[Meaning], Meaning]:
    def add(meaning: Meaning) -> Meaning:
        text = pattern
        for name, words in _NAMES.items():
            text = text.replace(name, words if name in ("YEAR", "PART") else f"(?:{words})")
        RULES.append(Rule(re.compile(rf"(?<!\w)(?:{text})(?!\w)", re.IGNORECASE), meaning))
        return meaning

    return add


@_says(r"(?P<year>\d{4})[-/](?P<month>\d{1,2})[-/](?P<day>\d{1,2})")
def _iso(around: Around, match: re.Match[str]) -> date | None:
    return date(int(match["year"]), int(match["month"]), int(match["day"]))


@_says(
    r"(?:on\s+)?(?:(?:WEEKDAY)\.?,?\s+)?(?:the\s+)?(?P<day>\d{1,2})(?:st|nd|rd|th|\.)?\s+(?:of\s+)?(?P<month>MONTH)\.?YEAR"
)
@_says(
    r"(?:on\s+)?(?:(?:WEEKDAY)\.?,?\s+)?(?P<month>MONTH)\.?\s+(?:the\s+)?(?P<day>\d{1,2})(?:st|nd|rd|th)?(?![:.]\d)YEAR"
)
def _day_and_month(around: Around, match: re.Match[str]) -> date | None:
    return around.nearest(int(match["day"]), _month_number(match["month"]), match["year"])


@_says(r"(?:on\s+)?(?:the\s+)?(?P<day>\d{1,2})\.\s?(?P<month>\d{1,2})\.(?:\s?(?P<year>\d{4}|\d{2}))?")
def _dotted(around: Around, match: re.Match[str]) -> date | None:
    return around.nearest(int(match["day"]), int(match["month"]), match["year"])


@_says(r"(?:on\s+)?the\s+(?P<day>\d{1,2})(?:st|nd|rd|th)")
def _day_of_month(around: Around, match: re.Match[str]) -> date | None:
    for distance in range(3):
        months = around.today.year * 12 + around.today.month - 1 + (-distance if around.back else distance)
        found = _real(months // 12, months % 12 + 1, int(match["day"]))
        if found and (found <= around.today if around.back else found > around.today):
            return found
    return None


@_says(
    r"(?:the\s+)?(?P<word>day before yesterday|day after tomorrow)|(?P<other>yesterday|tomorrow|tmrw|today)PART"
    r"|(?P<third>last night|tonight|this (?:morning|afternoon|evening)|just now)"
)
def _relative_day(around: Around, match: re.Match[str]) -> date | None:
    word = match["word"] or match["other"] or match["third"]
    return around.days(_FIXED.get(" ".join(word.lower().split()), 0))


@_says(r"(?P<count>COUNT)\s+(?P<unit>UNIT)s?\s+ago")
def _ago(around: Around, match: re.Match[str]) -> date | None:
    return around.shifted(-_count(match["count"]), match["unit"].lower())


@_says(r"(?:in|within)\s+(?P<count>COUNT)\s+(?P<unit>UNIT)s?[’']?(?:\s+time)?")
@_says(r"(?P<count>COUNT)\s+(?P<unit>UNIT)s?\s+(?:from now|from today|hence)")
def _hence(around: Around, match: re.Match[str]) -> date | None:
    return around.shifted(_count(match["count"]), match["unit"].lower())


@_says(r"(?P<week>last|next)\s+week(?:\s+on|,)?\s+(?P<weekday>WEEKDAY)PART")
@_says(r"(?:on\s+)?(?P<weekday>WEEKDAY)PART,?\s+(?:of\s+)?(?P<week>last|next)\s+week")
def _weekday_of_week(around: Around, match: re.Match[str]) -> date | None:
    monday = -around.today.weekday()
    return around.days(monday + _weekday_number(match["weekday"]) + (7 if match["week"].lower() == "next" else -7))


@_says(r"(?P<intro>on\s+)?(?:(?P<which>last|past|this past|this coming|this|next|coming)\s+)?(?P<weekday>WEEKDAY)PART")
def _weekday(around: Around, match: re.Match[str]) -> date | None:
    """ "Last" is the nearest before today, a bare name the nearest on the side it leans, "next" that of next week."""
    wanted, which = _weekday_number(match["weekday"]), " ".join((match["which"] or "").lower().split())
    since = (around.today.weekday() - wanted) % 7
    if which in ("last", "past", "this past"):
        return around.days(-(since or 7))
    if which == "next":
        return around.days(7 - around.today.weekday() + wanted)
    if around.back and which == "":
        return around.days(-since)
    if which == "this" and around.back:
        return around.days(wanted - around.today.weekday())
    return around.days((wanted - around.today.weekday()) % 7 or 7)


@_says(r"(?P<which>last|next)\s+(?P<unit>week|fortnight|month|year)")
def _last_or_next(around: Around, match: re.Match[str]) -> date | None:
    """A week ago, a month ago; ahead, the day on which the next one begins."""
    unit = match["unit"].lower()
    if match["which"].lower() == "last":
        return around.shifted(-1, unit)
    if unit == "year":
        return around.first_working_day_of_next_year()
    if unit == "month":
        return date(around.today.year + around.today.month // 12, around.today.month % 12 + 1, 1)
    return around.days((14 if unit == "fortnight" else 7) - around.today.weekday())


@_says(r"(?:(?:on|at|over)\s+)?(?:the\s+)?(?:(?P<which>last|past|this|next)\s+)?weekend")
def _weekend(around: Around, match: re.Match[str]) -> date | None:
    saturday, which = 5 - around.today.weekday(), (match["which"] or "").lower()
    if which in ("last", "past"):
        return around.days(saturday - 7)
    if around.back:
        return around.days(saturday if saturday <= 0 else saturday - 7)
    return around.days(saturday + (7 if which == "next" or saturday <= 0 else 0))


@_says(r"(?:(?:at|by|before)\s+)?(?:the\s+)?end of (?:the\s+)?(?:(?P<which>this|next)\s+)?(?P<unit>week|month|year)")
def _end_of(around: Around, match: re.Match[str]) -> date | None:
    if around.back:
        return None
    following = (match["which"] or "").lower() == "next"
    if match["unit"].lower() == "week":
        return around.days(11 - around.today.weekday() if following else (4 - around.today.weekday()) % 7)
    if match["unit"].lower() == "year":
        return date(around.today.year + following, 12, 31)
    year, month = divmod(around.today.year * 12 + around.today.month - 1 + following, 12)
    return date(year, month + 1, calendar.monthrange(year, month + 1)[1])


@_says(
    r"(?:after|past)\s+(?:the\s+)?(?:holidays?|christmas|xmas|new year(?:[’']s)?(?:\s+(?:day|eve))?|turn of the year)"
    r"|(?:early\s+)?in\s+the\s+new\s+year"
)
def _after_the_holidays(around: Around, match: re.Match[str]) -> date | None:
    return None if around.back else around.first_working_day_of_next_year()


@_says(r"(?:early\s+)?in\s+(?P<month>MONTH)(?!\.?\s*\d)")
def _month(around: Around, match: re.Match[str]) -> date | None:
    """Ahead, the month's first day. Back it would invent a day, so it says nothing."""
    return None if around.back else around.nearest(1, _month_number(match["month"]), None)


def _real(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _count(words: str) -> int:
    return int(words) if words.isdigit() else _NUMBERS[" ".join(words.lower().split())]


def _month_number(word: str) -> int:
    return [month[:3].lower() for month in MONTHS].index(word[:3].lower()) + 1


def _weekday_number(word: str) -> int:
    return [day[:3].lower() for day in WEEKDAYS].index(word[:3].lower())
