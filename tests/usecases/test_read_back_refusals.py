"""An export that cannot be read back is refused with one sentence, and changes nothing; an older one is read."""

import json
import re
import zipfile
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

import peewee
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from crm.domain.moment import Moment
from crm.domain.refusals import Refused
from crm.models import Account, Feed, Person, Photo, SavedList, Step, Touchpoint
from crm.usecases.accounts import create_account
from crm.usecases.add_person import add_person
from crm.usecases.export_everything.package import export_everything
from crm.usecases.export_everything.tables import travelling
from crm.usecases.feeds.addresses import address_of
from crm.usecases.journal import undo
from crm.usecases.log_touchpoint import log_touchpoint
from crm.usecases.read_back.from_terminal import read_file_back
from tests.usecases.whole_account import SECRET, counts
from tests.world import World

pytestmark = pytest.mark.slow

Rows = dict[str, list[dict[str, Any]]]


@pytest.fixture
def export(database: peewee.Database, moment: Moment, tmp_path: Path) -> Path:
    """An export with one row of each table, and a little more."""
    account = create_account("other@valderrey.example", "", moment, timezone="Europe/Lisbon")
    World(account, moment)
    ada, _ = add_person(account, "Ada Nwosu", moment, emails=["ada@fernhollow.example"], company="Fernhollow")
    log_touchpoint(account, [ada.id], moment, text="Coffee", kind="coffee")
    path = tmp_path / "kith.zip"
    path.write_bytes(b"".join(export_everything(account, moment)))
    return path


def changed(path: Path, change: Callable[[Rows, dict[str, Any]], object], leave_out: str = "") -> Path:
    """The export with other rows or another format.json in it."""
    with zipfile.ZipFile(path) as archive:
        files = {info.filename: archive.read(info) for info in archive.infolist()}
    about = json.loads(files["format.json"])
    rows = {
        table: [json.loads(line) for line in files[f"data/{table}.jsonl"].splitlines()] for table in about["tables"]
    }
    change(rows, about)
    about["tables"] = {table: len(held) for table, held in rows.items()}
    for table, held in rows.items():
        files[f"data/{table}.jsonl"] = "".join(json.dumps(row) + "\n" for row in held).encode()
    files["format.json"] = json.dumps(about).encode()
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in files.items():
            if name != leave_out:
                archive.writestr(name, content)
    return path


def sets(table: str, column: str, value: Any) -> Callable[[Rows, dict[str, Any]], object]:
    """A change of one value in the first row of a table."""
    return lambda rows, _: rows[table][0].update({column: value})


def lacks(table: str, column: str) -> Callable[[Rows, dict[str, Any]], object]:
    """A column that the first row of a table does not have."""
    return lambda rows, _: rows[table][0].pop(column)


WRONG: list[tuple[str, Callable[[Rows, dict[str, Any]], object], str]] = [
    ("a number for a text", sets("person", "name", 7), "“name” should be text"),
    ("nothing for a text", sets("person", "name", None), "“name” should be text"),
    ("a list for a text", sets("person", "name", []), "“name” should be text"),
    ("half a character", sets("person", "name", "\ud800"), "“name” should be text"),
    ("a character no database takes", sets("person", "name", "A\x00a"), "“name” should be text"),
    ("a text for a number", sets("interview", "minutes", "60"), "“minutes” should be a whole number"),
    ("a fraction for a number", sets("interview", "minutes", 1.5), "“minutes” should be a whole number"),
    ("a truth for a number", sets("interview", "minutes", True), "“minutes” should be a whole number"),
    ("a number beyond a column", sets("interview", "minutes", 2**31), "“minutes” should be a whole number"),
    ("a number for a truth", sets("person", "do_not_contact", 1), "“do_not_contact” should be true or false"),
    ("a day there is not", sets("touchpoint", "happened_on", "2026-02-30"), "“happened_on” should be a date"),
    ("a day in another form", sets("touchpoint", "happened_on", "20261124"), "“happened_on” should be a date"),
    ("an instant without an offset", sets("person", "created_at", "2026-11-24T09:00:00"), "should be an instant"),
    ("an instant there is not", sets("person", "created_at", "2026-11-24T25:00:00Z"), "should be an instant"),
    ("an instant at the end of time", sets("person", "created_at", "9999-12-31T23:59:59Z"), "should be an instant"),
    ("another text for a UUID", sets("person", "uuid", "x"), "“uuid” should be a UUID"),
    ("another text for a vague day", sets("position", "ended", "2024-13"), "“ended” should be a date as exact as"),
    ("an id below nothing", sets("person", "id", -4), "“id” should be an id"),
    ("an id beyond a column", sets("person", "id", 2**40), "“id” should be an id"),
    ("a kind nobody knows", sets("touchpoint", "kind", "pigeon"), "one of the words that Kith knows"),
    ("a state nobody knows", sets("follow_up", "state", "asleep"), "one of the words that Kith knows"),
    ("a zone there is not", sets("account", "timezone", "Atlantis"), "the name of a time zone"),
    ("settings that are no JSON", sets("account", "advice", "{"), "a JSON object"),
    ("counts that are no object", sets("import", "counts", "[]"), "a JSON object"),
    ("a column that has to be there", lacks("person", "uuid"), "“uuid” should be text, and is missing"),
    ("a person who is not there", sets("note", "person_id", 4321), "data/note.jsonl names person 4321"),
    ("a company that is not there", sets("person", "company_id", 4321), "data/person.jsonl names company 4321"),
    ("the same id twice", lambda rows, _: rows["note"].append(rows["note"][0]), "two rows with the key"),
    ("the same pair twice", lambda rows, _: rows["person_tag"].append(rows["person_tag"][0]), "two rows with the key"),
    (
        "the same tag twice",
        lambda rows, _: rows["tag"].append({**rows["tag"][0], "id": 99}),
        "say that they are the same",
    ),
    ("no account", lambda rows, _: rows["account"].clear(), "0 accounts in place of one"),
    ("two accounts", lambda rows, _: rows["account"].append({**rows["account"][0], "id": 99}), "2 accounts"),
    ("a step on a table nobody knows", sets("step_row", "table_name", "secrets"), "should note the name of a table"),
    ("a step that is no JSON", sets("step_row", "after", "{"), "should note a JSON object"),
    ("a step with a wrong value", sets("step_row", "after", '{"id": [1]}'), "should note an id"),
    ("a step with a wrong key", sets("step_row", "row_key", "one"), "should note an id"),
    ("a photo that is missing", sets("photo", "image", {"file": "photos/9.jpg"}), "photos/9.jpg is missing"),
    ("a photo without a name", sets("photo", "image", {"file": 9}), "the name of a file"),
    ("tables of a newer Kith", lambda _, about: about.update(tables_as_of="9999_later"), "made by a newer Kith"),
]


def test_what_cannot_be_read_back_is_refused_and_nothing_is_changed(
    account: Account, export: Path, moment: Moment
) -> None:
    original = export.read_bytes()
    before = _everything(account)
    for name, change, words in WRONG:
        export.write_bytes(original)
        with pytest.raises(Refused) as refused:
            read_file_back(account, changed(export, change), moment, secret=SECRET)
        said = str(refused.value)
        assert words in said, name
        assert "\n" not in said, name
        assert len(said) < 300, name
        assert _everything(account) == before, name


def _everything(account: Account) -> tuple[Any, dict[str, int]]:
    return Account.select().where(Account.id == account.id).dicts().get(), counts(account)


def test_an_export_of_an_older_kith_is_read_with_what_it_has(account: Account, export: Path, moment: Moment) -> None:
    def older(rows: Rows, about: dict[str, Any]) -> None:
        about["tables_as_of"] = "0003_opportunities"
        for table in ("photo", "card", "other_name", "merged_person", "two_people", "imported_thing", "profile"):
            del rows[table]
        for row in rows["touchpoint"]:
            del row["counts"]
        for row in rows["opportunity"]:
            for column in ("applied_on", "link", "import_id"):
                del row[column]
        del rows["account"][0]["forgotten_under"]

    read_file_back(account, changed(export, older, leave_out="data/photo.jsonl"), moment, secret=SECRET)
    assert {touchpoint.counts for touchpoint in Touchpoint.of(account)} == {True}
    assert Person.of(account).count() == 2
    assert Photo.of(account).count() == 0


def test_columns_and_tables_that_this_kith_does_not_know_are_left_out(
    account: Account, export: Path, moment: Moment
) -> None:
    def strange(rows: Rows, _: dict[str, Any]) -> None:
        rows["pigeon"] = [{"id": 1}]
        for row in rows["person"]:
            row["wings"] = 2

    read_file_back(account, changed(export, strange), moment, secret=SECRET)
    assert Person.of(account).count() == 2


def test_an_account_that_has_anything_is_left_alone(account: Account, export: Path, moment: Moment) -> None:
    SavedList.create(account=account, name="Mine", query="q=ada")
    with pytest.raises(Refused, match="into an empty account, and this one holds things of your own"):
        read_file_back(account, export, moment, secret=SECRET)
    with pytest.raises(Refused, match="into an empty account"):
        read_file_back(account, export, moment, secret=SECRET, dry_run=True)


def test_a_dry_run_says_what_is_in_it_and_changes_nothing(account: Account, export: Path, moment: Moment) -> None:
    found, run = read_file_back(account, export, moment, secret=SECRET, dry_run=True)
    assert run is None
    assert found.counts["person"] == 2
    assert not any(counts(account).values())


def test_feeds_get_addresses_of_their_own(account: Account, export: Path, moment: Moment) -> None:
    read_file_back(account, export, moment, secret=SECRET)
    old, new = Feed.of(_other()).get(), Feed.of(account).get()
    assert old.token_hash != new.token_hash
    assert old.nonce != new.nonce
    assert address_of(new, SECRET, "https://kith.example")


def test_no_secret_is_in_an_export(account: Account, export: Path) -> None:
    with zipfile.ZipFile(export) as archive:
        everything = b"".join(archive.read(name) for name in archive.namelist())
    feed = Feed.of(_other()).get()
    for secret in (feed.nonce, feed.token_hash):
        assert secret.encode() not in everything
    for word in (b"password", b"token_hash", b"nonce", b"stored_as"):
        assert word not in everything.replace(b"your password", b"")


def test_a_step_from_before_can_be_taken_back_after(account: Account, export: Path, moment: Moment) -> None:
    read_file_back(account, export, moment, secret=SECRET)
    ada = Person.of(account).where(Person.name == "Ada Nwosu").get()
    steps = [step.id for step in Step.of(account).order_by(Step.id.desc())]
    for step in steps[:2]:
        assert undo(account, step, moment).kept == []
    assert not Person.of(account).where(Person.id == ada.id).exists()
    assert Person.of(account).count() == 1


def test_every_table_names_only_tables_that_are_written_before_it() -> None:
    written: set[str] = set()
    for table in travelling():
        written.add(table.name)
        assert {column.refers for column in table.columns if column.watched} <= written, table.name


def test_the_page_about_the_format_tells_of_every_table() -> None:
    page = (Path(__file__).parents[2] / "docs" / "export-format.md").read_text(encoding="utf-8")
    rows = [line for line in page.splitlines() if line.startswith("| `")]
    told = {name for line in rows for name in re.findall("`([a-z_]+)`", line.split("|")[1])}
    assert told == {table.name for table in travelling()}


def _other() -> Account:
    """The account that was exported."""
    found = Account.by_email("other@valderrey.example")
    assert found
    return found


_VALUES = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-5, 5),
    st.integers(),
    st.text(max_size=12),
    st.sampled_from(["", "0", "1", "open", "2026-11-24", "2026-11-24T09:00:00Z", "{}", '{"id": 1}', "tag=1", "own-1"]),
    st.lists(st.integers(), max_size=2),
    st.dictionaries(st.text(max_size=3), st.integers(), max_size=2),
)


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_any_value_anywhere_is_read_or_refused(
    database: peewee.Database, account: Account, export: Path, moment: Moment, data: st.DataObject
) -> None:
    original = export.read_bytes()

    def change(rows: Rows, _: dict[str, Any]) -> None:
        for _ in range(data.draw(st.integers(1, 3))):
            table = data.draw(st.sampled_from(sorted(table for table, held in rows.items() if held)))
            row = data.draw(st.sampled_from(rows[table]))
            row[data.draw(st.sampled_from(sorted(row)))] = data.draw(_VALUES)

    try:
        path = changed(export, change)
        with database.atomic() as whole:
            with suppress(Refused):
                read_file_back(account, path, moment, secret=SECRET)
            assert Person.of(account).count() in (0, 2)
            whole.rollback()
    finally:
        export.write_bytes(original)
