"""Days of conversations that an earlier file told of: what a later one adds to them, and what it leaves alone."""

from collections.abc import Callable, Iterable
from datetime import date
from typing import NamedTuple

from crm.models import Account
from crm.models.database import rows
from crm.models.fields import date_of
from crm.usecases.import_archive.message_days import Day
from crm.usecases.import_archive.message_memory import SPAN, stamp
from crm.usecases.import_archive.message_words import LINES, joined
from crm.usecases.import_archive.planned import Extended, Joined, Things
from crm.usecases.import_archive.told import Thing
from importers.linkedin.messages import Message


class Again(NamedTuple):
    """A day that was told of: as what, which of its messages are new, and who of those who are known were in it."""

    day: Day
    thing: Thing
    messages: list[Message]
    people: tuple[int, ...]

    @property
    def is_group(self) -> bool:
        """Whether several took part."""
        return self.day.conversation.kind == "group"


class _Standing(NamedTuple):
    """A touchpoint as it stands. `edited`: since it was imported, by hand."""

    text: str
    day: date | None
    direction: str
    edited: bool


def plan_again(account: Account, things: Things, days: Iterable[Again], line: Callable[[Message], str]) -> None:
    """Add what these days gain to what would be written: messages, and members of a group who are known by now.

    What the account deleted stays away. Of what it edited, a text that is as it was imported gains its messages; what
    was written by hand is left alone, and counted.
    """
    days = [one for one in days if one.thing.touchpoint and (one.messages or one.is_group)]
    standing = _standing(account, [one.thing.touchpoint or 0 for one in days])
    members = _members(account, [one.thing.touchpoint or 0 for one in days if one.is_group])
    for one in days:
        number = one.thing.touchpoint or 0
        stands = standing[number]
        if one.messages and (not stands.edited or _is_as_told(stands, one)):
            things.extended.append(_extended(one, stands.text, line))
        elif one.messages:
            things.left_alone.append(len(one.messages))
        new = tuple(person for person in one.people if person not in members.get(number, one.people))
        if new and not stands.edited:
            things.joined.append(Joined(number, new))


def _standing(account: Account, touchpoints: list[int]) -> dict[int, _Standing]:
    if not touchpoints:
        return {}
    these = ", ".join(map(str, touchpoints))
    found = rows(
        "SELECT id, text, happened_on, direction, CASE WHEN updated_at = created_at THEN 0 ELSE 1 END "
        f"FROM touchpoint WHERE account_id = ? AND id IN ({these})",
        (account.id,),
    )
    return {
        number: _Standing(text, date_of(day), direction, bool(edited)) for number, text, day, direction, edited in found
    }


def _members(account: Account, touchpoints: list[int]) -> dict[int, set[int]]:
    if not touchpoints:
        return {}
    these = ", ".join(map(str, touchpoints))
    found: dict[int, set[int]] = {}
    sql = f"SELECT touchpoint_id, person_id FROM touchpoint_person WHERE account_id = ? AND touchpoint_id IN ({these})"
    for touchpoint, person in rows(sql, (account.id,)):
        found.setdefault(touchpoint, set()).add(person)
    return found


def _is_as_told(stands: _Standing, one: Again) -> bool:
    """Whether the text is what an import made of the messages, however much of them it kept; and the day its own."""
    if not stands.text or stands.day != one.day.day or not (one.is_group or stands.direction == one.day.direction):
        return False
    new = set(map(id, one.messages))
    before = [message for message in one.day.messages if id(message) not in new]
    return any(stands.text == joined(map(line, before)) for line in LINES.values())


def _extended(one: Again, text: str, line: Callable[[Message], str]) -> Extended:
    thing, messages = one.thing, one.messages
    first, _, last = thing.told.partition(SPAN)
    stamps = [stamp(message.at) for message in messages]
    earlier = [line(each) for each, stamp in zip(messages, stamps, strict=True) if stamp < first]
    later = [line(each) for each, stamp in zip(messages, stamps, strict=True) if stamp >= first]
    span = f"{min(first, stamps[0])}{SPAN}{max(last, stamps[-1])}"
    return Extended(
        thing.id, thing.touchpoint or 0, (text, joined([*earlier, text, *later])), (thing.told, span), len(messages)
    )
