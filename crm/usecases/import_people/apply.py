"""Writing what a plan found: one transaction, a few bulk statements, every change noted so that it can be undone."""

import json
from collections.abc import Callable, Iterable

from crm.domain.entries import entry_key
from crm.domain.moment import Moment
from crm.domain.news import now_line
from crm.models import Account, Answer, Import
from crm.usecases.congratulate import congratulate
from crm.usecases.import_archive.book import counted, plan_book
from crm.usecases.import_archive.plan import plan_things
from crm.usecases.import_archive.write import write_things
from crm.usecases.import_people.choices import Choices
from crm.usecases.import_people.companies import Companies
from crm.usecases.import_people.newcomers import write_newcomers
from crm.usecases.import_people.newer_facts import write_changes
from crm.usecases.import_people.outcomes import Answered
from crm.usecases.import_people.planned import ImportPlan
from crm.usecases.import_people.report import counts_of
from crm.usecases.transaction import writing

#: Says how far a job has come: the step, rows done, rows in all.
Teller = Callable[..., None]


def apply(account: Account, run: Import, plan: ImportPlan, when: Moment, told: Teller = lambda *_: None) -> None:
    """Write a plan, and with it the import's row: its counts, and that it was applied."""
    with writing(account):
        run.format, run.as_of = plan.export.format, plan.speaks_of
        run.state, run.applied_at, run.message = "applied", when.instant, ""
        companies = Companies(account, run.id)
        told("Adding people", 0, len(plan.new))
        write_newcomers(account, run, plan.new, companies, when, plan.export.source)
        told("Bringing people up to date", len(plan.new), len(plan.new) + len(plan.changed))
        write_changes(account, run, plan, companies, when)
        _remember_answers(account, run, plan.answered)
        if plan.reading:
            book = _write_book(account, run, plan, companies, when)
            # Planned anew: the people whom the file brought are known now.
            plan.things = plan_things(account, plan.reading, plan.choices, when)
            write_things(account, run, plan.things, companies, when, told)
            if book:
                plan.things.book, plan.things.open = counted(book), book.open
        told("Putting the news on Today")
        _congratulate(account, run, plan, when)
        run.counts = json.dumps(counts_of(plan))
        run.save()


def _write_book(
    account: Account, run: Import, plan: ImportPlan, companies: Companies, when: Moment
) -> ImportPlan | None:
    """The address book of an archive, after its connections; None where there is none, or it was not chosen."""
    book = plan.reading.book if plan.reading else None
    if book is None:
        return None
    contacts = plan_book(account, book, plan.choices, when)
    write_newcomers(account, run, contacts.new, companies, when, book.source)
    write_changes(account, run, contacts, companies, when)
    _remember_answers(account, run, contacts.answered)
    return contacts


def _remember_answers(account: Account, run: Import, answered: Iterable[Answered]) -> None:
    for answer in answered:
        Answer.insert(
            account=account, row_key=entry_key(answer.entry), person=answer.person, same=answer.same, import_id=run.id
        ).on_conflict(
            conflict_target=[Answer.account, Answer.row_key, Answer.person], update={Answer.same: answer.same}
        ).execute()


def _congratulate(account: Account, run: Import, plan: ImportPlan, when: Moment) -> None:
    """News that was ticked becomes a congratulation, due today (Rule 7); levelling and manners have their say."""
    ticked = Choices.from_json(run.answers).congratulate
    chosen = [changed for changed in plan.news if changed.person.id in ticked]
    if chosen:
        news = [(changed.person.id, now_line(changed.record.title, changed.record.company)) for changed in chosen]
        congratulate(account, news, when, import_id=run.id)
