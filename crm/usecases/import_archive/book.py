"""What the address book of an archive would do, compared with whom the account knows."""

from crm.domain.identity import email_key
from crm.domain.moment import Moment
from crm.models import Account
from crm.usecases.import_archive.planned import Book
from crm.usecases.import_people.choices import Choices
from crm.usecases.import_people.planned import ImportPlan
from importers import Export


def plan_book(account: Account, book: Export, choices: Choices, when: Moment) -> ImportPlan:
    """What the book would add. Whoever may be somebody known is asked about, unless the choices or an earlier answer
    say who it is."""
    from crm.usecases.import_people.address_book import compare_address_book  # which needs more of Kith

    plan = ImportPlan(book, when.today)
    compare_address_book(account, plan, choices)
    return plan


def counted(book: ImportPlan, expected: ImportPlan | None = None) -> Book:
    """How many people it adds and completes. Who has the name or the address of somebody whom the connections of the
    same archive bring (`expected`) is not counted as new: that will be seen when they are there."""
    later = 0
    if expected:
        emails = {email_key(newcomer.record.email) for newcomer in expected.new if newcomer.record.email}
        names = {newcomer.name_key for newcomer in expected.new}
        later = sum(one.name_key in names or email_key(one.record.email) in emails for one in book.new)
    return Book(len(book.new) - later, len(book.changed), len(book.open), later)
