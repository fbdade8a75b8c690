"""Changes of many rows at once that can be taken back: a few statements, however many rows.

`change_many` and `create_many` do the same to every row and join a step that is under way (see `journal`);
`BulkChanges` collects what differs from row to row, as an import does, and writes it under a step of its own.
"""

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from peewee import CompositeKey

from crm.domain.moment import Moment
from crm.models import Account, Step, StepRow
from crm.models.bulk import execute_many, insert_rows
from crm.usecases.journal import Changes, plain

Columns = dict[str, Any]
#: A row's key, and the row before and after.
Noted = tuple[str, str, str]

# Below what either engine takes as parameters of one statement.
_AT_ONCE = 500


def change_many(changes: Changes, model: Any, ids: Iterable[int], *, noting: Sequence[str] = (), **values: Any) -> int:
    """Set columns of the account's rows with these ids to the same values; says how many rows there were.

    Only these columns are noted, so that taking the step back leaves later edits of others alone; and with them those
    that `noting` names, which do not change, such as whose row it is.
    """
    columns = [model._meta.fields[name] for name in values]
    beside = [model._meta.fields[name] for name in noting]
    after = {column.column_name: plain(values[column.name]) for column in columns}
    count = 0
    for these in _portions(ids):
        found = model.of(changes.account, model.id, *columns, *beside).where(model.id.in_(these)).tuples()
        noted = []
        for number, *row in found:
            names = [column.column_name for column in (*columns, *beside)]
            was = {"id": number, **{name: plain(value) for name, value in zip(names, row, strict=True)}}
            noted.append((str(number), json.dumps(was), json.dumps(was | after)))
        model.change(changes.account, **values).where(model.id.in_(these)).execute()
        _note(changes.account, changes.step, model._meta.table_name, noted)
        if model._meta.table_name == "person":
            changes.people.update(int(key) for key, _, _ in noted)
        count += len(noted)
    return count


def create_many(changes: Changes, model: Any, fields: Sequence[str], rows: Iterable[Sequence[Any]]) -> int:
    """Insert rows of a table whose key is made of the `fields` (ids); says how many."""
    assert isinstance(model._meta.primary_key, CompositeKey)
    made = list(rows)
    _note(changes.account, changes.step, model._meta.table_name, _created(changes.account, model, fields, made))
    if "person" in fields:
        changes.people.update(row[fields.index("person")] for row in made)
    return len(made)


def _created(account: Account, model: Any, fields: Sequence[str], made: list[Sequence[Any]]) -> list[Noted]:
    """Insert rows of a table whose key is made of the `fields`; answers with what is noted of each."""
    insert_rows(model, ("account", *fields), [(account.id, *row) for row in made])
    places = [fields.index(name) for name in model._meta.primary_key.field_names]
    names = ["account_id", *(model._meta.fields[name].column_name for name in fields)]
    return [
        (
            json.dumps([row[place] for place in places]),
            "",
            json.dumps(dict(zip(names, (account.id, *row), strict=True))),
        )
        for row in made
    ]


class BulkChanges:
    """Collects changes to rows, then writes them, with one statement for each set of columns, and notes them.

    Columns are named as in the database; a date is ISO text. Only columns that differ should be given.
    """

    def __init__(self, account: Account) -> None:
        self._account = account
        self._noted: list[tuple[str, int, Columns, Columns]] = []
        self._made: dict[tuple[Any, tuple[str, ...]], list[Sequence[Any]]] = defaultdict(list)

    def change(self, model: Any, row_id: int, before: Columns, after: Columns) -> None:
        """Set columns of one row from what they are to what they shall be."""
        self._noted.append((model._meta.table_name, row_id, before, after))

    def create(self, model: Any, fields: tuple[str, ...], row: Sequence[Any]) -> None:
        """Insert a row of a table whose key is made of the `fields` (ids)."""
        self._made[model, fields].append(row)

    def write(self, sentence: str, when: Moment, import_id: int) -> None:
        """Write everything that was collected, in the caller's transaction; the step says when that was, if no more."""
        step = Step.create(account=self._account, sentence=sentence, happened_at=when.instant, import_id=import_id)
        alike: dict[tuple[str, tuple[str, ...]], list[tuple[Any, ...]]] = defaultdict(list)
        for table, row_id, _, after in self._noted:
            alike[table, tuple(after)].append((*after.values(), self._account.id, row_id))
        for (table, columns), values in alike.items():
            setting = ", ".join(f'"{column}" = ?' for column in columns)
            execute_many(f'UPDATE "{table}" SET {setting} WHERE account_id = ? AND id = ?', values)
        _insert_noted(
            self._account,
            step,
            [(table, str(row_id), _text(before), _text(after)) for table, row_id, before, after in self._noted],
        )
        for (model, fields), made in self._made.items():
            _note(self._account, step, model._meta.table_name, _created(self._account, model, fields, made))


def _note(account: Account, step: Step, table: str, noted: list[Noted]) -> None:
    _insert_noted(account, step, [(table, *row) for row in noted])


def _insert_noted(account: Account, step: Step, rows: list[tuple[str, str, str, str]]) -> None:
    """Rows of the journal: the table, the row's key, and the row before and after."""
    insert_rows(
        StepRow,
        ("account", "step", "table_name", "row_key", "before", "after"),
        [(account.id, step.id, *row) for row in rows],
    )


def _text(columns: Columns) -> str:
    return json.dumps(columns, ensure_ascii=False)


def _portions(ids: Iterable[int]) -> Iterator[list[int]]:
    everything = sorted(set(ids))
    for start in range(0, len(everything), _AT_ONCE):
        yield everything[start : start + _AT_ONCE]
