"""The command line on a fresh database, in the process of the test."""

import json
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import peewee

# A command on SQLite keeps this driver from being imported; the tests of PostgreSQL in this process need it.
import psycopg  # noqa: F401
import pytest
from click.testing import CliRunner

from crm.cli import crm as command
from crm.models import database as current_database

SECRET = "a secret key for tests, long enough"


@dataclass(frozen=True)
class Ran:
    """What a command did."""

    status: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        """The one JSON document on standard output."""
        assert self.status == 0, self.err
        return json.loads(self.out)


@pytest.fixture
def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The address of a fresh, migrated database: SQLite, or the engine of a test that takes `engine`."""
    if "engine" in request.fixturenames and request.getfixturevalue("engine") == "postgresql":
        server = request.getfixturevalue("postgres")
        return str(server.url(server.copy_of("template_kith")))
    path = tmp_path / "kith.db"
    shutil.copy(request.getfixturevalue("sqlite_template"), path)
    return f"sqlite:///{path}"


@pytest.fixture
def crm(
    database: peewee.Database, database_url: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> Callable[..., Ran]:
    """Runs a command: `crm("people", "ada", "--json").json`. The clock stands at `moment`."""
    monkeypatch.setenv("KITH_DATABASE", database_url)
    monkeypatch.setenv("KITH_SECRET_KEY", SECRET)
    monkeypatch.setenv("KITH_NOW", "2026-11-24T09:00:00+00:00")
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))

    def run(*arguments: str, stdin: str | bytes | None = None) -> Ran:
        try:
            done = CliRunner().invoke(command, arguments, input=stdin, prog_name="crm", catch_exceptions=False)
        finally:
            current_database.initialize(database)
        return Ran(done.exit_code, done.stdout, done.stderr)

    return run
