"""Messages as touchpoints: one for each conversation, local day and direction; of a group, one a day."""

from collections.abc import Callable, Iterable
from datetime import date, datetime, timedelta
from typing import NamedTuple

from crm.domain.moment import Moment, zone
from crm.domain.touches import Direction, TouchKind
from crm.models import Account
from crm.models.database import rows
from crm.models.fields import date_of
from crm.usecases.import_archive.acquaintances import Acquaintances, key_of_stranger
from crm.usecases.import_archive.planned import Extended, Passed, Things
from crm.usecases.import_archive.told import Thing, thing_key
from crm.usecases.log_touchpoint import LONGEST_TEXT
from importers.linkedin.conversations import Conversation, Conversations
from importers.linkedin.messages import Message

#: The longest line that stands for a message where its first line is kept.
LINE = 160
_BOTH = Direction.MUTUAL.value
_SPAN = "/"


class _Day(NamedTuple):
    """What was said in one conversation on one local day in one direction."""

    key: str
    conversation: Conversation
    direction: str
    day: date
    messages: list[Message]


def plan_messages(
    account: Account,
    things: Things,
    read: Conversations,
    people: Acquaintances,
    told: dict[str, Thing],
    words: str,
    when: Moment,
) -> list[tuple[int, str, str]]:
    """Add the messages to what would be written. Answers with the person, direction and text of each that the account
    has, by which an invitation's words are not told twice."""
    days: list[_Day] = []
    before = _Before(account, told)
    with_whom: dict[str, tuple[int, ...]] = {}
    said: list[tuple[int, str, str]] = []
    for conversation in read.items:
        if conversation.kind == "unclear":
            things.unclear += 1
        if conversation.spam or conversation.kind not in ("person", "group"):
            continue
        found = [people.find(party.name, party.url) for party in conversation.others]
        if conversation.kind == "person" and found == [None]:
            # Somebody whose profile has moved since: LinkedIn's conversation is with whom it was.
            found = [before.person_in(conversation.key)]
        known = tuple(people.known(found))
        if not known:
            unknown = [party for party, person in zip(conversation.others, found, strict=True) if person is None]
            things.unknown.update(key_of_stranger(party.name, party.url) for party in unknown)
            things.aside += (len(conversation.outgoing) + len(conversation.incoming)) if unknown else 0
            continue
        with_whom[conversation.key] = known
        if len(known) == 1 and conversation.kind == "person":
            both = (("outgoing", conversation.outgoing), ("incoming", conversation.incoming))
            said += [(known[0], way, one.text) for way, messages in both for one in messages if one.text]
        days += _days(conversation, read.zoned, when)
    seen = _Seen(account, told, days)
    line = LINES[words]
    fresh = [(day, seen.new_in(day, with_whom[day.conversation.key])) for day in days]
    texts = seen.texts(day for day, messages in fresh if messages)
    for day, messages in fresh:
        if not messages:
            continue
        thing = told.get(day.key)
        if thing is None:
            things.touchpoints.append(_passed(day, messages, with_whom[day.conversation.key], line))
        elif thing.touchpoint in texts:
            things.extended.append(_extended(thing, messages, texts[thing.touchpoint], line))
    return said


def _days(conversation: Conversation, zoned: bool, when: Moment) -> Iterable[_Day]:
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
            yield _Day(thing_key("group", day.isoformat(), conversation.key), conversation, way, day, said)
        else:
            key = thing_key("message", direction, day.isoformat(), conversation.key)
            yield _Day(key, conversation, direction, day, said)


class _Before:
    """With whom conversations were that earlier files told of."""

    def __init__(self, account: Account, told: dict[str, Thing]) -> None:
        self._account = account
        self._keys = {_conversation_of(key) for key in told if key.startswith("message ")}
        self._people: dict[str, int] | None = None

    def person_in(self, conversation: str) -> int | None:
        """Asks the database once, and only where a conversation is known whose people are not."""
        if conversation not in self._keys:
            return None
        if self._people is None:
            found = rows(
                "SELECT i.key, x.person_id FROM imported_thing i "
                "JOIN touchpoint_person x ON x.touchpoint_id = i.touchpoint_id "
                "JOIN person p ON p.id = x.person_id AND p.deleted_at IS NULL "
                "WHERE i.account_id = ? AND i.key LIKE ? ORDER BY i.id",
                (self._account.id, "message %"),
            )
            self._people = {_conversation_of(key): person for key, person in found}
        return self._people.get(conversation)


def _conversation_of(key: str) -> str:
    """The conversation in the key of a day of one: message, direction, day, conversation."""
    return key.split(" ", 3)[-1]


class _Seen:
    """Which messages earlier files told of, in whichever time zone the account lived then."""

    def __init__(self, account: Account, told: dict[str, Thing], days: Iterable[_Day]) -> None:
        self._account = account
        self._told = told
        self._spans: dict[str, list[tuple[str, str]]] = {}
        for key, thing in told.items():
            what, _, rest = key.partition(" ")
            if what in ("message", "group") and thing.told:
                where = _without_day(what, rest)
                first, _, last = thing.told.partition(_SPAN)
                self._spans.setdefault(where, []).append((first, last))
        self._days = self._touchpoints(days)

    def new_in(self, day: _Day, people: tuple[int, ...]) -> list[Message]:
        """The messages of that day that no file told of before."""
        if self._days and (people[0], day.direction, day.day) in self._days and day.key not in self._told:
            return []
        what, _, rest = day.key.partition(" ")
        spans = self._spans.get(_without_day(what, rest))
        if not spans:
            return day.messages if day.key not in self._told else []
        return [one for one in day.messages if not any(first <= _stamp(one.at) <= last for first, last in spans)]

    def texts(self, days: Iterable[_Day]) -> dict[int | None, str]:
        """What stands in the touchpoints of these days that were written before and not edited since."""
        numbers = [thing.touchpoint for day in days if (thing := self._told.get(day.key)) and thing.touchpoint]
        if not numbers:
            return {}
        these = ", ".join(map(str, numbers))
        sql = f"SELECT id, text FROM touchpoint WHERE account_id = ? AND id IN ({these}) AND updated_at = created_at"
        return dict(rows(sql, (self._account.id,)))

    def _touchpoints(self, days: Iterable[_Day]) -> set[tuple[int, str, date]]:
        """Where files of 2018 and 2019 name no conversations and others do: by person, direction and day.

        A file of another time tells of the same messages under other keys.
        """
        now = {day.conversation.key.startswith("with ") for day in days}
        before = {_conversation_of(key).startswith("with ") for key in self._told if key.startswith("message ")}
        if len(now | before) < 2:
            return set()
        found = rows(
            "SELECT x.person_id, t.direction, t.happened_on FROM imported_thing i "
            "JOIN touchpoint t ON t.id = i.touchpoint_id JOIN touchpoint_person x ON x.touchpoint_id = t.id "
            "WHERE i.account_id = ? AND t.source = 'linkedin'",
            (self._account.id,),
        )
        return {(person, direction, day) for person, direction, on in found if (day := date_of(on))}


def _without_day(what: str, rest: str) -> str:
    """A key without its day: the conversation and, where it has one, the direction."""
    if what == "group":
        return f"group {rest.partition(' ')[2]}"
    direction, _, more = rest.partition(" ")
    return f"{direction} {more.partition(' ')[2]}"


def _stamp(at: datetime) -> str:
    return at.isoformat()[:19]


def _passed(day: _Day, messages: list[Message], people: tuple[int, ...], line: Callable[[Message], str]) -> Passed:
    is_group = day.conversation.kind == "group"
    return Passed(
        day.key,
        people,
        TouchKind.LINKEDIN.value,
        day.direction,
        day.day,
        _text(map(line, messages)),
        "linkedin-group" if is_group else "linkedin",
        not is_group,
        f"{_stamp(messages[0].at)}{_SPAN}{_stamp(messages[-1].at)}",
        len(messages),
    )


def _extended(thing: Thing, messages: list[Message], text: str, line: Callable[[Message], str]) -> Extended:
    first, _, last = thing.told.partition(_SPAN)
    stamps = [_stamp(message.at) for message in messages]
    earlier = [line(one) for one, stamp in zip(messages, stamps, strict=True) if stamp < first]
    later = [line(one) for one, stamp in zip(messages, stamps, strict=True) if stamp >= first]
    span = f"{min(first, stamps[0])}{_SPAN}{max(last, stamps[-1])}"
    return Extended(
        thing.id, thing.touchpoint or 0, (text, _text([*earlier, text, *later])), (thing.told, span), len(messages)
    )


def _text(lines: Iterable[str]) -> str:
    text = "\n".join(filter(None, lines))
    return text if len(text) <= LONGEST_TEXT else text[: LONGEST_TEXT - 1] + "…"


def _first_line(message: Message) -> str:
    text = message.text or message.subject
    line = " ".join(text.partition("\n")[0].split())  # texts begin with a word
    if not line:
        return "(a file)" if message.attached else "(no words)"
    return line if len(line) <= LINE else line[:LINE].rsplit(" ", 1)[0].rstrip(" ,;:.") + "…"


def _whole(message: Message) -> str:
    if not message.text:
        return _first_line(message)
    return f"{message.subject}\n{message.text}" if message.subject else message.text


def _no_words(message: Message) -> str:
    return ""


#: How a message stands in its touchpoint, by how much of it is kept.
LINES: dict[str, Callable[[Message], str]] = {"first-line": _first_line, "dates": _no_words, "whole": _whole}
