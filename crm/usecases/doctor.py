"""Looking a Kith over: database, migrations, settings, key, disk. Nothing is changed."""

import shutil
import sqlite3
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from peewee import ForeignKeyField

from crm import migrations
from crm.domain.refusals import Refused
from crm.models import TABLES, connected, database, is_sqlite, open_database
from crm.models.base import Owned
from crm.models.database import rows
from crm.models.loose import LOOSE
from crm.settings import Settings, WrongSetting
from crm.usecases import backup_file

_LEAST_FREE = 64 * 1024 * 1024
_MEGABYTE = 1024 * 1024


@dataclass
class Findings:
    """What has to be put right, and what is worth knowing; a sentence each."""

    problems: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)


def look_over(settings: Settings) -> Findings:
    """Everything that can be checked from outside and inside the database."""
    found = Findings()
    _look_at_key(settings, found)
    _look_at_settings(settings, found)
    _look_at_disk(settings, found)
    path = settings.sqlite_path
    if path is not None and not path.exists():
        found.notes.append(f"There is no database at {path} yet; the first start makes it.")
        return found
    if path is not None and not _is_sound(path, found):
        return found
    opened = None
    try:
        opened = open_database(settings.database)
        with connected():
            _look_at_tables(opened, found)
    except Refused as error:
        found.problems.append(str(error))
    finally:
        if opened is not None:
            opened.close_all()
    return found


def _look_at_key(settings: Settings, found: Findings) -> None:
    path = settings.secret_file
    if path is None:
        return
    if not path.exists():
        if path == settings.data_folder / "secret-key":
            found.notes.append(f"There is no secret key at {path} yet; the first start makes it.")
            return
        found.problems.append(f"KITH_SECRET_KEY_FILE: there is no file {path}.")
        return
    mode = path.stat().st_mode & 0o777
    if mode & 0o077:
        found.problems.append(f"Others can read the secret key: {path} has mode {mode:o}. Run: chmod 600 {path}")
    try:
        settings.secret_key()
    except (WrongSetting, OSError, UnicodeDecodeError) as error:
        found.problems.append(str(error))


def _look_at_settings(settings: Settings, found: Findings) -> None:
    if settings.now is not None:
        found.notes.append(f"The clock stands at {settings.now.isoformat()} (KITH_NOW).")
    if settings.base_url.startswith("https:") and not settings.trusted_proxies:
        found.notes.append(
            "KITH_BASE_URL begins with https and KITH_TRUSTED_PROXIES is 0: behind a proxy, all visitors seem to have "
            "its address, and share one limit of sign-ins."
        )
    if settings.registration == "open":
        found.notes.append("Everybody who reaches this server can make an account (KITH_REGISTRATION is open).")


def _look_at_disk(settings: Settings, found: Findings) -> None:
    folder = settings.data_folder
    while not folder.exists():
        folder = folder.parent
    free = shutil.disk_usage(folder).free
    path = settings.sqlite_path
    size = path.stat().st_size if path is not None and path.exists() else 0
    # An import, a backup and a migration each may need as much again as there is.
    if free < max(_LEAST_FREE, size):
        found.problems.append(f"Only {free // _MEGABYTE} MB are free on the disk of {folder}.")
    for file in filter(None, [path]):
        if file.exists() and file.stat().st_mode & 0o077 and file.parent.stat().st_mode & 0o055:
            found.notes.append(f"Others on this machine can read the database. Run: chmod 600 {file}")


def _is_sound(path: Path, found: Findings) -> bool:
    try:
        if path.stat().st_size and not backup_file.is_sqlite_file(path):
            found.problems.append(f"{path} is not a SQLite database.")
            return False
        with backup_file.opened(path) as connection:
            problem = backup_file.first_problem(connection)
    except (sqlite3.Error, Refused) as error:
        problem = str(error)
    if problem:
        found.problems.append(f"The database is damaged: {problem}. Bring a backup back: crm restore FILE")
    return not problem


def _look_at_tables(opened: Any, found: Findings) -> None:
    waiting = migrations.pending(opened)
    if waiting:
        found.notes.append(f"The database is older than the program; the next start brings it up to {waiting[-1]}.")
        return
    if is_sqlite():
        for table, _, parent, _ in database.execute_sql("PRAGMA foreign_key_check").fetchall()[:20]:
            found.problems.append(f"A row of {table} belongs to a row of {parent} that is not there.")
    for model in TABLES:
        if issubclass(model, Owned):
            _look_for_strangers(model, found)


def _look_for_strangers(model: Any, found: Findings) -> None:
    """Rows that belong to another account's row, or name one that is gone."""
    table = model._meta.table_name
    for name, column in model._meta.fields.items():
        if isinstance(column, ForeignKeyField) and issubclass(column.rel_model, Owned):
            parent = column.rel_model._meta.table_name
            (count,) = rows(
                f'SELECT count(*) FROM "{table}" AS child JOIN "{parent}" AS parent '
                f'ON parent.id = child."{column.column_name}" WHERE parent.account_id <> child.account_id'
            )[0]
            if count:
                found.problems.append(f"{count} of {table} belong to a {parent} of another account.")
        elif name in LOOSE:
            parent = LOOSE[name]
            (count,) = rows(
                f'SELECT count(*) FROM "{table}" AS child LEFT JOIN "{parent}" AS parent '
                f'ON parent.id = child."{name}" AND parent.account_id = child.account_id '
                f'WHERE child."{name}" IS NOT NULL AND parent.id IS NULL'
            )[0]
            if count:
                found.problems.append(f"{count} of {table} come from an {parent.replace('_', ' ')} that is not there.")
