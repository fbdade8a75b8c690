"""Taking an import back: what it added goes, what it changed returns, what was edited since stays and is listed."""

from typing import Any

from crm.domain.moment import Moment
from crm.domain.refusals import Refused
from crm.models import (
    Account,
    Answer,
    Company,
    CompanySpelling,
    ContactMethod,
    FollowUp,
    Import,
    ImportChange,
    Person,
    Position,
    Step,
)
from crm.models.bulk import execute_many
from crm.models.database import rows
from crm.usecases import journal
from crm.usecases.import_people.known import SOURCE
from crm.usecases.refresh import refresh_people
from crm.usecases.transaction import writing

# Whoever came with the import and has since been edited, touched, tagged, noted, given a cadence, introduced somebody,
# or been changed by a later import, stays.
_EDITED_SINCE = """
    SELECT p.id, p.name FROM person p WHERE p.account_id = ? AND p.import_id = ? AND (
        p.edited_at IS NOT NULL OR p.cadence_count IS NOT NULL OR p.by_hand <> ''
        OR EXISTS (SELECT 1 FROM touchpoint_person x WHERE x.person_id = p.id)
        OR EXISTS (SELECT 1 FROM person_tag x WHERE x.person_id = p.id)
        OR EXISTS (SELECT 1 FROM note x WHERE x.person_id = p.id)
        OR EXISTS (SELECT 1 FROM promise x WHERE x.person_id = p.id)
        OR EXISTS (SELECT 1 FROM person x WHERE x.introduced_by_id = p.id)
        OR EXISTS (SELECT 1 FROM import_change x WHERE x.person_id = p.id AND x.import_run_id <> p.import_id)
    ) ORDER BY p.id
"""


def undo_import(account: Account, run: Import, when: Moment) -> list[str]:
    """Take an applied import back, in one transaction; returns a sentence for each thing that stays.

    Raises Refused for an import that is not applied, or was applied more than thirty days ago.
    """
    if run.state != "applied":
        raise Refused("This import was taken back already." if run.state == "undone" else "It was not applied.")
    assert run.applied_at is not None
    if when.instant - run.applied_at > journal.KEPT_FOR:
        raise Refused("This import is more than thirty days old and can no longer be taken back.")
    with writing(account):
        people, kept = _reverse_changes(account, run, when)
        stay = rows(_EDITED_SINCE, (account.id, run.id))
        kept += [f"{name} was edited since and stays." for _, name in stay]
        _remove_added(account, run, {person for person, _ in stay})
        _restore_age(account, run)
        run.state, run.undone_at = "undone", when.instant
        run.save()
        refresh_people(account, people, when)
    return kept


def _reverse_changes(account: Account, run: Import, when: Moment) -> tuple[set[int], list[str]]:
    people: set[int] = set()
    kept: list[str] = []
    for step in Step.of(account).where(Step.import_id == run.id, Step.undone_at.is_null()):
        undone = journal.undo(account, step.id, when)
        people |= undone.people
        kept += undone.kept
    return people, kept


def _remove_added(account: Account, run: Import, stay: set[int]) -> None:
    """Bulk deletions; what hangs on a person goes with the person."""
    added = Person.drop(account).where(Person.import_id == run.id)
    if stay:
        added = added.where(Person.id.not_in(sorted(stay)))
    FollowUp.drop(account).where(FollowUp.import_id == run.id, FollowUp.state == "open").execute()
    added.execute()
    for model in (ContactMethod, Position):
        gone: Any = model.drop(account).where(model.import_id == run.id)
        if stay:
            gone = gone.where(model.person.not_in(sorted(stay)))
        gone.execute()
    ImportChange.drop(account).where(ImportChange.import_run == run.id).execute()
    Answer.drop(account).where(Answer.import_id == run.id).execute()
    in_use = [
        query.where(column.is_null(False))
        for query, column in (
            (Person.of(account, Person.company), Person.company),
            (Position.of(account, Position.company), Position.company),
        )
    ]
    unused = Company.drop(account).where(Company.import_id == run.id)
    for query in in_use:
        unused = unused.where(Company.id.not_in(query))
    unused.execute()
    CompanySpelling.drop(account).where(CompanySpelling.company.not_in(Company.of(account, Company.id))).execute()


def _restore_age(account: Account, run: Import) -> None:
    """People whom the import saw were last told of on the day of the newest import that still stands."""
    newest = (
        Import.of(account, Import.as_of)
        .where(Import.state == "applied", Import.id != run.id, Import.as_of.is_null(False))
        .order_by(Import.as_of.desc())
        .first()
    )
    if newest and run.as_of and newest.as_of < run.as_of:
        sql = "UPDATE sighting SET as_of = ? WHERE account_id = ? AND source = ? AND as_of = ?"
        execute_many(sql, [(newest.as_of.isoformat(), account.id, SOURCE, run.as_of.isoformat())])
