"""Writing to somebody although manners say to wait: allowed, with a reason that is kept."""

from collections.abc import Iterable

from crm.domain.days import counted
from crm.domain.moment import Moment
from crm.domain.refusals import Refused
from crm.models import Account, Override, Person, Step
from crm.usecases.guard import Guard
from crm.usecases.journal import changing
from crm.usecases.opportunities.interview_form import one_line


def override_manners(account: Account, person_id: int | str, reason: str, when: Moment) -> Step:
    """Note why one writes to somebody today although manners say to wait; for today they say go ahead then.

    Raises NotFound, and Refused without a reason, and for somebody marked "do not contact".
    """
    person = Person.find(account, person_id)
    if person.do_not_contact:
        raise Refused(f"{person.called} is marked “do not contact”. Take the mark away first.")
    return override_for(account, [person.id], reason, when)


def override_for(account: Account, person_ids: Iterable[int], reason: str, when: Moment) -> Step:
    """The same reason for several people, in one step; whoever is marked "do not contact" is passed over.

    Raises Refused without a reason, and where nobody is left.
    """
    words = one_line(reason)
    if not words:
        raise Refused("Say why. The reason is kept.")
    wanted = Person.kept(account).where(Person.id.in_(list(person_ids)), Person.do_not_contact == False)  # noqa: E712
    people = list(wanted.order_by(Person.id))
    if not people:
        raise Refused("There is nobody to whom that applies.")
    whom = people[0].called if len(people) == 1 else counted(len(people), "person", "people")
    guard = Guard(account, [person.id for person in people], when.today)
    with changing(account, f"Noted. You may write to {whom} today.", when) as changes:
        for person in people:
            changes.create(
                Override,
                person=person.id,
                on_day=when.today,
                because=guard.verdict(person.id).because,
                reason=words,
                created_at=when.instant,
            )
        return changes.step


def overrides_of(account: Account, person_id: int) -> list[Override]:
    """What was overridden for somebody, the latest first."""
    return list(Override.of(account).where(Override.person == person_id).order_by(Override.id.desc()))
