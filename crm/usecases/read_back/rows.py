"""Rows of an export as the tables take them: every value looked at, every id renamed."""

import base64
from collections.abc import Iterator
from typing import Any

from crm.usecases.export_everything.tables import FILES, Column, Table
from crm.usecases.read_back.references import Renamed, inside_of, renamed_journal
from crm.usecases.read_back.values import Unfit, fitting
from importers import UnreadableFile
from importers.kith_export import Reading, shortened

_JOURNAL = "step_row"


def rows_of(reading: Reading, table: Table, renamed: Renamed) -> Iterator[dict[str, Any]]:
    """The rows of a table, each with all its columns, ready for the driver.

    A column that the file does not have (an older Kith's) takes its default; one that this Kith does not know is left
    out. Raises UnreadableFile, with the line and the column, for a value that cannot stand there.
    """
    columns = [_Place(table, column) for column in table.columns]
    journal = table.name == _JOURNAL
    for line in reading.rows(table.name):
        values, row = line.values, {}
        for place in columns:
            name = place.name
            try:
                value = place.fit(_given(reading, place, values[name])) if name in values else place.missing()
                if value:
                    if place.refers:
                        value = renamed(place.refers, value)
                    elif place.inside:
                        value = place.inside(value, renamed)
            except Unfit as error:
                raise _refusal(table, line.number, f": “{name}” should be {error}") from error
            row[name] = value
        if journal:
            try:
                row = renamed_journal(row, renamed)
            except Unfit as error:
                raise _refusal(table, line.number, f" should note {error}") from error
        yield row


class _Place:
    """One column, with everything looked up that its values need: there may be a million of them."""

    def __init__(self, table: Table, column: Column) -> None:
        self.name = column.name
        self.fit = fitting(table, column)
        self.refers = column.refers
        self.inside = inside_of(table.name, column.name)
        self.in_file = (table.name, column.name) in FILES
        self._column = column

    def missing(self) -> Any:
        """What stands where the file has no such column."""
        if self._column.required:
            raise Unfit(f"{self._column.form.value}, and is missing")
        return self._column.default


def _given(reading: Reading, place: _Place, value: Any) -> Any:
    return _from_file(reading, value.get("file")) if place.in_file and isinstance(value, dict) else value


def _refusal(table: Table, number: int, words: str) -> UnreadableFile:
    return UnreadableFile("unfit", f"Line {number:,} of data/{table.name}.jsonl in this export{words}.")


def _from_file(reading: Reading, name: Any) -> str:
    if not isinstance(name, str):
        raise Unfit("the name of a file")
    try:
        return base64.b64encode(reading.file(name)).decode()
    except UnreadableFile as error:
        if error.kind == "not-whole":
            raise Unfit(f"a file of this export, and {shortened(name)} is missing") from error
        raise
