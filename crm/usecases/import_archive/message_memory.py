"""Which messages earlier files told of, and with whom."""

from collections.abc import Iterable
from datetime import date, datetime

from crm.models import Account
from crm.models.database import rows
from crm.models.fields import date_of
from crm.usecases.import_archive.message_days import Day
from crm.usecases.import_archive.told import Thing
from importers.linkedin.messages import Message

#: Between the moments of the first and the last message that were told of a thing.
SPAN = "/"


_WITH_WHOM = """
    SELECT i.key, i.touchpoint_id, x.person_id FROM imported_thing i
    JOIN touchpoint_person x ON x.touchpoint_id = i.touchpoint_id
    WHERE i.account_id = ? AND i.key LIKE ?
"""


def people_of_conversations(account: Account) -> dict[str, int]:
    """With whom the conversations were that earlier files told of: who is in everything that they told of one.

    Where the account put somebody else into one, it is who is in the others too; where that leaves two, nobody.
    """
    days: dict[str, dict[int, set[int]]] = {}
    for key, touchpoint, person in rows(_WITH_WHOM, (account.id, "message %")):
        days.setdefault(_conversation_of(key), {}).setdefault(touchpoint, set()).add(person)
    everywhere = {conversation: set.intersection(*people.values()) for conversation, people in days.items()}
    return {conversation: next(iter(people)) for conversation, people in everywhere.items() if len(people) == 1}


class Before:
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
            self._people = people_of_conversations(self._account)
        return self._people.get(conversation)


def _conversation_of(key: str) -> str:
    """The conversation in the key of a day of one: message, direction, day, conversation."""
    return key.split(" ", 3)[-1]


class Seen:
    """Which messages earlier files told of, in whichever time zone the account lived then."""

    def __init__(self, account: Account, told: dict[str, Thing], days: Iterable[Day]) -> None:
        self._account = account
        self._told = told
        self._spans: dict[str, list[tuple[str, str]]] = {}
        for key, thing in told.items():
            what, _, rest = key.partition(" ")
            if what in ("message", "group") and thing.told:
                where = _without_day(what, rest)
                first, _, last = thing.told.partition(SPAN)
                self._spans.setdefault(where, []).append((first, last))
        self._days = self._touchpoints(days)

    def new_in(self, day: Day, people: tuple[int, ...]) -> list[Message]:
        """The messages of that day that no file told of before."""
        if self._days and (people[0], day.direction, day.day) in self._days and day.key not in self._told:
            return []
        what, _, rest = day.key.partition(" ")
        spans = self._spans.get(_without_day(what, rest))
        if not spans:
            return day.messages if day.key not in self._told else []
        return [one for one in day.messages if not any(first <= stamp(one.at) <= last for first, last in spans)]

    def _touchpoints(self, days: Iterable[Day]) -> set[tuple[int, str, date]]:
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


def stamp(at: datetime) -> str:
    """A moment as it is remembered: ISO text in UTC, to the second; such texts sort by time."""
    return at.isoformat()[:19]
