"""Whom somebody became who was made one with another."""

from crm.models import Account, MergedPerson
from crm.usecases.person_page.facts import identifier


def became(account: Account, former_id: int | str) -> int | None:
    """The id of the one who stayed; None for somebody who was never merged."""
    found = MergedPerson.of(account).where(MergedPerson.former_id == identifier(former_id)).first()
    return int(found.person) if found else None
