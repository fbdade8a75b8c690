"""Follow-ups kept from day to day in memory, as the database keeps them: planned, answered, planned again."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from crm.domain.followups import FollowUpKind, PlannedFollowUp, State
from crm.domain.reconcile import Stored, reconcile


@dataclass
class Row:
    """A stored follow-up."""

    id: int
    plan: PlannedFollowUp
    due: date
    state: State
    closed_on: date | None = None
    touchpoint: int | None = None
    by_hand: bool = False
    not_before: date | None = None

    def stored(self, touchpoints: Iterable[int]) -> Stored:
        """As `reconcile` takes it; done by a touchpoint that is there no longer holds no longer."""
        return Stored(
            self.id,
            self.plan.key,
            self.due,
            self.not_before or self.plan.not_before,
            self.plan.because,
            self.state,
            self.plan.last_day,
            self.by_hand,
            self.plan.person,
            self.plan.rule_day,
            self.closed_on,
            self.touchpoint is None or self.touchpoint in touchpoints,
        )


class Diary:
    """The follow-ups of one opportunity."""

    def __init__(self) -> None:
        self.rows: list[Row] = []

    def bring_up_to_date(self, planned: list[PlannedFollowUp], touchpoints: set[int], today: date) -> None:
        """Apply what planning says; planning once more must change nothing."""
        self._apply(planned, touchpoints, today)
        again = reconcile(planned, [row.stored(touchpoints) for row in self.rows], today)
        assert again.changes_nothing, again

    def _apply(self, planned: list[PlannedFollowUp], touchpoints: set[int], today: date) -> None:
        answer = reconcile(planned, [row.stored(touchpoints) for row in self.rows], today)
        by_id = {row.id: row for row in self.rows}
        for plan in answer.create:
            row = Row(len(self.rows) + 1, plan, plan.due, plan.state, plan.closed_on, plan.touchpoint)
            self.rows.append(row)
        for id, plan in answer.move:
            row = by_id[id]
            row.by_hand = row.by_hand and row.due == plan.due
            row.plan, row.due, row.not_before = plan, plan.due, None
        for id, plan in (*answer.close, *answer.reopen):
            row = by_id[id]
            row.plan, row.due, row.state, row.not_before = plan, plan.due, plan.state, None
            row.closed_on, row.touchpoint, row.by_hand = plan.closed_on, plan.touchpoint, False
        for id in answer.cancel:
            by_id[id].state, by_id[id].closed_on = State.CANCELLED, today
        for id in answer.lapse:
            by_id[id].state = State.LAPSED

    def open_row(self, kind: str, person: int | None) -> Row:
        """The one that is open, of a kind, about a person."""
        [row] = [
            one for one in self.rows if one.state is State.OPEN and one.plan.kind == kind and one.plan.person == person
        ]
        return row

    def skip(self, kind: str, person: int | None, on: date) -> None:
        """Leave one undone."""
        row = self.open_row(kind, person)
        row.state, row.closed_on = State.SKIPPED, on

    def put_off(self, kind: str, person: int | None, until: date) -> None:
        """Move one by hand."""
        row = self.open_row(kind, person)
        row.due, row.by_hand = until, True

    def finish(self, kind: str, person: int | None, on: date, touchpoint: int | None) -> None:
        """Say that one was done."""
        row = self.open_row(kind, person)
        row.state, row.closed_on, row.touchpoint = State.DONE, on, touchpoint
        row.not_before = min(row.plan.not_before, on)

    def check(self, today: date) -> None:
        """What holds on every day."""
        still_open = [row for row in self.rows if row.state is State.OPEN]
        pairs = [(row.plan.kind, row.plan.person) for row in still_open]
        assert len(pairs) == len(set(pairs)), "two open follow-ups of one kind for one person"
        for row in still_open:
            assert row.due >= row.plan.not_before, "due before the earliest decent day"
            assert row.plan.last_day is None or row.due <= row.plan.last_day, "due after it lapses"
            assert row.plan.last_day is None or today <= row.plan.last_day, "open after it lapsed"
            if row.plan.kind is FollowUpKind.THANK_YOU and row.plan.interview:
                assert row.plan.last_day == row.plan.not_before + timedelta(days=6)
