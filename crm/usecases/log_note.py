"""A note from the log box, about one or several people."""

from collections.abc import Iterable

from crm.domain.moment import Moment
from crm.domain.refusals import Refused
from crm.models import Account, Note, Step
from crm.usecases.journal import changing
from crm.usecases.log_touchpoint import checked_text, people_of_entry
from crm.usecases.refresh import refresh_people


def log_note(account: Account, person_ids: Iterable[int], text: str, when: Moment) -> Step:
    """Write the same note about each of these people. It is no touchpoint, and moves no reminder."""
    people = people_of_entry(account, person_ids)
    written = checked_text(text)
    if not written:
        raise Refused("There is nothing in that note yet.")
    whom = people[0].called if len(people) == 1 else f"{len(people)} people"
    with changing(account, f"Noted about {whom}.", when) as changes:
        for person in people:
            changes.create(Note, person=person.id, text=written, created_at=when.instant, updated_at=when.instant)
        refresh_people(account, [person.id for person in people], when)
        return changes.step
