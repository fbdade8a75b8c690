"""What an archive would add beside its people, worked out and not yet written."""

from collections import Counter
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from crm.usecases.import_people.outcomes import Open


class Passed(NamedTuple):
    """A touchpoint to be written. `told` is how much of it was told, `messages` how many messages are in it."""

    key: str
    people: tuple[int, ...]
    kind: str
    direction: str
    day: date
    text: str
    source: str
    counts: bool = True
    told: str = ""
    messages: int = 1


class Extended(NamedTuple):
    """A touchpoint of an earlier import whose day gained messages: what stood there, and what is to stand there."""

    thing: int
    touchpoint: int
    text: tuple[str, str]
    told: tuple[str, str]
    messages: int


class Joined(NamedTuple):
    """A day of a group that an earlier import told of, and who was in it and is known by now."""

    touchpoint: int
    people: tuple[int, ...]


class Met(NamedTuple):
    """How somebody was met, where nothing says so yet."""

    person: int
    day: date
    how: str


class Applied(NamedTuple):
    """A job that was applied for or saved.

    `opportunity` is the one that waits for the same job already, None for a new one; `learned` are columns of it, each
    with what stands there and what is to stand there.
    """

    key: str
    company: str
    role: str
    applied_on: date | None
    link: str
    opportunity: int | None = None
    learned: tuple[tuple[str, str | None, str], ...] = ()


class Owner(NamedTuple):
    """What the archive says of the account's owner; `positions` is JSON."""

    name: str
    headline: str
    link: str
    positions: str


class Book(NamedTuple):
    """An old address book: how many people it adds and completes, how many may be somebody known (`open`), and how many
    have the name or address of somebody whom the same archive brings, with whom they will be compared (`later`)."""

    new: int = 0
    changed: int = 0
    open: int = 0
    later: int = 0


@dataclass
class Things:
    """What would be added. `unknown` are those whom the account does not know, each by one key, `aside` is how many
    messages are with them; `problems` are sentences about rows and files that could not be read."""

    touchpoints: list[Passed] = field(default_factory=list)
    extended: list[Extended] = field(default_factory=list)
    joined: list[Joined] = field(default_factory=list)
    #: How many messages each day gained that was written anew by hand: it stays as it is.
    left_alone: list[int] = field(default_factory=list)
    met: list[Met] = field(default_factory=list)
    jobs: list[Applied] = field(default_factory=list)
    owner: Owner | None = None
    book: Book = field(default_factory=Book)
    #: Rows of that address book that may be somebody known, which the account has not answered yet.
    open: list[Open] = field(default_factory=list)
    unknown: set[str] = field(default_factory=set)
    aside: int = 0
    #: Messages of which nobody can tell whose they are.
    unclear: int = 0
    #: Jobs that are older than a year.
    old_jobs: int = 0
    problems: list[str] = field(default_factory=list)

    @property
    def counts(self) -> dict[str, int]:
        """How many of each, for the preview and the result."""
        sources = Counter(one.source for one in self.touchpoints)
        messages = [one for one in self.touchpoints if one.source in ("linkedin", "linkedin-group")]
        return {
            "messages": sum(one.messages for one in messages) + sum(one.messages for one in self.extended),
            "message_touchpoints": len(messages),
            "message_people": len({person for one in messages for person in one.people}),
            "groups": sources["linkedin-group"],
            "extended": len(self.extended),
            "joined": len(self.joined),
            "left_alone": sum(self.left_alone),
            "left_alone_days": len(self.left_alone),
            "met": len(self.met),
            "invitations": sources["linkedin-invitation"],
            "recommendations": sources["linkedin-recommendation"],
            "endorsements": sources["linkedin-endorsement"],
            "opportunities": sum(one.opportunity is None for one in self.jobs),
            "jobs_known": sum(one.opportunity is not None for one in self.jobs),
            "contacts": self.book.new,
            "contacts_changed": self.book.changed,
            "contacts_open": self.book.open,
            "contacts_later": self.book.later,
            "profile": int(self.owner is not None),
            "strangers": len(self.unknown),
            "aside": self.aside,
            "unclear": self.unclear,
            "old_jobs": self.old_jobs,
        }

    @property
    def amount(self) -> int:
        """How many changes these are."""
        people = self.book.new + self.book.changed + len(self.met)
        touchpoints = len(self.touchpoints) + len(self.extended) + len(self.joined)
        return people + touchpoints + len(self.jobs) + (self.owner is not None)
