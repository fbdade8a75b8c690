"""Writing what planning says: new follow-ups, other days, other states; each change counts for the calendar."""

import uuid
from collections.abc import Iterable
from typing import Any

from crm.domain.followups import PlannedFollowUp, State
from crm.domain.moment import Moment
from crm.domain.reconcile import Reconciled
from crm.models import Account, FollowUp
from crm.models.bulk import execute_many, insert_rows, stored_instant

_ROW = (
    "person_id = ?, due_on = ?, base_on = ?, not_before = ?, lapses_on = ?, because = ?, interview_id = ?, state = ?, "
    "closed_on = ?, touchpoint_id = ?"
)
#: One change more to a calendar that has it (RFC 5545, 3.8.7.4).
_CHANGED = "sequence = sequence + 1, updated_at = ? WHERE account_id = ? AND id = ?"


def write_plans(account: Account, plans: Iterable[Reconciled], when: Moment) -> None:
    """Write every part of every plan, in a statement for each kind of change; nothing where nothing changes."""
    everything = [plan for plan in plans if not plan.changes_nothing]
    now, mine = stored_instant(when.instant), account.id
    if moved := [(*_columns(plan), now, mine, number) for one in everything for number, plan in one.move]:
        # A day chosen by hand is the planned one's day where it survives.
        sql = f"UPDATE follow_up SET snoozed = snoozed AND due_on = ?, {_ROW}, {_CHANGED}"
        execute_many(sql, [(row[1], *row) for row in moved])
    settled = [(*_columns(plan), now, mine, number) for one in everything for number, plan in one.close + one.reopen]
    if settled:
        execute_many(f"UPDATE follow_up SET snoozed = FALSE, {_ROW}, {_CHANGED}", settled)
    ended = [(State.CANCELLED.value, number) for one in everything for number in one.cancel]
    ended += [(State.LAPSED.value, number) for one in everything for number in one.lapse]
    if ended:
        today = when.today.isoformat()
        execute_many(
            f"UPDATE follow_up SET state = ?, closed_on = ?, {_CHANGED}",
            [(state, today, now, mine, number) for state, number in ended],
        )
    if new := [plan for one in everything for plan in one.create]:
        _insert(account, new, when)


def _insert(account: Account, new: Iterable[PlannedFollowUp], when: Moment) -> None:
    insert_rows(
        FollowUp,
        (
            "account", "uuid", "key", "kind", "opportunity", "person", "due_on", "base_on", "not_before", "lapses_on",
            "because", "interview", "state", "closed_on", "touchpoint",
        ),
        [
            (account.id, uuid.uuid4().hex, plan.key, plan.kind.value, plan.opportunity, *_columns(plan))
            for plan in new
        ],
        {"created_at": when.instant, "updated_at": when.instant},
    )  # fmt: skip


def _columns(plan: PlannedFollowUp) -> tuple[Any, ...]:
    """The planned values, in the order of _ROW."""
    return (
        plan.person,
        plan.due.isoformat(),
        plan.rule_day.isoformat(),
        plan.not_before.isoformat(),
        plan.lapses_on.isoformat() if plan.lapses_on else None,
        plan.because,
        plan.interview,
        plan.state.value,
        plan.closed_on.isoformat() if plan.closed_on else None,
        plan.touchpoint,
    )
