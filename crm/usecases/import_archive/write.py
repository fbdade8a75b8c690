"""Writing what an archive adds beside its people: one bulk statement a table, every change noted to be undone."""

from collections.abc import Callable

from crm.domain.moment import Moment
from crm.models import Account, Import, ImportedThing, Opportunity, Person, Profile, Touchpoint, TouchpointPerson
from crm.models.bulk import insert_rows, reserve_ids
from crm.models.database import rows
from crm.search.index import fill
from crm.usecases.import_archive.planned import Things
from crm.usecases.import_people.companies import Companies
from crm.usecases.journal_many import BulkChanges
from crm.usecases.plan_check_ins import plan


def write_things(
    account: Account,
    run: Import,
    things: Things,
    companies: Companies,
    when: Moment,
    told: Callable[..., None] = lambda *_: None,
) -> None:
    """Write what was planned, in the caller's transaction, and bring everybody's dates up to date."""
    if not things.amount:
        return
    changes = BulkChanges(account)
    told("Adding touchpoints", 0, len(things.touchpoints))
    _touchpoints(account, run, things, when)
    _extensions(things, changes)
    _members(things, changes)
    _meetings(things, changes)
    _jobs(account, run, things, companies, changes, when)
    _owner(account, run, things, changes)
    changes.write(f"Imported {run.file_name}", when, run.id)
    told("Bringing dates up to date")
    # Of all this, only how somebody was met is among the words that find people.
    fill(account, {one.person for one in things.met})
    plan(account, when, _touched(account, things, companies))


def _touchpoints(account: Account, run: Import, things: Things, when: Moment) -> None:
    ids = reserve_ids(Touchpoint, len(things.touchpoints)) if things.touchpoints else []
    owner = account.id
    written = list(zip(ids, things.touchpoints, strict=True))
    insert_rows(
        Touchpoint,
        ("id", "account", "kind", "direction", "happened_on", "text", "source", "counts"),
        [
            (number, owner, one.kind, one.direction, one.day.isoformat(), one.text, one.source, one.counts)
            for number, one in written
        ],
        {"import_id": run.id, "created_at": when.instant, "updated_at": when.instant},
    )
    insert_rows(
        TouchpointPerson,
        ("account", "touchpoint", "person"),
        [(owner, number, person) for number, one in written for person in one.people],
    )
    insert_rows(
        ImportedThing,
        ("account", "key", "touchpoint", "told"),
        [(owner, one.key, number, one.told) for number, one in written],
        {"import_id": run.id},
    )


def _extensions(things: Things, changes: BulkChanges) -> None:
    for one in things.extended:
        if one.text[0] != one.text[1]:
            changes.change(Touchpoint, one.touchpoint, {"text": one.text[0]}, {"text": one.text[1]})
        changes.change(ImportedThing, one.thing, {"told": one.told[0]}, {"told": one.told[1]})


def _members(things: Things, changes: BulkChanges) -> None:
    for one in things.joined:
        for person in one.people:
            changes.create(TouchpointPerson, ("touchpoint", "person"), (one.touchpoint, person))


def _meetings(things: Things, changes: BulkChanges) -> None:
    before = {"met_on": None, "met_how": ""}
    for one in things.met:
        changes.change(Person, one.person, before, {"met_on": one.day.isoformat(), "met_how": one.how})


def _jobs(
    account: Account, run: Import, things: Things, companies: Companies, changes: BulkChanges, when: Moment
) -> None:
    fresh = [one for one in things.jobs if one.opportunity is None]
    companies.add([one.company for one in fresh])
    ids = reserve_ids(Opportunity, len(fresh)) if fresh else []
    owner = account.id
    insert_rows(
        Opportunity,
        ("id", "account", "company", "role", "applied_on", "link"),
        [
            (
                number,
                owner,
                companies.id_of(one.company),
                one.role,
                one.applied_on.isoformat() if one.applied_on else None,
                one.link,
            )
            for number, one in zip(ids, fresh, strict=True)
        ],
        {"import_id": run.id, "created_at": when.instant, "updated_at": when.instant},
    )
    known = [(one, one.opportunity) for one in things.jobs if one.opportunity is not None]
    for one, number in known:
        if one.learned:
            before = {name: value for name, value, _ in one.learned}
            changes.change(Opportunity, number, before, {name: value for name, _, value in one.learned})
    insert_rows(
        ImportedThing,
        ("account", "key", "opportunity"),
        [(owner, one.key, number) for one, number in (*zip(fresh, ids, strict=True), *known)],
        {"import_id": run.id},
    )


def _owner(account: Account, run: Import, things: Things, changes: BulkChanges) -> None:
    if things.owner is None:
        return
    columns = things.owner._asdict()
    as_of = run.as_of.isoformat() if run.as_of else None
    kept = Profile.of(account).first()
    if kept is None:
        Profile.create(account=account, **columns, as_of=run.as_of, import_id=run.id)
        return
    before = {name: getattr(kept, name) for name in columns}
    differing = {name: value for name, value in columns.items() if before[name] != value}
    changes.change(
        Profile,
        kept.id,
        {name: before[name] for name in differing} | {"as_of": kept.as_of.isoformat() if kept.as_of else None},
        differing | {"as_of": as_of},
    )


def _touched(account: Account, things: Things, companies: Companies) -> set[int]:
    """Whose dates may change: everybody of a touchpoint, and who works where an opportunity is open now."""
    people = {person for one in things.touchpoints for person in one.people} | {one.person for one in things.met}
    if things.extended:
        these = ", ".join(str(one.touchpoint) for one in things.extended)
        sql = f"SELECT person_id FROM touchpoint_person WHERE account_id = ? AND touchpoint_id IN ({these})"
        people |= {person for (person,) in rows(sql, (account.id,))}
    opened = {companies.id_of(one.company) for one in things.jobs if one.opportunity is None}
    if opened:
        these = ", ".join(map(str, opened))
        sql = f"SELECT id FROM person WHERE account_id = ? AND next_check_in IS NOT NULL AND company_id IN ({these})"
        people |= {person for (person,) in rows(sql, (account.id,))}
    return people
