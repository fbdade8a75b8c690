"""Backing up: a consistent copy of the whole database while it is in use."""

import os
import sqlite3
from pathlib import Path

from crm.domain.refusals import Refused
from crm.settings import Settings
from crm.usecases import backup_file, postgres_programs


def back_up(settings: Settings, target: Path) -> int:
    """Write a copy of the database to a file of mode 600 and check it; returns its size in bytes.

    An older backup of that name is replaced, once the new one is whole; any other file is left alone. Raises Refused.
    """
    if target.exists():
        _refuse_to_replace(settings, target)
    draft = target.with_name(f".{target.name}.{os.getpid()}.part")
    try:
        # Nobody but its owner reads a backup, not even while it is written.
        draft.touch(mode=0o600, exist_ok=False)
        if settings.sqlite_path is not None:
            _copy_sqlite(settings.sqlite_path, draft)
        else:
            postgres_programs.dump(settings.database, draft)
            backup_file.refuse_unless_postgres_backup(draft)
        draft.replace(target)
        return target.stat().st_size
    except OSError as error:
        raise Refused(f"{target} cannot be written: {error.strerror}.") from error
    finally:
        draft.unlink(missing_ok=True)


def _copy_sqlite(path: Path, draft: Path) -> None:
    """`VACUUM INTO` reads one state of the database and keeps no writer waiting."""
    if not path.exists():
        raise Refused(f"There is no database at {path} yet.")
    try:
        with backup_file.opened(path) as source:
            source.execute("VACUUM INTO ?", (str(draft),))
    except sqlite3.Error as error:
        raise Refused(f"The database could not be copied: {error}.") from error
    backup_file.refuse_unless_sqlite_backup(draft)


def _refuse_to_replace(settings: Settings, target: Path) -> None:
    if settings.sqlite_path is not None and target.resolve() == settings.sqlite_path.resolve():
        raise Refused(f"{target} is the database itself. Name another file.")
    try:
        if settings.sqlite_path is not None:
            backup_file.refuse_unless_sqlite_backup(target)
        else:
            backup_file.refuse_unless_postgres_backup(target)
    except Refused as error:
        raise Refused(f"There is a file {target} already, and it is no backup of this Kith. Name another.") from error
