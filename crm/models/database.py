"""Opening the database that a URL names, on either engine."""

import fcntl
import json
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager
from importlib.util import find_spec
from pathlib import Path
from typing import Any
from urllib.parse import quote

import peewee
from playhouse.pool import PooledPostgresqlDatabase, PooledSqliteDatabase

from crm.domain.refusals import Refused
from crm.settings import WrongSetting, sqlite_path

database = peewee.DatabaseProxy()

# An import of 30,000 people holds the one write lock of SQLite for a second or two; whoever waits longer than this
# has met a stuck process, not a busy one.
_SECONDS_TO_WAIT_FOR_A_WRITER = 30
_ANYTHING = "SELECT 1 FROM account LIMIT 1"


class NoDatabase(Refused):
    """The database cannot be opened, or does not answer."""


def open_database(url: str) -> Any:
    """The database of that URL, bound to every model. No connection is made yet. Raises NoDatabase.

    SQLite: WAL; every transaction is IMMEDIATE, so that two that read and then write queue up instead of failing; hence
    requests that only read stay outside transactions.
    """
    opened = _sqlite(url) if url.startswith("sqlite:") else _postgresql(url)
    database.initialize(opened)
    return opened


def _sqlite(url: str) -> Any:
    path = sqlite_path(url)
    assert path is not None
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        if not path.exists():
            # Nobody else on the machine reads it, nor the files that SQLite puts beside it with the same permissions.
            path.touch(mode=0o600)
        _write_ahead(path)
    except OSError as error:
        raise NoDatabase(f"The database {path} cannot be opened: {error.strerror}.") from error
    except sqlite3.DatabaseError as error:
        raise NoDatabase(f"The database does not answer: {error}.") from error
    return PooledSqliteDatabase(
        str(path),
        max_connections=64,
        stale_timeout=300,
        timeout=_SECONDS_TO_WAIT_FOR_A_WRITER,
        check_same_thread=False,
        lock_type="IMMEDIATE",
        pragmas={
            "synchronous": "normal",
            "foreign_keys": 1,
            "cache_size": -32_000,
            # Pages are read where the system holds them already: what is asked for the first time comes several times
            # sooner.
            "mmap_size": 256 * 1024 * 1024,
            "busy_timeout": _SECONDS_TO_WAIT_FOR_A_WRITER * 1000,
        },
    )


def _write_ahead(path: Path) -> None:
    """Let the file keep a write-ahead log, which it remembers from then on.

    Two connections that turn a file over at once fail without waiting for each other, whatever the timeout: SQLite
    does not call the busy handler where both hold a lock that the other wants. So one does it, alone.
    """
    if _keeps_write_ahead_log(path):
        return
    with Path(f"{path}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not _keeps_write_ahead_log(path):
            with closing(sqlite3.connect(path, timeout=_SECONDS_TO_WAIT_FOR_A_WRITER)) as alone:
                alone.execute("PRAGMA journal_mode = wal")


def _keeps_write_ahead_log(path: Path) -> bool:
    """Whether the file's header says so: its read and write versions are 2 (SQLite's file format, section 1.3.3)."""
    with path.open("rb") as file:
        return file.read(20)[18:] == b"\x02\x02"


def _postgresql(url: str) -> Any:
    if find_spec("psycopg") is None:
        raise WrongSetting(
            "KITH_DATABASE names PostgreSQL, and its driver is not installed. Install it with: make setup POSTGRES=1"
        )
    return PooledPostgresqlDatabase(
        url, max_connections=64, stale_timeout=300, timeout=_SECONDS_TO_WAIT_FOR_A_WRITER, prefer_psycopg3=True
    )


def is_sqlite() -> bool:
    """Whether the opened database is SQLite."""
    return isinstance(database.obj, peewee.SqliteDatabase)


@contextmanager
def connected() -> Iterator[None]:
    """A connection for the length of a command, a job or a test; a connection already open is used and left open.

    Raises NoDatabase where none can be made.
    """
    try:
        fresh = database.connect(reuse_if_open=True)
    except peewee.DatabaseError as error:
        raise NoDatabase(f"The database does not answer: {' '.join(str(error).split())}.") from error
    try:
        yield
    finally:
        if fresh and not database.is_closed():
            database.close()


def refuse_unless_it_answers() -> None:
    """Raises NoDatabase, or the driver's error, where the database cannot be read.

    A SQLite file is asked through its name, by a connection of this moment: one that is open already goes on answering
    from a file that was moved away or deleted, and what it writes there is lost.
    """
    if not is_sqlite():
        with connected():
            rows(_ANYTHING)
        return
    try:
        name = f"file:{quote(str(database.obj.database))}?mode=rw"
        with closing(sqlite3.connect(name, uri=True, timeout=1)) as fresh:
            fresh.execute(_ANYTHING).fetchall()
    except sqlite3.DatabaseError as error:
        raise NoDatabase(f"The database does not answer: {error}.") from error


def among(ids: Iterable[int]) -> tuple[str, Any]:
    """What stands behind a column to say that it holds one of these ids, and its one parameter.

    With the ids as a parameter a statement stays the same however many they are, and is prepared only once; and with
    an array of unknown length PostgreSQL plans it only once.
    """
    if is_sqlite():
        return "IN (SELECT value FROM json_each(?))", json.dumps([*ids])
    return "= ANY(ARRAY(SELECT unnest(?::int[])))", [*ids]


def rows(sql: str, parameters: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """The rows of a hand-written statement for a hot path; `?` stands for a parameter on both engines."""
    if not is_sqlite():
        sql = sql.replace("?", "%s")
    return list(database.execute_sql(sql, parameters).fetchall())
