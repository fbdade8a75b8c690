"""Real databases for the tests: a copied SQLite file, and a PostgreSQL server that the tests start."""

import os
import shutil
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import peewee
import pytest
from hypothesis import HealthCheck, settings

from crm.domain.moment import Moment
from crm.migrations import migrate
from crm.models import Account, connected, open_database
from crm.usecases.accounts import create_account
from tests.postgres import Server

NOW = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)

# How fast a machine is, is no property of the code: no example has a deadline. What fails once in CI fails always.
_STEADY = {"deadline": None, "suppress_health_check": [HealthCheck.too_slow], "derandomize": bool(os.environ.get("CI"))}
settings.register_profile("whole", **_STEADY)
settings.register_profile("quick", max_examples=10, **_STEADY)
settings.load_profile("whole")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--one-engine", action="store_true", help="run the tests of both engines on SQLite only")


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Every test that takes `database` runs on both engines; one that takes `sqlite_database` on SQLite alone."""
    if "engine" in metafunc.fixturenames:
        one = metafunc.config.getoption("--one-engine")
        engines = ["sqlite"] if one else ["sqlite", pytest.param("postgresql", marks=pytest.mark.postgres)]
        metafunc.parametrize("engine", engines)


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A migrated SQLite file, to be copied for each test."""
    path = tmp_path_factory.mktemp("template") / "kith.db"
    database = open_database(f"sqlite:///{path}")
    with connected():
        migrate(database)
        database.execute_sql("PRAGMA wal_checkpoint(TRUNCATE)")
    database.close_all()
    return path


@pytest.fixture(scope="session")
def postgres(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A PostgreSQL server with one migrated template database."""
    with Server.started(tmp_path_factory.mktemp("postgres")) as server:
        server.create("template_kith")
        database = open_database(server.url("template_kith"))
        with connected():
            migrate(database)
        database.close_all()
        yield server


@pytest.fixture
def database_url(engine: str, request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The address of a fresh, migrated database on the engine of this test."""
    if engine == "sqlite":
        path = tmp_path / "kith.db"
        shutil.copy(request.getfixturevalue("sqlite_template"), path)
        yield f"sqlite:///{path}"
        return
    server: Server = request.getfixturevalue("postgres")
    with server.lent("template_kith") as name:
        yield server.url(name)


@pytest.fixture
def database(database_url: str) -> Iterator[peewee.Database]:
    """A fresh, migrated database, opened and connected."""
    opened = open_database(database_url)
    with connected():
        yield opened
    opened.close_all()


@pytest.fixture
def moment() -> Moment:
    """Tuesday 24 November 2026, 09:00 in Lisbon."""
    return Moment(NOW, "Europe/Lisbon")


@pytest.fixture
def account(database: peewee.Database, moment: Moment) -> Account:
    """An account in a fresh database."""
    return create_account("ines@valderrey.example", "", moment, name="Ines Valderrey", timezone="Europe/Lisbon")


@pytest.fixture
def other_account(database: peewee.Database, moment: Moment) -> Account:
    """Somebody else in the same database."""
    return create_account("olu@adebanjo.example", "", moment, name="Olu Adebanjo", timezone="Africa/Lagos")


@pytest.fixture
def statements(database: peewee.Database) -> Iterator[list[str]]:
    """The statements sent to the database while the test runs."""
    sent: list[str] = []
    hook: Callable[[object], None] = lambda event: sent.append(event.sql)  # type: ignore[attr-defined]  # noqa: E731
    database.query_hooks.append(hook)
    yield sent
    database.query_hooks.remove(hook)
