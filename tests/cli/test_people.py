"""Finding, adding and exporting people from a terminal."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
import vobject

from crm.models import Account
from tests.cli.conftest import Ran

Crm = Callable[..., Ran]
FIELDS = [
    "id", "name", "given", "family", "title", "company", "emails", "phones", "links", "tags", "cadence", "last_touch",
    "next_check_in", "met",
]  # fmt: skip


@pytest.fixture
def ada(crm: Crm, account: Account) -> dict[str, object]:
    """Somebody added by the command."""
    added: dict[str, object] = crm(
        "person", "add", "Ada Nwosu-Lind", "--email", "ada@fernhollow.example", "--email", "ada@lind.example",
        "--company", "Fernhollow", "--title", "Engineering lead", "--tag", "Interviewer", "--cadence", "3 months",
        "--json",
    ).json  # fmt: skip
    return added


def test_a_person_is_added_as_the_contract_says(ada: dict[str, object], engine: str) -> None:
    assert list(ada) == FIELDS
    assert ada | {"id": 0} == {
        "id": 0,
        "name": "Ada Nwosu-Lind",
        "given": "Ada",
        "family": "Nwosu-Lind",
        "title": "Engineering lead",
        "company": "Fernhollow",
        "emails": ["ada@fernhollow.example", "ada@lind.example"],
        "phones": [],
        "links": [],
        "tags": ["Interviewer"],
        "cadence": "3 months",
        "last_touch": None,
        "next_check_in": "2027-02-24",
        "met": None,
    }


def test_people_are_found_best_first(crm: Crm, ada: dict[str, object], engine: str) -> None:
    crm("person", "add", "Fern Quist", "--tag", "Recruiter")
    found = crm("people", "fern", "--json").json
    assert [person["name"] for person in found] == ["Fern Quist", "Ada Nwosu-Lind"]
    assert all(list(person) == FIELDS for person in found)
    assert [person["name"] for person in crm("people", "--json").json] == ["Ada Nwosu-Lind", "Fern Quist"]
    assert [person["name"] for person in crm("people", "fern", "--limit", "1", "--json").json] == ["Fern Quist"]
    assert [person["name"] for person in crm("people", "--tag", "INTERVIEWER", "--json").json] == ["Ada Nwosu-Lind"]
    assert crm("people", "zzz", "--json").json == []


def test_people_are_listed_in_lines_too(crm: Crm, ada: dict[str, object], engine: str) -> None:
    out = crm("people", "ada").out
    assert "Ada Nwosu-Lind  Engineering lead, Fernhollow  next on 2027-02-24" in out
    assert crm("people", "zzz").out == "Nobody matches.\n"


def test_a_tag_that_does_not_exist_is_an_error(crm: Crm, account: Account, engine: str) -> None:
    ran = crm("people", "--tag", "Nothing")
    assert (ran.status, ran.out) == (1, "")
    assert "no tag “Nothing”" in ran.err


@pytest.mark.parametrize("who", ["ada@lind.example", "nwosu", "Ada Nwosu-Lind"])
def test_a_cadence_is_set_and_ended(crm: Crm, ada: dict[str, object], who: str, engine: str) -> None:
    assert crm("cadence", who, "2 weeks", "--json").json["cadence"] == "2 weeks"
    off = crm("cadence", who, "off", "--json").json
    assert (off["cadence"], off["next_check_in"]) == (None, None)


def test_what_is_no_cadence_or_nobody_is_one_sentence(crm: Crm, ada: dict[str, object], engine: str) -> None:
    for arguments in (("ada", "now and then"), ("zora", "3 months"), ("", "3 months"), ("ada", " ")):
        ran = crm("cadence", *arguments)
        assert (ran.status, ran.out) == (1, "")
        assert len(ran.err.splitlines()) == 1


def test_an_ambiguous_person_lists_the_candidates(crm: Crm, ada: dict[str, object], engine: str) -> None:
    other = crm("person", "add", "Ada Nwosu-Lind", "--json").json
    ran = crm("cadence", "Ada Nwosu-Lind", "1 year")
    assert ran.status == 1
    assert f"{ada['id']} Ada Nwosu-Lind (Fernhollow)" in ran.err
    assert f"{other['id']} Ada Nwosu-Lind" in ran.err


def test_a_bad_address_adds_nobody(crm: Crm, account: Account, engine: str) -> None:
    ran = crm("person", "add", "Ada", "--email", "ada at home")
    assert (ran.status, ran.out) == (1, "")
    assert crm("people", "--json").json == []


def test_vcards_are_written_to_a_file_and_to_standard_output(
    crm: Crm, ada: dict[str, object], tmp_path: Path, engine: str
) -> None:
    crm("person", "add", "Наталья Ёлкина")
    target = tmp_path / "people.vcf"
    assert crm("export", "vcards", "-o", str(target), "--json").json == {"file": str(target), "people": 2}
    read = [card.fn.value for card in vobject.readComponents(target.read_text(encoding="utf-8"))]
    assert read == ["Наталья Ёлкина", "Ada Nwosu-Lind"]
    assert crm("export", "vcards").out.splitlines() == target.read_text(encoding="utf-8").splitlines()
    assert crm("export", "vcards", "natalya").out.count("BEGIN:VCARD") == 1
    assert crm("export", "vcards", "nobody").out == ""


def test_a_table_is_safe_for_spreadsheets(crm: Crm, account: Account, engine: str) -> None:
    crm("person", "add", "=HYPERLINK(1)", "--company", "@Fernhollow")
    out = crm("export", "csv").out
    assert out.startswith("\ufeffName,")
    assert "'=HYPERLINK(1)" in out
    assert "'@Fernhollow" in out


def test_a_file_that_cannot_be_written_is_one_sentence(
    crm: Crm, ada: dict[str, object], tmp_path: Path, engine: str
) -> None:
    ran = crm("export", "csv", "-o", str(tmp_path / "no" / "such" / "folder.csv"))
    assert ran.status == 1
    assert ran.err.startswith("Kith cannot write")
    assert crm("export", "calendar-of-nothing").status == 2
    assert crm("export", "csv", "--json").status == 2


def test_every_answer_is_one_document(crm: Crm, ada: dict[str, object], engine: str) -> None:
    json.loads(crm("people", "--json").out)
    assert crm("people", "--help").status == 0
    assert "Example:" in crm("person", "add", "--help").out
