"""What an archive would add beside its people, compared with what was told of before. Writes nothing."""

from crm.domain.moment import Moment
from crm.models import Account
from crm.usecases.import_archive.acquaintances import Acquaintances
from crm.usecases.import_archive.book import counted, plan_book
from crm.usecases.import_archive.invitations import plan_invitations
from crm.usecases.import_archive.jobs import plan_jobs
from crm.usecases.import_archive.messages import plan_messages
from crm.usecases.import_archive.owner import news_of_the_owner
from crm.usecases.import_archive.planned import Things
from crm.usecases.import_archive.praise import plan_endorsements, plan_recommendations
from crm.usecases.import_archive.reading import Reading
from crm.usecases.import_archive.told import told_things
from crm.usecases.import_people.choices import Choices
from crm.usecases.import_people.planned import ImportPlan


def plan_things(
    account: Account, reading: Reading, choices: Choices, when: Moment, *, expected: ImportPlan | None = None
) -> Things:
    """Match everything that was read with the people there are, and with those whom a plan would add (`expected`).

    `choices` say how much of a message is kept, and who is who. An old address book is looked at only where people are
    expected: it has been written otherwise.
    """
    people = Acquaintances(account)
    if expected:
        people.expect(expected)
    things = Things(problems=list(reading.problems))
    told = told_things(account)
    said: list[tuple[int, str, str]] = []
    if reading.conversations:
        said = plan_messages(account, things, reading.conversations, people, told, choices.words, when)
    if reading.invitations:
        plan_invitations(account, things, reading.invitations, people, told, said, when)
    plan_recommendations(things, reading.recommendations, people, told, when)
    plan_endorsements(things, reading.endorsements, people, told, when)
    if reading.jobs:
        plan_jobs(account, things, reading.jobs, told, when)
    if reading.book and expected:
        book = plan_book(account, reading.book, choices, when)
        things.book, things.open = counted(book, expected), book.open
    if reading.owner:
        things.owner = news_of_the_owner(account, reading.owner, reading.as_of)
    things.touchpoints.sort(key=lambda one: (one.day, one.told.rpartition("/")[2]))
    return things
