"""Pairs of people with what a page or a terminal says of each: who stays comes first."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import NamedTuple

from crm.domain.duplicates import Duplicate
from crm.domain.resemblance import How
from crm.models import Account
from crm.models.database import rows
from crm.models.fields import date_of

# Below what either engine takes as parameters of one statement.
_AT_ONCE = 500
_PEOPLE = """
    SELECT p.id, p.name, p.given, p.family, p.source, p.archived_at, p.met_on, p.connected_on,
        (SELECT COUNT(*) FROM touchpoint_person x WHERE x.person_id = p.id),
        (SELECT COUNT(*) FROM sighting x WHERE x.person_id = p.id AND x.source LIKE 'linkedin%')
    FROM person p WHERE p.account_id = ? AND p.id IN ({})
"""


class Known(NamedTuple):
    """One of a pair."""

    id: int
    name: str
    given: str
    family: str
    source: str
    archived: bool
    since: date | None
    touches: int
    on_linkedin: bool


class Pair(NamedTuple):
    """Two who may be one: `first` is who would stay, the one with the longer history."""

    first: Known
    second: Known
    how: How
    because: str


def shown(account: Account, pairs: Sequence[Duplicate]) -> list[Pair]:
    """The pairs in their order, in a statement for every few hundred people."""
    people = known(account, (number for pair in pairs for number in (pair.one, pair.other)))
    found = []
    for pair in pairs:
        if pair.one in people and pair.other in people:
            first, second = longer_history(people[pair.one], people[pair.other])
            found.append(Pair(first, second, pair.how, pair.because))
    return found


def known(account: Account, person_ids: Iterable[int]) -> dict[int, Known]:
    """What is said of people, by id."""
    wanted = sorted(set(person_ids))
    found: dict[int, Known] = {}
    for start in range(0, len(wanted), _AT_ONCE):
        these = wanted[start : start + _AT_ONCE]
        for number, name, given, family, source, archived, met, connected, touches, profiles in rows(
            _PEOPLE.format(", ".join("?" * len(these))), (account.id, *these)
        ):
            found[number] = Known(
                number, name, given, family, source, archived is not None, date_of(met) or date_of(connected),
                touches, profiles > 0,
            )  # fmt: skip
    return found


def longer_history(one: Known, other: Known) -> tuple[Known, Known]:
    """Both, the one first with whom more happened; else who is on LinkedIn, else who was here before."""

    def weight(person: Known) -> tuple[bool, int, bool, int]:
        return not person.archived, person.touches, person.on_linkedin, -person.id

    return (one, other) if weight(one) >= weight(other) else (other, one)
