"""A small invented network as LinkedIn exported it twice, and how to import it."""

import json
from datetime import timedelta
from pathlib import Path
from typing import Any

from crm.domain.moment import Moment
from crm.models import (
    TABLES,
    Account,
    Company,
    ContactMethod,
    FollowUp,
    Import,
    Note,
    Person,
    PersonTag,
    Position,
    Sighting,
    TouchpointPerson,
)
from crm.models.base import Owned
from crm.models.database import is_sqlite, rows
from crm.search.words import words
from crm.usecases.import_people.apply import apply
from crm.usecases.import_people.choices import Choices
from crm.usecases.import_people.from_terminal import import_file
from crm.usecases.import_people.plan import plan_import
from crm.usecases.import_people.planned import ImportPlan
from crm.usecases.transaction import writing
from importers import open_export

FILES = Path(__file__).parents[1] / "data" / "network"
BEFORE, AFTER, OLDER = FILES / "before.csv", FILES / "after.csv", FILES / "older-without-urls.csv"
TRUTH: dict[str, Any] = json.loads((FILES / "truth.json").read_text(encoding="utf-8"))
HEADER = "First Name,Last Name,URL,Email Address,Company,Position,Connected On"
PROFILE = "https://www.linkedin.com/in/"


def brought(account: Account, file: Path, when: Moment) -> tuple[ImportPlan, Import]:
    """Import a file as `crm import` does."""
    plan, run = import_file(account, file, when)
    assert run is not None
    return plan, run


def looked_at(account: Account, file: Path, when: Moment) -> ImportPlan:
    """What an import of the file would do."""
    plan, run = import_file(account, file, when, dry_run=True)
    assert run is None
    return plan


def decided(account: Account, file: Path, when: Moment, choices: Choices) -> tuple[ImportPlan, Import]:
    """Import a file with what was ticked and answered in its preview, as the page does."""
    with writing(account):
        plan = plan_import(account, open_export(file, today=when.today), choices, when)
        run = Import.create(
            account=account, file_name=file.name, state="applying", answers=choices.to_json(), created_at=when.instant
        )
        apply(account, run, plan, when)
    return plan, run


def csv_of(folder: Path, *lines: str, name: str = "Connections.csv", header: str = HEADER) -> Path:
    """A file of these rows."""
    path = folder / name
    path.write_text("\n".join([header, *lines]) + "\n", encoding="utf-8")
    return path


def line_of(plan: ImportPlan, name: str) -> int:
    """The line of the open question about the row of that name."""
    return next(row.record.row for row in plan.open if f"{row.record.given} {row.record.family}" == name)


def person_of(account: Account, slug: str) -> Person:
    """The person with that profile."""
    found = ContactMethod.of(account, ContactMethod.person).where(
        ContactMethod.kind.in_(("link", "former-link")), ContactMethod.key == slug
    )
    (number,) = {person for (person,) in found.tuples()}
    return Person.find(account, number)


def named(account: Account, name: str) -> list[Person]:
    """Everybody of that name."""
    return list(Person.of(account).where(Person.name == name).order_by(Person.id))


def company_of(account: Account, person: Person) -> str:
    """The company beside the person's name."""
    return str(Company.find(account, person.company).name) if person.company else ""


def jobs_of(account: Account, person: Person) -> list[tuple[str, str, bool, str]]:
    """The person's positions in the order in which they became known: company, title, whether it is the current one,
    when it ended."""
    companies = {row.id: row.name for row in Company.of(account)}
    found = Position.of(account).where(Position.person == person.id).order_by(Position.id)
    return [(companies.get(row.company, ""), row.title, row.current, row.ended) for row in found]


def links_of(account: Account, person: Person, kind: str = "link") -> list[str]:
    """The keys of a person's links."""
    found = ContactMethod.of(account, ContactMethod.key).where(
        ContactMethod.person == person.id, ContactMethod.kind == kind
    )
    return [key for (key,) in found.order_by(ContactMethod.id).tuples()]


def everything(account: Account, but: tuple[str, ...] = ()) -> dict[str, list[tuple[Any, ...]]]:
    """Every row of the account by table, and what the search index holds of its people.

    Left out are the log of imports and of what can be undone, which remember an import that was taken back, and the
    tables named in `but`.
    """
    found: dict[str, list[tuple[Any, ...]]] = {}
    for model in TABLES:
        table = model._meta.table_name
        if issubclass(model, Owned) and table not in ("import", "step", "step_row", "session", *but):
            found[table] = sorted(model.of(account).tuples(), key=repr)
    people = "SELECT id FROM person WHERE account_id = ?"
    sql = f"SELECT rowid, who || ' ' || work || ' ' || more FROM person_search WHERE rowid IN ({people})"
    if not is_sqlite():
        sql = f"SELECT person_id, document::text FROM person_search WHERE person_id IN ({people})"
    if "person_search" not in but:
        indexed = rows(sql, (account.id,))
        found["person_search"] = sorted((number, *sorted(set(words(text)))) for number, text in indexed)
    return found


def about(account: Account, person: Person) -> list[tuple[Any, ...]]:
    """Every row that is the person or hangs on the person."""
    found = list(Person.of(account).where(Person.id == person.id).tuples())
    for model in (ContactMethod, Position, Sighting, Note, PersonTag, TouchpointPerson, FollowUp):
        found += sorted(model.of(account).where(model.person == person.id).tuples(), key=repr)
    return found


def changed_tables(before: dict[str, list[Any]], after: dict[str, list[Any]]) -> dict[str, list[Any]]:
    """The tables that differ, with the rows that are in only one of the two; empty where nothing differs."""
    return {
        table: [row for row in (*rows, *after[table]) if (row in rows) != (row in after[table])]
        for table, rows in before.items()
        if rows != after[table]
    }


def days_later(moment: Moment, days: int) -> Moment:
    """So many times 24 hours on."""
    return moment._replace(instant=moment.instant + timedelta(days=days))
