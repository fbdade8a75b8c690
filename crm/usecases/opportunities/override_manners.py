"""Writing to somebody although manners say to wait: allowed, with a reason that is kept."""

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
    words = one_line(reason)
    if person.do_not_contact:
        raise Refused(f"{person.called} is marked “do not contact”. Take the mark away first.")
    if not words:
        raise Refused("Say why. The reason is kept.")
    with changing(account, f"Noted. You may write to {person.called} today.", when) as changes:
        changes.create(
            Override,
            person=person.id,
            on_day=when.today,
            because=Guard(account, [person.id], when.today).verdict(person.id).because,
            reason=words,
            created_at=when.instant,
        )
        return changes.step


def overrides_of(account: Account, person_id: int) -> list[Override]:
    """What was overridden for somebody, the latest first."""
    return list(Override.of(account).where(Override.person == person_id).order_by(Override.id.desc()))
