"""Rows of a table as JSON lines, a few hundred at a time, in the order of their keys."""

import base64
import binascii
import json
from collections.abc import Callable, Iterator
from typing import Any

from crm.models import Account
from crm.models.database import rows
from crm.usecases.export_everything.tables import FILES, Column, Form, Table, condition

_AT_ONCE = 500
_to_json = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


def lines(table: Table, account: Account) -> Iterator[bytes]:
    """The account's rows, one JSON object a line, in UTF-8."""
    names = [column.name for column in table.columns]
    written = [(place, how) for place, column in enumerate(table.columns) if (how := _WRITTEN.get(column.form))]
    filed = _filed_column(table)
    for values in _values(table, account):
        row = list(values)
        for place, how in written:
            if row[place] is not None:
                row[place] = how(row[place])
        if filed is not None and (name := _file_name(table, row, filed)):
            row[filed] = {"file": name}
        yield (_to_json(dict(zip(names, row, strict=True))) + "\n").encode()


def files(table: Table, account: Account) -> Iterator[tuple[str, bytes]]:
    """What the rows of a table hold as files: name and content of each."""
    filed = _filed_column(table)
    if filed is not None:
        for row in _values(table, account):
            if name := _file_name(table, row, filed):
                yield name, base64.b64decode(row[filed])


def count(table: Table, account: Account) -> int:
    """How many of the account's rows travel."""
    return int(rows(f'SELECT count(*) FROM "{table.name}" WHERE {condition(table, account)}')[0][0])


def _values(table: Table, account: Account) -> Iterator[tuple[Any, ...]]:
    """The rows as the driver gives them. Each portion begins behind the key of the last: no cursor stays open."""
    names = ", ".join(f'"{column.name}"' for column in table.columns)
    key = ", ".join(f'"{name}"' for name in table.key)
    places = [next(i for i, column in enumerate(table.columns) if column.name == name) for name in table.key]
    start = f'SELECT {names} FROM "{table.name}" WHERE {condition(table, account, by_key=True)}'
    behind = f" AND ({key}) > ({', '.join('?' * len(table.key))})"
    end = f" ORDER BY {key} LIMIT {_AT_ONCE}"
    found = rows(start + end)
    while found:
        yield from found
        if len(found) < _AT_ONCE:
            return
        found = rows(start + behind + end, tuple(found[-1][place] for place in places))


def _filed_column(table: Table) -> int | None:
    """The place of the column whose content goes into files."""
    places = [place for place, column in enumerate(table.columns) if (table.name, column.name) in FILES]
    return places[0] if places else None


def _file_name(table: Table, row: Any, place: int) -> str:
    """The name of the file for a row; none where its content is not the base64 that it should be: that stays a text."""
    column: Column = table.columns[place]
    text = row[place]
    try:
        whole = base64.b64encode(base64.b64decode(text, validate=True)).decode() == text
    except (binascii.Error, ValueError):
        return ""
    return FILES[table.name, column.name].format(row[0]) if whole and text else ""


def _instant(stored: Any) -> str:
    """SQLite gives text with a space in the middle, PostgreSQL a datetime; both are UTC."""
    return (stored.replace(" ", "T") if isinstance(stored, str) else stored.isoformat()) + "Z"


def _day(stored: Any) -> str:
    return stored if isinstance(stored, str) else str(stored.isoformat())


def _bytes(stored: Any) -> str:
    return base64.b64encode(bytes(stored)).decode()


_WRITTEN: dict[Form, Callable[[Any], Any]] = {
    Form.YES_OR_NO: bool,
    Form.INSTANT: _instant,
    Form.DAY: _day,
    Form.BYTES: _bytes,
}
