"""What importers hand out: plain, frozen records that know the line they came from."""

from datetime import date
from typing import NamedTuple

FIELDS = ("given", "family", "url", "email", "company", "title", "connected_on")


class Row(NamedTuple):
    """One row of a table of people that can be read, as it stands in the file.

    `cells` has seven texts in the order of `FIELDS`, whatever the file's own order; a column the file lacks is empty.
    An address book has an eighth, with everything else that it says.
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


class Method(NamedTuple):
    """A way to reach somebody: `kind` is email, phone or link, `value` as written, `label` as the file has it."""

    kind: str
    value: str
    label: str = ""


class More(NamedTuple):
    """What an address book tells of a person beside the name and the job; whatever is empty is not told.

    `methods` are all of them, the preferred ones first. `former` is a surname given up. `photo` is a picture's bytes
    as they stand in the file. `kept` are the unfolded content lines of a card that nothing above is made of. `uuid` is
    the card's UID as it stands. `notes` are those behind the first, where the file tells them apart. `also` are further
    names as (given, family), the family name empty where the file does not take the name apart. `prefix` and `suffix`
    are what stands around the name ("Dr", "PhD"). `whole`: the name stands in `given` in one piece, and nobody has
    taken it apart.
    """

    methods: tuple[Method, ...] = ()
    tags: tuple[str, ...] = ()
    note: str = ""
    place: str = ""
    nickname: str = ""
    former: str = ""
    met_on: date | None = None
    met_how: str = ""
    photo: bytes = b""
    kept: tuple[str, ...] = ()
    uuid: str = ""
    notes: tuple[str, ...] = ()
    also: tuple[tuple[str, str], ...] = ()
    prefix: str = ""
    suffix: str = ""
    whole: bool = False


class ImportedPerson(NamedTuple):
    """One person as a file tells of them.

    Names, company and title are the file's own, with white space tidied and control characters left out. `url` is the
    profile address exactly as imported, or empty where it is not one; `email` likewise. `row` is the line in the file,
    from 1. `warnings` are sentences. `silent` names the fields that are no news whatever stands in them: the file has
    no such column, the row ends before it, or its letters were lost. `more` is what an address book tells beside that.
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
    more: More | None = None
