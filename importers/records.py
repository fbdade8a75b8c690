"""What importers hand out: plain, frozen records that know the line they came from."""

from datetime import date
from typing import NamedTuple

FIELDS = ("given", "family", "url", "email", "company", "title", "connected_on")


class Row(NamedTuple):
    """One row of a table of people that can be read, as it stands in the file.

    `cells` has seven texts in the order of `FIELDS`, whatever the file's own order; a column the file lacks is empty.
    `warnings` are sentences about what had to be mended to read it. `silent` names the fields this row says nothing
    about because it ends early: empty there means "not told", not "none".
    """

    line: int
    cells: list[str]
    warnings: tuple[str, ...] = ()
    silent: tuple[str, ...] = ()

    @property
    def key(self) -> str:
        """The row's content as one text: equal texts say the same, wherever the row stands and however it is padded."""
        key = "\n".join(self.cells)
        if "  " in key or " \n" in key or "\n " in key or key[:1] == " " or key[-1:] == " ":
            return "\n".join([" ".join(cell.split()) for cell in self.cells])
        return key


class Unreadable(NamedTuple):
    """A row that cannot be read: its line (from 1), a sentence that says why and what to do, and what stands in it."""

    line: int
    reason: str
    cells: tuple[str, ...]


class ImportedPerson(NamedTuple):
    """One person as a file tells of them.

    Names, company and title are the file's own, with white space tidied and control characters left out. `url` is the
    profile address exactly as imported, or empty where it is not one; `email` likewise. `row` is the line in the file,
    from 1. `warnings` are sentences. `silent` names the fields that are no news whatever stands in them: the file has
    no such column, the row ends before it, or its letters were lost.
    """

    given: str
    family: str
    url: str
    email: str
    company: str
    title: str
    connected_on: date | None
    row: int
    warnings: tuple[str, ...] = ()
    silent: tuple[str, ...] = ()
