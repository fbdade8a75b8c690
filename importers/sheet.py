"""A table of people whose columns are known by their names: rows in, records out."""

import re
from collections.abc import Callable, Container, Mapping

from importers import limits
from importers.address_book import NOBODY, check_number, opened
from importers.decoding import Text
from importers.draft import Draft, short
from importers.errors import UnreadableFile
from importers.export import Export
from importers.long_rows import read_long_rows
from importers.postal import Postal
from importers.records import FIELDS, ImportedPerson, Row, Unreadable
from importers.tables import Header
from importers.vcards.birthdays import birthday
from importers.vcards.kept import Kept
from importers.vcards.values import escaped

MANY_CELLS = "This file has {columns:,} columns, and too many rows to read them all. Import it in parts."
NOT_A_LETTER = re.compile(r"[^A-Z0-9]+")


def open_sheet(format: str, text: Text, header: Header, read: Callable[[Row], ImportedPerson | None]) -> Export:
    """The people below the header. Raises UnreadableFile where nobody is there, and past a limit."""
    width = len(header.cells)
    people: list[ImportedPerson] = []
    unreadable: list[Unreadable] = []

    def filled_up(cells: list[str]) -> list[str]:
        return cells + [""] * (width - len(cells)) if any(cells) else cells

    for row in read_long_rows(text, header, filled_up):
        if isinstance(row, Row) and not any(cell.strip() for cell in row.cells):
            continue
        if isinstance(row, Unreadable):
            unreadable.append(row)
        elif person := read(row):
            people.append(person)
        else:
            shown = tuple(cell[:1000] for cell in row.cells[:width])
            unreadable.append(Unreadable(row.line, NOBODY.format(what="row"), shown))
        number = len(people) + len(unreadable)
        check_number(number)
        if number * width > limits.CELLS:
            raise UnreadableFile("too-many-rows", MANY_CELLS.format(columns=width))
    return opened(format, people, unreadable)


def silent_about(told: set[str]) -> tuple[str, ...]:
    """The fields of a person of which a file with these columns says nothing."""
    return tuple(field for field in FIELDS if field not in told)


class SheetRow(Draft):
    """One row whose cells are taken one by one; what cannot be taken is kept as a line of a card, or named."""

    def __init__(self, row: Row, places: Mapping[str, int]) -> None:
        super().__init__(row.line, row.warnings)
        self._cells, self._places = row.cells, places
        self._kept = Kept()
        self._groups = 0

    def cell(self, *names: str) -> str:
        """What stands in the first of these columns that the file has."""
        for name in names:
            if (place := self._places.get(name)) is not None:
                return self._cells[place]
        return ""

    def take_email(self, text: str, label: str = "", preferred: bool = False) -> None:
        """An email address, or a warning."""
        if text.strip() and not self.email(text, label, preferred):
            self.warn(f"“{short(text)}” is not an email address and was left out.")

    def take_phone(self, text: str, label: str = "", preferred: bool = False) -> None:
        """A phone number, or a warning."""
        if text.strip() and not self.phone(text, label, preferred):
            self.warn(f"“{short(text)}” is not a phone number and was left out.")

    def take_link(self, text: str, label: str = "") -> None:
        """A web address, or a warning."""
        if text.strip() and not self.link(text, label):
            self.warn(f"“{short(text)}” is not a web address and was left out.")

    def address(self, address: Postal, label: str = "") -> None:
        """A postal address: the first gives the place, and what is more than that is kept."""
        if not any(address):
            return
        known = bool(self.more.place)
        if not known:
            self.more = self.more._replace(place=self.text(address.place))
        if known or address.is_more_than_a_place:
            self._kept.add_text(address.line(label))

    def birthday(self, text: str) -> None:
        """A birthday, kept as a card has it."""
        if text.strip():
            self._kept.add_text(birthday(text) or f"BDAY:{escaped(text)}")

    def keep(self, name: str, value: str, label: str = "") -> None:
        """Something that Kith makes nothing of, as a line of a card, with its label beside it."""
        if not value.strip():
            return
        group = ""
        if label:
            self._groups += 1
            group = f"item{self._groups}"
        self._kept.add_text(f"{name}:{escaped(value)}", group)
        if label:
            self._kept.add_text(f"X-ABLabel:{escaped(label)}", group)

    def keep_column(self, heading: str, value: str) -> None:
        """A cell of a column that Kith makes nothing of."""
        if name := NOT_A_LETTER.sub("-", heading.upper()).strip("-"):
            self.keep(f"X-{name}", value)

    def keep_others(self, known: Container[str], names: Mapping[str, str]) -> None:
        """Every other column; `names` says which property some of them are."""
        for heading, place in self._places.items():
            if heading not in known and (value := self._cells[place]).strip():
                if heading in names:
                    self.keep(names[heading], value)
                else:
                    self.keep_column(heading, value)

    def whole_name(self, *names: str) -> None:
        """The name where it stands in one column only."""
        whole = self.text(self.cell(*names))
        if whole and whole != self.company and not (self.given or self.family):
            self.given = whole
            self.more = self.more._replace(whole=True)

    def finished(self, silent: tuple[str, ...]) -> ImportedPerson | None:
        """The record, or None where there is nobody."""
        self.kept = self._kept.lines()
        return self.person(silent)
