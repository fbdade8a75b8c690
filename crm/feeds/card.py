"""A person's card, as it leaves Kith: for vCards, spreadsheets and QR codes."""

from collections.abc import Sequence
from datetime import datetime
from typing import NamedTuple


class Labelled(NamedTuple):
    """An email address, phone number or link with the label the account gave it ("work", "LinkedIn", or "")."""

    value: str
    label: str = ""


class Birthday(NamedTuple):
    """A birthday; `year` is None where only the day is known."""

    month: int
    day: int
    year: int | None = None


class Card(NamedTuple):
    """One person. A named tuple, because 30,000 of them are made in one go.

    `uid` is the person's UUID as text, the same for life. `name` is how the person writes it; where it is empty,
    `full_name` finds something to show. `suffix` holds credentials ("PhD"); `rev` is the instant of the last change, in
    UTC. The first email address and the first phone number are the preferred ones.
    """

    uid: str
    rev: datetime
    given: str = ""
    family: str = ""
    name: str = ""
    prefix: str = ""
    suffix: str = ""
    company: str = ""
    title: str = ""
    emails: Sequence[Labelled] = ()
    phones: Sequence[Labelled] = ()
    links: Sequence[Labelled] = ()
    tags: Sequence[str] = ()
    note: str = ""
    place: str = ""
    birthday: Birthday | None = None
