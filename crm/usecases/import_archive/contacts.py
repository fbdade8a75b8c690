"""An address book that the owner once gave to LinkedIn: people like those of any address book, only when asked for."""

from typing import TYPE_CHECKING

from crm.domain.identity import email_key
from crm.domain.moment import Moment
from crm.models import Account
from crm.usecases.import_archive.planned import Book
from crm.usecases.import_people.choices import Choices
from importers import Export, ImportedPerson, Row, Unreadable
from importers.linkedin import contents

if TYPE_CHECKING:
    from crm.usecases.import_people.plan import ImportPlan

#: Where sightings of people in such a book come from.
SOURCE = "linkedin-contacts"
#: Its rows are numbered from here on, beyond the lines of any connections: an answer names a row by its number.
_BEYOND = 1_000_000_000


def book_in(archive: Export) -> tuple[Export, list[Unreadable]]:
    """The book as an export of its own, and its rows that could not be read."""
    told = contents.read_archived_contacts(archive)
    people = [record._replace(row=_BEYOND + place) for place, record in enumerate(told.records)]

    def read(row: Row) -> ImportedPerson:
        return people[row.line]

    rows = [Row(place, []) for place in range(len(people))]
    return Export(SOURCE, rows, [], [], 0, read, latest=lambda: None, source=SOURCE), told.unreadable


def plan_book(account: Account, book: Export, choices: Choices, when: Moment) -> "ImportPlan":
    """What the book would add. Whoever may be somebody known is asked about, unless the choices or an earlier answer
    say who it is."""
    from crm.usecases.import_people.address_book import compare_address_book  # which needs what needs this
    from crm.usecases.import_people.plan import ImportPlan

    plan = ImportPlan(book, when.today)
    compare_address_book(account, plan, choices)
    return plan


def counted(book: "ImportPlan", expected: "ImportPlan | None" = None) -> Book:
    """How many people it adds and completes. Who has the name or the address of somebody whom the connections of the
    same archive bring (`expected`) is not counted as new: that will be seen when they are there."""
    later = 0
    if expected:
        emails = {email_key(newcomer.record.email) for newcomer in expected.new if newcomer.record.email}
        names = {newcomer.name_key for newcomer in expected.new}
        later = sum(one.name_key in names or email_key(one.record.email) in emails for one in book.new)
    return Book(len(book.new) - later, len(book.changed), len(book.open), later)
