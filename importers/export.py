"""An export that was opened: what it is, what it holds, and its people, one by one."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import NamedTuple

from importers.records import ImportedPerson, Row, Unreadable

CONNECTIONS = "linkedin-connections"
ARCHIVE = "linkedin-archive"
VCARD = "vcard"
GOOGLE = "google-csv"
OUTLOOK = "outlook-csv"
CSV = "csv"
FORMATS = (CONNECTIONS, ARCHIVE, VCARD, GOOGLE, OUTLOOK, CSV)

#: What may be read from an archive, in the order in which it is offered.
KINDS = (
    "connections",
    "invitations",
    "recommendations",
    "messages",
    "endorsements",
    "jobs",
    "profile",
    "contacts",
)


class LeftAlone(NamedTuple):
    """Another file of the archive: its name, what it is in words, and its rows where they are cheap to count."""

    name: str
    words: str
    rows: int | None


class Ignored(NamedTuple):
    """A file of the archive that is not touched for safety's sake, and why."""

    name: str
    reason: str


class Part(NamedTuple):
    """A file of the archive that may be read by choice: one of `KINDS`, its name in LinkedIn's words and as it is
    shown, and how to read its bytes (raises UnreadableFile)."""

    kind: str
    name: str
    shown: str
    read: Callable[[], bytes]


@dataclass(frozen=True)
class Export:
    """One opened export. Opening reads and sorts every row; a person is made from a row only when asked for.

    `format` is one of `FORMATS`. `rows` are the readable ones in the file's order; `withheld` the line numbers of
    members LinkedIn withholds; `blank` counts empty rows, which count nowhere else. `dated` is the day of the export
    where the archive tells it. `parts` are the files of an archive that may be read by choice, connections among them.
    """

    format: str
    rows: list[Row]
    withheld: list[int]
    unreadable: list[Unreadable]
    blank: int
    read: Callable[[Row], ImportedPerson] = field(repr=False)
    latest: Callable[[], date | None] = field(repr=False)
    dated: date | None = None
    left_alone: tuple[LeftAlone, ...] = ()
    ignored: tuple[Ignored, ...] = ()
    parts: tuple[Part, ...] = ()
    #: Which files of the account's past this one is compared with: all that tell the same of people.
    source: str = CONNECTIONS

    @property
    def kinds(self) -> tuple[str, ...]:
        """The kinds that an archive holds, in the order of `KINDS`; none where the file is no archive."""
        held = {part.kind for part in self.parts}
        return tuple(kind for kind in KINDS if kind in held)

    @property
    def total(self) -> int:
        """Rows with something in them: readable, withheld and unreadable."""
        return len(self.rows) + len(self.withheld) + len(self.unreadable)

    @cached_property
    def as_of(self) -> date | None:
        """The day this export speaks of: the archive's own, else the newest connection that is not in the future."""
        return self.dated or self.latest()

    def record(self, row: Row) -> ImportedPerson:
        """The person in one of `rows`, tidied, with the date read. Never fails; what is odd becomes a warning."""
        return self.read(row)

    def people(self) -> Iterator[ImportedPerson]:
        """Every readable person, in the file's order."""
        return map(self.read, self.rows)
