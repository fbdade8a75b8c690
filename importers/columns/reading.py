"""Any table -> people, as its columns were mapped."""

import re
from collections.abc import Callable
from datetime import date, timedelta
from functools import partial

from importers import limits
from importers.columns.mapping import (
    COMPANY,
    EMAIL_HOME,
    EMAIL_WORK,
    FAMILY,
    GIVEN,
    LINK,
    MET,
    NAME,
    NOTE,
    PHONE,
    PLACE,
    TAG,
    TITLE,
    Columns,
)
from importers.columns.sheet import find_header, look_at
from importers.days import Order, read_day
from importers.decoding import Text
from importers.draft import short
from importers.errors import ColumnsUnknown
from importers.export import CSV, Export
from importers.records import ImportedPerson, Row
from importers.sheet import SheetRow, open_sheet, silent_about

ASK = "Kith cannot tell which column of this file is the name. Say which column is what, and it is read."
BETWEEN = re.compile(r"[;|\n]+")
BETWEEN_EMAILS = re.compile(r"[\s,;|]+")
BETWEEN_TAGS = re.compile(r"[,;|\n]+")
#: An apostrophe that a spreadsheet program was shown, so that it takes the cell for text.
GUARD = re.compile(r"'(?=[=+\-@])")

Take = Callable[[SheetRow, str], None]


def open_columns(text: Text, columns: Columns | None = None, today: date | None = None) -> Export:
    """The people of a table. Without `columns` it is read as Kith guesses.

    `today` lets a day in the future be called odd. Raises ColumnsUnknown where no column can be a person, and
    UnreadableFile where there is no table, and past a limit.
    """
    if columns is None:
        columns = look_at(text).guess
    if not columns.names_somebody:
        raise ColumnsUnknown(ASK, CSV)
    header, _ = find_header(text, columns)
    takes = [(place, _take(word, today)) for place, word in enumerate(columns.becomes) if word]
    told = {"given", "family", *({"company", "title"} & set(columns.becomes))}
    told |= {"email"} if {EMAIL_WORK, EMAIL_HOME} & set(columns.becomes) else set()
    told |= {"url"} if LINK in columns.becomes else set()
    return open_sheet(CSV, text, header, partial(_person, takes=takes, silent=silent_about(told)))


def _person(row: Row, takes: list[tuple[int, Take]], silent: tuple[str, ...]) -> ImportedPerson | None:
    draft = SheetRow(row, {})
    for place, take in takes:
        if place < len(row.cells) and (cell := row.cells[place].strip()):
            take(draft, cell[1:] if GUARD.match(cell) else cell)
    return draft.finished(silent)


def _take(word: str, today: date | None) -> Take:
    """What is done with a cell of a column that becomes this."""
    if order := MET.get(word):
        return partial(_met, order=order, today=today)
    return TAKES[word]


def _name(draft: SheetRow, cell: str) -> None:
    if not draft.given and not draft.family:
        draft.given = draft.text(cell)
        draft.more = draft.more._replace(whole=True)


def _given(draft: SheetRow, cell: str) -> None:
    _in_parts(draft)
    draft.given = draft.text(f"{draft.given} {cell}")


def _family(draft: SheetRow, cell: str) -> None:
    _in_parts(draft)
    draft.family = draft.text(f"{draft.family} {cell}")


def _in_parts(draft: SheetRow) -> None:
    """A name in parts is better than the whole one in another column."""
    if draft.more.whole:
        draft.given = ""
        draft.more = draft.more._replace(whole=False)


def _email(draft: SheetRow, cell: str, label: str) -> None:
    for part in BETWEEN_EMAILS.split(cell[: limits.CELL]):
        draft.take_email(part, label)


def _phone(draft: SheetRow, cell: str) -> None:
    for part in BETWEEN.split(cell[: limits.CELL]):
        draft.take_phone(part)


def _link(draft: SheetRow, cell: str) -> None:
    for part in BETWEEN_EMAILS.split(cell[: limits.CELL]):
        draft.take_link(part)


def _company(draft: SheetRow, cell: str) -> None:
    draft.company = draft.company or draft.text(cell)


def _title(draft: SheetRow, cell: str) -> None:
    draft.title = draft.title or draft.text(cell)


def _place(draft: SheetRow, cell: str) -> None:
    places = (draft.more.place, draft.text(cell))
    draft.more = draft.more._replace(place=draft.text(", ".join(filter(None, places))))


def _tag(draft: SheetRow, cell: str) -> None:
    for part in BETWEEN_TAGS.split(cell):
        draft.tag(part)


def _met(draft: SheetRow, cell: str, order: Order, today: date | None) -> None:
    day = read_day(cell, order)
    if day is None:
        draft.warn(f"“{short(cell)}” is not a day Kith can read, so it was left out.")
        return
    if today is not None and day > today + timedelta(days=1):
        draft.warn(f"“{short(cell)}” is in the future.")
    draft.more = draft.more._replace(met_on=draft.more.met_on or day)


TAKES: dict[str, Take] = {
    NAME: _name,
    GIVEN: _given,
    FAMILY: _family,
    EMAIL_WORK: partial(_email, label="work"),
    EMAIL_HOME: partial(_email, label="home"),
    PHONE: _phone,
    LINK: _link,
    COMPANY: _company,
    TITLE: _title,
    PLACE: _place,
    NOTE: SheetRow.note,
    TAG: _tag,
}
