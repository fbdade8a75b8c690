"""One line of a CSV into cells, also where its quotation marks are wrong."""

import csv

FEWEST_PACKED = 4  # a name such as "Quill, PhD, MBA" is not a packed row
UNCLOSED = "A quotation mark opens in this line and never closes. The line was read without it; check its cells."
STRAY = "There are quotation marks inside a cell that were not doubled. They were read as part of the text."


def split_line(line: str, delimiter: str) -> tuple[list[str], str]:
    """The cells of one line, and a sentence about what was mended or ""; an empty line has no cells."""
    line = line.rstrip("\r\n")
    if '"' in line:
        try:
            return next(csv.reader([line], delimiter=delimiter, strict=True), []), ""
        except csv.Error:
            return split_loosely(line, delimiter)
    return (line.split(delimiter) if line else []), ""


def unpacked(cells: list[str], delimiter: str) -> tuple[list[str], str]:
    """The cells of a line that a spreadsheet quoted again as a whole as one cell, else the same.

    German Excel does this to every line with a quotation mark in it when a comma file is opened as a single column.
    """
    if delimiter in "".join(cells[:1]) and not any(cell.strip() for cell in cells[1:]):
        inner, warning = split_line(cells[0], delimiter)
        if len(inner) >= max(len(cells), FEWEST_PACKED):
            return inner, warning
    return cells, ""


def split_loosely(line: str, delimiter: str) -> tuple[list[str], str]:
    """The cells of a line that breaks the rules of RFC 4180, and a warning that says how.

    A quoted cell ends at a quotation mark that stands before a delimiter or the end; any other one inside it is text.
    Where none ends it, the opening mark is dropped and the cell ends at the next delimiter. One pass: linear time.
    """
    cells: list[str] = []
    warning = STRAY
    hopeless = False  # once no later mark can close a cell, none needs to be looked for again
    start = 0
    while True:
        cell = None
        if line.startswith('"', start) and not hopeless:
            cell, end = _quoted(line, start + 1, delimiter)
        if cell is None:
            if line.startswith('"', start):
                hopeless, warning, start = True, UNCLOSED, start + 1
            end = line.find(delimiter, start)
            end = len(line) if end < 0 else end
            cell = line[start:end]
        cells.append(cell)
        if end >= len(line):
            return cells, warning
        start = end + 1


def _quoted(line: str, start: int, delimiter: str) -> tuple[str | None, int]:
    """The quoted cell whose text begins at `start`, and where it ended; None where it never ends."""
    at = start
    while (at := line.find('"', at)) >= 0:
        after = line[at + 1 : at + 2]
        if after in ("", delimiter):
            return line[start:at].replace('""', '"'), at + 1
        at += 2 if after == '"' else 1
    return None, start
