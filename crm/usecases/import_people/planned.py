"""An import, worked out and not yet written."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from crm.domain.changes import Change
from crm.domain.matching import Match
from crm.domain.resemblance import How
from crm.usecases.import_archive.planned import Things
from crm.usecases.import_archive.reading import Reading
from crm.usecases.import_people.choices import Choices
from crm.usecases.import_people.known import Stored, Told
from crm.usecases.import_people.newcomers import Newcomer
from crm.usecases.import_people.outcomes import Answered, Changed, Elsewhere, Open
from importers import KINDS, Export


@dataclass
class ImportPlan:
    """An import, worked out. The counts add up: rows = withheld + unreadable + new + changed + unchanged + perhaps +
    repeated."""

    export: Export
    as_of: date
    new: list[Newcomer] = field(default_factory=list)
    changed: list[Changed] = field(default_factory=list)
    open: list[Open] = field(default_factory=list)
    answered: list[Answered] = field(default_factory=list)
    unchanged: int = 0
    repeated: int = 0
    #: Rows about people whom the account deleted; counted as unchanged.
    deleted: int = 0
    #: People whom the file names; the others of earlier files are gone from it.
    seen: set[int] = field(default_factory=set)
    #: People of whom the row says nothing new, but in other words than last time, or for the first time.
    retold: list[tuple[int, str]] = field(default_factory=list)
    gone: list[int] = field(default_factory=list)
    elsewhere: list[Elsewhere] = field(default_factory=list)
    warnings: list[tuple[int, str]] = field(default_factory=list)
    #: How each readable row was matched, in the file's order; None where every row said what it said before.
    matches: list[Match] | None = None
    told_to: list[int] = field(default_factory=list)
    told: dict[int, Told] = field(default_factory=dict)
    #: The day of the newest export that was imported before.
    newest: date | None = None
    #: What the account chose, what of an archive was read beside its people, and what would be added of that.
    choices: Choices = field(default_factory=Choices)
    reading: Reading | None = None
    things: Things = field(default_factory=Things)
    #: What is to be said where nobody is known of whom the file could tell.
    nobody: str = ""
    #: What is to be said of the file as a whole, a sentence each.
    remarks: list[str] = field(default_factory=list)
    #: How the file as a whole was understood, a sentence each, where nobody was asked.
    understood: list[str] = field(default_factory=list)

    @property
    def rows(self) -> int:
        """Rows with something in them."""
        return self.export.total

    @property
    def speaks_of(self) -> date | None:
        """The day on which the people were as the file says; None where its people are not read."""
        return self.as_of if self.choices.takes("connections") else None

    @property
    def missing(self) -> list[str]:
        """Kinds that were asked for and are not in the file."""
        held = self.export.kinds or ("connections",)
        return [kind for kind in KINDS if kind in self.choices.include and kind not in held]

    @property
    def older(self) -> bool:
        """Whether a newer export was imported before: then this one adds history and turns nothing back."""
        return bool(self.newest and self.as_of < self.newest)

    def is_older(self, person: int) -> bool:
        """Whether something newer than this export was told of the person before."""
        told = self.told.get(person)
        return bool(told and (self.older or (told.as_of and self.as_of < told.as_of)))

    @property
    def kinds(self) -> Counter[str]:
        """How many people changed in which way."""
        return Counter(kind.value for changed in self.changed for kind in changed.difference.kinds)

    @property
    def news(self) -> list[Changed]:
        """The people whose news is a reason to write (Rule 7)."""
        return [changed for changed in self.changed if changed.difference.news]

    def matched(self) -> Iterator[tuple[int, int, Match]]:
        """The entry's number from 1, its line, and how it was matched."""
        for entry, row in enumerate(self.export.rows, 1):
            if self.matches is None:
                match = Match(entry - 1, How.SURE, self.told_to[entry - 1], "It says what it said before.")
            else:
                match = self.matches[entry - 1]
            yield entry, row.line, match

    def changes(self) -> list[tuple[Stored, Change]]:
        """Every change, field by field."""
        return [(changed.person, change) for changed in self.changed for change in changed.difference.changes]
