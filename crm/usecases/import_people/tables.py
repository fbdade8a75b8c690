"""A table of people whose columns nobody knows: looked at, asked about, read as it was answered."""

from datetime import date
from itertools import islice
from pathlib import Path
from typing import Any, NamedTuple

from crm.domain.moment import Moment
from crm.models import Account
from crm.usecases.import_people.facts import name_of
from crm.usecases.import_people.mappings import Remembered, remember, remembered
from importers import Columns, ColumnsUnknown, Export, ImportedPerson, More, Sheet, UnreadableFile, look_at, open_export
from importers.export import CONNECTIONS, CSV

#: So many people are shown before anything is read.
SHOWN = 3


class Looks(NamedTuple):
    """How somebody in a table will look."""

    name: str
    title: str
    company: str
    methods: tuple[tuple[str, str], ...]
    place: str
    met_on: date | None
    tags: tuple[str, ...]
    notes: tuple[str, ...]


class Asked(NamedTuple):
    """A table as it is asked about: its columns, how they were read before (None: never), the first people in it as
    they would be read, and how many there would be. `wrong`: what was chosen makes no table, so it is not followed."""

    sheet: Sheet
    before: Remembered | None
    people: list[Looks]
    number: int
    wrong: bool = False

    @property
    def answer(self) -> dict[str, Any]:
        """How the columns are read, to be kept."""
        return self.sheet.guess.as_dict()

    @property
    def names_somebody(self) -> bool:
        """Whether a person can come of a row."""
        return self.sheet.guess.names_somebody


def ask(account: Account, path: Path, chosen: dict[str, Any] | None = None, *, afresh: bool = False) -> Asked:
    """Look at a table. `chosen` is how the columns are read so far (`Asked.answer`); without it, as the same columns
    were read before, or, where they were not or one begins `afresh`, as Kith guesses.

    Raises UnreadableFile where it is no table.
    """
    if chosen is not None:
        try:
            return _asked(path, look_at(path, Columns.of(chosen)))
        except UnreadableFile:
            return _asked(path, look_at(path))._replace(wrong=True)
    sheet = look_at(path)
    before = None if afresh else remembered(account, sheet.signature)
    if before and len(before.columns.becomes) == len(sheet.columns):
        return _asked(path, look_at(path, before.columns))._replace(before=before)
    return _asked(path, sheet)


def keep_answer(account: Account, asked: Asked, file_name: str, when: Moment) -> None:
    """Remember how the columns are read, for the next file with the same ones."""
    remember(account, asked.sheet.signature, asked.sheet.guess, file_name, when)


def _asked(path: Path, sheet: Sheet) -> Asked:
    try:
        export = read_table(path, sheet.guess, None)
    except ColumnsUnknown:
        return Asked(sheet, None, [], 0)
    return Asked(sheet, None, [_looks(record) for record in islice(export.people(), SHOWN)], len(export.rows))


def _looks(record: ImportedPerson) -> Looks:
    more = record.more or More()
    methods = tuple((kind, value) for kind, value, _ in more.methods)
    notes = tuple(note for note in (more.note, *more.notes) if note)
    name = name_of(record).full
    return Looks(name, record.title, record.company, methods, more.place, more.met_on, more.tags, notes)


def may_ask(error: UnreadableFile, path: Path) -> bool:
    """Whether a file that no reader knows is a table whose columns can be asked about.

    Connections of LinkedIn's without their heading are none: that they are, is what has to be said.
    """
    if isinstance(error, ColumnsUnknown):
        return error.guess != CONNECTIONS
    if error.kind != "not-a-table":
        return False
    try:
        return look_at(path).guess.names_somebody
    except UnreadableFile:
        return False


def read_table(path: Path, columns: Columns, when: Moment | None) -> Export:
    """The people of a table as its columns were chosen. Raises UnreadableFile."""
    return open_export(path, format=CSV, columns=columns, today=when.today if when else None)


def read_unasked(account: Account, path: Path, when: Moment) -> tuple[Export, Sheet]:
    """The people of a table as the same columns were read before, or as Kith guesses; for the command line.

    Raises UnreadableFile, also where no column can be a person.
    """
    asked = ask(account, path)
    if asked.before:
        return read_table(path, asked.sheet.guess, when), asked.sheet
    return open_export(path, format=CSV, today=when.today), asked.sheet
