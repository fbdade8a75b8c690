"""What a calendar would add, worked out and not yet written."""

import hashlib
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from crm.usecases.import_calendar.own_addresses import OwnAddress
from importers.calendars.records import CalendarFile


class Planned(NamedTuple):
    """A meeting that would become a touchpoint with these people. `key` is the same in every later file."""

    key: str
    day: date
    text: str
    kind: str
    people: tuple[int, ...]


@dataclass(frozen=True)
class Entry:
    """One entry of the calendar, with the meetings that it stands for: one, or many where it repeats.

    `key` names it in forms; `names` are those of the known people in it, the most frequent first; `invited` is how many
    people were invited. `usual`: it is taken where nobody says otherwise.
    """

    key: str
    title: str
    kind: str
    names: tuple[str, ...]
    invited: int
    whole_day: bool
    repeats: bool
    usual: bool
    meetings: tuple[Planned, ...]

    @property
    def first(self) -> date:
        """The day of the earliest of its meetings."""
        return min(one.day for one in self.meetings)

    @property
    def last(self) -> date:
        """The day of the latest."""
        return max(one.day for one in self.meetings)


@dataclass
class CalendarPlan:
    """What is there to choose from, the newest first, and how many meetings are left aside, and why.

    `strangers`: nobody in them is known; `told`: brought before, or deleted since; `interviews`: recorded as such;
    `logged`: logged by hand with the same people on the same day; `declined`: the account's owner did not go. `more`
    are entries beyond those that are shown. `own` are addresses that may be the account's own.
    """

    file: CalendarFile
    own: list[OwnAddress] = field(default_factory=list)
    entries: list[Entry] = field(default_factory=list)
    strangers: int = 0
    told: int = 0
    interviews: int = 0
    logged: int = 0
    declined: int = 0
    more: int = 0

    def chosen(self, ticked: frozenset[str] | None) -> list[Entry]:
        """The entries that are taken: those ticked, or the usual ones where nobody was asked."""
        return [one for one in self.entries if (one.usual if ticked is None else one.key in ticked)]

    @property
    def digest(self) -> str:
        """A short text that differs where anything that is shown differs."""
        shown = repr([(one.key, one.meetings) for one in self.entries])
        return hashlib.sha256(shown.encode("utf-8", "replace")).hexdigest()[:32]
