"""The pairs among the account's people who may be one person."""

from typing import NamedTuple

from crm.domain.duplicates import Duplicate, find_duplicates, without_implied
from crm.models import Account
from crm.models.kept import kept
from crm.usecases.duplicates.people import everybody, two_people_said


class Found(NamedTuple):
    """Every pair, the most certain first; and those worth asking about, of which none follows from others."""

    pairs: list[Duplicate]
    questions: list[Duplicate]
    people: int
    #: How many pairs the account said are two people.
    two_people: int


def duplicates(account: Account) -> Found:
    """Who may be one; worked out when it is first asked for after a change, and kept until the next."""
    return kept(account, ("duplicates",), lambda: _find(account))


def _find(account: Account) -> Found:
    people, numbers = everybody(account)
    said = two_people_said(account, people)
    pairs = find_duplicates(people, said.pairs, numbers)
    return Found(pairs, without_implied(pairs), len(people), said.number)
