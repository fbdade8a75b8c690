"""Taking a reading back back: everything that it brought goes, unless it was edited since."""

import json
from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from peewee import ForeignKeyField

from crm.domain.moment import Moment
from crm.domain.refusals import Refused
from crm.models import Account, Draft, Import, Person, Step, StepRow
from crm.models.database import database, is_sqlite
from crm.models.values import column
from crm.usecases.export_everything.tables import Table, tables_by_name, travelling
from crm.usecases.refresh import refresh_people
from crm.usecases.transaction import writing

#: What belongs to one of these stays with it.
_HOLDERS = {"person", "opportunity", "interview", "touchpoint"}
_NAMES = ("name", "role", "text", "because")
Edited = dict[str, set[int]]


def take_everything_back(account: Account, run: Import, when: Moment) -> list[str]:
    """Remove what an applied reading back brought; returns a sentence for each thing that was edited since and stays.

    What stays keeps what it refers to: somebody's company, the people of a touchpoint. To be called within the
    transaction that marks the import as undone. Raises Refused where nothing tells what it brought.
    """
    counts = json.loads(run.counts)
    if "brought" not in counts:
        raise Refused("This reading back happened before the last one and cannot be taken back by itself.")
    spans = {table: (int(first), int(last)) for table, (first, last) in counts["brought"].items()}
    with writing(account):
        edited = _edited_since(account, run, spans)
        kept = _sentences(account, edited)
        # Some tables refer to one another both ways: what stood in the way of a row may be gone the next time.
        while sum([_remove(account, table, spans, edited) for table in reversed(travelling())]):
            pass
        _put_settings_back(account, counts.get("settings", {}))
        refresh_people(account, edited["person"], when)
    return kept


def _edited_since(account: Account, run: Import, spans: dict[str, tuple[int, int]]) -> Edited:
    """What the journal, or the thing itself, says was changed since, among what was brought."""
    edited: Edited = defaultdict(set)
    last_step = spans.get("step", (0, 0))[1]
    since = Step.of(account, Step.id).where(Step.id > last_step, Step.undone_at.is_null())
    for noted in StepRow.of(account).where(StepRow.step.in_(since)):
        if noted.row_key.isdigit():
            edited[noted.table_name].add(int(noted.row_key))
        for text in filter(None, (noted.before, noted.after)):
            for holder in _HOLDERS:
                if found := json.loads(text).get(f"{holder}_id"):
                    edited[holder].add(found)
    edited["person"].update(column(Person.of(account, Person.id).where(Person.edited_at > run.applied_at)))
    edited["person"].update(column(Draft.of(account, Draft.person).where(Draft.updated_at > run.applied_at)))
    introduced = Person.of(account, Person.introduced_by).where(Person.introduced_by.is_null(False))
    edited["person"].update(column(introduced.where(Person.id.in_(edited["person"]))))
    return defaultdict(
        set,
        {
            table: {number for number in ids if spans[table][0] <= number <= spans[table][1]}
            for table, ids in edited.items()
            if table in spans
        },
    )


def _sentences(account: Account, edited: Edited) -> list[str]:
    said = []
    for table in travelling():
        name = next((name for name in _NAMES if table.column(name)), None)
        if edited[table.name] and name:
            columns: Any = table.model.of(account, getattr(table.model, name))
            for text in column(columns.where(table.model.id.in_(edited[table.name])).order_by(table.model.id)):
                what = text if table.name == "person" else f"{table.model.noun.capitalize()} “{text}”"
                said.append(f"{what} was edited since and stays.")
    return said


def _remove(account: Account, table: Table, spans: dict[str, tuple[int, int]], edited: Edited) -> int:
    """Delete what was brought of one table, but for what stays, what belongs to that, and what anything refers to.

    Says how many rows that were.
    """
    if table.model is Account:
        return 0
    conditions = []
    for name in table.key:
        found = table.column(name)
        assert found is not None
        if found.refers not in spans:
            return 0
        first, last = spans[found.refers]
        conditions.append(f'"{name}" BETWEEN {first} AND {last}')
    if table.has_ids:
        conditions += _not_among("id", edited[table.name])
        conditions += [
            f'id NOT IN (SELECT "{name}" FROM "{other}" WHERE account_id = {int(account.id)} AND "{name}" IS NOT NULL)'
            for other, name in _referring(table.name)
        ]
    for found in table.columns:
        if found.watched and found.refers in _HOLDERS and _goes_with(table, found.name):
            conditions += _not_among(found.name, edited[found.refers])
    sql = f'DELETE FROM "{table.name}" WHERE account_id = ? AND {" AND ".join(conditions)}'
    return int(database.execute_sql(sql if is_sqlite() else sql.replace("?", "%s"), (account.id,)).rowcount)


def _not_among(name: str, numbers: Iterable[int]) -> list[str]:
    """A condition that holds for rows without these numbers, which stand in it as they are: there may be many."""
    these = ", ".join(str(int(number)) for number in sorted(numbers))
    return [f'("{name}" IS NULL OR "{name}" NOT IN ({these}))'] if these else []


def _referring(table: str) -> list[tuple[str, str]]:
    """The columns of other tables in which ids of this one stand."""
    return [
        (other.name, column.name)
        for other in tables_by_name().values()
        for column in other.columns
        if column.refers == table and other.name != table
    ]


def _goes_with(table: Table, name: str) -> bool:
    """Whether a row of the table goes with the row that the column names."""
    found = table.model._meta.columns[name]
    return isinstance(found, ForeignKeyField) and found.on_delete == "CASCADE"


def _put_settings_back(account: Account, settings: dict[str, list[Any]]) -> None:
    """The account's settings as they were, unless they were changed since."""
    now = Account.get_by_id(account.id)
    back = {name: before for name, (before, after) in settings.items() if getattr(now, name) == after}
    if back:
        Account.update(**back).where(Account.id == account.id).execute()
        for name, value in back.items():
            setattr(account, name, value)
