"""Who is in the demo's network, as plain values. Days count back from the day the demo is made."""

from dataclasses import dataclass, field
from typing import NamedTuple

from crm.domain.cadence import Cadence
from crm.domain.names import display_name

#: The days, before the demo is made, on which its LinkedIn exports were made.
EXPORTED = (600, 285, 2)


class Job(NamedTuple):
    """A title at a company as somebody writes it; `since` is how many days ago it began."""

    since: int
    title: str
    company: str


class Event(NamedTuple):
    """One touchpoint, so many days ago."""

    ago: int
    kind: str
    direction: str
    text: str


class Promised(NamedTuple):
    """What was promised, by whom (theirs or yours), due in so many days (negative: overdue)."""

    side: str
    due_in: int
    text: str


@dataclass
class Member:
    """Somebody in the demo's network. `jobs` runs from the newest to the oldest; the last began before any export."""

    given: str
    family: str
    jobs: list[Job]
    connected: int
    slug: str
    place: str = ""
    email: str = ""
    shows_email: bool = False
    phone: str = ""
    decoration: str = ""
    tags: list[str] = field(default_factory=list)
    cadence: Cadence | None = None
    #: Days until the next check-in, negative where it is overdue; None where the history alone decides.
    due_in: int | None = None
    met: str = ""
    introduced_by: str = ""
    notes: list[str] = field(default_factory=list)
    history: list[Event] = field(default_factory=list)
    promise: Promised | None = None
    congratulate: bool = False
    do_not_contact: bool = False
    archived: int | None = None
    deleted: int | None = None

    @property
    def name(self) -> str:
        """The name as it is shown."""
        return display_name(self.given, self.family)

    def job(self, ago: int) -> Job:
        """The job so many days ago."""
        return next((job for job in self.jobs if job.since >= ago), self.jobs[-1])
