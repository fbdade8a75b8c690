"""Rows whose cells may be texts of many lines, such as messages: read one after the other, without keeping them.

The reader goes as fast as `csv.reader` until something is wrong, and from there on line by line, so that one bad
quotation mark costs one row. It goes back once, and looks ahead no further than in proportion to what it has read.
"""

import csv
from collections import deque
from collections.abc import Callable, Iterator
from itertools import islice

from importers import limits
from importers.decoding import Text, mended
from importers.errors import UnreadableFile
from importers.quoting import UNCLOSED, split_line, unpacked
from importers.records import Row, Unreadable
from importers.tables import BYTES, LONGEST_LINE, Header

NEAR = 30  # lines that one row may span in any case
FAR = 1_000  # lines that one row may span as long as looking so far ahead has seldom been in vain
SPARE = 20_000  # lines that may be looked at in vain before it counts as often

TOO_LONG = f"A cell in this line is longer than {limits.TEXT:,} characters and was not read."
TOO_MANY = "This line has more cells than the header, so that Kith cannot tell what stands where. It was not read."


def read_long_rows(text: Text, header: Header, arrange: Callable[[list[str]], list[str]]) -> Iterator[Row | Unreadable]:
    """Every row below the header that has something in it, its cells put in order by `arrange`; some may be missing.

    Raises UnreadableFile past a limit.
    """
    start = header.line
    read = filled = 0  # lines below the header that are part of whole rows; rows with something in them
    if text.errors != "surrogateescape":
        width = header.width
        reader = csv.reader(islice(text.lines(), start, None), delimiter=header.delimiter, strict=True)
        try:
            for cells in reader:
                if len(cells) != width and cells and not _padded(cells, width):
                    break
                if any(cells):
                    filled += 1
                    if filled > limits.MESSAGES:
                        break
                    # Row(line, cells) a hundred thousand times, without the detour through a Python function
                    yield tuple.__new__(Row, (start + read + 1, arrange(cells), (), ()))
                read = reader.line_num
                if read > limits.TEXT_LINES:
                    break
            else:
                return
        except csv.Error:
            pass
    for row in _careful_rows(text, header, start + read):
        filled += 1
        if filled > limits.MESSAGES:
            raise UnreadableFile("too-many-rows", f"This file has more than {limits.MESSAGES:,} rows. It was not read.")
        yield Row(row.line, arrange(row.cells), row.warnings) if isinstance(row, Row) else row


def _padded(cells: list[str], width: int) -> bool:
    """Whether the row has all its cells and nothing but empty ones right of them."""
    return len(cells) > width and not any(cells[width:])


def _careful_rows(text: Text, header: Header, start: int) -> Iterator[Row | Unreadable]:
    """The rows after so many lines. What follows a broken row and is none by itself, is taken for the rest of it."""
    lines = islice(text.lines(), start, None)
    window: deque[str] = deque()
    number = start + 1
    width = header.width
    spare = SPARE
    broken = False
    while window or (line := next(lines, None)) is not None:
        if not window:
            assert line is not None
            window.append(line)
        cells, warnings, used, tried = _row(window, lines, header.delimiter, width, FAR if spare > 0 else NEAR)
        spare += NEAR - (tried if used == 1 else 0)
        filled = any(cell.strip() for cell in cells)
        fits = len(cells) >= width and not any(cell.strip() for cell in cells[width:])
        if filled and not (broken and len(cells) < width):
            broken = UNCLOSED in warnings
            yield _judged(number, cells, warnings, fits, width)
        number += used
        if number - header.line > limits.TEXT_LINES:
            most = f"{limits.TEXT_LINES:,}"
            raise UnreadableFile("too-many-rows", f"This file has more than {most} lines. It was not read.")
        for _ in range(used):
            window.popleft()


def _row(
    window: deque[str], lines: Iterator[str], delimiter: str, width: int, reach: int
) -> tuple[list[str], tuple[str, ...], int, int]:
    """The row at the top of the window, what is odd about it, how many lines it has and how many were looked at."""
    first = mended(window[0])
    if len(first) > LONGEST_LINE:
        return [first[: limits.TEXT + 1]], (), 1, 1
    cells, warning = split_line(first, delimiter)
    used = tried = 1
    if warning:
        window.extend(islice(lines, max(reach - len(window), 0)))
        several, tried = _over_several_lines(window, delimiter, width, reach)
        if several:
            cells, warning, used = several, "", tried
    if used == 1:
        cells, inner = unpacked(cells, delimiter)
        warning = warning or inner
    whole = list(islice(window, used))
    warnings = (warning,) if warning else ()
    return cells, (BYTES, *warnings) if any(mended(line) != line for line in whole) else warnings, used, tried


def _over_several_lines(window: deque[str], delimiter: str, width: int, reach: int) -> tuple[list[str], int]:
    """The row that begins here, if its quoted cells span lines and it has the header's columns; lines looked at."""
    reader = csv.reader(map(mended, islice(window, reach)), delimiter=delimiter, strict=True)
    try:
        cells = next(reader, [])
    except csv.Error:
        return [], reader.line_num
    fits = len(cells) == width or _padded(cells, width)
    return (cells if fits else []), reader.line_num


def _judged(number: int, cells: list[str], warnings: tuple[str, ...], fits: bool, width: int) -> Row | Unreadable:
    if any(len(cell) > limits.TEXT for cell in cells):
        return Unreadable(number, TOO_LONG, tuple(cell[:1000] for cell in cells[:width]))
    if fits or (len(cells) < width and UNCLOSED not in warnings):
        return Row(number, cells, warnings)
    reason = UNCLOSED if UNCLOSED in warnings else TOO_MANY
    return Unreadable(number, reason, tuple(cell[:1000] for cell in cells[:width]))
