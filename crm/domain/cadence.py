"""Cadences and check-ins (Rule 8): how often to keep in touch, and when next."""

import calendar
import re
from dataclasses import dataclass
from datetime import date, timedelta

from crm.domain.days import day_words, number_words, on_day

UNITS = ("day", "week", "month", "year")
_LONGEST = {"day": 3650, "week": 520, "month": 120, "year": 10}
_DAYS = {"day": 1.0, "week": 7.0, "month": 30.4375, "year": 365.25}
_WORDS = {
    "daily": "1 day", "weekly": "1 week", "fortnightly": "2 weeks", "biweekly": "2 weeks", "monthly": "1 month",
    "bimonthly": "2 months", "quarterly": "3 months", "half-yearly": "6 months", "halfyearly": "6 months",
    "biannually": "6 months", "twice a year": "6 months", "twice yearly": "6 months", "four times a year": "3 months",
    "three times a year": "4 months", "once a year": "1 year", "once a month": "1 month", "once a week": "1 week",
    "once a quarter": "3 months", "twice a month": "2 weeks", "yearly": "1 year", "annually": "1 year",
    "quarter": "3 months", "half year": "6 months", "half a year": "6 months", "fortnight": "2 weeks",
}  # fmt: skip
_OFF = frozenset(("", "off", "no", "none", "never", "no cadence"))
_UNIT = {
    "d": "day", "day": "day", "w": "week", "wk": "week", "week": "week", "m": "month", "mo": "month", "mth": "month",
    "month": "month", "y": "year", "yr": "year", "year": "year",
}  # fmt: skip
_COUNTED = re.compile(r"(?:(\d{1,4})\s*|([a-z]+)\s+)?([a-z]+?)s?\.?")
_NUMBER_WORDS = {number_words(number): number for number in range(1, 21)}
_NUMBER_WORDS |= {"a": 1, "an": 1, "other": 2, "second": 2, "third": 3}


class CadenceError(ValueError):
    """A text is no cadence; the message is a sentence for the person who typed it."""


@dataclass(frozen=True, order=False)
class Cadence:
    """Keep in touch every `count` units; `unit` is day, week, month or year."""

    count: int
    unit: str

    def __post_init__(self) -> None:
        if self.unit not in UNITS or not 1 <= self.count <= _LONGEST[self.unit]:
            raise CadenceError("A cadence is between a day and ten years, such as “3 months”.")

    def __str__(self) -> str:
        """The text form: "3 months", "1 year"."""
        return f"{self.count} {self.unit}" + ("s" if self.count != 1 else "")

    @property
    def days(self) -> float:
        """The length in days, on average: for comparing cadences, not for dates."""
        return self.count * _DAYS[self.unit]

    @property
    def sentence(self) -> str:
        """As the beginning of a sentence: "Every 3 months", "Every year"."""
        return f"Every {self.unit}" if self.count == 1 else f"Every {self}"

    def after(self, day: date) -> date:
        """The day one cadence later. Months end where they end: 31 January and 3 months is 30 April."""
        try:
            if self.unit in ("day", "week"):
                return day + timedelta(days=self.count * (7 if self.unit == "week" else 1))
            months = day.year * 12 + day.month - 1 + self.count * (12 if self.unit == "year" else 1)
            year, month = divmod(months, 12)
            return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))
        except (OverflowError, ValueError):
            return date.max

    def doubled(self) -> "Cadence":
        """Twice as long, up to ten years: after two notes without an answer (Rule 9), or a job accepted (Rule 4)."""
        return Cadence(min(self.count * 2, _LONGEST[self.unit]), self.unit)


def parse_cadence(text: str) -> Cadence | None:
    """Reads "3 months", "every 2 weeks", "1 year", "quarterly", "twice a year"; None for "off".

    Raises CadenceError for anything else.
    """
    words = " ".join(text.lower().replace("’", "'").split()).strip(" .")
    words = words.removeprefix("every ").removeprefix("each ")
    if words in _OFF:
        return None
    match = _COUNTED.fullmatch(_WORDS.get(words, words))
    unit = _UNIT.get(match.group(3)) if match else None
    if match and unit:
        number = int(match.group(1)) if match.group(1) else _NUMBER_WORDS.get(match.group(2) or "a", 0)
        if 1 <= number <= _LONGEST[unit]:
            return Cadence(number, unit)
    raise CadenceError(f"I cannot read “{text.strip()}” as a cadence. Try “3 months”.")


def next_check_in(cadence: Cadence, set_on: date, last_touch: date | None, round_from: date | None = None) -> date:
    """The day of the next check-in (Rule 8).

    `set_on` is the day the cadence was set, `last_touch` that of the last real touchpoint in either direction.
    `round_from` begins a round by itself: the day a check-in was skipped, or of an outcome (Rule 4); the round then
    counts from it or from the last touchpoint, whichever is later. Where there is no touchpoint, or the day it gives
    was already past when the cadence was set, the round counts from the day it was set.
    """
    counted_from = max((day for day in (round_from, last_touch) if day is not None), default=None)
    if counted_from is not None and (due := cadence.after(counted_from)) >= set_on:
        return due
    return cadence.after(set_on)


_LAST = {
    "email": "email", "linkedin": "message", "call": "call", "video": "video call", "meeting": "meeting",
    "coffee": "coffee", "thank-you": "thank-you note", "second-note": "second note",
    "feedback-request": "request for feedback", "congratulation": "congratulation",
}  # fmt: skip


def check_in_reason(
    cadence: Cadence,
    today: date,
    last_touch: date | None = None,
    kind: str = "other",
    direction: str = "outgoing",
    name: str = "",
    remark: str = "",
) -> str:
    """Why to check in, in one or two sentences: "Every 3 months. Last coffee was on 19 August."

    `kind` and `direction` are those of the last touchpoint; with a `name` an incoming one reads "Ada wrote on Friday."
    `remark` is what was said then, and follows a semicolon.
    """
    if last_touch is None:
        return f"{cadence.sentence}. Nothing logged so far."
    when = on_day(last_touch, today)
    if direction == "incoming" and name:
        said = f"{name} wrote {when}"
    else:
        said = f"Last {_LAST.get(kind, 'contact')} was {when}"
    remark = remark.strip().rstrip(".!")
    return f"{cadence.sentence}. {said}; {remark}." if remark else f"{cadence.sentence}. {said}."


def snooze_refusal(until: date, today: date, not_before: date | None = None, last_day: date | None = None) -> str:
    """Why a reminder cannot be moved to a day, as a sentence that names the day; empty where it can (Rule 8).

    It moves to a later day than today, not before the earliest decent day, and never past its last day.
    """
    if until <= today:
        return "That day is not ahead. Choose one from tomorrow on."
    if last_day is not None and until > last_day:
        return f"After {day_words(last_day, today)} it is no longer worth sending. Choose a day up to then."
    if not_before is not None and until < not_before:
        return f"That is too early: {day_words(not_before, today)} is the first decent day."
    return ""
