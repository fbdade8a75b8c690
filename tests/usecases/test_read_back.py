"""Everything that an account owns, exported and read back: the same state, table by table, on either engine."""

import shutil
from pathlib import Path

import pytest

from crm.domain.moment import Moment
from crm.models import Account, Import, connected, open_database
from crm.search.question import best_first
from crm.usecases.accounts import create_account
from crm.usecases.export_everything.package import export_everything
from crm.usecases.read_back.from_terminal import read_file_back
from tests.usecases.whole_account import SECRET, full_account, state_of
from tests.world import World

_POSTGRES = pytest.mark.postgres


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """From one engine to the other, and from SQLite to itself."""
    if "there" in metafunc.fixturenames:
        pairs = [
            pytest.param("sqlite", "sqlite"),
            pytest.param("sqlite", "postgresql", marks=_POSTGRES),
            pytest.param("postgresql", "sqlite", marks=_POSTGRES),
        ]
        metafunc.parametrize(("here", "there"), pairs[:1] if metafunc.config.getoption("--one-engine") else pairs)


def _url(engine: str, request: pytest.FixtureRequest, folder: Path) -> str:
    if engine == "sqlite":
        shutil.copy(request.getfixturevalue("sqlite_template"), folder / "kith.db")
        return f"sqlite:///{folder / 'kith.db'}"
    server = request.getfixturevalue("postgres")
    return str(server.url(server.copy_of("template_kith")))


def test_an_account_that_is_exported_and_read_back_is_the_same_table_by_table(
    here: str, there: str, request: pytest.FixtureRequest, tmp_path: Path, moment: Moment
) -> None:
    file = tmp_path / "kith.zip"
    for name in ("here", "there"):
        (tmp_path / name).mkdir()
    opened = open_database(_url(here, request, tmp_path / "here"))
    with connected():
        account = full_account(moment)
        before = state_of(account)
        found_before = [_names(account, word) for word in ("nana", "brack", "ines")]
        file.write_bytes(b"".join(export_everything(account, moment)))
    opened.close_all()

    opened = open_database(_url(there, request, tmp_path / "there"))
    with connected():
        # Somebody else's rows stand where ours stood.
        stranger = World(create_account("somebody@else.example", "", moment), moment)
        theirs = stranger.everything()
        account = create_account("new@valderrey.example", "", moment)
        _, run = read_file_back(account, file, moment, secret=SECRET)
        after = state_of(Account.get_by_id(account.id))
        assert {table: len(rows) for table, rows in after.items()} == {
            table: len(rows) for table, rows in before.items()
        }
        for table, rows in before.items():
            for place, row in enumerate(rows):
                assert after[table][place] == row, table
        assert [_names(account, word) for word in ("nana", "brack", "ines")] == found_before
        assert run is not None and Import.find(account, run.id).state == "applied"
        assert stranger.everything() == theirs
    opened.close_all()


def _names(account: Account, word: str) -> int:
    return len(best_first(account, word, 1000))
