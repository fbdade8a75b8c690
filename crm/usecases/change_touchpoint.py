"""Editing and deleting a touchpoint. Reminders follow: what it had closed opens again where it no longer counts."""

from collections.abc import Iterable
from datetime import date

from crm.domain.moment import Moment
from crm.models import Account, ImportedThing, Person, Promise, Step, Touchpoint, TouchpointPerson
from crm.usecases.journal import changing
from crm.usecases.log_touchpoint import checked_day, checked_direction, checked_kind, checked_text, people_of_entry
from crm.usecases.plan_check_ins import plan


def edit_touchpoint(
    account: Account,
    touchpoint_id: int,
    person_ids: Iterable[int],
    when: Moment,
    *,
    text: str,
    kind: str,
    direction: str,
    on: date,
) -> Step:
    """Save a touchpoint as the form shows it. Raises NotFound for one that is not here, Refused for what cannot be."""
    touchpoint = Touchpoint.find(account, touchpoint_id)
    people = people_of_entry(account, person_ids)
    wanted = {person.id for person in people}
    checked = checked_kind(kind)
    values = {
        "text": checked_text(text),
        "kind": str(checked),
        "direction": str(checked_direction(direction, checked)),
        "happened_on": checked_day(on, when.today),
    }
    with changing(account, "Saved the touchpoint.", when) as changes:
        rows = {row.person: row for row in _took_part(account, touchpoint.id)}
        changed = changes.change(touchpoint, **values)
        changed |= bool(changes.delete_all(row for number, row in rows.items() if number not in wanted))
        for number in wanted - set(rows):
            changed = True
            changes.create(TouchpointPerson, touchpoint=touchpoint.id, person=number)
        if changed:
            changes.change(touchpoint, updated_at=when.instant)
        plan(account, when, wanted | set(rows))
        return changes.step


def delete_touchpoint(account: Account, touchpoint_id: int, when: Moment) -> Step:
    """Delete a touchpoint. It stays in the bin for thirty days. Raises NotFound for one that is not here."""
    touchpoint = Touchpoint.find(account, touchpoint_id)
    with changing(account, "Deleted the touchpoint.", when) as changes:
        rows = _took_part(account, touchpoint.id)
        for promise in Promise.of(account).where(Promise.touchpoint == touchpoint.id):
            changes.change(promise, touchpoint=None)
        for told in ImportedThing.of(account).where(ImportedThing.touchpoint == touchpoint.id):
            changes.change(told, touchpoint=None)
        changes.delete_all(rows)
        changes.delete(touchpoint)
        plan(account, when, [row.person for row in rows])
        return changes.step


def people_of(account: Account, touchpoint_id: int) -> list[Person]:
    """The people of a touchpoint who are not in the bin, in the order in which they were named."""
    numbers = [row.person for row in _took_part(account, touchpoint_id)]
    found = {person.id: person for person in Person.kept(account).where(Person.id.in_(numbers))}
    return [found[number] for number in numbers if number in found]


def _took_part(account: Account, touchpoint_id: int) -> list[TouchpointPerson]:
    return list(TouchpointPerson.of(account).where(TouchpointPerson.touchpoint == touchpoint_id))
