"""`crm import` and `crm undo`."""

import gc
import json
import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from crm.domain.moment import Moment
from crm.models import Account, Import, Person
from tests.cli.conftest import Ran
from tests.importers.examples import EXAMPLES, archive, content
from tests.importers.test_calendars import GOOGLE
from tests.usecases.archives import ADA, KOFI, ME, MESSAGES, archive_of, table, wrote
from tests.usecases.network import AFTER, BEFORE, PROFILE, TRUTH, changed_tables, csv_of, everything, person_of
from tests.usecases.test_import_calendar import know

Crm = Callable[..., Ran]

KEYS = [
    "import", "applied", "format", "rows", "blank", "withheld", "unreadable", "new", "changed", "unchanged", "perhaps",
    "repeated", "gone", "touchpoints", "kinds", "problems", "changes",
]  # fmt: skip
KINDS = [
    "new_company", "new_title", "started", "left", "respelled", "renamed", "restyled", "moved_profile", "other"
]  # fmt: skip


@pytest.fixture(autouse=True)
def garbage_collected() -> Iterator[None]:
    """The command leaves the garbage collector off, as its process ends with it; this one goes on."""
    yield
    gc.enable()


def test_an_import_answers_with_the_one_document_of_the_contract(crm: Crm, account: Account) -> None:
    ran = crm("import", str(BEFORE), "--json")
    first = ran.json
    assert ran.err == ""
    assert ran.out.count("\n") == 1
    assert list(first) == KEYS
    assert list(first["kinds"]) == KINDS
    assert {name: first[name] for name in TRUTH["before"]} == TRUTH["before"]
    second = crm("import", str(AFTER), "--json").json
    assert list(second) == KEYS
    assert {name: second[name] for name in TRUTH["after"]} == TRUTH["after"]
    assert second["kinds"] == {kind: len(TRUTH["kinds"].get(kind, {})) for kind in KINDS}
    assert (first["import"], second["import"]) == tuple(run.id for run in Import.of(account).order_by(Import.id))
    assert (second["applied"], second["format"], second["touchpoints"]) == (True, "linkedin-connections", 0)
    ada = person_of(account, "ada-nwosu-01").id
    assert {"person": ada, "name": "Ada Nwosu", "field": "company", "old": "Fernhollow", "new": "Brackmoor"} in second[
        "changes"
    ]


def test_a_dry_run_changes_nothing_and_has_no_number(crm: Crm, account: Account) -> None:
    before = everything(account)
    dry = crm("import", str(BEFORE), "--dry-run", "--json").json
    assert (dry["import"], dry["applied"], dry["new"]) == (None, False, 58)
    assert changed_tables(before, everything(account)) == {}
    assert Import.of(account).count() == 0


def test_all_changes_brings_every_match(crm: Crm, account: Account) -> None:
    crm("import", str(BEFORE))
    found = crm("import", str(AFTER), "--dry-run", "--all-changes", "--json").json
    assert list(found) == [*KEYS, "matches"]
    assert [list(match) for match in found["matches"][:1]] == [["row", "entry", "person", "how", "because"]]
    hows: dict[str, int] = {}
    for match in found["matches"]:
        hows[match["how"]] = hows.get(match["how"], 0) + 1
    assert hows == {"new": 7, "likely": 1, "perhaps": 3, "sure": 52}
    assert "matches" not in crm("import", str(AFTER), "--dry-run", "--json").json


def test_the_first_two_hundred_changes_and_problems_are_told(crm: Crm, account: Account, tmp_path: Path) -> None:
    people = [f"Ada{n},Nwosu{n},{PROFILE}ada-{n},,Fernhollow,Engineer,01 May 2026" for n in range(205)]
    broken = [f"Bo{n},Lind,{PROFILE}bo-{n},,Oak, Reed and Wick,Carpenter,01 May 2026" for n in range(205)]
    crm("import", str(csv_of(tmp_path, *people)))
    again = csv_of(tmp_path, *(row.replace("Engineer", "Head of data") for row in people), *broken)
    short = crm("import", str(again), "--dry-run", "--json").json
    whole = crm("import", str(again), "--dry-run", "--json", "--all-changes").json
    assert (len(short["changes"]), len(short["problems"])) == (200, 200)
    assert (len(whole["changes"]), len(whole["problems"]), len(whole["matches"])) == (205, 205, 205)


def test_somebody_at_a_terminal_reads_sentences(crm: Crm, account: Account) -> None:
    crm("import", str(BEFORE))
    ran = crm("import", str(AFTER))
    assert (ran.status, ran.err) == (0, "")
    assert ran.out.splitlines()[0] == "67 rows: 7 new, 21 changed, 30 unchanged."
    assert "4 may be somebody you know; decide about them on the import page." in ran.out
    assert "Line 46: This line has more cells than the header." in ran.out
    assert ran.out.splitlines()[-1] == "Applied as import 2. Take it back with: crm undo 2"
    assert crm("import", str(AFTER), "--dry-run").out.splitlines()[-1] == "Nothing was changed."


def test_undo_answers_with_what_it_undid_and_kept(crm: Crm, account: Account) -> None:
    before = everything(account)
    number = crm("import", str(BEFORE), "--json").json["import"]
    assert crm("undo", str(number), "--json").json == {"undone": number, "kept": []}
    assert changed_tables(before, everything(account)) == {}
    number = crm("import", str(BEFORE), "--json").json["import"]
    crm("cadence", "Ada Nwosu", "3 months")
    crm("log", "Jonas Brekkestad", "coffee yesterday", "--kind", "coffee")
    answer = crm("undo", str(number), "--json").json
    assert answer == {
        "undone": number,
        "kept": ["Ada Nwosu was edited since and stays.", "Jonas Brekkestad was edited since and stays."],
    }
    assert {person.name for person in Person.of(account)} == {"Ada Nwosu", "Jonas Brekkestad"}


def test_undo_says_in_words_what_stayed(crm: Crm, account: Account) -> None:
    crm("import", str(BEFORE))
    crm("cadence", "Ada Nwosu", "3 months")
    assert crm("undo", "1").out.splitlines() == [
        "Took back the import of before.csv.", "Kept: Ada Nwosu was edited since and stays."
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("number", "sentence"), [("7", "There is no import 7 here."), ("x", "There is no import x here.")]
)
def test_undoing_what_is_not_there_is_one_sentence(crm: Crm, account: Account, number: str, sentence: str) -> None:
    assert crm("undo", number) == Ran(1, "", f"{sentence}\n")


def test_undoing_twice_is_refused(crm: Crm, account: Account) -> None:
    crm("import", str(BEFORE))
    crm("undo", "1")
    assert crm("undo", "1", "--json") == Ran(1, "", "This import was taken back already.\n")


def test_another_accounts_import_is_not_there(crm: Crm, account: Account, other_account: Account) -> None:
    crm("import", str(BEFORE), "--account", account.email)
    assert crm("undo", "1", "--account", other_account.email) == Ran(1, "", "There is no import 1 here.\n")
    assert crm("import", str(BEFORE)).status == 1
    found = crm("import", str(BEFORE), "--account", other_account.email, "--json").json
    assert found["new"] == TRUTH["before"]["new"]


def wrong_files(folder: Path) -> dict[str, Path]:
    files = {
        "empty.csv": b"",
        "cv.pdf": b"%PDF-1.7",
        "broken.zip": b"PK\x03\x04 and no more",
        "letter.csv": b"Dear Ada,\nhow are you?\n",
        "sign-ins.csv": b"Login Date,IP Address,User Agent\nMon May 04 08:15:00 UTC 2026,203.0.113.42,x\n",
    }
    for name, data in files.items():
        (folder / name).write_bytes(data)
    return {
        **{name: folder / name for name in files},
        "without header": EXAMPLES / "excel-german-without-header.csv",
        "photos": archive(folder, {"photos/1.jpg": b"x"}, "photos.zip"),
        "nowhere": folder / "nowhere.csv",
        "a folder": folder,
    }


@pytest.mark.parametrize(
    "name",
    [
        "empty.csv",
        "cv.pdf",
        "broken.zip",
        "letter.csv",
        "sign-ins.csv",
        "without header",
        "photos",
        "nowhere",
        "a folder",
    ],
)
@pytest.mark.parametrize("more", [(), ("--json",), ("--dry-run",)])
def test_a_bad_file_is_one_sentence_and_status_1(
    crm: Crm, account: Account, tmp_path: Path, name: str, more: tuple[str, ...]
) -> None:
    ran = crm("import", str(wrong_files(tmp_path)[name]), *more)
    assert (ran.status, ran.out) == (1, "")
    assert ran.err.endswith("\n")
    assert ran.err.count("\n") == 1
    assert "Traceback" not in ran.err
    assert Import.of(account).count() == 0
    assert Person.of(account).count() == 0


@pytest.mark.parametrize(
    ("name", "reason"),
    [("a" * 300, "File name too long"), ("cv.pdf/inside", "Not a directory"), ("round", "Too many levels")],
)
def test_what_cannot_even_be_looked_for_is_one_sentence_too(
    crm: Crm, account: Account, tmp_path: Path, name: str, reason: str
) -> None:
    wrong_files(tmp_path)
    (tmp_path / "round").symlink_to(tmp_path / "round")
    ran = crm("import", str(tmp_path / name))
    assert (ran.status, ran.out, ran.err.count("\n")) == (1, "", 1)
    assert f"cannot be opened: {reason}" in ran.err


def test_a_pipe_is_read_like_a_file(crm: Crm, account: Account) -> None:
    end, begin = os.pipe()
    try:
        os.write(begin, content("since-2024.csv"))
        os.close(begin)
        found = crm("import", f"/dev/fd/{end}", "--json").json
    finally:
        os.close(end)
    assert (found["format"], found["rows"]) == ("linkedin-connections", 5)


def test_a_file_without_a_header_is_read_when_somebody_says_what_it_is(crm: Crm, account: Account) -> None:
    path = str(EXAMPLES / "excel-german-without-header.csv")
    assert "no header" in crm("import", path).err
    assert crm("import", path, "--format", "linkedin-connections", "--json").json["new"] > 0


@pytest.mark.parametrize(
    ("arguments", "status"),
    [
        (("--include", "connections"), 0),
        (("--include", "horoscopes"), 2),
        (("--format", "linkedin-connections"), 0),
        (("--format", "linkedin-archive"), 1),
        (("--format", "excel"), 1),
        (("--no-such-option",), 2),
    ],
)
def test_options_that_are_not_understood_change_nothing(
    crm: Crm, account: Account, arguments: tuple[str, ...], status: int
) -> None:
    ran = crm("import", str(BEFORE), *arguments)
    assert ran.status == status
    assert (Person.of(account).count() > 0) == (status == 0)
    assert bool(ran.err) == (status != 0)


def test_a_command_without_its_file_is_wrong_usage(crm: Crm, account: Account) -> None:
    assert crm("import").status == 2
    assert crm("undo").status == 2


@pytest.mark.parametrize("command", ["import", "undo"])
def test_help_has_an_example(crm: Crm, account: Account, command: str) -> None:
    assert f"crm {command} " in crm(command, "--help").out.partition("Example:")[2]


def test_the_archive_tells_what_it_left_alone(crm: Crm, account: Account, tmp_path: Path) -> None:
    files = {"Connections.csv": BEFORE.read_bytes(), "messages.csv": b"FROM,TO\n", "/etc/passwd": b"root"}
    path = archive(tmp_path, files, "Complete_LinkedInDataExport_05-04-2026.zip")
    said = crm("import", str(path), "--dry-run").out
    assert "Left alone: messages.csv (messages)." in said
    assert "Ignored for safety: /etc/passwd: its name points to a place on the disk" in said
    assert crm("import", str(path), "--json").json["format"] == "linkedin-archive"
    # The same people out of the ZIP and out of the bare file.
    again: dict[str, Any] = crm("import", str(BEFORE), "--json").json
    assert (again["new"], again["changed"], again["unchanged"]) == (0, 0, 58)


def test_names_in_any_script_come_out_as_they_are(crm: Crm, account: Account) -> None:
    crm("import", str(BEFORE))
    crm("import", str(AFTER))
    out = crm("people", "北条", "--json").out
    assert "北条美咲" in out
    assert json.loads(out)[0]["family"] == "北条"
    found = crm("people", "Søren", "--json").json
    assert [(one["name"], one["links"]) for one in found] == [
        ("Søren Ejlersgaard", [f"{PROFILE}soren-ejlersgaard-advises"])
    ]


def test_an_import_on_postgresql_answers_the_same(crm: Crm, account: Account, engine: str) -> None:
    crm("import", str(BEFORE))
    found = crm("import", str(AFTER), "--json").json
    assert {name: found[name] for name in TRUTH["after"]} == TRUTH["after"]
    assert crm("undo", str(found["import"]), "--json").json["kept"] == []


def test_a_file_is_imported_whose_name_is_no_text(crm: Crm, account: Account, tmp_path: Path) -> None:
    named = csv_of(tmp_path, f"Ada,Nwosu,{PROFILE}ada-nwosu,,,,01 May 2026").rename(
        tmp_path / os.fsdecode(b"Caf\xe9.csv")
    )
    number = crm("import", str(named), "--json").json["import"]
    assert crm("undo", str(number)).out.splitlines() == ["Took back the import of Caf?.csv."]


def test_what_is_included_is_read_and_what_is_not_there_is_said(crm: Crm, account: Account, tmp_path: Path) -> None:
    path = str(
        archive_of(tmp_path, wrote(ADA, ME, "2026-05-04 08:00", "Hello"), wrote(ME, KOFI, "2026-05-04 08:00", "Hi"))
    )
    dry = crm("import", path, "--include", "connections,messages", "--dry-run", "--json")
    assert (dry.json["new"], dry.json["touchpoints"], dry.err) == (3, 2, "")
    ran = crm("import", path, "--include", "messages, connections,jobs", "--json")
    assert list(ran.json) == KEYS
    assert (ran.json["rows"], ran.json["touchpoints"]) == (3, 2)
    assert ran.err == "There is nothing in this file about jobs.\n"
    again = crm("import", path, "--include", "connections,messages")
    assert "3 rows: 0 new, 0 changed, 3 unchanged." in again.out
    assert crm("people", "Ada", "--json").json[0]["last_touch"] == "2026-05-04"
    assert crm("undo", str(ran.json["import"]), "--json").json["kept"] == []


def test_an_archive_without_connections_needs_something_else_that_is_included(
    crm: Crm, account: Account, tmp_path: Path
) -> None:
    crm("import", str(archive_of(tmp_path)))
    path = str(archive_of(tmp_path, wrote(ADA, ME, "2026-05-04 08:00", "Hello"), people=(), day="11-02-2026"))
    refused = crm("import", path)
    assert (refused.status, "Tick Connections" in refused.err) == (1, True)
    ran = crm("import", path, "--include", "connections,messages", "--json")
    assert (ran.json["rows"], ran.json["touchpoints"]) == (0, 1)
    assert ran.err == "There is nothing in this file about connections.\n"
    # An export that says nothing of people makes none of them older.
    assert crm("import", str(archive_of(tmp_path)), "--json").json["unchanged"] == 3


def test_a_file_out_of_the_archive_is_read_as_an_archive_of_its_own(crm: Crm, account: Account, tmp_path: Path) -> None:
    file = tmp_path / "my messages.csv"
    file.write_bytes(table(MESSAGES, [wrote(ADA, ME, "2026-05-04 08:00", "Hello")]))
    alone = crm("import", str(file), "--json")
    assert (alone.json["format"], alone.json["rows"], alone.json["touchpoints"]) == ("linkedin-archive", 0, 0)
    assert "Nobody is made of messages, so they are left aside." in alone.err
    crm("import", str(archive_of(tmp_path)))
    ran = crm("import", str(file))
    # There is one conversation alone: whose it is, the account's own name tells.
    assert "No connections were read.\n1 message became 1 touchpoint with 1 person." in ran.out
    assert ran.err == ""


def test_a_file_of_messages_that_cannot_be_read_does_not_keep_the_connections_out(
    crm: Crm, account: Account, tmp_path: Path
) -> None:
    path = archive_of(tmp_path, files={"messages.csv": b"not,a,table\n"})
    ran = crm("import", str(path), "--include", "connections,messages", "--json")
    assert (ran.status, ran.json["new"], ran.json["touchpoints"]) == (0, 3, 0)
    assert "messages.csv cannot be read." in ran.err


def test_a_calendar_adds_touchpoints_and_has_no_rows_of_people(crm: Crm, account: Account, moment: Moment) -> None:
    know(account, "Ada Nwosu", "ada@fernhollow.example", moment)
    before = everything(account)
    dry = crm("import", str(GOOGLE), "--dry-run", "--json")
    assert list(dry.json) == KEYS
    assert (dry.json["import"], dry.json["format"], dry.json["rows"], dry.json["touchpoints"]) == (
        None, "calendar", 0, 1,
    )  # fmt: skip
    assert "Left aside: seven meetings with nobody whom you know by email." in dry.err
    assert changed_tables(before, everything(account)) == {}
    done = crm("import", str(GOOGLE), "--json", "--all-changes").json
    assert (done["touchpoints"], done["matches"]) == (1, [])
    assert crm("import", str(GOOGLE), "--format", "calendar", "--json").json["touchpoints"] == 0
    assert crm("undo", str(done["import"]), "--json").json["kept"] == []
    wrong = crm("import", str(BEFORE), "--format", "calendar")
    assert (wrong.status, wrong.err) == (1, "This is no calendar. Kith reads .ics files.\n")
