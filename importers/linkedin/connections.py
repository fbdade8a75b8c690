"""Connections.csv: one person a row, as LinkedIn writes it and as spreadsheet programs leave it."""

from collections import Counter
from datetime import date
from functools import partial
from itertools import islice

from importers.decoding import Text, decode, mended
from importers.errors import ColumnsUnknown, UnreadableFile
from importers.export import CONNECTIONS, Export
from importers.foreign import INSTEAD, refusal_by_bytes, refusal_by_text
from importers.linkedin.dates import DateColumn, read_day
from importers.linkedin.header import SINCE_2024, UNTIL_2023, Columns, columns_of
from importers.linkedin.people import read_person
from importers.linkedin.rows import Nobody, judge
from importers.quoting import split_line, unpacked
from importers.records import FIELDS, Row, Unreadable
from importers.tables import DELIMITERS, HEADER_WITHIN, Header, possible_headers, read_rows

NO_HEADER = (
    "Kith cannot tell which column is which in this file: it has no header. "
    "Put this line on top and choose the file again: {names}"
)
UNKNOWN_HEADER = f"No line of this file names LinkedIn's columns, so Kith cannot tell which column is which. {INSTEAD}"
NOT_A_TABLE = f"There is no table of connections in this file. {INSTEAD}"
FEWEST_COLUMNS = 3


def open_connections(data: bytes, today: date | None = None, *, sure: bool = False) -> Export:
    """The connections in the bytes of one CSV file, in whatever state it is.

    `sure`: somebody says that it is LinkedIn's, so a file without a header is read in LinkedIn's order of columns.
    Raises UnreadableFile with what the file is instead, and ColumnsUnknown where the header is missing.
    """
    if refusal := refusal_by_bytes(data):
        raise refusal
    return open_text(decode(data), today, sure=sure)


def open_text(text: Text, today: date | None = None, *, sure: bool = False) -> Export:
    """The connections in a file whose encoding is known; raises as `open_connections` does."""
    found = find_connections(text)
    if found is None:
        if refusal := refusal_by_text(text):
            raise refusal
        found = guess_connections(text)
        if found is None and any(header.width >= FEWEST_COLUMNS for header in possible_headers(text)):
            raise ColumnsUnknown(UNKNOWN_HEADER)
        if found is None:
            raise UnreadableFile("not-a-table", NOT_A_TABLE)
        if not sure:
            raise ColumnsUnknown(NO_HEADER.format(names=",".join(found[0].cells)), CONNECTIONS)
    return read_connections(text, *found, today)


def find_connections(text: Text) -> tuple[Header, Columns] | None:
    """The header of LinkedIn's connections among the first lines, wherever the preamble ends; None if there is none."""
    for header in possible_headers(text):
        if columns := columns_of(header):
            return header, columns
    return None


def guess_connections(text: Text) -> tuple[Header, Columns] | None:
    """What the columns would be if this file without a header were LinkedIn's: six or seven, a day in the last.

    Company and title cannot be told apart by looking, so a person has to confirm it.
    """
    sample = [line for line in islice(text.head(), HEADER_WITHIN) if line.strip(DELIMITERS + " \r\n")]
    votes = Counter(shape for line in sample for shape in _shapes(mended(line)))
    if not votes:
        return None
    shape, count = votes.most_common(1)[0]
    if count * 2 < len(sample) or shape not in _shapes(mended(sample[0])):
        return None  # a first line of another shape is a header, in words Kith does not know
    delimiter, width = shape
    header = Header(0, delimiter, (SINCE_2024 if width == len(FIELDS) else UNTIL_2023).split(","))
    columns = columns_of(header)
    return (header, columns) if columns else None


def _shapes(line: str) -> list[tuple[str, int]]:
    """The delimiters and numbers of cells with which this line would be a row of LinkedIn's."""
    shapes = []
    for delimiter in DELIMITERS:
        cells, _ = unpacked(split_line(line, delimiter)[0], delimiter)
        if len(cells) in (len(FIELDS) - 1, len(FIELDS)) and read_day(cells[-1].strip(), day_first=True):
            shapes.append((delimiter, len(cells)))
    return shapes


def read_connections(text: Text, header: Header, columns: Columns, today: date | None = None) -> Export:
    """Every row below the header, sorted into readable, withheld, unreadable and blank.

    `today` lets a connection in the future be called odd. Raises UnreadableFile past a limit.
    """
    rows: list[Row] = []
    withheld: list[int] = []
    unreadable: list[Unreadable] = []
    blank = 0
    width = len(FIELDS) if columns.in_order else -1
    for row in read_rows(text, header):
        cells = row.cells
        if len(cells) == width and type(row) is Row:
            given, family, url = cells[0], cells[1], cells[2]
            # so plainly a person that `judge` would hand it back as it is; nearly every row is
            if "/in/" in url and given.strip() and family.strip() and given.isprintable() and family.isprintable():
                rows.append(row)
                continue
        verdict = judge(row, header, columns) if isinstance(row, Row) else row
        if isinstance(verdict, Row):
            rows.append(verdict)
        elif isinstance(verdict, Unreadable):
            unreadable.append(verdict)
        elif verdict is Nobody.WITHHELD:
            withheld.append(row.line)
        else:
            blank += 1
    if not (rows or withheld or unreadable):
        raise UnreadableFile(
            "empty",
            "This is LinkedIn's list of connections, but nobody is in it. Ask LinkedIn for the export once more.",
        )
    dates = DateColumn([row.cells[-1] for row in rows], header.delimiter, today)
    person = partial(read_person, dates=dates, missing=columns.missing)
    return Export(CONNECTIONS, rows, withheld, unreadable, blank, person, dates.latest)
