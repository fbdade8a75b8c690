"""How often to keep in touch with somebody."""

from collections.abc import Iterable

from crm.domain.cadence import Cadence
from crm.domain.days import on_day
from crm.domain.moment import Moment
from crm.models import Account, Person, Step
from crm.usecases.journal import changing
from crm.usecases.journal_many import change_many
from crm.usecases.refresh import refresh_people


def set_cadence(account: Account, person_ids: Iterable[int], cadence: Cadence | None, when: Moment) -> Step:
    """Keep in touch with people this often from today on; None ends it. Raises NotFound for somebody not here.

    What was chosen by hand stays: neither a tag nor an outcome changes it afterwards, "off" included.
    """
    wanted = list(dict.fromkeys(person_ids))
    one = Person.find(account, wanted[0]) if len(wanted) == 1 else None
    with changing(account, "", when) as changes:
        change_many(
            changes,
            Person,
            wanted,
            cadence_count=cadence.count if cadence else None,
            cadence_unit=cadence.unit if cadence else None,
            cadence_source="hand",
            cadence_set_on=when.today if cadence else None,
            not_now_until=None,
            edited_at=when.instant,
        )
        refresh_people(account, wanted, when)
        changes.step.sentence = _sentence(account, one, len(wanted), cadence, when)
        changes.step.save()
        return changes.step


def cadence_of(person: Person) -> Cadence | None:
    """The person's cadence, None where there is none."""
    if person.cadence_count is None or person.cadence_unit is None:
        return None
    return Cadence(person.cadence_count, person.cadence_unit)


def _sentence(account: Account, one: Person | None, number: int, cadence: Cadence | None, when: Moment) -> str:
    if one is None:
        return f"{cadence.sentence if cadence else 'No cadence'} for {number:,} people."
    if cadence is None:
        return f"No more reminders of {one.called}."
    day = Person.find(account, one.id).next_check_in
    return f"{cadence.sentence}. {one.called} is next {on_day(day, when.today)}." if day else f"{cadence.sentence}."
