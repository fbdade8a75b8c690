"""The archive: people who are kept but out of the way. They are in no list and get no reminders."""

from collections.abc import Iterable

from crm.domain.moment import Moment
from crm.models import Account, Person, Step
from crm.models.values import column
from crm.usecases.journal import changing
from crm.usecases.journal_many import change_many
from crm.usecases.refresh import refresh_people


def archive(account: Account, person_ids: Iterable[int], when: Moment) -> Step:
    """Put people away."""
    people = _those(account, person_ids, archived=False)
    with changing(account, f"Archived {_named(account, people)}.", when) as changes:
        change_many(changes, Person, people, archived_at=when.instant)
        refresh_people(account, people, when)
        return changes.step


def unarchive(account: Account, person_ids: Iterable[int], when: Moment) -> Step:
    """Bring people back from the archive."""
    people = _those(account, person_ids, archived=True)
    with changing(account, f"Back from the archive: {_named(account, people)}.", when) as changes:
        change_many(changes, Person, people, archived_at=None)
        refresh_people(account, people, when)
        return changes.step


def _those(account: Account, person_ids: Iterable[int], *, archived: bool) -> list[int]:
    """Those of the people of whom it is not true yet."""
    wanted = set(person_ids)
    state = Person.archived_at.is_null(not archived)
    return [found for found in column(Person.kept(account, Person.id).where(state)) if found in wanted]


def _named(account: Account, people: list[int]) -> str:
    if len(people) == 1:
        return str(Person.find(account, people[0]).name)
    return f"{len(people):,} people"
