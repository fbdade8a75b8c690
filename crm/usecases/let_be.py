"""Whom to leave alone: nobody marked "do not contact" is ever proposed."""

from crm.domain.moment import Moment
from crm.models import Account, Person, Step
from crm.usecases.journal import changing
from crm.usecases.refresh import refresh_people


def let_be(account: Account, person_id: int, when: Moment, *, yes: bool = True) -> Step:
    """Mark somebody "do not contact", or take the mark away again."""
    person = Person.find(account, person_id)
    sentence = f"Kith lets {person.called} be." if yes else f"{person.called} may be written to again."
    with changing(account, sentence, when) as changes:
        changes.change(person, do_not_contact=yes, edited_at=when.instant)
        refresh_people(account, [person.id], when)
        return changes.step
