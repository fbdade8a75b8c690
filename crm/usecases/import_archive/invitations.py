"""Invitations: they tell how somebody was met, and those with words in them are touchpoints."""

from collections.abc import Iterable
from datetime import date

from crm.domain.moment import Moment
from crm.domain.touches import TouchKind
from crm.models import Account
from crm.models.database import rows
from crm.usecases.import_archive.acquaintances import Acquaintances, key_of_stranger
from crm.usecases.import_archive.planned import Met, Passed, Things
from crm.usecases.import_archive.told import Thing, thing_key
from crm.usecases.log_touchpoint import LONGEST_TEXT
from importers.linkedin.invitations import Invitation

#: Of the words that came with an invitation, so many say how somebody was met; the touchpoint has them all.
_WORDS = 200
# People of whom it is written down how they were met, by hand or by an earlier file, or was and was taken away by hand.
_MET = """
    SELECT id FROM person
    WHERE account_id = ? AND (met_on IS NOT NULL OR met_how <> '' OR ' ' || by_hand || ' ' LIKE ?)
"""


def plan_invitations(
    account: Account,
    things: Things,
    invitations: Iterable[Invitation],
    people: Acquaintances,
    told: dict[str, Thing],
    said: Iterable[tuple[int, str, str]],
    when: Moment,
) -> None:
    """Add the invitations to what would be written. Words that are among the messages (`said`) are told there."""
    met = _met(account)
    among_messages = {(person, direction, _like(text)) for person, direction, text in said}
    planned: set[str] = set()
    for one in sorted(invitations, key=lambda one: (one.at is None, one.at)):
        person = people.find(one.other.name, one.other.url)
        if person is None:
            things.unknown.add(key_of_stranger(one.other.name, one.other.url))
            continue
        day = one.at.date() if one.at else None
        if people.is_deleted(person) or day is None or day > when.today:
            continue
        if person not in met:
            met.add(person)
            things.met.append(Met(person, day, _how(one)))
        key = thing_key("invitation", one.direction, day.isoformat(), one.other.url or one.other.name)
        if one.text and key not in told and key not in planned:
            planned.add(key)
            if (person, one.direction, _like(one.text)) not in among_messages:
                things.touchpoints.append(_passed(key, person, one, day))


def _met(account: Account) -> set[int]:
    return {person for (person,) in rows(_MET, (account.id, "% met_%"))}


def _how(one: Invitation) -> str:
    asked = "You asked to connect on LinkedIn." if one.direction == "outgoing" else "Asked you to connect on LinkedIn."
    words = " ".join(one.text.split())
    if len(words) > _WORDS:
        words = words[:_WORDS].rsplit(" ", 1)[0].rstrip(" ,;:.") + "…"
    return f"{asked} “{words}”" if words else asked


def _passed(key: str, person: int, one: Invitation, day: date) -> Passed:
    text = one.text[:LONGEST_TEXT]
    return Passed(key, (person,), TouchKind.LINKEDIN.value, one.direction, day, text, "linkedin-invitation")


def _like(text: str) -> str:
    """What is equal for the same words in two files."""
    return " ".join(text.split()).casefold()[:120]
