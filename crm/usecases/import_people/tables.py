"""A table of people whose columns nobody knows: looked at, asked about, read as it was answered."""

from itertools import islice
from pathlib import Path
from typing import NamedTuple

from crm.domain.moment import Moment
from crm.models import Account
from crm.usecases.import_people.mappings import Remembered, remembered
from importers import Columns, ColumnsUnknown, Export, ImportedPerson, Sheet, UnreadableFile, look_at, open_export
from importers.export import CONNECTIONS, CSV

#: So many people are shown before anything is read.
SHOWN = 3


class Asked(NamedTuple):
    """A table as it is asked about: its columns, how they were read before (None: never), the first people in it as
    they would be read, and how many there would be."""

    sheet: Sheet
    before: Remembered | None
    people: list[ImportedPerson]
    number: int


def ask(account: Account, path: Path, columns: Columns | None = None, *, afresh: bool = False) -> Asked:
    """Look at a table. `columns` is what was chosen so far; without it, as the same columns were read before, or, where
    they were not or one begins `afresh`, as Kith guesses. Raises UnreadableFile where it is no table.
    """
    sheet = look_at(path, columns)
    before = None
    if columns is None and not afresh:
        before = remembered(account, sheet.signature)
        if before and len(before.columns.becomes) == len(sheet.columns):
            sheet = look_at(path, before.columns)
        else:
            before = None
    try:
        export = read_table(path, sheet.guess, None)
    except ColumnsUnknown:
        return Asked(sheet, before, [], 0)
    return Asked(sheet, before, list(islice(export.people(), SHOWN)), len(export.rows))


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
