"""The month until today, in numbers."""

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date
from typing import NamedTuple

from crm.usecases.today.passed import Passed


class MonthSoFar(NamedTuple):
    """How many touchpoints there were in all and by day of the month, with how many people, of whom so many wrote."""

    touchpoints: int
    by_day: Mapping[int, int]
    people: int
    answered: int


def month_so_far(passed: Sequence[Passed], today: date) -> MonthSoFar | None:
    """The numbers of the month of `today`; None where nothing passed lately, in this month or before it."""
    if not passed:
        return None
    inside = [one for one in passed if (one.day.year, one.day.month) == (today.year, today.month)]
    days = {one.touchpoint: one.day.day for one in inside}
    answered = {one.person for one in inside if one.direction == "incoming"}
    return MonthSoFar(len(days), Counter(days.values()), len({one.person for one in inside}), len(answered))
