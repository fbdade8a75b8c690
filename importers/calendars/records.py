"""What the reader of calendars hands out."""

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import NamedTuple


class Invited(NamedTuple):
    """Somebody who was invited: address and name as the file has them, and what they answered.

    `answer` is PARTSTAT in small letters (RFC 5545, 3.2.12), empty where the file tells none.
    """

    email: str
    name: str
    answer: str = ""


class Meeting(NamedTuple):
    """One meeting that is over: an event, or one occurrence of an event that repeats.

    `uid` and `occurrence` together are the same in every later file; `occurrence` is empty for an event that does not
    repeat, and else says which it is, even where it was moved. `starts` is the instant, None for an event of whole
    days; `day` the local date. `online`: the entry names an address where one meets by video.
    """

    uid: str
    occurrence: str
    line: int
    summary: str
    starts: datetime | None
    day: date
    minutes: int
    location: str
    organizer: Invited | None
    invited: tuple[Invited, ...]
    online: bool = False
    repeats: bool = False


class Unread(NamedTuple):
    """An entry that cannot be read: the line on which it begins, and why."""

    line: int
    reason: str


@dataclass
class CalendarFile:
    """What a calendar file holds. The numbers count entries that are left out, each entry once.

    `alone`: nobody else is in them; `cancelled`; `to_come`: none of it is over yet; `old`: before the years that are
    read. `first_only` are entries that repeat in a way that is not followed, or too often: of them the first meeting
    alone is told.
    `names` are what the calendars in it are called.
    """

    meetings: list[Meeting] = field(default_factory=list)
    alone: int = 0
    cancelled: int = 0
    to_come: int = 0
    old: int = 0
    first_only: int = 0
    unread: list[Unread] = field(default_factory=list)
    names: tuple[str, ...] = ()
