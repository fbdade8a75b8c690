"""Bringing a backup back."""

import sqlite3
import tempfile
from contextlib import closing
from pathlib import Path

from crm.domain.moment import Moment
from crm.domain.refusals import Refused
from crm.migrations import migrate
from crm.models import TABLES, connected, open_database
from crm.settings import Settings
from crm.usecases import backup_file, postgres_programs

# What the database says of itself before and after. The revision goes on rising, so that no feed and no count made
# before the restore passes for one made after it; whoever was signed out since the backup stays signed out.
_HIGHEST_REVISION = "SELECT coalesce(max(revision), 0) FROM account"
_RAISE_REVISIONS = "UPDATE account SET revision = revision + {} + 1"
_END_SESSIONS = "DELETE FROM session"
# The triggers of the search index; a backup brings its own.
_FUNCTIONS = (
    "said_with", "said_without", "said_moved", "said_else",
    "said_to_panel", "said_off_panel", "said_panel_moved", "said_in_interview",
)  # fmt: skip


def restore(settings: Settings, source: Path, when: Moment) -> Path | None:
    """Put a backup in the place of the database, in one transaction; what was there is kept in the file returned.

    Everybody is signed out. Raises Refused for a file that is not a backup of Kith, or of a newer one.
    """
    if settings.sqlite_path is not None:
        kept = _restore_sqlite(settings.sqlite_path, source, when)
    else:
        kept = _restore_postgres(settings, source, when)
    database = open_database(settings.database)
    try:
        with connected():
            migrate(database)
    finally:
        database.close_all()
    return kept


def _restore_sqlite(path: Path, source: Path, when: Moment) -> Path | None:
    backup_file.refuse_unless_sqlite_backup(source)
    if path.exists() and path.resolve() == source.resolve():
        raise Refused(f"{source} is the database itself.")
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    kept = None
    if path.exists() and path.stat().st_size:
        kept = _free_name(path.with_name(f"{path.name}.before-restore-{when.instant:%Y%m%d-%H%M%S}"))
        if not _copy_whole(path, kept):
            _move_aside(path, kept)
    path.touch(mode=0o600)
    with backup_file.opened(path) as target, backup_file.opened(source) as backup:
        highest = _highest(target)
        # SQLite's own backup: other connections see the database as it was until the last page is there.
        backup.backup(target)
        target.execute("BEGIN IMMEDIATE")
        target.execute(_RAISE_REVISIONS.format(highest))
        target.execute(_END_SESSIONS)
        target.execute("COMMIT")
    return kept


def _copy_whole(path: Path, kept: Path) -> bool:
    """Copy a database that is sound; false where it is not."""
    kept.touch(mode=0o600)
    try:
        with backup_file.opened(path) as source, closing(sqlite3.connect(kept)) as copy:
            if backup_file.first_problem(source):
                return False
            source.backup(copy)
    except sqlite3.DatabaseError:
        return False
    return True


def _move_aside(path: Path, kept: Path) -> None:
    """Keep a file that is damaged as it is, with what SQLite had not yet written into it."""
    path.replace(kept)
    for suffix in ("-wal", "-shm"):
        beside = path.with_name(path.name + suffix)
        if beside.exists():
            beside.replace(kept.with_name(kept.name + suffix))


def _highest(target: sqlite3.Connection) -> int:
    try:
        return int(target.execute(_HIGHEST_REVISION).fetchone()[0])
    except sqlite3.DatabaseError:
        return 0


def _restore_postgres(settings: Settings, source: Path, when: Moment) -> Path:
    backup_file.refuse_unless_postgres_backup(source)
    settings.data_folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    kept = _free_name(settings.data_folder / f"kith.before-restore-{when.instant:%Y%m%d-%H%M%S}.dump")
    kept.touch(mode=0o600)
    postgres_programs.dump(settings.database, kept)
    tables = {model._meta.table_name for model in TABLES} | backup_file.tables_in_dump(source)
    keep = f"PERFORM set_config('kith.highest', ({_HIGHEST_REVISION})::text, true)"
    highest = f"DO $$ BEGIN IF to_regclass('account') IS NOT NULL THEN {keep}; END IF; END $$;"
    before = [highest, *(f'DROP TABLE IF EXISTS "{table}" CASCADE;' for table in sorted(tables))]
    before += [f"DROP FUNCTION IF EXISTS {name}() CASCADE;" for name in _FUNCTIONS]
    old = "coalesce(nullif(current_setting('kith.highest', true), ''), '0')::int"
    after = ["SET search_path = public;", f"{_RAISE_REVISIONS.format(old)};", f"{_END_SESSIONS};"]
    with tempfile.TemporaryDirectory(dir=settings.data_folder) as folder:
        steps = [Path(folder) / name for name in ("before.sql", "backup.sql", "after.sql")]
        steps[0].write_text("\n".join(before), encoding="utf-8")
        postgres_programs.run("pg_restore", "--no-owner", "--no-privileges", f"--file={steps[1]}", str(source))
        steps[2].write_text("\n".join(after), encoding="utf-8")
        files = [f"--file={step}" for step in steps]
        quiet = ["--no-psqlrc", "--quiet", "--set=ON_ERROR_STOP=1", "--single-transaction"]
        postgres_programs.run("psql", *quiet, *files, url=settings.database)
    return kept


def _free_name(path: Path) -> Path:
    """The name, or the name with the first number that is not taken."""
    taken, number = path, 1
    while taken.exists():
        number += 1
        taken = path.with_name(f"{path.stem}-{number}{path.suffix}")
    return taken
