"""The table of people that Kith itself exports, read back without loss, also after a spreadsheet program saved it."""

import re
from collections.abc import Iterator
from datetime import date
from functools import partial

from importers.days import read_day
from importers.decoding import Text
from importers.errors import UnreadableFile
from importers.export import CSV, Export
from importers.linkedin.header import folded
from importers.linkedin.people import CONTROLS, is_email
from importers.long_rows import read_long_rows
from importers.records import ImportedPerson, Method, More, Row, Unreadable
from importers.tables import Header, possible_headers
from importers.tidying import has_control_characters, tidy

#: A table of people, whoever wrote it.
ANY_TABLE = CSV
#: The columns in the order in which a row's cells are put. The first ones tell that it is Kith's.
COLUMNS = (
    "name", "given name", "family name", "title", "company", "email", "more emails", "phone", "more phones",
    "linkedin", "more links", "tags", "place", "birthday", "note",
    "met on", "how you met", "goes by", "also known as", "after the name",
    "email label", "phone label", "linkedin label", "uid",
)  # fmt: skip
_TELLING = frozenset(("given name", "family name", "more emails", "more phones", "linkedin", "more links", "uid"))
_GUARD = re.compile("(^|[;\n])'((?:[^\\S\n]|[\"\u200b'])*[=+\\-@＝＋－＠])")
_BRACKETED = re.compile(r"\((\+\d{1,3})\) ")
_UNESCAPED_COMMA = re.compile(r"(?<!\\)((?:\\\\)*),\s*")
_BETWEEN_NOTES = "\n⁂\n"
_FORMERLY = "née "
NOBODY = "There is neither a name nor a way to reach anybody in this line, so it was left out."


def find_kith_table(text: Text) -> Header | None:
    """The header of Kith's own table of people, or None."""
    for header in possible_headers(text):
        if {folded(cell) for cell in header.cells} >= _TELLING:
            return header
    return None


def read_kith_table(text: Text, header: Header) -> Export:
    """Everybody in the table. Raises UnreadableFile where nobody is in it, and past a limit."""
    places = {folded(cell): place for place, cell in enumerate(header.cells)}
    order = [places.get(name, -1) for name in COLUMNS]

    def arrange(cells: list[str]) -> list[str]:
        return [cells[place] if 0 <= place < len(cells) else "" for place in order]

    rows: list[Row] = []
    unreadable: list[Unreadable] = []
    blank = 0
    for row in read_long_rows(text, header, arrange):
        if isinstance(row, Unreadable):
            unreadable.append(row)
        elif not any(cell.strip() for cell in row.cells):
            blank += 1
        elif any(row.cells[place].strip() for place in (0, 1, 2, 5, 7, 9)):
            rows.append(row)
        else:
            unreadable.append(Unreadable(row.line, NOBODY, tuple(cell[:1000] for cell in row.cells)))
    if not rows and not unreadable:
        raise UnreadableFile("empty", "This is a table that Kith exported, but nobody is in it.")
    return Export(
        format=ANY_TABLE,
        rows=rows,
        withheld=[],
        unreadable=unreadable,
        blank=blank,
        read=partial(_person),
        latest=lambda: None,
        source=ANY_TABLE,
    )


def _person(row: Row) -> ImportedPerson:
    cells = dict(zip(COLUMNS, map(unguarded, row.cells), strict=True))
    given, family = tidy(cells["given name"]), tidy(cells["family name"])
    if not given and not family:
        given = tidy(cells["name"])
    notes = [note for text in cells["note"].split(_BETWEEN_NOTES) if (note := text.strip())]
    also = [line for line in map(tidy, cells["also known as"].split("\n")) if line]
    former = next((line[len(_FORMERLY) :] for line in also if line.startswith(_FORMERLY)), "")
    more = More(
        methods=tuple(_methods(cells)),
        tags=tuple(_tags(cells["tags"])),
        note=notes[0] if notes else "",
        notes=tuple(notes[1:]),
        place=tidy(cells["place"]),
        nickname=tidy(cells["goes by"]),
        also=tuple((line, "") for line in also if not line.startswith(_FORMERLY)),
        former=former,
        met_on=_day(cells["met on"]),
        met_how=cells["how you met"].strip(),
        uuid=tidy(cells["uid"]),
        suffix=tidy(cells["after the name"]),
    )
    warnings = row.warnings
    if any(has_control_characters(cell) for cell in row.cells):
        warnings = (*warnings, CONTROLS)
    company, title = tidy(cells["company"]), tidy(cells["title"])
    return ImportedPerson(given, family, "", "", company, title, None, row.line, warnings, more=more)


def unguarded(text: str) -> str:
    """A cell without the apostrophe that kept it from being a formula."""
    return _GUARD.sub(r"\1\2", text.replace("\r\n", "\n"))


def _methods(cells: dict[str, str]) -> Iterator[Method]:
    for kind, first, more in (
        ("email", "email", "more emails"),
        ("phone", "phone", "more phones"),
        ("link", "linkedin", "more links"),
    ):
        values = [(tidy(cells[first]), tidy(cells[f"{first} label"]))]
        for line in cells[more].split("\n"):
            label, colon, value = unguarded(line).partition(": ")
            values.append((tidy(unguarded(value)), tidy(label)) if colon else (tidy(label), ""))
        for value, label in values:
            if value and (kind != "email" or is_email(value)):
                yield Method(kind, _BRACKETED.sub(r"\1 ", value) if kind == "phone" else value, label)


def _tags(cell: str) -> Iterator[str]:
    for tag in _UNESCAPED_COMMA.sub(r"\1\n", cell).split("\n"):
        if name := tidy(re.sub(r"\\([\\,])", r"\1", tag)):
            yield name


def _day(cell: str) -> date | None:
    cell = cell.strip()
    try:
        return date.fromisoformat(cell)
    except ValueError:
        return read_day(cell, "day") if cell else None
