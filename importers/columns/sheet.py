"""Any table looked at before it is read: its columns, what stands in them, and what they would become."""

from collections import Counter
from itertools import islice
from typing import NamedTuple

from importers import limits
from importers.columns.doubts import doubt
from importers.columns.guessing import Contents, guess
from importers.columns.mapping import DELIMITERS, LEAVE_OUT, MET, Columns, signature
from importers.columns.words import meaning
from importers.days import votes
from importers.decoding import Text, mended
from importers.errors import UnreadableFile
from importers.linkedin.people import is_email
from importers.long_rows import read_long_rows
from importers.quoting import split_line, unpacked
from importers.records import Row
from importers.tables import HEADER_WITHIN, Header
from importers.tidying import tidy

SAMPLES = 2
LOOKED_AT = 500  # filled cells by which a column's contents are guessed
LONGEST_SAMPLE = 60
MOST_COLUMNS = 300
NOT_A_TABLE = "There is no table with columns in this file."
NO_ROWS = "There is a heading in this file, but no row below it."


class Column(NamedTuple):
    """One column as it is shown: its heading, how many cells are filled, some of them, what it becomes, and a sentence
    where that is in doubt."""

    heading: str
    filled: int
    samples: tuple[str, ...]
    becomes: str
    doubt: str = ""


class Sheet(NamedTuple):
    """A table: its columns, how many rows it has, and how it would be read if nobody changes anything."""

    columns: tuple[Column, ...]
    rows: int
    guess: Columns

    @property
    def signature(self) -> str:
        """The headings as one text, by which a mapping is found again; empty where the table has none."""
        return signature(column.heading for column in self.columns) if self.guess.heading else ""


def look_at(text: Text, columns: Columns | None = None) -> Sheet:
    """The table in a text. `columns` says what is known of it already: its delimiter and heading are taken from there,
    and what its columns become is shown instead of a guess.

    Raises UnreadableFile where there is no table, and past a limit.
    """
    header, heading = find_header(text, columns)
    cells, counts, rows = _contents(text, header)
    semicolons = header.delimiter == ";"
    contents = [
        Contents(name if heading else "", found, votes(found)) for name, found in zip(header.cells, cells, strict=True)
    ]
    becomes = guess(contents, semicolons) if columns is None or not columns.becomes else columns.becomes
    becomes = (*becomes[: len(cells)], *[LEAVE_OUT] * (len(cells) - len(becomes)))
    shown = tuple(
        Column(
            tidy(name)[:LONGEST_SAMPLE],
            count,
            tuple(islice(dict.fromkeys(tidy(cell)[:LONGEST_SAMPLE] for cell in found), SAMPLES)),
            one,
            doubt(said.votes, found) if one in MET else "",
        )
        for name, count, found, one, said in zip(header.cells, counts, cells, becomes, contents, strict=True)
    )
    if not rows:
        raise UnreadableFile("empty", NO_ROWS)
    return Sheet(shown, rows, Columns(becomes, header.delimiter, heading))


def find_header(text: Text, columns: Columns | None = None) -> tuple[Header, bool]:
    """Where the table begins, as a header with a name for each column, and whether those names stand in the file."""
    lines = [(number, mended(line)) for number, line in enumerate(islice(text.head(), HEADER_WITHIN), 1)]
    lines = [(number, line) for number, line in lines if line.strip(" \t\r\n")]
    delimiter = columns.delimiter if columns else _delimiter([line for _, line in lines])
    table = [(number, unpacked(split_line(line, delimiter)[0], delimiter)[0]) for number, line in lines]
    widths = Counter(len(cells) for _, cells in table if len(cells) > 1)
    if not widths:
        raise UnreadableFile("not-a-table", NOT_A_TABLE)
    usual = max(widths, key=lambda width: (widths[width], width))
    whole = [(number, cells) for number, cells in table if len(cells) >= usual]
    # what stands above a table fills a cell or two of it
    first, top = next((one for one in whole if sum(map(bool, map(str.strip, one[1]))) * 2 > usual), whole[0])
    following = [cells for number, cells in table if number > first]
    heading = columns.heading if columns else _is_heading(top, following)
    width = min(max([len(top), *(len(cells) for cells in following if len(cells) <= 2 * usual)]), MOST_COLUMNS)
    names = [*(top if heading else ()), *[""] * width][:width]
    named = [tidy(name) or f"Column {number}" for number, name in enumerate(names, 1)]
    return Header(first if heading else first - 1, delimiter, named), heading


def _delimiter(lines: list[str]) -> str:
    """What parts the columns: what parts most lines into equally many, and more than one."""

    def alike(delimiter: str) -> tuple[int, int]:
        widths = Counter(len(split_line(line, delimiter)[0]) for line in lines if delimiter in line)
        width, lines_of_it = max(widths.items(), key=lambda item: (item[1], item[0]), default=(0, 0))
        return (lines_of_it, width) if width > 1 else (0, 0)

    return max(DELIMITERS, key=alike)


def _is_heading(cells: list[str], following: list[list[str]]) -> bool:
    """Whether a first row names the columns rather than being one of them."""
    filled = [cell for cell in map(str.strip, cells) if cell]
    if any(is_email(cell) or "://" in cell or sum(map(str.isdigit, cell)) > len(cell) / 2 for cell in filled):
        return False
    if any(map(meaning, filled)):
        return True
    others = {cell for row in following for cell in row}
    return len(set(filled)) == len(filled) and not any(cell in others for cell in filled)


def _contents(text: Text, header: Header) -> tuple[list[list[str]], list[int], int]:
    """The first filled cells of each column, how many each has, and how many rows there are."""
    width = len(header.cells)
    cells: list[list[str]] = [[] for _ in range(width)]
    counts = [0] * width
    rows = 0
    days: set[int] = set()  # columns of days in doubt: the row that settles their order may be the last
    for row in read_long_rows(text, header, list):
        rows += 1
        if rows > limits.ROWS:
            raise UnreadableFile("too-many-rows", f"This file has more than {limits.ROWS:,} rows. Import it in parts.")
        if not isinstance(row, Row):
            continue
        for place, cell in enumerate(row.cells[:width]):
            if cell and (stripped := cell.strip()):
                counts[place] += 1
                if counts[place] <= LOOKED_AT or place in days:
                    cells[place].append(stripped)
                    if counts[place] == LOOKED_AT and votes(cells[place]).doubtful:
                        days.add(place)
    return cells, counts, rows
