"""What a file of the archive tells beside the connections: its records, and its rows that could not be read."""

from collections.abc import Callable, Collection, Iterator, Mapping
from operator import itemgetter
from typing import Generic, NamedTuple, TypeVar

from importers.decoding import decode
from importers.errors import UnreadableFile
from importers.linkedin.header import folded
from importers.long_rows import read_long_rows
from importers.records import Row, Unreadable
from importers.tables import Header, possible_headers

T = TypeVar("T")
K = TypeVar("K")


class Told(NamedTuple, Generic[T]):
    """The records of a file in its order, and the rows that could not be read, each with its line and a sentence."""

    records: list[T]
    unreadable: list[Unreadable]


class Fields(NamedTuple):
    """The fields that a reader knows, by the names that LinkedIn has given their columns over the years.

    `names` maps a column's name without spaces, `_` and capitals to a field. A header needs the columns of `needed`.
    """

    names: Mapping[str, str]
    needed: Collection[str]

    @property
    def order(self) -> tuple[str, ...]:
        """The fields in the order in which `read_fields` gives a row's cells."""
        return tuple(dict.fromkeys(self.names.values()))


class Table(NamedTuple):
    """A file whose columns were recognised: which fields it has, and its rows with their cells in the fields' order."""

    present: frozenset[str]
    rows: Iterator[Row | Unreadable]


def read_table(data: bytes, fields: Fields) -> Table:
    """The rows of a file with these columns, wherever they stand. A cell or a column that is not there is empty.

    Raises UnreadableFile where no line of the file names the needed columns, and while reading past a limit.
    """
    text = decode(data)
    for header in possible_headers(text):
        places = _places(header, fields)
        if all(field in places for field in fields.needed):
            return Table(frozenset(places), read_long_rows(text, header, _arrange(header, fields, places)))
    raise UnreadableFile("no-header", "No line of this file names the columns that LinkedIn gives it. It was not read.")


def read_records(data: bytes, fields: Fields, make: Callable[[Row], T | str | None]) -> Told[T]:
    """The records that `make` makes of a file's rows; it answers with a sentence where a row cannot be read, and with
    None where nothing is in it. Raises UnreadableFile as `read_table` does."""
    told: Told[T] = Told([], [])
    for row in read_table(data, fields).rows:
        made = make(row) if isinstance(row, Row) else row
        if isinstance(made, str):
            made = Unreadable(row.line, made, tuple(cell[:1000] for cell in row.cells))
        if isinstance(made, Unreadable):
            told.unreadable.append(made)
        elif made is not None:
            told.records.append(made)
    return told


def _places(header: Header, fields: Fields) -> dict[str, int]:
    places: dict[str, int] = {}
    for place, cell in enumerate(header.cells):
        field = fields.names.get(squeezed(cell))
        if field is not None:
            places.setdefault(field, place)
    return places


def squeezed(cell: str) -> str:
    """A column's name without regard to case, spaces and underscores."""
    return folded(cell).replace(" ", "").replace("_", "")


def _arrange(header: Header, fields: Fields, places: Mapping[str, int]) -> Callable[[list[str]], list[str]]:
    """How a row's cells are put in the order of the fields; what the row or the file lacks is empty."""
    width = header.width
    # an empty cell is put at the end of every row, for the columns that the file lacks
    pick = itemgetter(*(places.get(field, -1) for field in fields.order), -1)

    def arrange(cells: list[str]) -> list[str]:
        if len(cells) < width:
            cells = cells + [""] * (width - len(cells))
        cells.append("")
        return list(pick(cells))

    return arrange


class Once(dict[K, T]):
    """What a function makes of each key, made once."""

    def __init__(self, make: Callable[[K], T]) -> None:
        super().__init__()
        self._make = make

    def __missing__(self, key: K) -> T:
        made = self[key] = self._make(key)
        return made
