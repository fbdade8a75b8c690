"""Everything that an account owns, exported and read back: the same state, table by table, on either engine."""

import json
import shutil
import zipfile
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from pathlib import Path

import peewee
import pytest

from crm.domain.moment import Moment
from crm.models import Account, Company, ContactMethod, Import, Person, Tag, connected, open_database
from crm.models.values import column
from crm.search.question import best_first
from crm.usecases.accounts import create_account
from crm.usecases.add_person import add_person
from crm.usecases.export_everything.package import export_everything
from crm.usecases.import_people.undo import undo_import
from crm.usecases.log_touchpoint import log_touchpoint
from crm.usecases.read_back.from_terminal import read_file_back
from crm.usecases.tagging import rename_tag
from tests.usecases.whole_account import SECRET, counts, full_account, state_of
from tests.world import World

pytestmark = pytest.mark.slow

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
        assert run is not None
        assert Import.find(account, run.id).state == "applied"
        assert stranger.everything() == theirs
    opened.close_all()


def _names(account: Account, word: str) -> int:
    return len(best_first(account, word, 1000))


@pytest.fixture
def export(database: peewee.Database, moment: Moment, tmp_path: Path) -> Path:
    """An export of an account that stays beside: one row of every table, and three colleagues more."""
    account = create_account("other@valderrey.example", "", moment, timezone="Europe/Lisbon")
    World(account, moment)
    for name in ("Jonas Brekkestad", "Leilani Kaneakua", "Tomasz Wielgosik"):
        email = f"{name.split()[0].lower()}@fernhollow.example"
        person, _ = add_person(account, name, moment, emails=[email], company="Fernhollow", tags=["Colleague"])
        log_touchpoint(account, [person.id], moment, text="Lunch", kind="coffee")
    file = tmp_path / "kith.zip"
    file.write_bytes(b"".join(export_everything(account, moment)))
    return file


def test_taking_it_back_removes_everything_that_it_brought(account: Account, export: Path, moment: Moment) -> None:
    Account.update(theme="light").where(Account.id == account.id).execute()
    before = Account.select().where(Account.id == account.id).dicts().get()
    _, run = read_file_back(account, export, moment, secret=SECRET)
    assert run is not None
    assert undo_import(account, run, moment) == []
    after = Account.select().where(Account.id == account.id).dicts().get()
    assert {**after, "revision": 0} == {**before, "revision": 0}
    assert {table: count for table, count in counts(account).items() if count} == {"import": 1}
    # So the account is empty again, and takes it once more.
    read_file_back(account, export, moment, secret=SECRET)
    assert Person.of(account).count() == 4


def test_what_was_edited_or_added_since_stays_when_it_is_taken_back(
    account: Account, export: Path, moment: Moment
) -> None:
    _, run = read_file_back(account, export, moment, secret=SECRET)
    later = Moment(moment.instant + timedelta(hours=1), moment.zone_name)
    met = Person.of(account).where(Person.name == "Jonas Brekkestad").get()
    log_touchpoint(account, [met.id], later, text="Coffee", kind="coffee")
    add_person(account, "Ada Nwosu", later, company="Elderfield")
    renamed = Tag.of(account).where(Tag.name == "Colleague").get()
    rename_tag(account, renamed.id, "Another word", later)
    assert run is not None
    kept = undo_import(account, run, later)
    assert sorted(kept) == sorted(
        [f"{met.name} was edited since and stays.", "Tag “Another word” was edited since and stays."]
    )
    assert set(column(Person.of(account, Person.name))) == {met.name, "Ada Nwosu"}
    assert ContactMethod.of(account).where(ContactMethod.person == met.id).exists()
    assert Person.find(account, met.id).company == met.company
    assert Company.find(account, met.company)
    assert column(Tag.of(account, Tag.name)) == ["Another word"]


def test_what_is_written_while_an_export_is_made_is_not_in_it_and_nobody_waits(
    account: Account, moment: Moment, tmp_path: Path
) -> None:
    World(account, moment)
    pieces = export_everything(account, moment)
    first = next(pieces)
    with ThreadPoolExecutor(1) as somebody:
        somebody.submit(_write, account, moment).result(30)
    file = tmp_path / "kith.zip"
    file.write_bytes(first + b"".join(pieces))
    assert Person.of(account).count() == 2
    with zipfile.ZipFile(file) as archive:
        assert b"Quillon" not in b"".join(archive.read(name) for name in archive.namelist())
        assert json.loads(archive.read("format.json"))["tables"]["person"] == 1
    empty = create_account("new@valderrey.example", "", moment)
    read_file_back(empty, file, moment, secret=SECRET)
    assert Person.of(empty).count() == 1


def test_an_export_of_the_same_state_is_the_same_to_the_octet(account: Account, moment: Moment) -> None:
    World(account, moment)
    assert b"".join(export_everything(account, moment)) == b"".join(export_everything(account, moment))


def _write(account: Account, moment: Moment) -> None:
    with connected():
        add_person(account, "Quillon Farthingale", moment)
