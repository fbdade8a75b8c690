"""How contact spreads over the weeks, and what that says."""

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from crm.domain.days import number_words

#: Fewer weeks than these say nothing about a habit.
ENOUGH_WEEKS = 8
_YEAR = 52
_SILENT = 6
#: Fewer than these in a week are no burst.
_BURST = 3
#: The weeks of July and August.
_SUMMER = range(27, 36)


class Week(NamedTuple):
    """A week by its Monday, and how often the account wrote to somebody or met somebody in it."""

    monday: date
    touches: int


class YearOfWeeks(NamedTuple):
    """The weeks of a year as ISO 8601 counts them, from its first on; of the year that is not over, up to this week."""

    year: int
    weeks: tuple[Week, ...]


def first_monday(today: date, years: int = 3) -> date:
    """The Monday with which the first of so many years begins, the last of which is this one."""
    return date.fromisocalendar(today.isocalendar().year - years + 1, 1, 1)


def by_week(touches: Mapping[date, int], today: date, years: int = 3) -> list[YearOfWeeks]:
    """The touchpoints of each day, week by week, up to today; years before the first touchpoint are left out."""
    weeks: Counter[date] = Counter()
    for day, number in touches.items():
        weeks[day - timedelta(days=day.weekday())] += number
    this_year = today.isocalendar().year
    oldest = min((monday.isocalendar().year for monday, number in weeks.items() if number), default=this_year)
    found = []
    for year in range(max(oldest, this_year - years + 1), this_year + 1):
        monday, end = date.fromisocalendar(year, 1, 1), date.fromisocalendar(year + 1, 1, 1)
        mondays = [monday + timedelta(weeks=number) for number in range((end - monday).days // 7)]
        found.append(YearOfWeeks(year, tuple(Week(one, weeks[one]) for one in mondays if one <= today)))
    return found


def rhythm_finding(years: Sequence[YearOfWeeks]) -> str:
    """What the last 52 weeks say; the week that is not over is no silent one."""
    *past, now = [week.touches for year in years for week in year.weeks]
    first = next((number for number, touches in enumerate(past) if touches), len(past))
    weeks = past[max(first, len(past) - _YEAR) :]
    if len(past) - first < ENOUGH_WEEKS:
        return "You have just begun to keep in touch"
    if not any(weeks):
        return "You are back after a year of silence" if now else "You have been silent for a year"
    silent_for = next((number for number, touches in enumerate(reversed(weeks)) if touches), len(weeks))
    if not now and silent_for >= _SILENT:
        return f"You have been silent for {number_words(silent_for)} weeks"
    active = sum(1 for touches in weeks if touches)
    bursts = [touches for touches in sorted(weeks, reverse=True)[: len(weeks) // 5] if touches >= _BURST]
    if sum(bursts) * 2 >= sum(weeks) and (len(weeks) - active) * 5 >= len(weeks):
        return "You write in bursts, then go silent"
    if active == len(weeks):
        return "You write every week"
    if active * 5 >= len(weeks) * 4:
        return "You write nearly every week"
    return f"You wrote in {number_words(active)} of the last {number_words(len(weeks))} weeks"


def quiet_summers(years: Sequence[YearOfWeeks]) -> int:
    """How many of the latest summers on end were quiet: less than half as much a week as in the rest of their year."""
    found = 0
    for year in reversed(years):
        numbered = list(enumerate((week.touches for week in year.weeks), 1))
        if len(numbered) < _SUMMER.stop:
            continue  # this summer is not over
        summer = [touches for number, touches in numbered if number in _SUMMER]
        rest = [touches for number, touches in numbered if number not in _SUMMER]
        if sum(summer) * len(rest) * 2 >= sum(rest) * len(summer):
            break
        found += 1
    return found
