"""Rows of an export as the tables take them: every value looked at, every id renamed."""

import base64
from collections.abc import Iterator
from typing import Any

from crm.usecases.export_everything.tables import FILES, Column, Form, Table
from crm.usecases.read_back.references import Renamed, renamed_journal, renamed_text
from crm.usecases.read_back.values import Unfit, stored
from importers import UnreadableFile
from importers.kith_export import Reading, shortened

_JOURNAL = "step_row"


def rows_of(reading: Reading, table: Table, renamed: Renamed) -> Iterator[dict[str, Any]]:
    """The rows of a table, each with all its columns, ready for the driver.

    A column that the file does not have (an older Kith's) takes its default; one that this Kith does not know is left
    out. Raises UnreadableFile, with the line and the column, for a value that cannot stand there.
    """
    for line in reading.rows(table.name):
        where = f"Line {line.number:,} of data/{table.name}.jsonl in this export"
        row: dict[str, Any] = {}
        for column in table.columns:
            try:
                row[column.name] = _value(reading, table, column, line.values, renamed)
            except Unfit as error:
                raise UnreadableFile("unfit", f"{where}: “{column.name}” should be {error}.") from error
        if table.name == _JOURNAL:
            try:
                row = renamed_journal(row, renamed)
            except Unfit as error:
                raise UnreadableFile("unfit", f"{where} should note {error}.") from error
        yield row


def _value(reading: Reading, table: Table, column: Column, values: dict[str, Any], renamed: Renamed) -> Any:
    if column.name not in values:
        if column.required:
            raise Unfit(f"{column.form.value}, and is missing")
        return column.default
    value = values[column.name]
    if (table.name, column.name) in FILES and isinstance(value, dict):
        value = _from_file(reading, value.get("file"))
    value = stored(table, column, value)
    if column.form is Form.ID and value:
        return renamed(column.refers, value)
    if column.form is Form.TEXT and value:
        return renamed_text(table.name, column.name, value, renamed)
    return value


def _from_file(reading: Reading, name: Any) -> str:
    if not isinstance(name, str):
        raise Unfit("the name of a file")
    try:
        return base64.b64encode(reading.file(name)).decode()
    except UnreadableFile as error:
        if error.kind == "not-whole":
            raise Unfit(f"a file of this export, and {shortened(name)} is missing") from error
        raise
