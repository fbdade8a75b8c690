"""The header of Connections.csv in every era, and where it puts the columns."""

import unicodedata
from typing import NamedTuple

from importers.records import FIELDS
from importers.tables import Header

# English is LinkedIn's only header; German and French are known from other programs' tests and cost nothing.
NAMES = {
    "first name": "given",
    "vorname": "given",
    "prénom": "given",
    "last name": "family",
    "nachname": "family",
    "nom": "family",
    "url": "url",
    "profile url": "url",
    "email address": "email",
    "e-mail-adresse": "email",
    "adresse e-mail": "email",
    "company": "company",
    "unternehmen": "company",
    "entreprise": "company",
    "position": "title",
    "poste": "title",
    "connected on": "connected_on",
    "verbunden am": "connected_on",
    "date de connexion": "connected_on",
}
# Until 2017 LinkedIn wrote 59 columns for Microsoft Outlook. Outlook's own exports begin otherwise.
OUTLOOK_ERA = (
    "title",
    "first name",
    "middle name",
    "last name",
    "suffix",
    "e-mail address",
    "e-mail 2 address",
    "e-mail 3 address",
    "business street",
)
OUTLOOK_NAMES = {
    "first name": "given",
    "last name": "family",
    "e-mail address": "email",
    "company": "company",
    "job title": "title",
}
SINCE_2024 = "First Name,Last Name,URL,Email Address,Company,Position,Connected On"
UNTIL_2023 = "First Name,Last Name,Email Address,Company,Position,Connected On"


class Columns(NamedTuple):
    """Where each of the seven fields stands in a row of this file; None where the file has no such column."""

    places: tuple[int | None, ...]
    width: int

    @property
    def missing(self) -> tuple[str, ...]:
        """The fields this file says nothing about."""
        return tuple(name for name, place in zip(FIELDS, self.places, strict=True) if place is None)

    @property
    def in_order(self) -> bool:
        """Whether the file's columns are the seven fields in their order, so that rows can stay as they are."""
        return self.width == len(FIELDS) and self.places == tuple(range(len(FIELDS)))

    def arrange(self, cells: list[str]) -> list[str]:
        """A row's cells in the order of the fields; a cell the row does not reach is empty."""
        reach = len(cells)
        return [cells[place] if place is not None and place < reach else "" for place in self.places]

    def beyond(self, reach: int) -> tuple[str, ...]:
        """The fields a row of so many cells does not reach."""
        return tuple(
            name for name, place in zip(FIELDS, self.places, strict=True) if place is not None and place >= reach
        )


def columns_of(header: Header) -> Columns | None:
    """The columns, if this is a header of LinkedIn's connections; else None."""
    cells = [folded(cell) for cell in header.cells]
    names = OUTLOOK_NAMES if tuple(cells[: len(OUTLOOK_ERA)]) == OUTLOOK_ERA else NAMES
    found: dict[str, int] = {}
    for place, cell in enumerate(cells):
        if cell in names:
            found.setdefault(names[cell], place)
    needed = {"given", "family"} | ({"email", "company"} if names is OUTLOOK_NAMES else {"connected_on"})
    if not needed <= found.keys():
        return None
    return Columns(tuple(found.get(name) for name in FIELDS), header.width)


def folded(cell: str) -> str:
    """A header's cell without regard to case, spacing and the ways accents are encoded."""
    return " ".join(unicodedata.normalize("NFKC", cell).replace("\ufeff", "").casefold().split())
