"""Changes of many rows at once that can be taken back: a few statements, however many rows."""

import json
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from peewee import CompositeKey

from crm.models import StepRow
from crm.models.bulk import insert_rows
from crm.usecases.journal import Changes

# Below what either engine takes as parameters of one statement.
_AT_ONCE = 500


def change_many(changes: Changes, model: Any, ids: Iterable[int], *, noting: Sequence[str] = (), **values: Any) -> int:
    """Set columns of the account's rows with these ids to the same values; says how many rows there were.

    Only these columns are noted, so that taking the step back leaves later edits of others alone; and with them those
    that `noting` names, which do not change, such as whose row it is.
    """
    columns = [model._meta.fields[name] for name in values]
    beside = [model._meta.fields[name] for name in noting]
    after = {column.column_name: _json(values[column.name]) for column in columns}
    count = 0
    for these in _portions(ids):
        found = model.of(changes.account, model.id, *columns, *beside).where(model.id.in_(these)).tuples()
        noted = []
        for number, *row in found:
            names = [column.column_name for column in (*columns, *beside)]
            was = {"id": number, **{name: _json(value) for name, value in zip(names, row, strict=True)}}
            noted.append((str(number), json.dumps(was), json.dumps(was | after)))
        model.change(changes.account, **values).where(model.id.in_(these)).execute()
        _note(changes, model, noted)
        if model._meta.table_name == "person":
            changes.people.update(int(key) for key, _, _ in noted)
        count += len(noted)
    return count


def create_many(changes: Changes, model: Any, fields: Sequence[str], rows: Iterable[Sequence[Any]]) -> int:
    """Insert rows of a table whose key is made of the `fields` (ids); says how many."""
    assert isinstance(model._meta.primary_key, CompositeKey)
    made = list(rows)
    owner = changes.account.id
    insert_rows(model, ("account", *fields), [(owner, *row) for row in made])
    key_names = model._meta.primary_key.field_names
    names = ["account_id", *(model._meta.fields[name].column_name for name in fields)]
    noted = []
    for row in made:
        by_name = dict(zip(fields, row, strict=True))
        key = json.dumps([by_name[name] for name in key_names])
        noted.append((key, "", json.dumps(dict(zip(names, (owner, *row), strict=True)))))
        if "person" in by_name:
            changes.people.add(by_name["person"])
    _note(changes, model, noted)
    return len(made)


def _note(changes: Changes, model: Any, noted: list[tuple[str, str, str]]) -> None:
    owner, step, table = changes.account.id, changes.step.id, model._meta.table_name
    insert_rows(
        StepRow,
        ("account", "step", "table_name", "row_key", "before", "after"),
        [(owner, step, table, key, before, after) for key, before, after in noted],
    )


def _json(value: Any) -> Any:
    if hasattr(value, "isoformat"):
        return value.isoformat()
    return value.id if hasattr(value, "_meta") else value


def _portions(ids: Iterable[int]) -> Iterator[list[int]]:
    everything = sorted(set(ids))
    for start in range(0, len(everything), _AT_ONCE):
        yield everything[start : start + _AT_ONCE]
