"""The web application on a fresh database. Pages are tested on SQLite; a test that takes `engine` runs on both."""

import shutil
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import peewee
import pytest
from flask import Flask

from crm.app import Kith, create_app
from crm.domain.moment import Moment
from crm.models import Account
from crm.models import database as current_database
from crm.settings import Settings, read
from crm.usecases import sessions
from tests.usecases.network import BEFORE, brought
from tests.web.visitor import Visitor

SECRET = "a secret key for tests, long enough"


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
def environment() -> dict[str, str]:
    """The settings of `app`; a test module overrides this to change some. The clock stands at `moment`."""
    return {"KITH_NOW": "2026-11-24T09:00:00+00:00"}


@pytest.fixture
def settings(database_url: str, environment: dict[str, str], tmp_path: Path) -> Settings:
    """The settings of `app`, read as at a start."""
    private = {"KITH_DATABASE": database_url, "KITH_SECRET_KEY": SECRET, "XDG_DATA_HOME": str(tmp_path / "data")}
    return read({**private, **environment})


@pytest.fixture(scope="session")
def applications() -> dict[frozenset[tuple[str, str]], Flask]:
    """The applications that were made, by what of their settings is their own."""
    return {}


@pytest.fixture
def app(
    settings: Settings,
    environment: dict[str, str],
    database: peewee.Database,
    applications: dict[frozenset[tuple[str, str]], Flask],
) -> Flask:
    """The application, on the database that `account` and `statements` use.

    To make one takes longer than most tests, so those of the same settings share it: it keeps nothing but its settings
    from one request to the next.
    """
    own = frozenset(environment.items())
    if own not in applications:
        made = create_app(settings)
        opened_by_app = current_database.obj
        current_database.initialize(database)
        opened_by_app.close_all()
        made.test_client_class = Visitor
        applications[own] = made
    shared = applications[own]
    shared.extensions["kith"] = Kith(settings)
    shared.testing = True
    return shared


@pytest.fixture
def anonymous(app: Flask) -> Visitor:
    """A browser in which nobody is signed in."""
    visitor = app.test_client()
    assert isinstance(visitor, Visitor)
    return visitor


@pytest.fixture
def signed_in(app: Flask, moment: Moment) -> Callable[[Account], Visitor]:
    """Makes a browser in which an account is signed in."""

    def make(owner: Account) -> Visitor:
        visitor = app.test_client()
        assert isinstance(visitor, Visitor)
        token = sessions.begin(owner, moment, program="a test")
        with visitor.session_transaction() as kept:
            kept["token"] = token
        return visitor

    return make


@pytest.fixture
def client(signed_in: Callable[[Account], Visitor], account: Account) -> Visitor:
    """A browser in which `account` is signed in."""
    return signed_in(account)


@pytest.fixture
def now(moment: Moment) -> datetime:
    """The instant at which the application's clock stands."""
    return moment.instant


@pytest.fixture
def folder(settings: Settings) -> Path:
    """Where uploads wait."""
    return settings.uploads_folder


@pytest.fixture
def known(account: Account, moment: Moment) -> Account:
    """The account, which has imported the first file of the small network."""
    brought(account, BEFORE, moment)
    return account
