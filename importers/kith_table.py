"""The table of people that Kith itself exports, read back without loss, also after a spreadsheet program saved it."""

import re
from collections.abc import Callable, Iterator
from datetime import date

from importers.days import read_day
from importers.decoding import Text
from importers.draft import Draft
from importers.errors import UnreadableFile
from importers.export import CSV, Export
from importers.linkedin.header import folded
from importers.linkedin.people import CONTROLS, is_email
from importers.long_rows import read_long_rows
from importers.records import ImportedPerson, Method, More, Row, Unreadable
from importers.tables import Header, possible_headers
from importers.tidying import has_control_characters, shows, tidy

#: A table of people, whoever wrote it.
ANY_TABLE = CSV
#: The columns in the order in which a row's cells are put. The first ones tell that it is Kith's.
COLUMNS = (
    "name", "given name", "family name", "title", "company", "email", "more emails", "phone", "more phones",
    "linkedin", "more links", "tags", "place", "birthday", "note",
    "met on", "how you met", "goes by", "also known as", "after the name",
    "email label", "phone label", "linkedin label", "uid",
)  # fmt: skip
TELLING = frozenset(("given name", "family name", "more emails", "more phones", "linkedin", "more links", "uid"))
_GUARD = re.compile("(^|[;\n])'((?:[^\\S\n]|[\"\u200b'])*[=+\\-@＝＋－＠])")
_BRACKETED = re.compile(r"\((\+\d{1,3})\) ")
_UNESCAPED_COMMA = re.compile(r"(?<!\\)((?:\\\\)*),\s*")
_BETWEEN_NOTES = "\n⁂\n"
_FORMERLY = "née "
NOBODY = "There is neither a name nor a way to reach anybody in this line, so it was left out."


def find_kith_table(text: Text) -> Header | None:
    """The header of Kith's own table of people, or None."""
    for header in possible_headers(text):
        if {folded(cell) for cell in header.cells} >= TELLING:
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
        elif _is_somebody(row):
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
        read=_person,
        latest=lambda: None,
        source=ANY_TABLE,
    )


def _person(row: Row) -> ImportedPerson:
    cells = dict(zip(COLUMNS, map(unguarded, row.cells), strict=True))
    draft = Draft(row.line, row.warnings)
    text = draft.text
    given, family = text(cells["given name"]), text(cells["family name"])
    if not given and not family:
        given = text(cells["name"])
    for note in cells["note"].split(_BETWEEN_NOTES):
        draft.note(note)
    for tag in _tags(cells["tags"]):
        draft.tag(tag)
    also = [line for line in map(text, draft.several(cells["also known as"].split("\n"))) if line]
    former = next((line[len(_FORMERLY) :] for line in also if line.startswith(_FORMERLY)), "")
    note, *notes = draft.notes or [""]
    more = More(
        methods=tuple(draft.several(_methods(cells, text))),
        tags=tuple(draft.tags),
        note=note,
        notes=tuple(notes),
        place=text(cells["place"]),
        nickname=text(cells["goes by"]),
        also=tuple((line, "") for line in also if not line.startswith(_FORMERLY)),
        former=former,
        met_on=_day(cells["met on"]),
        met_how=draft.lines(cells["how you met"]),
        uuid=text(cells["uid"]),
        suffix=text(cells["after the name"]),
    )
    company, title = text(cells["company"]), text(cells["title"])
    if any(map(has_control_characters, row.cells)):
        draft.warn(CONTROLS)
    return ImportedPerson(given, family, "", "", company, title, None, row.line, tuple(draft.warnings), more=more)


def _is_somebody(row: Row) -> bool:
    """Whether the row has a name that can be seen, or a way to reach somebody."""
    if any(map(shows, row.cells[:3])):
        return True
    return any(_methods(dict(zip(COLUMNS, map(unguarded, row.cells), strict=True)), tidy))


def unguarded(text: str) -> str:
    """A cell without the apostrophe that kept it from being a formula."""
    return _GUARD.sub(r"\1\2", text.replace("\r\n", "\n"))


def _methods(cells: dict[str, str], text: Callable[[str], str]) -> Iterator[Method]:
    for kind, first, more in (
        ("email", "email", "more emails"),
        ("phone", "phone", "more phones"),
        ("link", "linkedin", "more links"),
    ):
        values = [(text(cells[first]), text(cells[f"{first} label"]))]
        for line in cells[more].split("\n"):
            label, colon, value = unguarded(line).partition(": ")
            values.append((text(unguarded(value)), text(label)) if colon else (text(label), ""))
        for value, label in values:
            if shows(value) and (kind != "email" or is_email(value)):
                yield Method(kind, _BRACKETED.sub(r"\1 ", value) if kind == "phone" else value, label)


def _tags(cell: str) -> Iterator[str]:
    for tag in _UNESCAPED_COMMA.sub(r"\1\n", cell).split("\n"):
        yield re.sub(r"\\([\\,])", r"\1", tag)


def _day(cell: str) -> date | None:
    cell = cell.strip()
    try:
        return date.fromisoformat(cell)
    except ValueError:
        return read_day(cell, "day") if cell else None
