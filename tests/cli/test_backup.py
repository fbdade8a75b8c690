"""`crm backup` and `crm restore`."""

import sqlite3
import stat
import threading
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import peewee
import pytest

from crm.domain.moment import Moment
from crm.models import Account, Person, Session, connected
from crm.usecases import sessions
from crm.usecases.accounts import create_account
from tests.cli.conftest import Ran
from tests.world import World

pytestmark = pytest.mark.slow

Crm = Callable[..., Ran]


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def names() -> list[str]:
    return sorted(account.email for account in Account.select())


def test_a_backup_brings_everything_back_and_keeps_what_was_there(
    crm: Crm, account: Account, moment: Moment, tmp_path: Path, engine: str
) -> None:
    world = World(account, moment)
    before = world.everything()
    backup = tmp_path / "backups" / "kith.bak"
    backup.parent.mkdir()
    made = crm("backup", str(backup), "--json").json
    assert made == {"file": str(backup), "bytes": backup.stat().st_size}
    assert mode(backup) == 0o600
    Person.drop(account).execute()
    create_account("olu@adebanjo.example", "", moment)
    restored = crm("restore", str(backup), "--json").json
    kept = Path(restored["kept"])
    assert names() == ["ines@valderrey.example"]
    again = Account.get_by_id(account.id)
    assert sorted(person.name for person in Person.of(again)) == [world["person"].name]
    after = world.everything()
    assert len(after) > 0.8 * len(before)

    assert mode(kept) == 0o600
    assert crm("restore", str(kept)).status == 0
    assert names() == ["ines@valderrey.example", "olu@adebanjo.example"]
    assert not Person.of(again).exists()


def test_a_restore_leads_to_the_newest_schema_and_the_tables_work_on(
    crm: Crm, account: Account, moment: Moment, tmp_path: Path, engine: str
) -> None:
    World(account, moment)
    crm("backup", str(tmp_path / "b"))
    crm("restore", str(tmp_path / "b"))
    second = create_account("olu@adebanjo.example", "", moment)
    assert second.id > account.id
    World(second, moment)
    assert crm("doctor", "--json").json["problems"] == []


def test_what_was_rendered_before_a_restore_does_not_pass_for_what_is_true_after_it(
    crm: Crm, account: Account, tmp_path: Path, engine: str
) -> None:
    crm("backup", str(tmp_path / "b"))
    Account.update(revision=41).execute()
    crm("restore", str(tmp_path / "b"))
    assert Account.get_by_id(account.id).revision > 41


def test_whoever_was_signed_out_since_the_backup_stays_signed_out(
    crm: Crm, account: Account, moment: Moment, tmp_path: Path, engine: str
) -> None:
    token = sessions.begin(account, moment)
    crm("backup", str(tmp_path / "b"))
    sessions.end_all(account)
    crm("restore", str(tmp_path / "b"))
    assert sessions.found(token, moment) is None
    assert not Session.of(account).exists()


def test_a_backup_is_made_while_others_write(
    crm: Crm, account: Account, moment: Moment, tmp_path: Path, engine: str
) -> None:
    stop = threading.Event()

    def write() -> None:
        with connected():
            number = 0
            while not stop.is_set():
                number += 1
                create_account(f"{number}@valderrey.example", "", moment)

    writers = [threading.Thread(target=write, daemon=True) for _ in range(1)]
    for writer in writers:
        writer.start()
    try:
        for number in range(3):
            assert crm("backup", str(tmp_path / f"{number}.bak")).status == 0
    finally:
        stop.set()
        for writer in writers:
            writer.join(30)
    assert crm("restore", str(tmp_path / "1.bak")).status == 0
    assert "ines@valderrey.example" in names()


def test_an_older_backup_of_that_name_is_replaced_and_nothing_else_is(
    crm: Crm, account: Account, moment: Moment, tmp_path: Path, engine: str
) -> None:
    backup = tmp_path / "b"
    assert crm("backup", str(backup)).status == 0
    create_account("olu@adebanjo.example", "", moment)
    assert crm("backup", str(backup)).status == 0
    crm("restore", str(backup))
    assert len(names()) == 2
    letter = tmp_path / "letter.txt"
    letter.write_text("Dear Ada")
    refused = crm("backup", str(letter))
    assert (refused.status, letter.read_text()) == (1, "Dear Ada")
    assert "no backup of this Kith" in refused.err
    assert sorted(path.name for path in tmp_path.iterdir() if path.name.endswith(".part")) == []


@pytest.mark.parametrize("content", [b"", b"Dear Ada", b"SQLite format 3\0", b"PGDMP", b"\0" * 4096])
def test_a_file_that_is_no_backup_is_refused_in_one_sentence(
    crm: Crm, account: Account, tmp_path: Path, engine: str, content: bytes
) -> None:
    file = tmp_path / "b"
    file.write_bytes(content)
    refused = crm("restore", str(file), "--json")
    assert (refused.status, refused.out, refused.err.count("\n")) == (1, "", 1)
    assert str(file) in refused.err or "pg_restore" in refused.err
    assert names() == ["ines@valderrey.example"]


def test_a_file_that_is_not_there_is_refused(crm: Crm, account: Account, tmp_path: Path) -> None:
    refused = crm("restore", str(tmp_path / "nowhere"))
    assert (refused.status, "No such file" in refused.err) == (1, True)
    refused = crm("backup", str(tmp_path / "nowhere" / "b"))
    assert (refused.status, "cannot be written" in refused.err) == (1, True)


def test_a_database_of_something_else_is_refused(crm: Crm, account: Account, tmp_path: Path) -> None:
    other = tmp_path / "other.db"
    with closing(sqlite3.connect(other)) as connection:
        connection.execute("CREATE TABLE account (id INTEGER)")
    assert "not one of Kith" in crm("restore", str(other)).err
    assert names() == ["ines@valderrey.example"]


def test_a_damaged_backup_is_refused(crm: Crm, account: Account, moment: Moment, tmp_path: Path) -> None:
    World(account, moment)
    backup = tmp_path / "b"
    crm("backup", str(backup))
    whole = backup.read_bytes()
    for damaged in (whole[:100] + b"\xff" * 600 + whole[700:], whole[: len(whole) // 2]):
        backup.write_bytes(damaged)
        refused = crm("restore", str(backup))
        assert (refused.status, "damaged" in refused.err) == (1, True)
    assert names() == ["ines@valderrey.example"]


def test_a_backup_of_a_newer_kith_is_refused(
    crm: Crm, account: Account, database: peewee.Database, tmp_path: Path, engine: str
) -> None:
    database.execute_sql("UPDATE schema_migration SET name = '9999_later' WHERE name = '0002_search_index'")
    made = crm("backup", str(tmp_path / "b"))
    assert made.status == 1
    assert "newer Kith (it has 9999_later)" in made.err


def test_a_backup_of_the_other_engine_is_refused(crm: Crm, account: Account, tmp_path: Path, engine: str) -> None:
    file = tmp_path / "b"
    file.write_bytes(b"PGDMP" if engine == "sqlite" else b"SQLite format 3\0")
    refused = crm("restore", str(file))
    assert "PostgreSQL" in refused.err
    assert "SQLite file" in refused.err


def test_the_database_is_not_its_own_backup(crm: Crm, account: Account, database_url: str) -> None:
    path = database_url.removeprefix("sqlite:///")
    assert "the database itself" in crm("backup", path).err
    assert "the database itself" in crm("restore", path).err


def test_a_damaged_database_is_moved_aside_for_the_backup(
    crm: Crm, account: Account, database: peewee.Database, database_url: str, tmp_path: Path
) -> None:
    path = Path(database_url.removeprefix("sqlite:///"))
    crm("backup", str(tmp_path / "b"))
    database.close_all()
    path.write_bytes(b"SQLite format 3\0" + b"\xff" * 4000)
    kept = crm("restore", str(tmp_path / "b"), "--json").json["kept"]
    assert Path(kept).read_bytes()[16:20] == b"\xff" * 4
    assert names() == ["ines@valderrey.example"]


def test_without_a_database_there_is_nothing_to_back_up(
    crm: Crm, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    crm("backup", str(tmp_path / "b"))
    monkeypatch.setenv("KITH_DATABASE", f"sqlite:///{tmp_path}/elsewhere/kith.db")
    assert "no database" in crm("backup", str(tmp_path / "c")).err
    assert crm("restore", str(tmp_path / "b"), "--json").json["kept"] is None
    assert crm("doctor", "--json").json["problems"] == []
