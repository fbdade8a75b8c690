"""Changes that can be taken back: each is noted row by row, before and after, in the transaction that makes it."""

import json
from collections.abc import Container, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any, TypeVar

from peewee import CompositeKey, SqliteDatabase

from crm.domain.moment import Moment
from crm.domain.refusals import NotFound, Refused
from crm.models import TABLES, Account, MergedPerson, Person, Step, StepRow, database
from crm.models.values import pairs
from crm.usecases.transaction import writing
from crm.usecases.undo_many import MANY, undo_alike

#: How long a change can be taken back, and how long the bin keeps what was deleted.
KEPT_FOR = timedelta(days=30)

Row = TypeVar("Row")
_MODELS: dict[str, Any] = {model._meta.table_name: model for model in TABLES}
# These say when a row was written and repeat what other rows say; somebody's edit shows in the other columns.
_NOT_COMPARED = {"updated_at", "edited_at", "sequence", "last_touch_on", "next_check_in", "as_of"}


class Changes:
    """The changes of one step: makes them and notes them."""

    def __init__(self, account: Account, step: Step) -> None:
        self.account = account
        self.step = step
        self.people: set[int] = set()

    def create(self, model: type[Row], **values: Any) -> Row:
        """Insert a row of this account and note it."""
        made: Any = model.create(account=self.account, **values)  # type: ignore[attr-defined]
        self._note(made, "", _snapshot(made))
        return made  # type: ignore[no-any-return]

    def change(self, row: Any, **values: Any) -> bool:
        """Set columns of a row, and say whether anything differs. Pass foreign keys as ids or rows."""
        before = _snapshot(row)
        for name, value in values.items():
            if _plain_id(getattr(row, name)) != _plain_id(value):
                setattr(row, name, value)
        after = _snapshot(row)
        if after == before:
            return False
        row.save()
        self._note(row, before, after)
        return True

    def delete(self, row: Any) -> None:
        """Delete a row and note it. Rows that refer to it must be deleted first, through here."""
        self._note(row, _snapshot(row), "")
        if isinstance(row._meta.primary_key, CompositeKey):
            type(row).drop(self.account).where(row._pk_expr()).execute()
        else:
            row.delete_instance()

    def delete_all(self, rows: Iterable[Any]) -> int:
        """Delete several rows, and say how many."""
        gone = list(rows)
        for row in gone:
            self.delete(row)
        return len(gone)

    def _note(self, row: Any, before: str, after: str) -> None:
        StepRow.create(
            account=self.account,
            step=self.step,
            table_name=row._meta.table_name,
            row_key=_key(row),
            before=before,
            after=after,
        )
        for text in (before, after):
            self.people.update(_people_of(row._meta.table_name, text))


@contextmanager
def changing(account: Account, sentence: str, when: Moment, *, import_id: int | None = None) -> Iterator[Changes]:
    """One transaction whose changes can be undone together, under the sentence that the toast shows."""
    with writing(account):
        step = Step.create(account=account, sentence=sentence, happened_at=when.instant, import_id=import_id)
        yield Changes(account, step)


@dataclass(frozen=True)
class Undone:
    """What was taken back: the step's sentence, whom it concerned, and what stayed because it was edited since."""

    sentence: str
    people: set[int] = field(default_factory=set)
    kept: list[str] = field(default_factory=list)


def undo(account: Account, step_id: int, when: Moment, leave: Container[int] = ()) -> Undone:
    """Take a step back, the last change first. What was edited since stays as it is now, and is listed.

    `leave` names people whose rows stay as they are, without a word.

    Whoever calls this refreshes what is worked out from the rows (see `refresh`). Raises NotFound for a step that is
    not the account's, Refused for one that was already taken back or is too old.
    """
    with writing(account):
        step = Step.find(account, step_id)
        if step.undone_at is not None:
            raise Refused("That was undone already.")
        if when.instant - step.happened_at > KEPT_FOR:
            raise Refused("That is more than 30 days ago and can no longer be undone.")
        people: set[int] = set()
        kept: list[str] = []
        everything = list(StepRow.of(account).where(StepRow.step == step.id).order_by(StepRow.id.desc()))
        for noted in everything:
            for text in (noted.before, noted.after):
                people.update(_people_of(noted.table_name, text))
        people |= set(_those_they_became(account, people))
        # Who comes back is there before anything of theirs does.
        brings_back = any(noted.table_name == "person" and not noted.after for noted in everything)
        if len(everything) >= MANY and not leave and not brings_back:
            everything = undo_alike(account, everything, _values, plain)
        for noted in everything:
            remark = _reverse(account, noted, when, leave)
            if remark:
                kept.append(remark)
        step.undone_at = when.instant
        step.save()
        return Undone(step.sentence, people, kept)


def last_step(account: Account) -> Step:
    """The account's newest step by hand that is not undone. Raises NotFound where there is none."""
    by_hand = Step.of(account).where(Step.undone_at.is_null(), Step.import_id.is_null())
    found: Step | None = by_hand.order_by(Step.id.desc()).first()
    if found is None:
        raise NotFound("There is nothing to undo.")
    return found


def _reverse(account: Account, noted: StepRow, when: Moment, leave: Container[int]) -> str:
    """Put one row back. Returns what stayed because it was edited since, or nothing."""
    model = _MODELS[noted.table_name]
    current = _find(account, model, noted.row_key)
    if leave and current is not None and _owner(current) in leave:
        return ""
    if not noted.after:
        return _put_back(account, model, json.loads(noted.before)) if current is None else ""
    after = json.loads(noted.after)
    if current is None:
        return ""
    now = json.loads(_snapshot(current))
    if not noted.before:
        if any(now[name] != after[name] for name in after if name not in _NOT_COMPARED):
            return f"{_noun(model)} {_title(now)} was edited since and stays."
        model.drop(account).where(current._pk_expr()).execute()
        return ""
    before = json.loads(noted.before)
    back, stays = {}, []
    for name, value in before.items():
        if after[name] == value:
            continue
        if now[name] == after[name] or name in _NOT_COMPARED:
            back[name] = value
        else:
            stays.append(name)
    if back and "sequence" in now:
        # To a calendar that saw the change, its undoing is one more (RFC 5545, 3.8.7.4).
        back |= {"sequence": now["sequence"] + 1, "updated_at": when.instant.isoformat()}
    if back:
        model.change(account, **_values(model, back)).where(current._pk_expr()).execute()
    return f"{_noun(model)} {_title(now)}: {_columns(stays)} was edited since and stays." if stays else ""


def _put_back(account: Account, model: Any, columns: dict[str, Any]) -> str:
    """Insert a row that was deleted; one of somebody who has since become one with another belongs to that one."""
    owner = columns.get("person_id")
    if owner and not Person.of(account).where(Person.id == owner).exists():
        merged = MergedPerson.of(account, MergedPerson.person).where(MergedPerson.former_id == owner).first()
        if merged is None:
            return f"{_noun(model)} {_title(columns)} belonged to somebody who is gone."
        columns = {**columns, "person_id": merged.person}
    with _foreign_keys_checked_later():
        insertion = model.insert(**_values(model, columns))
        (insertion.on_conflict_ignore() if owner != columns.get("person_id") else insertion).execute()
    return ""


def _owner(row: Any) -> Any:
    """The person whom a row is or hangs on, or None."""
    return row.id if row._meta.table_name == "person" else _plain_id(row.__data__.get("person"))


def _columns(names: list[str]) -> str:
    """Columns in words; of those that repeat the name, the name alone."""
    if "name" in names:
        names = [name for name in names if name not in ("given", "family", "name_key", "sort_key")]
    return ", ".join(name.removesuffix("_id").replace("_", " ") for name in names)


@contextmanager
def _foreign_keys_checked_later() -> Iterator[None]:
    """Rows come back in the order in which they went, so a child may come before its parent within the transaction."""
    if isinstance(database.obj, SqliteDatabase):
        database.execute_sql("PRAGMA defer_foreign_keys = ON")
    yield


def _snapshot(row: Any) -> str:
    """The row's columns as JSON."""
    return json.dumps(
        {column.column_name: plain(row.__data__.get(name)) for name, column in row._meta.fields.items()},
        ensure_ascii=False,
    )


def plain(value: Any) -> Any:
    """A value as JSON holds it: days and instants in ISO 8601, a row by its id."""
    if isinstance(value, datetime | date):
        return value.isoformat()
    return _plain_id(value)


def _plain_id(value: Any) -> Any:
    return value.id if hasattr(value, "_meta") else value


def _values(model: Any, columns: dict[str, Any]) -> dict[str, Any]:
    """Columns of a snapshot as the model's fields take them."""
    values = {}
    for name, value in columns.items():
        column = model._meta.columns[name]
        if isinstance(value, str) and "DateTime" in type(column).__name__:
            value = datetime.fromisoformat(value)
        elif isinstance(value, str) and type(column).__name__ == "DateField":
            value = date.fromisoformat(value)
        values[column.name] = value
    return values


def _key(row: Any) -> str:
    primary = row._meta.primary_key
    if isinstance(primary, CompositeKey):
        return json.dumps([_plain_id(row.__data__[name]) for name in primary.field_names])
    return str(row.id)


def _find(account: Account, model: Any, key: str) -> Any:
    primary = model._meta.primary_key
    query = model.of(account)
    if isinstance(primary, CompositeKey):
        for name, value in zip(primary.field_names, json.loads(key), strict=True):
            query = query.where(model._meta.fields[name] == value)
        return query.first()
    return query.where(model.id == int(key)).first()


def _people_of(table: str, text: str) -> list[int]:
    if not text:
        return []
    columns = json.loads(text)
    found = columns.get("id") if table == "person" else columns.get("person_id")
    return [found] if found else []


def _those_they_became(account: Account, people: set[int]) -> list[int]:
    """Whom some of these people were made one with since."""
    merged = pairs(MergedPerson.of(account, MergedPerson.former_id, MergedPerson.person))
    return [person for former, person in merged.items() if former in people]


def _noun(model: Any) -> str:
    return str(model.noun).capitalize()


def _title(columns: dict[str, Any]) -> str:
    for name in ("name", "value", "title", "text", "because"):
        if columns.get(name):
            return f"“{columns[name]}”"
    return str(columns.get("id", ""))
