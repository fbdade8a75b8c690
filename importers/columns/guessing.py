"""What a column becomes, from its heading and from what stands in it."""

import re
from collections.abc import Callable, Sequence
from typing import NamedTuple

from importers.columns import words
from importers.columns.mapping import (
    EMAIL_HOME,
    EMAIL_WORK,
    FAMILY,
    GIVEN,
    LEAVE_OUT,
    LINK,
    MET_DAY_FIRST,
    MET_MONTH_FIRST,
    MET_YEAR_FIRST,
    NAME,
    NOTE,
    PHONE,
    TAG,
)
from importers.days import Votes
from importers.linkedin.people import is_email

ADDRESS = re.compile(r"(?:https?://|www\.)\S+|(?:[a-z0-9-]+\.)*linkedin\.com/\S+", re.IGNORECASE)
NUMBER = re.compile(r"[+(]?\d[\d\s().\-/]{5,25}(?:(?:ext\.?|x)\s?\d+)?")
NAMELIKE = re.compile(r"[^\W\d_][^\d@/:;<>]*[\s,]+[^\W\d_][^\d@/:;<>]*")
MANY = frozenset((EMAIL_WORK, EMAIL_HOME, PHONE, LINK, NOTE, TAG, LEAVE_OUT))
MET = {"day": MET_DAY_FIRST, "month": MET_MONTH_FIRST, "year": MET_YEAR_FIRST}
MOST, SOME = 0.6, 0.3
LONGEST_NAME = 60


class Contents(NamedTuple):
    """What stands in a column: some of its filled cells, and what they say as days."""

    heading: str
    cells: Sequence[str]
    votes: Votes


def guess(columns: Sequence[Contents], semicolons: bool = False) -> tuple[str, ...]:
    """What each of these columns becomes."""
    found = [_guess_one(column, semicolons) for column in columns]
    if FAMILY not in found and GIVEN in found and NAME in found:
        found[found.index(NAME)] = FAMILY  # "Name, Vorname" and "Nom, Prénom"
    if GIVEN in found and FAMILY in found:
        found = [LEAVE_OUT if one == NAME else one for one in found]
    if not {NAME, GIVEN, FAMILY} & set(found):
        for place, column in enumerate(columns):
            if found[place] == LEAVE_OUT and not words.meaning(column.heading) and _share(column, _is_name) >= MOST:
                found[place] = NAME
                break
    taken: set[str] = set()
    for place, one in enumerate(found):
        kind = "met" if one in MET.values() else one
        if kind in taken and one not in MANY:
            found[place] = LEAVE_OUT
        taken.add(kind)
    return tuple(found)


def _guess_one(column: Contents, semicolons: bool) -> str:
    said = words.meaning(column.heading)
    days = column.votes.days / max(column.votes.days + column.votes.other, 1)
    if said == words.MET:
        return MET[column.votes.order(semicolons)] if days > MOST else LEAVE_OUT
    looks = (
        EMAIL_WORK
        if _share(column, is_email) >= MOST
        else LINK
        if _share(column, _is_address) >= MOST
        else PHONE
        if _share(column, _is_number) >= MOST and days < SOME
        else ""
    )
    if not said:
        return looks if looks != PHONE or _share(column, _is_surely_a_number) >= MOST else LEAVE_OUT
    if looks and said not in (EMAIL_WORK, EMAIL_HOME, LINK, PHONE):
        return looks if looks != PHONE else said
    if said in (EMAIL_WORK, EMAIL_HOME) and looks in (LINK, PHONE):
        return looks
    if said == LINK and column.cells and _share(column, lambda cell: "." in cell) < SOME:
        return LEAVE_OUT
    return said


def _share(column: Contents, test: Callable[[str], bool]) -> float:
    """How many of the cells pass a test, from 0 to 1."""
    return sum(map(test, column.cells)) / len(column.cells) if column.cells else 0.0


def _is_address(cell: str) -> bool:
    return ADDRESS.fullmatch(cell) is not None


def _is_number(cell: str) -> bool:
    return NUMBER.fullmatch(cell) is not None


def _is_surely_a_number(cell: str) -> bool:
    """Whether it is written as only telephone numbers are; an order number has neither plus nor spaces."""
    return _is_number(cell) and (cell[0] in "+(0" or " " in cell or "-" in cell)


def _is_name(cell: str) -> bool:
    return len(cell) <= LONGEST_NAME and NAMELIKE.fullmatch(cell) is not None
