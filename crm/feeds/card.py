"""A person's card, as it leaves Kith: for vCards, spreadsheets and QR codes."""

from collections.abc import Sequence
from datetime import date, datetime
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

    `note` is everything in one text, as a phone shows it: how they met, then each of `notes`. `goes_by` is how somebody
    is called, `other_names` are (given, family) by which they are also known, `former` a surname given up. `photo` is a
    JPEG in base64, `kept` the content lines of an imported card that Kith does not know (see `domain.kept_lines`).
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
    met_on: date | None = None
    met_how: str = ""
    notes: Sequence[str] = ()
    goes_by: str = ""
    other_names: Sequence[tuple[str, str]] = ()
    former: str = ""
    photo: str = ""
    kept: str = ""
