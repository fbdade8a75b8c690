"""`crm export all`, what `crm import` and `crm undo` make of it, and `crm account delete`."""

import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from crm.domain.moment import Moment
from crm.models import Account, Person, Touchpoint
from crm.usecases.accounts import create_account
from tests.cli.conftest import Ran

pytestmark = pytest.mark.slow

Crm = Callable[..., Ran]
MINE = ("--account", "ines@valderrey.example")
NEW = ("--account", "new@valderrey.example")


@pytest.fixture
def file(crm: Crm, account: Account, moment: Moment, tmp_path: Path) -> Path:
    """An export of everything, and an empty account beside the one it is of."""
    path = tmp_path / "kith.zip"
    assert crm("demo").status == 0
    told = crm("export", "all", "-o", str(path), "--json").json
    assert told == {"file": str(path), "people": 400, "bytes": path.stat().st_size}
    create_account("new@valderrey.example", "", moment)
    return path


def test_everything_is_exported_and_read_back(crm: Crm, file: Path, engine: str) -> None:
    assert file.stat().st_mode & 0o777 == 0o600
    assert [path.name for path in file.parent.glob("*.part")] == []
    looked_at = crm("import", str(file), *NEW, "--dry-run", "--json").json
    assert (looked_at["import"], looked_at["applied"], looked_at["new"]) == (None, False, 400)
    told = crm("import", str(file), *NEW, "--json", "--all-changes").json
    assert (told["applied"], told["format"], told["rows"], told["new"]) == (True, "kith", 400, 400)
    sums = ("withheld", "unreadable", "new", "changed", "unchanged", "perhaps", "repeated")
    assert told["rows"] == sum(told[name] for name in sums)
    assert told["touchpoints"] == Touchpoint.of(Account.by_email("ines@valderrey.example")).count() > 300
    assert (told["problems"], told["changes"]) == ([], [])
    assert len(told["matches"]) == 400
    assert told["matches"][0] == {
        "row": 1, "entry": 1, "person": None, "how": "new", "because": "The account was empty."
    }  # fmt: skip
    assert crm("people", *NEW, "--json").json[0]["name"] == crm("people", *MINE, "--json").json[0]["name"]
    assert len(crm("due", *NEW, "--json").json) == len(crm("due", *MINE, "--json").json)
    assert crm("feed", "list", *NEW, "--json").json[0]["url"] != crm("feed", "list", *MINE, "--json").json[0]["url"]
    assert crm("doctor").status == 0
    assert crm("undo", str(told["import"]), *NEW, "--json").json == {"undone": told["import"], "kept": []}
    assert Person.of(Account.by_email("new@valderrey.example")).count() == 0


def test_a_person_at_a_terminal_reads_sentences(crm: Crm, file: Path) -> None:
    told = crm("import", str(file), *NEW)
    assert told.out.startswith("An export of Kith 0.1.0, made 2026-11-24T09:00:00Z: 400 people, ")
    assert "Take it back with: crm undo" in told.out
    assert "400 people" in crm("export", "all", *MINE, "-o", str(file)).out


def test_an_account_that_is_not_empty_is_left_alone(crm: Crm, file: Path) -> None:
    refused = crm("import", str(file), *MINE)
    assert (refused.status, refused.out) == (1, "")
    assert "this one holds 400 people. Make a new account" in refused.err


def test_another_file_is_not_taken_for_an_export_of_kith(crm: Crm, account: Account, tmp_path: Path) -> None:
    other = tmp_path / "other.zip"
    with zipfile.ZipFile(other, "w") as archive:
        archive.writestr("letter.txt", "Dear Ines")
    refused = crm("import", str(other), "--format", "kith")
    assert (refused.status, refused.err) == (1, "This ZIP is not an export of Kith.\n")
    assert crm("import", str(tmp_path / "nowhere.zip")).status == 1


def test_an_export_that_cannot_be_written_leaves_nothing_behind(crm: Crm, account: Account, tmp_path: Path) -> None:
    refused = crm("export", "all", "-o", str(tmp_path / "nowhere" / "kith.zip"))
    assert refused.status == 1
    assert "Kith cannot write" in refused.err
    assert crm("export", "all", "ada").status == 2


def test_everything_goes_to_standard_output_too(crm: Crm, account: Account) -> None:
    from click.testing import CliRunner

    from crm.cli import crm as command

    octets = CliRunner().invoke(command, ["export", "all"]).stdout_bytes
    assert zipfile.ZipFile(io.BytesIO(octets)).testzip() is None


def test_an_account_is_deleted_only_when_that_is_said(crm: Crm, file: Path, engine: str) -> None:
    refused = crm("account", "delete", "ines@valderrey.example")
    assert refused.status == 1
    assert "Say --yes" in refused.err
    told = crm("account", "delete", "ines@valderrey.example", "--yes", "--json").json
    assert told == {"deleted": "ines@valderrey.example", "people": 400, "copies": []}
    assert [owner.email for owner in Account.select()] == ["new@valderrey.example"]
    assert crm("account", "delete", "ines@valderrey.example", "--yes").status == 1
    last = crm("account", "delete", "new@valderrey.example", "--yes")
    assert last.out == "The account new@valderrey.example is deleted. It held nothing yet.\n"
