"""A person's photo: looked at, and removed."""

from datetime import datetime

from crm.domain.moment import Moment
from crm.domain.refusals import NotFound
from crm.feeds.photos import as_bytes
from crm.models import Account, Person, Photo, Step
from crm.usecases.journal import changing


def photo_of(account: Account, person_id: int | str) -> tuple[bytes, datetime]:
    """The photo as a JPEG, and when it came. Raises NotFound where there is none, or the person is in the bin."""
    person = Person.find(account, person_id)
    found: Photo | None = Photo.of(account).where(Photo.person == person.id).first()
    if found is None or person.deleted_at is not None:
        raise NotFound(f"There is no photo of {person.called} here.")
    return as_bytes(found.image), found.updated_at


def remove_photo(account: Account, person_id: int | str, when: Moment) -> Step:
    """Remove somebody's photo. The address book that told it will not bring it back."""
    person = Person.find(account, person_id)
    found = list(Photo.of(account).where(Photo.person == person.id))
    if not found:
        raise NotFound(f"There is no photo of {person.called} here.")
    with changing(account, f"Removed the photo of {person.called}.", when) as changes:
        changes.delete_all(found)
        changes.change(person, edited_at=when.instant, updated_at=when.instant)
        return changes.step
