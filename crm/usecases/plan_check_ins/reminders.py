"""Reminders in memory: read, changed by the rules, and written back in bulk."""

import uuid
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from crm.domain.followups import FollowUpKind, State
from crm.domain.moment import Moment
from crm.domain.touches import Direction
from crm.models import Account, FollowUp
from crm.models.bulk import execute_many, insert_rows, reserve_ids, stored_instant
from crm.models.database import rows
from crm.models.fields import date_of
from crm.usecases.plan_check_ins.people import Planned
from crm.usecases.touch_history import History, LoggedTouch, whom

#: The kinds that are planned here, as SQL.
KINDS = "('check-in', 'congratulation')"


@dataclass(slots=True)
class Reminder:
    """A follow-up and what became of it. `satisfied`: the touchpoint that closed it still does what it asked for."""

    id: int | None
    person: int
    kind: FollowUpKind
    due_on: date
    base_on: date
    not_before: date
    because: str
    state: State = State.OPEN
    lapses_on: date | None = None
    snoozed: bool = False
    closed_on: date | None = None
    touchpoint: int | None = None
    #: The interview that closed it.
    interview: int | None = None
    satisfied: bool = True
    changed: bool = False
    gone: bool = False
    was_due_on: date | None = field(default=None)

    def move(self, base_on: date, not_before: date, because: str, due_on: date) -> None:
        """Let it fall on another day, or give another reason."""
        wanted = (base_on, not_before, because, due_on)
        if wanted != (self.base_on, self.not_before, self.because, self.due_on):
            self.base_on, self.not_before, self.because, self.due_on = wanted
            self.changed = True

    def close(self, state: State, on: date, touch: LoggedTouch | None = None) -> None:
        """End it."""
        self.state, self.closed_on = state, on
        self.touchpoint, self.interview = (touch.id or None, touch.interview or None) if touch else (None, None)
        self.changed = True

    def reopen(self) -> None:
        """Let it be open again, as the same event in the calendar."""
        self.state, self.closed_on, self.touchpoint, self.interview = State.OPEN, None, None, None
        self.changed = True

    @property
    def is_open(self) -> bool:
        """Whether it is still to be done."""
        return self.state is State.OPEN and not self.gone


def read_reminders(account: Account, person_ids: Iterable[int] | None) -> dict[int, list[Reminder]]:
    """Each person's open reminders, the last closed one of each kind, and the check-in last skipped; oldest first."""
    those = f"account_id = {int(account.id)} AND person_id IN ({whom(person_ids, account)}) AND kind IN {KINDS}"
    found = rows(
        f"""
        SELECT f.id, f.person_id, f.kind, f.due_on, f.base_on, f.not_before, f.because, f.state, f.lapses_on, f.snoozed,
            f.closed_on, f.touchpoint_id, f.interview_id,
            COALESCE(t.direction, CASE WHEN n.id IS NOT NULL THEN 'mutual' END), COALESCE(t.happened_on, i.over_on)
        FROM follow_up f
        LEFT JOIN touchpoint_person tp ON tp.touchpoint_id = f.touchpoint_id AND tp.person_id = f.person_id
        LEFT JOIN touchpoint t ON t.id = tp.touchpoint_id
        LEFT JOIN panelist n ON n.interview_id = f.interview_id AND n.person_id = f.person_id
        LEFT JOIN interview i ON i.id = n.interview_id
        WHERE f.id IN (
            SELECT id FROM follow_up WHERE {those} AND state = 'open'
            UNION SELECT MAX(id) FROM follow_up WHERE {those} AND state <> 'open' GROUP BY person_id, kind
            UNION SELECT MAX(id) FROM follow_up WHERE {those} AND state = 'skipped' GROUP BY person_id, kind
        )
        ORDER BY f.id
        """
    )
    gathered: dict[int, list[Reminder]] = {}
    for row in found:
        number, person, kind, due, base, not_before, because, state, lapses, snoozed, closed, logged, *met = row
        due_on, base_on, earliest = date_of(due), date_of(base), date_of(not_before)
        assert due_on
        assert base_on
        assert earliest
        interview, direction, happened_on = met
        day = date_of(happened_on)
        satisfied = direction is not None and direction != Direction.INCOMING and day is not None and day >= earliest
        gathered.setdefault(person, []).append(
            Reminder(
                number, person, FollowUpKind(kind), due_on, base_on, earliest, because, State(state), date_of(lapses),
                bool(snoozed), date_of(closed), logged, interview, satisfied,
                was_due_on=due_on if state == State.OPEN else None,
            )
        )  # fmt: skip
    return gathered


def write_reminders(account: Account, reminders: Iterable[Reminder], when: Moment) -> None:
    """Insert what is new, write what changed with a higher SEQUENCE (RFC 5545, 3.8.7.4), delete what is gone."""
    changed = [one for one in reminders if one.changed and not one.gone and one.id is not None]
    new = [one for one in reminders if one.id is None and not one.gone]
    gone = [one.id for one in reminders if one.gone and one.id is not None]
    now = stored_instant(when.instant)
    if changed:
        execute_many(
            "UPDATE follow_up SET due_on = ?, base_on = ?, not_before = ?, because = ?, state = ?, snoozed = ?, "
            "closed_on = ?, touchpoint_id = ?, interview_id = ?, sequence = sequence + 1, updated_at = ? "
            "WHERE account_id = ? AND id = ?",
            [
                (
                    one.due_on.isoformat(), one.base_on.isoformat(), one.not_before.isoformat(), one.because,
                    one.state.value, one.snoozed, _text(one.closed_on), one.touchpoint, one.interview, now, account.id,
                    one.id,
                )
                for one in changed
            ],
        )  # fmt: skip
    if gone:
        execute_many("DELETE FROM follow_up WHERE account_id = ? AND id = ?", [(account.id, number) for number in gone])
    if new:
        for one, number in zip(new, reserve_ids(FollowUp, len(new)), strict=True):
            one.id = number
        insert_rows(
            FollowUp,
            ("id", "account", "uuid", "kind", "person", "due_on", "base_on", "not_before", "lapses_on", "because"),
            [
                (
                    one.id, account.id, uuid.uuid4().hex, one.kind.value, one.person, one.due_on.isoformat(),
                    one.base_on.isoformat(), one.not_before.isoformat(), _text(one.lapses_on), one.because,
                )
                for one in new
            ],
            {"created_at": when.instant, "updated_at": when.instant},
        )  # fmt: skip


def write_people(
    account: Account,
    people: Iterable[Planned],
    known: Mapping[int, History],
    reminders: Iterable[Reminder],
    moved: Mapping[int, tuple[int, date]],
) -> None:
    """Bring `last_touch_on` and `next_check_in` up to date where they differ.

    `moved` says where other reminders went: the person and the day by the reminder's id.
    """
    next_days = {
        one.person: moved.get(one.id or 0, (0, one.due_on))[1]
        for one in reminders
        if one.kind is FollowUpKind.CHECK_IN and one.is_open
    }
    touched = []
    for person in people:
        history = known.get(person.id)
        last = history.last.day if history and history.last else None
        day = next_days.get(person.id)
        if (last, day) != (person.last_touch_on, person.next_check_in):
            touched.append((_text(last), _text(day), account.id, person.id))
    if touched:
        sql = "UPDATE person SET last_touch_on = ?, next_check_in = ? WHERE account_id = ? AND id = ?"
        execute_many(sql, touched)
    others = [(day.isoformat(), account.id, person) for person, day in moved.values() if person not in next_days]
    if others:
        execute_many(
            "UPDATE person SET next_check_in = ? WHERE account_id = ? AND id = ? AND next_check_in IS NOT NULL", others
        )


def _text(day: date | None) -> str | None:
    return day.isoformat() if day else None
