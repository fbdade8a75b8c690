"""Reading an export back: looked through first, then written in one transaction."""

import json
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Any, NamedTuple

from peewee import IntegrityError

from crm import migrations
from crm.domain.moment import Moment
from crm.domain.refusals import Refused
from crm.models import Account, Import
from crm.models.base import Owned
from crm.models.bulk import execute_many
from crm.models.database import database, is_sqlite
from crm.search.index import fill_all
from crm.usecases.export_everything.tables import COLUMNS_LEFT_OUT, Table, travelling
from crm.usecases.feeds.addresses import hash_of, new_nonce, token_of
from crm.usecases.read_back.emptiness import forget_traces, refuse_unless_empty
from crm.usecases.read_back.ids import Ids, NewIds, Teller, look_through
from crm.usecases.read_back.rows import rows_of
from crm.usecases.transaction import writing
from importers import UnreadableFile
from importers.kith_export import KITH, KithExport, Reading, newer, open_kith_export

_AT_ONCE = 1_000
#: What stays the account's own: how somebody signs in to it, and since when it is there.
_OF_THE_ACCOUNT = {"id", "email", "email_key", "created_at"}


class Found(NamedTuple):
    """An export that was looked through and may be read back: the ids in it, and the rows of each table."""

    export: KithExport
    ids: Ids
    counts: dict[str, int]


def look_at(account: Account, path: Path, told: Teller = lambda *_: None) -> Found:
    """Look through an export without writing anything.

    Raises Refused where the account is not empty, UnreadableFile for an export of a newer Kith or one that is unfit.
    """
    refuse_unless_empty(account)
    export = open_kith_export(path)
    if export.tables_as_of.partition("_")[0] > migrations.names()[-1].partition("_")[0]:
        raise UnreadableFile("newer", newer(export.made_by))
    with export.opened() as reading:
        return Found(export, *look_through(reading, told))


def read_back(
    account: Account, run: Import, found: Found, when: Moment, *, secret: str, told: Teller = lambda *_: None
) -> None:
    """Write everything that an export holds into an empty account, in one transaction; `run` is the import's row.

    Feeds get new addresses, made from `secret`. Raises what `look_at` raises, and then nothing was changed.
    """
    with writing(account), found.export.opened() as reading:
        refuse_unless_empty(account)
        forget_traces(account)
        new = NewIds(found.ids, account.id)
        now = Account.get_by_id(account.id)
        before = {name: getattr(now, name) for name in _settings()}
        try:
            for place, table in enumerate(travelling()):
                told("Reading everything back", place, len(travelling()))
                if table.model is Account:
                    _take_settings(account, next(rows_of(reading, table, lambda _, old: old)))
                else:
                    _insert(account, reading, table, new, secret)
        except IntegrityError as error:
            raise Refused(
                "This export cannot be read back: two of its rows say that they are the same. Nothing was changed."
            ) from error
        _go_on_behind(new)
        told("Making everything easy to find")
        fill_all(account)
        run.format, run.state, run.applied_at, run.message = KITH, "applied", when.instant, ""
        settings = {name: [value, getattr(account, name)] for name, value in before.items()}
        run.counts = json.dumps(counts_of(found.counts) | {"brought": new.spans, "settings": settings})
        run.save()


def counts_of(rows: dict[str, int]) -> dict[str, Any]:
    """The counts of an import (contract: `crm import … --json`): everybody is new."""
    from crm.domain.changes import Kind

    nothing = ("blank", "withheld", "unreadable", "changed", "unchanged", "perhaps", "repeated", "gone", "deleted")
    people = rows.get("person", 0)
    return {
        "format": KITH,
        "rows": people,
        "new": people,
        **dict.fromkeys((*nothing, "news"), 0),
        "touchpoints": rows.get("touchpoint", 0),
        "kinds": {kind.value: 0 for kind in Kind},
        "tables": {table: count for table, count in rows.items() if count},
    }


def _settings() -> list[str]:
    """The columns of the account that an export brings along."""
    table = next(table for table in travelling() if table.model is Account)
    return [column.name for column in table.columns if column.name not in _OF_THE_ACCOUNT]


def _take_settings(account: Account, row: dict[str, Any]) -> None:
    values = {name: row[name] for name in _settings()}
    # Whom the account forgot is kept as hashes, which only their own key can be compared with.
    values["forgotten_under"] = row["forgotten_under"] or str(row["id"])
    Account.update(**values).where(Account.id == account.id).execute()
    for name, value in values.items():
        setattr(account, name, value)


def _insert(account: Account, reading: Reading, table: Table, new: NewIds, secret: str) -> None:
    """Insert the rows of a table, a thousand at a time."""
    assert issubclass(table.model, Owned)
    own = [column.name for column in table.columns if column.watched and column.refers == table.name]
    beside = _beside(table, 0, secret)
    names = ["account_id", *(column.name for column in table.columns), *beside]
    listed = ", ".join(f'"{name}"' for name in names)
    sql = f'INSERT INTO "{table.name}" ({listed}) VALUES ({", ".join("?" * len(names))})'
    later: dict[str, list[tuple[int, int]]] = {name: [] for name in own}
    rows = rows_of(reading, table, new.renamed)
    while these := list(islice(rows, _AT_ONCE)):
        for row in these:
            for name in own:
                # A row may name one that comes later, such as who introduced whom; neither engine likes that.
                if row[name] is not None:
                    later[name].append((row[name], row["id"]))
                    row[name] = None
        execute_many(sql, list(_values(account, table, these, secret)))
    for name, pairs in later.items():
        execute_many(f'UPDATE "{table.name}" SET "{name}" = ? WHERE id = ?', pairs)


def _values(account: Account, table: Table, rows: list[dict[str, Any]], secret: str) -> Iterator[tuple[Any, ...]]:
    for row in rows:
        beside = _beside(table, row["id"], secret).values() if table.name in COLUMNS_LEFT_OUT else ()
        yield (account.id, *row.values(), *beside)


def _beside(table: Table, new_id: int, secret: str) -> dict[str, Any]:
    """The columns that did not travel. A feed gets an address of its own, which nobody knows yet."""
    if table.name == "feed":
        nonce = new_nonce()
        return {"nonce": nonce, "token_hash": hash_of(token_of(new_id, nonce, secret)), "revoked_at": None}
    fields = table.model._meta.columns
    return {name: fields[name].default for name in sorted(COLUMNS_LEFT_OUT.get(table.name, ()))}


def _go_on_behind(new: NewIds) -> None:
    """Let SQLite give no id again that something gone still has (PostgreSQL drew them from its sequences)."""
    if is_sqlite():
        for table, (_, last) in new.spans.items():
            counter = "UPDATE sqlite_sequence SET seq = max(seq, ?) WHERE name = ?"
            if not database.execute_sql(counter, (last, table)).rowcount:
                database.execute_sql("INSERT INTO sqlite_sequence (name, seq) VALUES (?, ?)", (table, last))
