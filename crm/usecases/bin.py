"""The bin: what was deleted stays for thirty days and can be restored; then it is gone for good."""

from collections.abc import Iterable

from crm.domain.moment import Moment
from crm.domain.refusals import NotFound
from crm.models import Account, Company, ContactMethod, MergedPerson, Note, Person, Step, StepRow
from crm.models.values import column, pairs
from crm.usecases.bin_contents import binned_rows
from crm.usecases.forgotten import remember
from crm.usecases.journal import KEPT_FOR, changing
from crm.usecases.journal_many import change_many
from crm.usecases.refresh import refresh_people
from crm.usecases.transaction import writing


def delete_people(account: Account, person_ids: Iterable[int], when: Moment) -> Step:
    """Move people into the bin, with everything that hangs on them. Raises NotFound where one is not the account's."""
    wanted = list(dict.fromkeys(person_ids))
    people = [Person.find(account, number) for number in wanted]
    named = people[0].name if len(people) == 1 else f"{len(people):,} people"
    with changing(account, f"{named} moved to the bin, until {_until(when)}.", when) as changes:
        alive = [person.id for person in people if person.deleted_at is None]
        change_many(changes, Person, alive, deleted_at=when.instant, edited_at=when.instant)
        refresh_people(account, wanted, when)
        return changes.step


def restore_person(account: Account, person_id: int, when: Moment) -> Step:
    """Take a person out of the bin. Reminders start anew from today. Raises NotFound for nobody in the bin."""
    person = _in_bin(account, person_id)
    with changing(account, f"{person.name} is back.", when) as changes:
        changes.change(person, deleted_at=None, cadence_set_on=when.today if person.cadence_count else None)
        refresh_people(account, [person.id], when)
        return changes.step


def delete_for_good(account: Account, person_id: int) -> None:
    """Delete somebody in the bin for good; an import will not bring them back unasked."""
    person = _in_bin(account, person_id)
    with writing(account):
        _erase(account, [person])


def delete_row_for_good(account: Account, step_id: int) -> None:
    """Forget a deleted touchpoint or note."""
    step = Step.find(account, step_id)
    with writing(account):
        step.delete_instance()


def empty(account: Account, when: Moment, *, everything: bool = False) -> int:
    """Delete for good what has been in the bin for thirty days, or everything in it; says how many people that were.

    The journal forgets what is older than that too, because it holds what was deleted.
    """
    old = when.instant - KEPT_FOR
    due = Person.of(account).where(Person.deleted_at.is_null(False))
    steps = Step.drop(account).where(Step.happened_at < old)
    if not everything:
        due = due.where(Person.deleted_at < old)
    people = list(due)
    with writing(account):
        _erase(account, people)
        steps.execute()
        if everything:
            Step.drop(account).where(Step.id.in_([row.step for row in binned_rows(account, when)])).execute()
    return len(people)


def _erase(account: Account, people: list[Person]) -> None:
    numbers = [person.id for person in people]
    for start in range(0, len(numbers), 500):
        these = numbers[start : start + 500]
        methods: dict[int, list[ContactMethod]] = {}
        for method in ContactMethod.of(account).where(ContactMethod.person.in_(these)):
            methods.setdefault(method.person, []).append(method)
        companies = pairs(
            Person.of(account, Person.id, Company.name)
            .join(Company, on=(Person.company == Company.id))
            .where(Person.id.in_(these))
        )
        for person in people[start : start + 500]:
            remember(account, person, methods.get(person.id, []), companies.get(person.id, ""))
        Note.drop(account).where(Note.person.in_(these)).execute()
        _forget_steps(account, these)
        Person.drop(account).where(Person.id.in_(these)).execute()


def _forget_steps(account: Account, people: list[int]) -> None:
    """Drop what the journal noted about people who are deleted for good: their names and addresses are in it."""
    former = MergedPerson.of(account, MergedPerson.former_id).where(MergedPerson.person.in_(people))
    for number in [*people, *column(former)]:
        about = StepRow.row_key == str(number)
        mine = (StepRow.table_name == "person") & about
        for noted in (StepRow.before, StepRow.after):
            # The journal writes JSON with a space after the colon, and what follows a number is a comma or the end.
            for end in (",", "}"):
                mine |= noted.contains(f'"person_id": {number}{end}')
        StepRow.drop(account).where(mine).execute()


def _in_bin(account: Account, person_id: int) -> Person:
    person = Person.find(account, person_id)
    if person.deleted_at is None:
        raise NotFound(f"There is nobody {person_id} in the bin.")
    return person


def _until(when: Moment) -> str:
    last = when.day_of(when.instant + KEPT_FOR)
    return f"{last.day} {last:%B}"
