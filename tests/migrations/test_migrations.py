"""Bringing a database up to date."""

import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import peewee
import pytest
from playhouse.schema_diff import diff_models

from crm import migrations
from crm.domain.moment import Moment
from crm.models import TABLES, Account, connected, open_database
from crm.usecases.accounts import create_account

pytestmark = pytest.mark.slow

_START = """
import pathlib, sys, time
from crm.migrations import migrate
from crm.models import connected, open_database
database = open_database(sys.argv[1])
print("ready", flush=True)
while not pathlib.Path(sys.argv[2]).exists():
    time.sleep(0.002)
with connected():
    print(*migrate(database))
"""


@pytest.fixture
def empty_url(engine: str, request: pytest.FixtureRequest, tmp_path: Path) -> Callable[[], str]:
    """Makes the address of a database that nobody has used."""
    numbers = iter(range(100))

    def make() -> str:
        if engine == "sqlite":
            return f"sqlite:///{tmp_path}/new-{next(numbers)}/kith.db"
        server = request.getfixturevalue("postgres")
        return str(server.url(server.copy_of("template0")))

    return make


@pytest.fixture
def later(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Callable[[str], None]:
    """Gives the program one more migration, as a later release would."""

    def add(body: str) -> None:
        folder = tmp_path / "migrations"
        shutil.copytree(migrations._FOLDER, folder, ignore=shutil.ignore_patterns("__pycache__"))
        (folder / "9001_later.py").write_text(f"def up(migrator, db):\n    {body}\n")
        monkeypatch.setattr(migrations, "_FOLDER", folder)

    return add


def test_processes_that_start_at_once_on_a_new_database_bring_it_up_to_date_once(
    empty_url: Callable[[], str], tmp_path: Path
) -> None:
    url, signal = empty_url(), tmp_path / "go"
    command = [sys.executable, "-c", _START, url, str(signal)]
    processes = [subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) for _ in range(4)]
    for process in processes:
        assert process.stdout is not None
        assert process.stdout.readline() == "ready\n"
    signal.touch()
    said = [process.communicate(timeout=60) for process in processes]
    assert [error for _, error in said] == [""] * 4
    assert sorted(out.split() for out, _ in said) == [[], [], [], migrations.names()]


def test_commands_that_start_at_once_on_a_new_database_all_do_their_work(
    empty_url: Callable[[], str], tmp_path: Path
) -> None:
    environment = {"PATH": "/usr/bin", "KITH_DATABASE": empty_url(), "HOME": str(tmp_path)}
    processes = [
        subprocess.Popen(
            [sys.executable, "-m", "crm.cli", "account", "create", f"{number}@valderrey.example", "--json"],
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        for number in range(4)
    ]
    said = [process.communicate(timeout=60) for process in processes]
    assert [(process.returncode, error) for process, (_, error) in zip(processes, said, strict=True)] == [(0, "")] * 4


def test_the_second_start_has_nothing_to_do(database: peewee.Database) -> None:
    assert migrations.pending(database) == []
    assert migrations.migrate(database) == []


def test_the_models_and_the_migrated_tables_agree(database: peewee.Database) -> None:
    difference = diff_models(database, list(TABLES))
    assert difference.create_tables == []
    assert (difference.add_columns, difference.drop_columns, difference.add_indexes) == ([], [], [])
    # An index of only some rows is written in a migration; the models cannot say it.
    assert [index for index in difference.drop_indexes if index.columns is not None] == []


def test_the_migrated_tables_are_what_the_models_would_make(
    database: peewee.Database, empty_url: Callable[[], str]
) -> None:
    def shape() -> dict[str, Any]:
        return {
            model._meta.table_name: (
                sorted((c.name, c.data_type.upper(), c.null, c.primary_key) for c in current.get_columns(table)),
                sorted((key.column, key.dest_table, key.dest_column) for key in current.get_foreign_keys(table)),
            )
            for model in TABLES
            if (table := model._meta.table_name)
        }

    current: Any = database
    migrated = shape()
    current = open_database(empty_url())
    with connected():
        current.create_tables(TABLES)
        assert shape() == migrated
    current.close_all()


def test_a_file_with_data_is_copied_aside_before_a_later_migration(
    database: peewee.Database, moment: Moment, tmp_path: Path, later: Callable[[str], None], engine: str
) -> None:
    create_account("ines@valderrey.example", "", moment)
    later("db.execute_sql('CREATE TABLE later (id INTEGER)')")
    assert migrations.migrate(database) == ["9001_later"]
    copy = tmp_path / "kith.db.before-9001"
    assert copy.exists() == (engine == "sqlite")
    if engine == "sqlite":
        assert copy.stat().st_mode & 0o777 == 0o600
        with closing(sqlite3.connect(copy)) as connection:
            assert connection.execute("SELECT email FROM account").fetchall() == [("ines@valderrey.example",)]
            tables = {name for (name,) in connection.execute("SELECT name FROM sqlite_master")}
            assert "later" not in tables


def test_a_migration_that_fails_leaves_nothing_behind(
    database: peewee.Database, moment: Moment, later: Callable[[str], None]
) -> None:
    create_account("ines@valderrey.example", "", moment)
    later("db.execute_sql('CREATE TABLE later (id INTEGER)'); db.execute_sql('DELETE FROM account'); 1 / 0")
    with pytest.raises(ZeroDivisionError):
        migrations.migrate(database)
    assert not database.table_exists("later")
    assert Account.select().count() == 1
    assert migrations.pending(database) == ["9001_later"]


def test_a_database_of_a_newer_kith_is_refused_with_a_sentence(database: peewee.Database, database_url: str) -> None:
    database.execute_sql("UPDATE schema_migration SET name = '9999_later' WHERE name = '0002_search_index'")
    with pytest.raises(migrations.NewerDatabase):
        migrations.migrate(database)
    environment = {"PATH": "/usr/bin", "KITH_DATABASE": database_url, "KITH_SECRET_KEY": "k" * 40}
    for command in (["people"], ["serve", "--port", "65000"]):
        done = subprocess.run(
            [sys.executable, "-m", "crm.cli", *command], env=environment, capture_output=True, text=True, timeout=60
        )
        assert (done.returncode, done.stdout) == (1, "")
        sentence = (
            "The database was last used by a newer Kith (it has 9999_later). Install that version or a later one.\n"
        )
        assert done.stderr == sentence
