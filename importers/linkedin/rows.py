"""What one row below the header is: a person, a member LinkedIn withholds, nothing, or a row that went wrong."""

import re
from enum import Enum

from importers.linkedin.dates import read_day
from importers.linkedin.header import Columns
from importers.quoting import UNCLOSED, unpacked
from importers.records import Row, Unreadable
from importers.tables import Header
from importers.tidying import shows

TOO_MANY = (
    "This line has more cells than the header. Most likely a comma in the company or the title lacks quotation marks: "
    "put that cell in quotation marks and import the file again."
)
SHIFTED = (
    "The cells of this line do not stand under their headings: one is missing. "
    "Add the missing cell, empty if need be, and import the file again."
)
NO_NAME = "There is no name in this line. Add one, or leave the line out."
PART_OF_A_NAME = "There is only part of a name in this line. Add the rest, or leave the line out."

WEB_ADDRESS = re.compile(r"\s*(?:https?://|www\.)\S", re.IGNORECASE)


class Nobody(Enum):
    """A row without a person in it that is no mistake."""

    WITHHELD = "withheld"
    BLANK = "blank"


def judge(row: Row, header: Header, columns: Columns) -> Row | Unreadable | Nobody:
    """The row with its cells in the order of the fields, or what else it is."""
    cells, warning = unpacked(row.cells, header.delimiter)
    if not any(cell.strip() for cell in cells):
        return Nobody.BLANK
    warnings = (*row.warnings, warning) if warning else row.warnings
    reason = _misplaced(cells, warnings, columns)
    told = columns.arrange(cells)
    if not reason:
        has_name = [shows(name) for name in told[:2]]
        has_more = any(cell.strip() for cell in told[2:-1])
        has_day = bool(told[-1].strip())
        if not any(has_name) and has_day and not has_more:
            return Nobody.WITHHELD
        if not any(has_name):
            reason = NO_NAME
        elif not all(has_name) and not has_more and not has_day:
            reason = PART_OF_A_NAME
    if reason:
        return Unreadable(row.line, reason, tuple(cells))
    return Row(row.line, told, warnings, columns.beyond(len(cells)))


def _misplaced(cells: list[str], warnings: tuple[str, ...], columns: Columns) -> str:
    """Why the cells cannot be trusted to stand under their headings, or ""."""
    short = len(cells) < columns.width
    if any(cell.strip() for cell in cells[columns.width :]) or short:
        if UNCLOSED in warnings:
            return UNCLOSED
        if not short:
            return TOO_MANY
    given, family, url, *_, connected_on = columns.arrange(cells)
    if "/in/" not in url and (WEB_ADDRESS.match(given) or WEB_ADDRESS.match(family)):
        return SHIFTED
    if short and not connected_on and read_day(cells[-1].strip(), day_first=True):
        return SHIFTED
    return ""
