"""The search index of a database of people who are there already, filled by the migration that made it anew."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from crm import migrations
from crm.domain.moment import Moment
from crm.models import (
    Account,
    Company,
    CompanySpelling,
    ContactMethod,
    Interview,
    Note,
    Opportunity,
    Panelist,
    Person,
    Position,
    Touchpoint,
    TouchpointPerson,
    connected,
    open_database,
)
from crm.models.bulk import execute_many
from crm.models.values import column
from crm.search.index import fill_all
from crm.search.question import matching
from crm.usecases.transaction import writing

pytestmark = pytest.mark.slow


@pytest.fixture
def before(
    engine: str, request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Callable[[], list[str]]]:
    """An open database as it was before that migration; called, it is brought up to date."""
    folder = tmp_path / "migrations"
    folder.mkdir()
    for path in migrations._FOLDER.glob("000[1-4]_*.py"):
        shutil.copy(path, folder)
    if engine == "sqlite":
        url = f"sqlite:///{tmp_path}/kith.db"
    else:
        server = request.getfixturevalue("postgres")
        url = server.url(server.copy_of("template0"))
    database = open_database(url)

    def up_to_date() -> list[str]:
        return migrations.migrate(database)

    with connected():
        with monkeypatch.context() as patched:
            patched.setattr(migrations, "_FOLDER", folder)
            migrations.migrate(database)
        yield up_to_date
    database.close_all()


def somebody(account: Account, moment: Moment, name: str, company: Company) -> Person:
    given, _, family = name.partition(" ")
    same: dict[str, Any] = {"account": account, "created_at": moment.instant, "updated_at": moment.instant}
    person = Person.create(
        **same, uuid=name, name=name, given=given, family=family, name_key=name.lower(), sort_key=name.lower()
    )
    ContactMethod.create(account=account, person=person.id, kind="email", value=f"{given}@kith.example", key=given)
    Position.create(account=account, person=person.id, company=company.id, title="Lead", current=False)
    Note.create(**same, person=person.id, text="Plays bassoon.")
    touchpoint = Touchpoint.create(
        **same, kind="call", direction="mutual", happened_on=moment.today, text=f"{family} talked about Gdynia."
    )
    TouchpointPerson.create(account=account, touchpoint=touchpoint.id, person=person.id)
    return person


def interviewed(account: Account, moment: Moment, by: Person, company: Company) -> None:
    same: dict[str, Any] = {"account": account, "created_at": moment.instant, "updated_at": moment.instant}
    opportunity = Opportunity.create(**same, company=company.id, role="Lead")
    # The table has more columns by now, so that its class would ask for too many.
    at = moment.instant.replace(tzinfo=None)
    held: dict[str, Any] = {
        "account_id": account.id, "opportunity_id": opportunity.id, "uuid": by.name, "starts_at": at, "zone": "UTC",
        "minutes": 60, "over_on": moment.today, "round": "", "kind": "", "specific": "The lighthouse.", "forgotten": "",
        "felt": "", "asked": False, "sequence": 0, "created_at": at, "updated_at": at,
    }  # fmt: skip
    marks = ", ".join("?" * len(held))
    execute_many(f"INSERT INTO interview ({', '.join(held)}) VALUES ({marks})", [tuple(held.values())])
    interview = Interview.of(account, Interview.id).where(Interview.uuid == by.name).get()
    Panelist.create(account=account, interview=interview.id, person=by.id)


def test_people_of_before_are_found_by_everything_that_is_known(
    before: Callable[[], list[str]], moment: Moment
) -> None:
    accounts = [
        Account.create(email=f"{name}@kith.example", email_key=name, timezone="UTC", created_at=moment.instant)
        for name in ("ines", "olu")
    ]
    for account, name in zip(accounts, ("Łukasz Żółty", "Наталья Ёлкина"), strict=True):
        company = Company.create(account=account, name="Northwind")
        CompanySpelling.create(account=account, company=company.id, name="Northwind Traders Ltd", key="northwind")
        interviewed(account, moment, somebody(account, moment, name, company), company)
    assert before() == ["0005_search_what_was_said", "0006_notes_of_interviews"]

    def found(account: Account, text: str) -> list[str]:
        return column(Person.of(account, Person.name).where(matching(account, text)))

    for typed in ("zolty", "lukasz gdynia", "traders lead", "bassoon"):
        assert found(accounts[0], typed) == ["Łukasz Żółty"], typed
    assert found(accounts[1], "natalya gdyn") == ["Наталья Ёлкина"]
    # Filled anew by the program itself the index finds the same.
    with writing(accounts[0]):
        Touchpoint.change(accounts[0], text="Talked about Zanzibar.").execute()
    assert found(accounts[0], "lighthouse") == ["Łukasz Żółty"]
    assert (found(accounts[0], "gdynia"), found(accounts[0], "zanzibar")) == ([], ["Łukasz Żółty"])
    fill_all(accounts[0])
    assert (found(accounts[0], "zolty traders"), found(accounts[0], "zanzibar")) == (["Łukasz Żółty"], ["Łukasz Żółty"])
