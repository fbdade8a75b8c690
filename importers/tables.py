"""Lines of text to rows of cells, whatever a spreadsheet program did to them.

There are two readers with the same results. The swift one is `csv.reader` in strict mode and serves the file that
has nothing wrong with it. The careful one goes line by line, so that one bad quotation mark costs one row.
"""

import csv
from collections import deque
from collections.abc import Iterator
from functools import partial
from itertools import count, islice, repeat
from typing import NamedTuple

from importers import limits
from importers.decoding import Text, mended
from importers.errors import UnreadableFile
from importers.quoting import split_line, unpacked
from importers.records import Row, Unreadable

DELIMITERS = ",;\t|"
HEADER_WITHIN = 100  # lines looked through for a header
BATCH = 10_000
LOOKAHEAD = 30  # lines one quoted cell may span
LONGEST_LINE = 1_000_000

TOO_LONG = f"A cell in this line is longer than {limits.CELL:,} characters. Shorten it and import the file again."
BYTES = "Some letters of this line were in another encoding than the rest of the file. Check its names."


class Header(NamedTuple):
    """A line that may be the header: its number from 1 (0: the file has none), its delimiter and its cells."""

    line: int
    delimiter: str
    cells: list[str]

    @property
    def width(self) -> int:
        """How many columns have a name up to the last that has one; what stands right of them is padding."""
        return max((place for place, cell in enumerate(self.cells, 1) if cell.strip()), default=0)


def possible_headers(text: Text) -> Iterator[Header]:
    """The first lines of a file, each taken apart in every way it can be: the caller knows a header by its cells."""
    for number, line in enumerate(islice(text.head(), HEADER_WITHIN), 1):
        if len(line) > limits.CELL:
            continue
        for delimiter in DELIMITERS:
            if delimiter in line:
                cells, _ = split_line(mended(line), delimiter)
                yield Header(number, delimiter, unpacked(cells, delimiter)[0])


def read_rows(text: Text, header: Header) -> Iterator[Row | Unreadable]:
    """Every line below the header, blank ones too, in the file's own columns. Raises UnreadableFile past a limit."""
    swift = swift_rows(text, header)
    if swift is None:
        return careful_rows(text, header)
    # Row(line, cells) thirty thousand times, without the detour through a Python function
    whole = zip(count(header.line + 1), swift, repeat(()), repeat(()))
    return map(partial(tuple.__new__, Row), whole)


def swift_rows(text: Text, header: Header) -> list[list[str]] | None:
    """The rows of a file in order: good quotation marks, one line a row, no long cell. None for any other file."""
    if text.errors == "surrogateescape":
        return None
    rows: list[list[str]] = []
    blank: list[str] = []
    filled = 0
    lines = islice(text.lines(), header.line, None)
    while batch := list(islice(lines, BATCH)):
        if max(map(len, batch)) > limits.CELL:
            return None
        expected = len(rows) + len(batch)
        try:
            rows.extend(
                [row if any(row) else blank for row in csv.reader(batch, delimiter=header.delimiter, strict=True)]
            )
        except csv.Error:
            return None
        if len(rows) != expected:
            return None
        filled += sum(row is not blank for row in rows[-len(batch) :])
        _check_size(filled, len(rows))
    return rows


def careful_rows(text: Text, header: Header) -> Iterator[Row | Unreadable]:
    """The rows of any file, each with what was mended in it; an unclosed quotation mark ends with its line."""
    lines = islice(text.lines(), header.line, None)
    window = deque(islice(lines, LOOKAHEAD))
    number = header.line + 1
    width = header.width
    filled = 0
    while window:
        row, used = _row(number, window, header.delimiter, width)
        yield row
        number += used
        filled += any(row.cells)
        _check_size(filled, number - header.line - 1)
        for _ in range(used):
            window.popleft()
        window.extend(islice(lines, used))


def _row(number: int, window: deque[str], delimiter: str, width: int) -> tuple[Row | Unreadable, int]:
    line = mended(window[0])
    warnings = (BYTES,) if line != window[0] else ()
    if len(line) > LONGEST_LINE:
        return Unreadable(number, TOO_LONG, (line[: limits.CELL],)), 1
    cells, warning = split_line(line, delimiter)
    used = 1
    if warning:
        several, lines = _over_several_lines(window, delimiter, width)
        if several:
            cells, warning, used = several, "", lines
            whole = "".join(islice(window, lines))
            warnings = (BYTES,) if mended(whole) != whole else ()
    if warning:
        warnings = (*warnings, warning)
    if any(len(cell) > limits.CELL for cell in cells):
        return Unreadable(number, TOO_LONG, tuple(cell[: limits.CELL] for cell in cells)), used
    return Row(number, cells, warnings), used


def _over_several_lines(window: deque[str], delimiter: str, width: int) -> tuple[list[str], int]:
    """The row that begins here, if its quoted cells span lines and it then has exactly the header's columns."""
    reader = csv.reader(map(mended, window), delimiter=delimiter, strict=True)
    try:
        cells = next(reader, [])
    except csv.Error:
        return [], 0
    fits = len(cells) >= width and not any(cell.strip() for cell in cells[width:])
    return (cells, reader.line_num) if fits else ([], 0)


def _check_size(filled: int, lines: int) -> None:
    if filled > limits.ROWS:
        raise UnreadableFile("too-many-rows", f"This file has more than {limits.ROWS:,} rows. Import it in parts.")
    if lines > limits.LINES:
        raise UnreadableFile("too-many-rows", f"This file has more than {limits.LINES:,} lines. Import it in parts.")
