"""What a backup file is: recognised, and refused where it is none of ours or newer than the program."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from crm import migrations
from crm.domain.refusals import Refused
from crm.usecases import postgres_programs

_SQLITE = b"SQLite format 3\0"
_PG_DUMP = b"PGDMP"


def is_sqlite_file(path: Path) -> bool:
    """Whether a file begins as SQLite's do."""
    return _beginning(path).startswith(_SQLITE)


def refuse_unless_sqlite_backup(path: Path) -> None:
    """Raise Refused for anything but a whole SQLite database of Kith, no newer than this program."""
    if _beginning(path).startswith(_PG_DUMP):
        raise Refused(f"{path} is a copy of a PostgreSQL database, and KITH_DATABASE is a SQLite file.")
    if not is_sqlite_file(path):
        raise Refused(f"{path} is not a Kith database.")
    try:
        with opened(path) as copy:
            if not _is_ours({name for (name,) in copy.execute("SELECT name FROM sqlite_master")}):
                raise Refused(f"{path} is a database, but not one of Kith.")
            problem = first_problem(copy)
            if problem:
                raise Refused(f"{path} is damaged: {problem}.")
            _refuse_newer(path, {name for (name,) in copy.execute("SELECT name FROM schema_migration")})
    except sqlite3.DatabaseError as error:
        raise Refused(f"{path} is damaged: {error}.") from error


def refuse_unless_postgres_backup(path: Path) -> None:
    """Raise Refused for anything but a copy of a PostgreSQL database of Kith, no newer than this program."""
    if is_sqlite_file(path):
        raise Refused(f"{path} is a SQLite file, and KITH_DATABASE is a PostgreSQL database.")
    if not _beginning(path).startswith(_PG_DUMP):
        raise Refused(f"{path} is not a Kith database.")
    if not _is_ours(tables_in_dump(path)):
        raise Refused(f"{path} is a copy of a database, but not of one of Kith.")
    history = postgres_programs.run("pg_restore", "--data-only", "--table=schema_migration", "--file=-", str(path))
    rows = [line.split("\t") for line in history.splitlines() if "\t" in line]
    _refuse_newer(path, {cell for row in rows for cell in row if cell[:4].isdigit() and cell[4:5] == "_"})


def tables_in_dump(path: Path) -> set[str]:
    """The tables in a copy of a PostgreSQL database."""
    # A line of its list: 215; 1259 16389 TABLE public account kith
    words = [line.split() for line in postgres_programs.run("pg_restore", "--list", str(path)).splitlines()]
    return {line[5] for line in words if len(line) > 5 and line[3] == "TABLE" and line[4] != "DATA"}


def first_problem(connection: sqlite3.Connection) -> str:
    """What SQLite's own checks find first, or nothing."""
    found = [line for (line,) in connection.execute("PRAGMA integrity_check(1)") if line != "ok"]
    return str(found[0]) if found else ""


@contextmanager
def opened(path: Path) -> Iterator[sqlite3.Connection]:
    """A connection of one's own to a SQLite file, closed at the end."""
    with closing(sqlite3.connect(path, timeout=30, isolation_level=None)) as connection:
        yield connection


def _beginning(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(16)
    except OSError as error:
        raise Refused(f"{path} cannot be read: {error.strerror}.") from error


def _is_ours(tables: set[str]) -> bool:
    return {"schema_migration", "account", "person"} <= tables


def _refuse_newer(path: Path, applied: set[str]) -> None:
    unknown = sorted(applied - set(migrations.names()))
    if unknown:
        raise Refused(f"{path} comes from a newer Kith (it has {unknown[-1]}). Install that version or a later one.")
