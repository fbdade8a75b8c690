"""Reminders name whom they are about, so a new name is a change to every calendar that shows them."""

from collections.abc import Iterable

from crm.domain.moment import Moment
from crm.models import Account, FollowUp
from crm.models.bulk import execute_many, stored_instant
from crm.usecases.journal import Changes


def rename_reminders(changes: Changes, person_id: int, when: Moment) -> None:
    """Let the open reminders of somebody with a new name count one change more (RFC 5545, 3.8.7.4)."""
    mine = FollowUp.of(changes.account).where(FollowUp.person == person_id, FollowUp.state == "open")
    for follow_up in list(mine):
        changes.change(follow_up, sequence=follow_up.sequence + 1, updated_at=when.instant)


def rename_many(account: Account, person_ids: Iterable[int], when: Moment) -> None:
    """The same for many people, in one statement, and without a way back of its own."""
    now = stored_instant(when.instant)
    execute_many(
        "UPDATE follow_up SET sequence = sequence + 1, updated_at = ? "
        "WHERE account_id = ? AND person_id = ? AND state = 'open'",
        [(now, account.id, person) for person in person_ids],
    )
