"""When the people of an account came: by year, and what that says."""

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date
from typing import NamedTuple


class Arrival(NamedTuple):
    """How many people came on a day, and how many of these interviewed the account, then or ever."""

    day: date
    people: int
    interviewed: int


class Year(NamedTuple):
    """The people who came in a year; with `earlier`, in that year or any before it."""

    year: int
    people: int
    interviewed: int
    earlier: bool = False


def by_year(arrivals: Iterable[Arrival], today: date, most: int = 14) -> list[Year]:
    """Every year from the first one to this one, also those in which nobody came; at most so many.

    Where there are more, the first takes in all that came before. A day still to come counts as this year.
    """
    people: Counter[int] = Counter()
    interviewed: Counter[int] = Counter()
    for one in arrivals:
        year = min(one.day.year, today.year)
        people[year] += one.people
        interviewed[year] += one.interviewed
    if not people:
        return []
    oldest = min(people)
    first = max(oldest, today.year - most + 1)
    for year in range(oldest, first):
        people[first] += people[year]
        interviewed[first] += interviewed[year]
    return [
        Year(year, people[year], interviewed[year], earlier=year == first and oldest < first)
        for year in range(first, today.year + 1)
    ]


def growth_finding(arrivals: Sequence[Arrival], began: date | None, today: date) -> str:
    """What the years say. `began`: the first day on which the account looked for work, by interview or application."""
    whole = sum(one.people for one in arrivals)
    if began:
        before = sum(one.people for one in arrivals if one.day < began)
        if before * 2 > whole:
            return "Most of your network came before you needed it"
        if before * 2 < whole:
            return "Most of your network came once you began to look"
    years: Counter[int] = Counter()
    for one in arrivals:
        years[min(one.day.year, today.year)] += one.people
    best = max(years, key=lambda year: (years[year], year))
    if years[best] == whole:
        return f"Everybody here came in {best}"
    return f"Most of your network came in {best}" if years[best] * 2 > whole else f"Your network grew most in {best}"
