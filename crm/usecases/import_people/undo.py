"""Taking an import back: what it added goes, what it changed returns, what was edited since stays and is listed."""

from collections.abc import Iterable
from typing import Any

from peewee import SQL

from crm.domain.moment import Moment
from crm.domain.refusals import Refused
from crm.models import (
    Account,
    Answer,
    Card,
    ContactMethod,
    FollowUp,
    Import,
    ImportChange,
    Note,
    OtherName,
    Person,
    PersonTag,
    Photo,
    Position,
    Sighting,
    Step,
)
from crm.models.database import database, is_sqlite
from crm.models.values import column
from crm.usecases import journal
from crm.usecases.follow_ups.renamed import rename_many
from crm.usecases.import_archive.undo import take_back_things, what_stays
from crm.usecases.import_people.edited_since import EditedSince, edited_since
from crm.usecases.read_back.undo import take_everything_back
from crm.usecases.refresh import refresh_people
from crm.usecases.transaction import writing
from importers.kith_export import KITH

# A company that the import made goes unless somebody works or worked there or an opportunity is there; a spelling that
# it added to a company that was there before goes with it.
_UNUSED_COMPANIES = """
    DELETE FROM company WHERE account_id = ? AND import_id = ?
    AND NOT EXISTS (SELECT 1 FROM person x WHERE x.company_id = company.id)
    AND NOT EXISTS (SELECT 1 FROM position x WHERE x.company_id = company.id)
    AND NOT EXISTS (SELECT 1 FROM opportunity x WHERE x.company_id = company.id)
"""
# A tag that it made goes where nobody has it and nothing was made of it since.
_UNUSED_TAGS = """
    DELETE FROM tag WHERE account_id = ? AND import_id = ? AND cadence_count IS NULL
    AND NOT EXISTS (SELECT 1 FROM person_tag x WHERE x.tag_id = tag.id)
    AND NOT EXISTS (
        SELECT 1 FROM step_row x WHERE x.account_id = tag.account_id AND x.table_name = 'tag'
        AND x.row_key = CAST(tag.id AS text)
    )
"""
_SPELLINGS = """
    DELETE FROM company_spelling WHERE account_id = ? AND import_id = ? AND NOT EXISTS (
        SELECT 1 FROM company x WHERE x.id = company_spelling.company_id AND x.import_id = company_spelling.import_id
    )
"""


def undo_import(account: Account, run: Import, when: Moment) -> list[str]:
    """Take an applied import back, in one transaction; returns a sentence for each thing that stays.

    The sentences are kept as the import's message. Raises Refused for an import that is not applied, or was applied
    more than thirty days ago.
    """
    with writing(account):
        run = Import.find(account, run.id)
        if run.state != "applied":
            raise Refused("This import was taken back already." if run.state == "undone" else "It was not applied.")
        assert run.applied_at is not None
        if when.instant - run.applied_at > journal.KEPT_FOR:
            raise Refused("This import is more than thirty days old and can no longer be taken back.")
        if run.format == KITH:
            kept = take_everything_back(account, run, when)
        else:
            kept = _take_back(account, run, when)
        run.state, run.undone_at, run.message = "undone", when.instant, "\n".join(kept)
        run.save()
    return kept


def _take_back(account: Account, run: Import, when: Moment) -> list[str]:
    staying = what_stays(account, run, when)
    since = edited_since(account, run, staying.people)
    history = ImportChange.of(account, ImportChange.person).where(ImportChange.import_run == run.id)
    changed, renamed = set(column(history)), set(column(history.where(ImportChange.field == "name")))
    kept = _reverse_changes(account, run, since, when)
    kept += [f"{name} was edited since and stays." for name in (since.newcomers | since.others).values()]
    kept += [f"{value} was edited since and stays." for value in since.methods.values()]
    kept += [f"The note “{text}” was edited since and stays." for text in since.notes]
    kept += staying.sentences
    changed |= take_back_things(account, run, staying)
    _remove_added(account, run, since)
    refresh_people(account, changed, when)
    rename_many(account, renamed, when)
    return kept


def _reverse_changes(account: Account, run: Import, since: EditedSince, when: Moment) -> list[str]:
    kept: list[str] = []
    for step in Step.of(account).where(Step.import_id == run.id, Step.undone_at.is_null()):
        kept += journal.undo(account, step.id, when, leave=since.others).kept
    return kept


def _remove_added(account: Account, run: Import, since: EditedSince) -> None:
    """Bulk deletions; what hangs on a person goes with the person."""
    reminders = FollowUp.drop(account).where(FollowUp.import_id == run.id, FollowUp.state == "open")
    _but(reminders, FollowUp.person, since.others).execute()
    added = Person.drop(account).where(Person.import_id == run.id)
    _but(added, Person.id, since.newcomers).execute()
    newcomers = Person.of(account, Person.id).where(Person.import_id == run.id)
    for model in (ContactMethod, Position, Sighting, PersonTag, Note, OtherName, Card, Photo):
        facts = model.drop(account).where(model.import_id == run.id, model.person.not_in(newcomers))
        if model is ContactMethod:
            facts = _but(facts, ContactMethod.id, since.methods)
        elif model is Note:
            facts = facts.where(Note.updated_at == Note.created_at)
        _but(facts, model.person, since.others).execute()
    changes = ImportChange.drop(account).where(ImportChange.import_run == run.id)
    _but(changes, ImportChange.person, since.others).execute()
    Answer.drop(account).where(Answer.import_id == run.id).execute()
    for sql in (_UNUSED_COMPANIES, _UNUSED_TAGS, _SPELLINGS):
        database.execute_sql(sql if is_sqlite() else sql.replace("?", "%s"), (account.id, run.id))


def _but(query: Any, identifier: Any, numbers: Iterable[int]) -> Any:
    """The query without the rows of these numbers, which stand in it as they are: there may be many thousands."""
    these = ", ".join(str(int(number)) for number in numbers)
    return query.where(identifier.not_in(SQL(f"({these})"))) if these else query
