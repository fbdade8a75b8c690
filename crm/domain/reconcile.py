"""Comparing a plan with the follow-ups that are stored: states, snoozes and hand edits survive."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from typing import NamedTuple

from crm.domain.followups import PlannedFollowUp, State, state_on


class Stored(NamedTuple):
    """A follow-up as it is kept: its id and key, its days, and whether the account moved it by hand.

    `base_on` is the rule's own day (None: `not_before`). `closed_on` is when it was done, skipped or called off.
    `holds`: what closed it still stands; a touchpoint that closed it and was taken back or edited holds no longer.
    """

    id: int
    key: str
    due: date
    not_before: date
    because: str
    state: State
    last_day: date | None = None
    moved_by_hand: bool = False
    person: int | None = None
    base_on: date | None = None
    closed_on: date | None = None
    holds: bool = True


class Reconciled(NamedTuple):
    """What has to happen so that the stored follow-ups are the planned ones: each part is empty where nothing has.

    `create` may be in any state. `move` gives an open one other days, person, or reason: where its `due` is no longer
    the stored one, a day chosen by hand did not survive. `cancel` is planned no longer; `lapse` neither, but had lapsed
    before. `close` is done or lapsed, as the plan's `state` says. `reopen` was called off, lapsed, or done by what has
    been taken back, and is planned again.
    """

    create: tuple[PlannedFollowUp, ...]
    move: tuple[tuple[int, PlannedFollowUp], ...]
    cancel: tuple[int, ...]
    close: tuple[tuple[int, PlannedFollowUp], ...] = ()
    reopen: tuple[tuple[int, PlannedFollowUp], ...] = ()
    lapse: tuple[int, ...] = ()

    @property
    def changes_nothing(self) -> bool:
        """Whether everything stored is as planned."""
        return not any(self)


class _Parts:
    """The parts of the answer while it grows."""

    def __init__(self) -> None:
        self.create: list[PlannedFollowUp] = []
        self.move: list[tuple[int, PlannedFollowUp]] = []
        self.cancel: list[int] = []
        self.close: list[tuple[int, PlannedFollowUp]] = []
        self.reopen: list[tuple[int, PlannedFollowUp]] = []
        self.lapse: list[int] = []

    def give_up(self, row: Stored, on: date) -> None:
        """End an open one that is planned no longer."""
        (self.cancel if state_on(row.state, row.last_day, on) is State.OPEN else self.lapse).append(row.id)

    def together(self) -> Reconciled:
        """The answer, in the order of ids where the order means nothing."""
        return Reconciled(
            tuple(self.create), tuple(self.move), tuple(sorted(self.cancel)), tuple(self.close), tuple(self.reopen),
            tuple(sorted(self.lapse)),
        )  # fmt: skip


def reconcile(planned: Iterable[PlannedFollowUp], stored: Iterable[Stored], on: date) -> Reconciled:
    """Compares a plan with what is stored. What was done or skipped by hand stays so; a day chosen by hand stays too.

    An open one that is planned no longer is cancelled, unless it has lapsed by then. `on` is today. Reminders that the
    account made by itself have no key, and are left alone. Applying the answer and asking again changes nothing.
    """
    by_key = {plan.key: plan for plan in planned}
    rows: dict[str, list[Stored]] = {}
    for row in stored:
        if row.key:
            rows.setdefault(row.key, []).append(row)
    parts = _Parts()
    for key in rows.keys() - by_key.keys():
        for row in rows[key]:
            if row.state is State.OPEN:
                parts.give_up(row, on)
    for key, plan in by_key.items():
        _settle(plan, rows.get(key, []), parts, on)
    return parts.together()


def _settle(plan: PlannedFollowUp, rows: list[Stored], parts: _Parts, on: date) -> None:
    """What one planned follow-up asks of the rows that have its key."""
    still_open = sorted((row for row in rows if row.state is State.OPEN), key=lambda row: row.id)
    for row in still_open[1:]:
        parts.give_up(row, on)
    if still_open:
        row = still_open[0]
        if plan.state is not State.OPEN:
            parts.close.append((row.id, plan))
        elif not _same(moved := _by_hand(plan, row), row):
            parts.move.append((row.id, moved))
        return
    if any(_stays(plan, row) for row in rows):
        return
    # What the rules had closed by themselves follows them: it is the same reminder, and the same event in a calendar.
    loose = sorted(
        (row for row in rows if row.state in (State.CANCELLED, State.LAPSED) or not row.holds), key=lambda row: row.id
    )
    if plan.state is State.OPEN:
        if loose:
            parts.reopen.append((loose[-1].id, plan))
        else:
            parts.create.append(plan)
    elif loose:
        if loose[-1].state is not plan.state:
            parts.close.append((loose[-1].id, plan))
    elif not plan.only_closes:
        parts.create.append(plan)


def _stays(plan: PlannedFollowUp, row: Stored) -> bool:
    """Whether a closed row is this round of the reminder, answered for good."""
    if row.state not in (State.DONE, State.SKIPPED) or not row.holds:
        return False
    base_on = row.base_on or row.not_before
    if plan.since is None or row.closed_on is None:
        return plan.rule_day <= base_on
    return plan.rule_day == base_on or plan.since <= row.closed_on


def _by_hand(plan: PlannedFollowUp, row: Stored) -> PlannedFollowUp:
    """The plan on the day chosen by hand, where that day is still decent and not too late."""
    in_time = plan.last_day is None or row.due <= plan.last_day
    kept = replace(plan, due=row.due, base_on=plan.rule_day)
    return kept if row.moved_by_hand and plan.not_before <= row.due and in_time else plan


def _same(plan: PlannedFollowUp, row: Stored) -> bool:
    return (plan.due, plan.not_before, plan.because, plan.last_day, plan.person, plan.rule_day) == (
        row.due, row.not_before, row.because, row.last_day, row.person, row.base_on or row.not_before,
    )  # fmt: skip
