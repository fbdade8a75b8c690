"""Rows whose cells may be texts of many lines, such as messages: read one after the other, without keeping them.

The reader goes as fast as `csv.reader` until something is wrong, and from there on line by line, so that one bad
quotation mark costs one row. It goes back once, and looks ahead no further than in proportion to what it has read.
"""

import csv
from collections import deque
from collections.abc import Iterator
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


def read_long_rows(text: Text, header: Header, most: int = limits.MESSAGES) -> Iterator[Row | Unreadable]:
    """Every row below the header that has something in it, in the file's own columns; one may be short.

    Raises UnreadableFile past `most` rows.
    """
    for filled, row in enumerate(_rows(text, header), 1):
        if filled > most:
            raise UnreadableFile("too-many-rows", f"This file has more than {most:,} rows. It was not read.")
        yield row


def _rows(text: Text, header: Header) -> Iterator[Row | Unreadable]:
    start = header.line
    if text.errors != "surrogateescape":
        width = header.width
        lines = islice(text.lines(), start, None)
        reader = csv.reader(lines, delimiter=header.delimiter, strict=True)
        read = 0  # lines below the header that are part of whole rows
        try:
            for cells in reader:
                if len(cells) != width and not _padded(cells, width):
                    if cells:
                        break
                elif any(cells):
                    if max(map(len, cells)) > limits.TEXT:
                        break
                    yield Row(start + read + 1, cells)
                read = reader.line_num
                if read > limits.TEXT_LINES:
                    raise _too_many_lines()
            else:
                return
        except csv.Error:
            pass
        start += read
    yield from _careful_rows(text, header, start)


def _padded(cells: list[str], width: int) -> bool:
    """Whether the row has all its cells and nothing but empty ones right of them."""
    return len(cells) > width and not any(cells[width:])


def _careful_rows(text: Text, header: Header, start: int) -> Iterator[Row | Unreadable]:
    """The rows after so many lines. What follows a broken row and is none by itself, is taken for the rest of it."""
    lines = islice(text.lines(), start, None)
    window: deque[str] = deque()
    number = start + 1
    spare = SPARE
    broken = False
    while window or (line := next(lines, None)) is not None:
        if not window:
            assert line is not None
            window.append(line)
        cells, warnings, used, tried = _row(window, lines, header, FAR if spare > 0 else NEAR)
        spare += NEAR - (tried if used == 1 else 0)
        filled = any(cell.strip() for cell in cells)
        fits = len(cells) >= header.width and not any(cell.strip() for cell in cells[header.width :])
        if filled and not (broken and len(cells) < header.width):
            broken = UNCLOSED in warnings and not fits
            yield _judged(number, cells, warnings, fits, header.width)
        number += used
        if number - header.line > limits.TEXT_LINES:
            raise _too_many_lines()
        for _ in range(used):
            window.popleft()


def _row(
    window: deque[str], lines: Iterator[str], header: Header, reach: int
) -> tuple[list[str], tuple[str, ...], int, int]:
    """The row at the top of the window, what is odd about it, how many lines it has and how many were looked at."""
    first = mended(window[0])
    if len(first) > LONGEST_LINE:
        return [first[: limits.TEXT + 1]], (), 1, 1
    cells, warning = split_line(first, header.delimiter)
    used = tried = 1
    if warning:
        window.extend(islice(lines, max(reach - len(window), 0)))
        several, tried = _over_several_lines(window, header, reach)
        if several:
            cells, warning, used = several, "", tried
    if used == 1:
        cells, inner = unpacked(cells, header.delimiter)
        warning = warning or inner
    whole = list(islice(window, used))
    warnings = (warning,) if warning else ()
    return cells, (BYTES, *warnings) if any(mended(line) != line for line in whole) else warnings, used, tried


def _over_several_lines(window: deque[str], header: Header, reach: int) -> tuple[list[str], int]:
    """The row that begins here, if its quoted cells span lines and it has the header's columns; lines looked at."""
    reader = csv.reader(map(mended, islice(window, reach)), delimiter=header.delimiter, strict=True)
    try:
        cells = next(reader, [])
    except csv.Error:
        return [], reader.line_num
    fits = len(cells) == header.width or _padded(cells, header.width)
    return (cells if fits else []), reader.line_num


def _judged(number: int, cells: list[str], warnings: tuple[str, ...], fits: bool, width: int) -> Row | Unreadable:
    if any(len(cell) > limits.TEXT for cell in cells):
        return Unreadable(number, TOO_LONG, tuple(cell[:1000] for cell in cells[:width]))
    if fits or (len(cells) < width and UNCLOSED not in warnings):
        return Row(number, cells, warnings)
    reason = UNCLOSED if UNCLOSED in warnings else TOO_MANY
    return Unreadable(number, reason, tuple(cell[:1000] for cell in cells[:width]))


def _too_many_lines() -> UnreadableFile:
    return UnreadableFile(
        "too-many-rows", f"This file has more than {limits.TEXT_LINES:,} lines, more than Kith reads."
    )
