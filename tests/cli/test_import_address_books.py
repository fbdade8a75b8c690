"""`crm import` of address books and tables, and what `crm export` wrote."""

import gc
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from crm.domain.moment import Moment
from crm.models import Account, Person
from crm.usecases.import_people.mappings import remember
from crm.usecases.import_people.tables import ask
from importers import Columns
from tests.cli.conftest import Ran

Crm = Callable[..., Ran]
MEETUP = Path(__file__).parents[1] / "data" / "tables" / "meetup-with-semicolons-and-days-first.csv"
CARDS = Path(__file__).parents[1] / "data" / "three-cards.vcf"


@pytest.fixture(autouse=True)
def garbage_collected() -> Iterator[None]:
    """The command leaves the garbage collector off, as its process ends with it; this one goes on."""
    yield
    gc.enable()


def test_cards_are_counted_as_cards_and_named_by_their_format(crm: Crm, account: Account) -> None:
    dry = crm("import", str(CARDS), "--dry-run")
    assert "3 cards: 3 new, 0 changed, 0 unchanged." in dry.out
    found = crm("import", str(CARDS), "--json", "--all-changes").json
    assert (found["format"], found["rows"], found["new"]) == ("vcard", 3, 3)
    assert [match["entry"] for match in found["matches"]] == [1, 2, 3]
    again = crm("import", str(CARDS), "--json").json
    assert (again["unchanged"], again["new"], again["changed"]) == (3, 0, 0)
    crm("undo", str(found["import"]))
    assert Person.of(account).count() == 0


def test_a_table_of_unknown_columns_is_read_when_one_says_so(crm: Crm, account: Account) -> None:
    refused = crm("import", str(MEETUP))
    assert refused.status == 1
    assert "Kith does not know the columns of this table." in refused.err
    assert "--format csv" in refused.err
    ran = crm("import", str(MEETUP), "--format", "csv", "--json")
    assert (ran.json["format"], ran.json["new"]) == ("csv", 4)
    for sentence in (
        "Column “Full name”: name, taken apart.",
        "Column “Date”: met on, day first.",
        "Column “Table no.”: leave out.",
        "03/11/2026 could be 3 November or 11 March. One row has a day over 12, so the day comes first.",
    ):
        assert sentence in ran.err


def test_a_table_is_read_as_it_was_said_on_the_page_before(crm: Crm, account: Account, moment: Moment) -> None:
    sheet = ask(account, MEETUP).sheet
    becomes = tuple("place" if word == "company" else "" if word == "place" else word for word in sheet.guess.becomes)
    remember(account, sheet.signature, Columns(becomes, ";", True), "meetup-2025.csv", moment)
    ran = crm("import", str(MEETUP), "--format", "csv")
    assert "Column “Org”: place." in ran.err
    assert Person.of(account).where(Person.name == "Wahida Rennick-Sol").get().place == "Osterbrook"


@pytest.mark.parametrize("kind", ["vcards", "csv"])
def test_what_was_exported_is_known_again(crm: Crm, account: Account, tmp_path: Path, kind: str) -> None:
    crm("import", str(MEETUP), "--format", "csv")
    out = str(tmp_path / "people")
    crm("export", kind, "-o", out)
    found = crm("import", out, "--json").json
    assert (found["unchanged"], found["changed"], found["new"], found["perhaps"]) == (4, 0, 0, 0)
