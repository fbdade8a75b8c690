"""Google Contacts as CSV, with the header of old (`Given Name`, `E-mail 1 - Type`) and that of 2024 (`Labels`)."""

import re
from collections.abc import Iterator
from functools import partial
from typing import NamedTuple

from importers import limits
from importers.decoding import Text
from importers.export import GOOGLE, Export
from importers.linkedin.header import folded
from importers.postal import Postal
from importers.records import ImportedPerson, Row
from importers.sheet import SheetRow, open_sheet, silent_about
from importers.tables import Header, possible_headers

NUMBERED = re.compile(
    r"(e-mail|phone|website|address|organization|relation|event|custom field|im|jot) (\d{1,3}) - ([\w. ]+)"
)
ALWAYS = ({"group membership"}, {"phonetic first name", "labels"}, {"given name", "yomi name"})
SEVERAL = " ::: "
#: Google's own groups begin with a star; everybody who is not hidden is in this one.
EVERYBODY = frozenset(("mycontacts", "my contacts"))
PRIMARY = "*"

FAMILY, MIDDLE = ("family name", "last name"), ("additional name", "middle name")
GIVEN = ("given name", "first name")
KEPT = {
    "given name yomi": "X-PHONETIC-FIRST-NAME",
    "phonetic first name": "X-PHONETIC-FIRST-NAME",
    "phonetic middle name": "X-PHONETIC-MIDDLE-NAME",
    "additional name yomi": "X-PHONETIC-MIDDLE-NAME",
    "phonetic last name": "X-PHONETIC-LAST-NAME",
    "family name yomi": "X-PHONETIC-LAST-NAME",
    "photo": "PHOTO;VALUE=uri",
    "language": "LANG",
}
READ = frozenset(
    (*GIVEN, *FAMILY, *MIDDLE, "name", "file as", "name prefix", "name suffix", "nickname", "maiden name", "birthday")
) | frozenset(
    "notes,labels,group membership,location,organization name,organization title,organization department".split(",")
)
ADDRESS = ("po box", "extended address", "street", "city", "region", "postal code", "country")


class Sheet(NamedTuple):
    """The header taken apart: the columns by name, and those that are numbered by kind and number."""

    plain: dict[str, int]
    numbered: dict[tuple[str, int], dict[str, int]]


def find_google(text: Text) -> Header | None:
    """The header of a file from Google, or None."""
    for header in possible_headers(text):
        cells = {folded(cell) for cell in header.cells}
        if not cells.isdisjoint((*GIVEN, "name")) and (
            any(always <= cells for always in ALWAYS) or any(map(NUMBERED.fullmatch, cells))
        ):
            return header
    return None


def open_google(text: Text, header: Header) -> Export:
    """The people in a file from Google. Raises UnreadableFile where nobody is in it, and past a limit."""
    sheet = Sheet({}, {})
    for place, cell in enumerate(map(folded, header.cells)):
        if match := NUMBERED.fullmatch(cell):
            sheet.numbered.setdefault((match[1], int(match[2])), {}).setdefault(match[3], place)
        else:
            sheet.plain.setdefault(cell, place)
    kinds = {kind for kind, _ in sheet.numbered}
    told = {"given", "family", "url"} | ({"email"} if "e-mail" in kinds else set())
    if "organization" in kinds or "organization name" in sheet.plain:
        told |= {"company", "title"}
    return open_sheet(GOOGLE, text, header, partial(_person, sheet=sheet, silent=silent_about(told)))


def _person(row: Row, sheet: Sheet, silent: tuple[str, ...]) -> ImportedPerson | None:
    cells, draft = row.cells, SheetRow(row, sheet.plain)
    cell = draft.cell
    draft.given = draft.text(f"{cell(*GIVEN)} {cell(*MIDDLE)}")
    draft.family = draft.text(cell(*FAMILY))
    draft.more = draft.more._replace(
        nickname=draft.text(cell("nickname")),
        former=draft.text(cell("maiden name")),
        prefix=draft.text(cell("name prefix")),
        suffix=draft.text(cell("name suffix")),
    )
    draft.company = draft.text(cell("organization name"))
    draft.title = draft.text(cell("organization title"))
    draft.keep("X-DEPARTMENT", cell("organization department"))
    draft.note(cell("notes"))
    for (kind, _), places in sheet.numbered.items():
        if kind in ("e-mail", "phone", "website", "address", "organization"):
            _reach(draft, kind, {name: cells[place] for name, place in places.items()})
        else:
            _rest(draft, kind, {name: cells[place] for name, place in places.items()})
    if not draft.more.place:
        draft.more = draft.more._replace(place=draft.text(cell("location")))
    draft.birthday(cell("birthday"))
    for tag in (*_several(cell("labels")), *_several(cell("group membership"))):
        own = tag.removeprefix(PRIMARY).strip()
        if own.lower() not in EVERYBODY:
            draft.tag(own.capitalize() if tag.startswith(PRIMARY) else own)
    draft.keep_others(READ, KEPT)
    draft.whole_name("name", "file as")
    return draft.finished(silent)


def _reach(draft: SheetRow, kind: str, told: dict[str, str]) -> None:
    """A way to reach somebody, or where they are."""
    label, preferred = _label(told)
    if kind == "address":
        address = Postal(*(told.get(name, "").strip() for name in ADDRESS))
        if not any(address):
            address = Postal(street=told.get("formatted", "").strip())
        draft.address(address, label)
    elif kind == "organization":
        name, title, department = (told.get(one, "") for one in ("name", "title", "department"))
        if not draft.company and not draft.title:
            draft.company, draft.title = draft.text(name), draft.text(title)
            draft.keep("X-DEPARTMENT", department)
        else:
            draft.keep("ORG", name)
            draft.keep("TITLE", title)
    else:
        take = {"e-mail": draft.take_email, "phone": draft.take_phone}.get(kind)
        for value in _several(told.get("value", "")):
            if take:
                take(value, label, preferred)
            else:
                draft.take_link(value, label)


def _rest(draft: SheetRow, kind: str, told: dict[str, str]) -> None:
    """What Kith makes nothing of, but for fields of one's own, which are notes."""
    label, _ = _label(told)
    for value in _several(told.get("value", "")):
        if kind == "custom field":
            draft.note(f"{label}: {value}" if label else value)
        elif kind == "im":
            draft.keep("IMPP", value, told.get("service", "").strip() or label)
        else:
            name = {"relation": "X-ABRELATEDNAMES", "event": "X-ABDATE"}.get(kind, "X-JOT")
            draft.keep(name, value, label)


def _label(told: dict[str, str]) -> tuple[str, bool]:
    """The label of a numbered column, and whether it is the one preferred: "* Home"."""
    label = told.get("label", told.get("type", "")).strip()
    preferred = label.startswith(PRIMARY)
    own = label.removeprefix(PRIMARY).strip()
    known = own.lower() in ("home", "work", "mobile", "other", "main", "home fax", "work fax", "pager")
    return (own.lower() if known else own), preferred


def _several(cell: str) -> Iterator[str]:
    values = (value.strip() for value in cell.split(SEVERAL, limits.OF_ONE_PERSON)[: limits.OF_ONE_PERSON])
    return filter(None, values)
