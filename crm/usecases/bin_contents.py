"""What is in the bin: people, and touchpoints and notes that were deleted one by one."""

import json
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from crm.domain.moment import Moment
from crm.models import Account, Person, Step, StepRow
from crm.models.database import rows
from crm.models.fields import date_of, instant_of
from crm.models.values import pairs
from crm.usecases.journal import KEPT_FOR

#: Rows that were deleted one by one and are brought back by taking their step back.
_SINGLE = ("touchpoint", "note")


@dataclass(frozen=True)
class BinnedPerson:
    """A person in the bin, with what hangs on them."""

    id: int
    name: str
    title: str
    company: str
    touchpoints: int
    notes: int
    deleted_at: datetime


@dataclass(frozen=True)
class BinnedRow:
    """A touchpoint or note in the bin: the step that deleted it, what it said, and whom it concerned."""

    step: int
    table: str
    kind: str
    text: str
    happened_on: date | None
    people: tuple[str, ...]
    deleted_at: datetime


def binned_people(account: Account) -> list[BinnedPerson]:
    """The people in the bin, the latest first."""
    sql = (
        "SELECT p.id, p.name, p.title, coalesce(c.name, ''), "
        "(SELECT count(*) FROM touchpoint_person t WHERE t.person_id = p.id), "
        "(SELECT count(*) FROM note n WHERE n.person_id = p.id), p.deleted_at "
        "FROM person p LEFT JOIN company c ON c.id = p.company_id "
        "WHERE p.account_id = ? AND p.deleted_at IS NOT NULL ORDER BY p.deleted_at DESC, p.id DESC"
    )
    return [
        BinnedPerson(number, name, title, company, touchpoints, notes, _instant(deleted_at))
        for number, name, title, company, touchpoints, notes, deleted_at in rows(sql, (account.id,))
    ]


def binned_rows(account: Account, when: Moment) -> list[BinnedRow]:
    """Touchpoints and notes that were deleted by hand within the last thirty days, the latest first."""
    oldest = when.instant - KEPT_FOR
    query: Any = (
        StepRow.of(account, StepRow.step, StepRow.table_name, StepRow.before, Step.happened_at)
        .join(Step, on=(StepRow.step == Step.id))
        .where(
            StepRow.after == "",
            StepRow.table_name.in_((*_SINGLE, "touchpoint_person")),
            Step.undone_at.is_null(),
            Step.import_id.is_null(),
            Step.happened_at >= oldest,
        )
        .order_by(Step.id.desc(), StepRow.id)
    )
    steps: dict[int, list[tuple[str, dict[str, Any], datetime]]] = {}
    for step, table, before, happened_at in query.tuples():
        steps.setdefault(step, []).append((table, json.loads(before), _instant(happened_at)))
    people = {person for gone in steps.values() for _, row, _ in gone if (person := row.get("person_id"))}
    names = pairs(Person.of(account, Person.id, Person.name).where(Person.id.in_(people))) if people else {}
    binned = []
    for step, gone in steps.items():
        who = tuple(dict.fromkeys(names[row["person_id"]] for _, row, _ in gone if row.get("person_id") in names))
        for table, row, happened_at in gone:
            if table in _SINGLE:
                on = date_of(row.get("happened_on"))
                binned.append(BinnedRow(step, table, str(row.get("kind", "")), str(row["text"]), on, who, happened_at))
    return binned


def _instant(value: Any) -> datetime:
    found = value if getattr(value, "tzinfo", None) else instant_of(value)
    assert found is not None
    return found
