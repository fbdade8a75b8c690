"""The messages of a conversation day by day, as the account lives through them."""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import NamedTuple

from crm.domain.moment import Moment, zone
from crm.domain.touches import Direction
from crm.usecases.import_archive.told import thing_key
from importers.linkedin.conversations import Conversation
from importers.linkedin.messages import Message

_BOTH = Direction.MUTUAL.value


class Day(NamedTuple):
    """What was said in one conversation on one local day in one direction."""

    key: str
    conversation: Conversation
    direction: str
    day: date
    messages: list[Message]


def days_of(conversation: Conversation, zoned: bool, when: Moment) -> Iterable[Day]:
    """The days of a conversation, in the order of time. Days that are still to come are no days."""
    here, today = zone(when.zone_name), when.today
    # Before the last days that there are, of which no other zone knows the date.
    soon = when.instant + timedelta(days=2)
    is_group = conversation.kind == "group"
    found: dict[tuple[date, str], list[Message]] = {}
    for direction, messages in (("outgoing", conversation.outgoing), ("incoming", conversation.incoming)):
        for message in messages:
            if message.at > soon:
                continue
            day = message.at.astimezone(here).date() if zoned else message.at.date()
            if day <= today:
                found.setdefault((day, "" if is_group else direction), []).append(message)
    mine = set(map(id, conversation.outgoing)) if is_group else set()
    for (day, direction), said in found.items():
        if is_group:
            ways = {id(message) in mine for message in said}
            way = _BOTH if len(ways) == 2 else ("outgoing" if True in ways else "incoming")
            said.sort(key=lambda message: message.at)
            yield Day(thing_key("group", day.isoformat(), conversation.key), conversation, way, day, said)
        else:
            key = thing_key("message", direction, day.isoformat(), conversation.key)
            yield Day(key, conversation, direction, day, said)
