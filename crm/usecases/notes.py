"""Notes: facts about a person that are no touchpoints and reset no clock."""

from crm.domain.moment import Moment
from crm.domain.refusals import Refused
from crm.models import Account, Note, Person, Step
from crm.usecases.journal import changing
from crm.usecases.refresh import refresh_people

LONGEST = 20_000


def add_note(account: Account, person_id: int | str, text: str, when: Moment) -> tuple[Note, Step]:
    """Write a note about a person; returns it with the step that takes it back."""
    person = Person.find(account, person_id)
    written = _written(text)
    with changing(account, f"Noted about {person.called}.", when) as changes:
        note = changes.create(Note, person=person.id, text=written, created_at=when.instant, updated_at=when.instant)
        refresh_people(account, [person.id], when)
        return note, changes.step


def edit_note(account: Account, note_id: int | str, text: str, when: Moment) -> Step:
    """Rewrite a note; a blank text deletes it."""
    if not text.strip():
        return delete_note(account, note_id, when)
    note = Note.find(account, note_id)
    with changing(account, "Saved the note.", when) as changes:
        changes.change(note, text=_written(text), updated_at=when.instant)
        refresh_people(account, [note.person], when)
        return changes.step


def delete_note(account: Account, note_id: int | str, when: Moment) -> Step:
    """Delete a note. It stays in the bin for thirty days."""
    note = Note.find(account, note_id)
    with changing(account, "Deleted the note.", when) as changes:
        changes.delete(note)
        refresh_people(account, [note.person], when)
        return changes.step


def _written(text: str) -> str:
    written = text.strip().replace("\r\n", "\n")
    if not written:
        raise Refused("There is nothing in that note yet.")
    if len(written) > LONGEST:
        raise Refused(f"A note holds {LONGEST:,} characters. Keep the rest in a second one.")
    return written
