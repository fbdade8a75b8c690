"""Deleting an account: nothing of it is left, in any table or file, and others keep what is theirs."""

import io
import re
import sqlite3
from pathlib import Path

import peewee
import pytest

from crm.domain.moment import Moment
from crm.domain.refusals import Refused
from crm.models import TABLES, Account, Attempt, ContactMethod, Import, Person, Touchpoint, open_database
from crm.models.values import column
from crm.settings import Settings, read
from crm.usecases.accounts import create_account
from crm.usecases.attempts import count_try
from crm.usecases.delete_account import copies_beside, delete_account
from crm.usecases.import_people import uploads
from crm.usecases.sessions import begin
from tests.usecases.whole_account import SECRET, full_account
from tests.world import World

pytestmark = pytest.mark.slow


@pytest.fixture
def settings(database_url: str, tmp_path: Path) -> Settings:
    private = {"KITH_DATABASE": database_url, "KITH_SECRET_KEY": SECRET, "XDG_DATA_HOME": str(tmp_path / "data")}
    return read(private)


def test_no_row_of_a_deleted_account_is_left_in_any_table_and_others_keep_theirs(
    database: peewee.Database, settings: Settings, moment: Moment
) -> None:
    account = full_account(moment)
    begin(account, moment)
    count_try(account.email_key, "192.0.2.7", moment, SECRET)
    other = World(create_account("olu@adebanjo.example", "", moment), moment)
    theirs = other.everything()
    delete_account(account, settings)
    left = {}
    # Every table there is, also those that triggers and the search keep.
    for table in database.get_tables():
        columns = {column.name for column in database.get_columns(table)}
        mark = "id" if table == "account" else "account_id"
        if mark in columns:
            sql = f'SELECT count(*) FROM "{table}" WHERE {mark} = {account.id}'
            left[table] = database.execute_sql(sql).fetchone()[0]
    assert set(left) >= {model._meta.table_name for model in TABLES if model is not Attempt}
    assert {table: count for table, count in left.items() if count} == {}
    # The one try that is left is counted for the network address.
    assert Attempt.select().count() == 1
    searchable = database.execute_sql("SELECT count(*) FROM person_search").fetchone()[0]
    assert searchable == 0
    assert other.everything() == theirs


def test_no_file_of_a_deleted_account_is_left(database: peewee.Database, settings: Settings, moment: Moment) -> None:
    account = create_account("ines@valderrey.example", "", moment)
    other = create_account("olu@adebanjo.example", "", moment)
    folder = settings.uploads_folder
    mine, theirs = (_waiting(owner, folder, moment) for owner in (account, other))
    delete_account(account, settings)
    names = {path.name for path in folder.iterdir()}
    assert names
    assert all(name.startswith(theirs) for name in names)
    assert not any(name.startswith(mine) for name in names)
    # With the last account goes whatever is left lying, whoever's it was.
    (folder / "nobody-knows.preview").write_text("Ines Valderrey")
    delete_account(other, settings)
    assert list(folder.iterdir()) == []


def test_an_account_is_not_deleted_while_a_file_is_read_for_it(
    database: peewee.Database, settings: Settings, moment: Moment
) -> None:
    account = create_account("ines@valderrey.example", "", moment)
    name = _waiting(account, settings.uploads_folder, moment, state="reading")
    with uploads.Progress(settings.uploads_folder, name).begin() as lock:  # type: ignore[union-attr]
        assert lock
        with pytest.raises(Refused, match="being read just now"):
            delete_account(account, settings)
    delete_account(account, settings)
    assert Account.select().count() == 0


def test_the_octets_of_a_deleted_account_are_in_no_file_of_the_database(
    sqlite_template: Path, tmp_path: Path, moment: Moment
) -> None:
    path = tmp_path / "kith.db"
    path.write_bytes(sqlite_template.read_bytes())
    settings = read({"KITH_DATABASE": f"sqlite:///{path}", "KITH_SECRET_KEY": SECRET})
    opened = open_database(settings.database)
    with opened.connection_context(), sqlite3.connect(path) as reader:
        # Some builds of SQLite, as Debian's, write zeros over what is deleted; others leave it lying.
        opened.execute_sql("PRAGMA secure_delete = OFF")
        # Somebody else has the database open all along, as a server has, so that its log stays.
        reader.execute("SELECT count(*) FROM person").fetchall()
        other = World(create_account("olu@adebanjo.example", "", moment), moment)
        Person.change(other.account, name="Nobody Else").execute()
        (tmp_path / "without").mkdir()
        opened.execute_sql("VACUUM INTO ?", (str(tmp_path / "without" / "kith.db"),))
        account = full_account(moment)
        # Some words stand in other people's rows too, or in the names of columns.
        words = _words(account) - _found(_words(account), tmp_path / "without" / "kith.db")
        assert len(words) > 800
        assert _found(words, path)
        # What was there before and was written over is gone too.
        Person.change(account, name="Somebody Else").where(Person.id % 3 == 0).execute()
        assert delete_account(account, settings).wiped
        assert _found(words, path) == set()
        assert _found({b"Nobody Else"}, path) == {b"Nobody Else"}
    reader.close()
    opened.close_all()


def test_copies_that_kith_made_before_a_release_or_a_restore_are_named(tmp_path: Path) -> None:
    settings = read({"KITH_DATABASE": f"sqlite:///{tmp_path / 'kith.db'}"})
    assert copies_beside(settings) == []
    for name in ("kith.db.before-0004", "kith.db.before-restore-20261124-090000", "other.db.before-0004"):
        (tmp_path / name).touch()
    assert [path.name for path in copies_beside(settings)] == [
        "kith.db.before-0004",
        "kith.db.before-restore-20261124-090000",
    ]


def _waiting(account: Account, folder: Path, moment: Moment, state: str = "previewed") -> str:
    """An upload with everything that is kept beside one; returns the name under which it is stored."""
    name = uploads.store(io.BytesIO(b"First Name,Last Name"), folder)
    uploads.keep_preview(folder, name, {"new": ["Ines Valderrey"]})
    uploads.Progress(folder, name).tell("Reading the file", 1, 2)
    Import.create(account=account, stored_as=name, state=state, created_at=moment.instant)
    return name


def _words(account: Account) -> set[bytes]:
    """What nobody may find afterwards: names, as they are written and as they are searched for, and addresses."""
    texts: list[str] = column(Person.of(account, Person.name)) + column(Person.of(account, Person.sort_key))
    texts += column(ContactMethod.of(account, ContactMethod.value)) + column(Touchpoint.of(account, Touchpoint.text))
    words = {text for text in texts if len(text) > 12}
    words |= {word for text in texts for word in re.findall(r"[^\W\d_]{9,}", text.casefold()) if word.isascii()}
    return {word.encode() for word in words}


def _found(words: set[bytes], path: Path) -> set[bytes]:
    octets = b"".join(file.read_bytes() for file in path.parent.iterdir() if file.is_file())
    return {word for word in words if word in octets}
