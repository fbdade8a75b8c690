"""`crm doctor`."""

from collections.abc import Callable
from pathlib import Path

import peewee
import pytest

from crm.domain.moment import Moment
from crm.models import Account, Note
from tests.cli.conftest import Ran
from tests.world import World

Crm = Callable[..., Ran]


def problems(ran: Ran) -> str:
    assert (ran.status, ran.err != "") == (1, True)
    return ran.err


def test_a_kith_in_order_has_no_problems(crm: Crm, account: Account, moment: Moment, engine: str) -> None:
    World(account, moment)
    done = crm("doctor", "--json").json
    assert (done["ok"], done["problems"]) == (True, [])
    assert crm("doctor").out.endswith("Everything is in order.\n")


def test_it_is_said_that_the_clock_stands(crm: Crm, account: Account) -> None:
    assert any("2026-11-24T09:00" in note for note in crm("doctor", "--json").json["notes"])


@pytest.mark.parametrize(
    ("name", "value"),
    [("KITH_COLOUR", "green"), ("KITH_NOW", "noon"), ("KITH_REGISTRATION", "maybe"), ("KITH_SECRET_KEY", "short")],
)
def test_a_wrong_setting_is_a_problem(crm: Crm, monkeypatch: pytest.MonkeyPatch, name: str, value: str) -> None:
    monkeypatch.setenv(name, value)
    assert name in problems(crm("doctor", "--json"))


def test_a_secret_key_that_others_can_read_is_a_problem(
    crm: Crm, account: Account, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    key = tmp_path / "key"
    key.write_text("k" * 40)
    key.chmod(0o644)
    monkeypatch.delenv("KITH_SECRET_KEY")
    monkeypatch.setenv("KITH_SECRET_KEY_FILE", str(key))
    assert f"chmod 600 {key}" in problems(crm("doctor"))
    key.chmod(0o600)
    assert crm("doctor").status == 0
    key.write_text("short")
    assert "fewer than 32" in problems(crm("doctor"))
    key.unlink()
    assert "there is no file" in problems(crm("doctor"))


def test_a_damaged_database_is_a_problem(
    crm: Crm, account: Account, database: peewee.Database, database_url: str
) -> None:
    database.close_all()
    path = Path(database_url.removeprefix("sqlite:///"))
    whole = path.read_bytes()
    path.write_bytes(whole[:100] + b"\xff" * 600 + whole[700:])
    assert "crm restore" in problems(crm("doctor"))
    path.write_bytes(b"Dear Ada")
    assert "not a SQLite database" in problems(crm("doctor"))
    path.write_bytes(whole)


def test_a_newer_database_is_a_problem_and_an_older_one_is_not(
    crm: Crm, account: Account, database: peewee.Database, engine: str
) -> None:
    database.execute_sql("UPDATE schema_migration SET name = '9999_later' WHERE name = '0002_search_index'")
    assert "newer Kith" in problems(crm("doctor"))
    database.execute_sql("DELETE FROM schema_migration WHERE name = '9999_later'")
    done = crm("doctor", "--json").json
    assert any("next start" in note for note in done["notes"])


def test_a_row_that_belongs_to_two_accounts_is_a_problem(
    crm: Crm, account: Account, other_account: Account, moment: Moment, engine: str
) -> None:
    mine, theirs = World(account, moment), World(other_account, moment)
    Note.change(account, person=theirs["person"].id).where(Note.id == mine["note"].id).execute()
    assert "1 of note belong to a person of another account." in problems(crm("doctor"))


def test_a_row_without_its_parent_is_a_problem(
    crm: Crm, account: Account, moment: Moment, database: peewee.Database
) -> None:
    World(account, moment)
    database.execute_sql("PRAGMA foreign_keys = OFF")
    database.execute_sql("DELETE FROM person")
    found = problems(crm("doctor"))
    assert "A row of note belongs to a row of person that is not there." in found


def test_what_is_left_of_an_import_that_is_gone_is_a_problem(
    crm: Crm, account: Account, moment: Moment, database: peewee.Database, engine: str
) -> None:
    World(account, moment)
    database.execute_sql("UPDATE person SET import_id = 4711")
    assert "1 of person come from an import that is not there." in problems(crm("doctor"))


def test_a_database_that_does_not_answer_is_a_problem(
    crm: Crm, account: Account, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("KITH_DATABASE", "postgresql://kith@/nowhere?host=/nowhere")
    assert "does not answer" in problems(crm("doctor"))
    refused = crm("people")
    assert (refused.status, "does not answer" in refused.err) == (1, True)
