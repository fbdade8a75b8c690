"""Numbered, frozen migrations, and the start-up step that runs the pending ones."""

import fcntl
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

from peewee import SqliteDatabase

from crm.domain.refusals import Refused

_FOLDER = Path(__file__).resolve().parent
_HISTORY = "schema_migration"
# Any constant of our own: PostgreSQL's advisory locks are numbered.
_ADVISORY_LOCK = 5_484_100


class NewerDatabase(Refused):
    """The database has had a migration that this version of the program does not know."""


def names() -> list[str]:
    """The migrations that this version of the program knows, in order."""
    return sorted(path.stem for path in _FOLDER.glob("[0-9]*.py"))


def pending(database: Any) -> list[str]:
    """The migrations that the database has not had yet.

    Raises NewerDatabase where it has had one that this version does not know.
    """
    if not database.table_exists(_HISTORY):
        return names()
    applied = {name for (name,) in database.execute_sql(f"SELECT name FROM {_HISTORY}").fetchall()}
    unknown = sorted(applied - set(names()))
    if unknown:
        raise NewerDatabase(
            f"The database was last used by a newer Kith (it has {unknown[-1]}). Install that version or a later one."
        )
    return [name for name in names() if name not in applied]


def migrate(database: Any) -> list[str]:
    """Bring the database up to date and say which migrations ran.

    Two processes that start at once queue up for a lock, and the second finds nothing left to do. A SQLite file that
    already holds data is copied beside itself first.
    """
    if not pending(database):
        return []
    with _alone(database):
        todo = pending(database)
        if not todo:
            return []
        from playhouse.migrations import Runner  # it imports much, and most starts have nothing to do

        if isinstance(database, SqliteDatabase) and database.table_exists(_HISTORY):
            _copy_aside(Path(database.database), before=todo[0])
        return list(Runner(database, directory=str(_FOLDER), table_name=_HISTORY).up())


@contextmanager
def _alone(database: Any) -> Iterator[None]:
    if isinstance(database, SqliteDatabase):
        with Path(f"{database.database}.lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            yield
        return
    database.execute_sql("SELECT pg_advisory_lock(%s)", (_ADVISORY_LOCK,))
    try:
        yield
    finally:
        database.execute_sql("SELECT pg_advisory_unlock(%s)", (_ADVISORY_LOCK,))


def _copy_aside(path: Path, before: str) -> None:
    """A consistent copy, made by SQLite's own backup, named for the migration that it precedes."""
    target = path.with_name(f"{path.name}.before-{before.split('_')[0]}")
    target.touch(mode=0o600)
    with closing(sqlite3.connect(path)) as source, closing(sqlite3.connect(target)) as copy:
        source.backup(copy)
