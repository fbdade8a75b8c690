"""Follow-ups: their kinds and states, what plans them, and what satisfies them."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum
from typing import NamedTuple

from crm.domain.cadence import Cadence, next_check_in
from crm.domain.levelling import PER_DAY, Due
from crm.domain.manners import Verdict
from crm.domain.news import now_line
from crm.domain.touches import Direction, Touch


class FollowUpKind(StrEnum):
    """Kinds of follow-ups, as they are stored."""

    THANK_YOU = "thank-you"
    SECOND_NOTE = "second-note"
    FEEDBACK_REQUEST = "feedback-request"
    CONNECT = "connect"
    CONGRATULATION = "congratulation"
    CHECK_IN = "check-in"
    ASK_WHEN = "ask-when"
    CALL_IT_QUIET = "call-it-quiet"
    CUSTOM = "custom"


class State(StrEnum):
    """States of a follow-up. Only OPEN may still change."""

    OPEN = "open"
    DONE = "done"
    SKIPPED = "skipped"
    LAPSED = "lapsed"
    CANCELLED = "cancelled"


#: Kinds that are spread over days, five a day at the most; thank-you notes and second notes are never moved (Rule 8).
LEVELLED = frozenset((FollowUpKind.CHECK_IN, FollowUpKind.CONGRATULATION))
#: Kinds that manners never delays (Rule 9), and those that are not about writing to somebody.
UNDELAYED = frozenset((FollowUpKind.THANK_YOU, FollowUpKind.CONNECT, FollowUpKind.ASK_WHEN, FollowUpKind.CALL_IT_QUIET))


@dataclass(frozen=True)
class FollowUpSettings:
    """The numbers that follow-ups depend on; days are whole local days."""

    congratulation_days: int = 14
    per_day: int = PER_DAY


USUAL = FollowUpSettings()


@dataclass(frozen=True)
class PlannedFollowUp:
    """A reminder that a rule yields: one for each `key`, so that planning again finds the one that is already there.

    `due` is the day the rule gives, `not_before` the earliest decent day, `last_day` the last on which it is still
    worth doing (None: it does not lapse). `length_days` says how urgent a day of delay is.
    """

    key: str
    kind: FollowUpKind
    person: int | None
    due: date
    not_before: date
    because: str
    last_day: date | None = None
    length_days: float = 1.0


def plan_check_in(
    person: int,
    cadence: Cadence,
    set_on: date,
    last_touch: date | None,
    because: str,
    round_from: date | None = None,
) -> PlannedFollowUp:
    """The check-in that a cadence yields (Rule 8); `because` is `check_in_reason`'s sentence."""
    due = next_check_in(cadence, set_on, last_touch, round_from)
    return PlannedFollowUp(f"check-in:{person}", FollowUpKind.CHECK_IN, person, due, due, because, None, cadence.days)


def plan_congratulation(
    person: int, title: str, company: str, told_on: date, news: str = "", settings: FollowUpSettings = USUAL
) -> PlannedFollowUp:
    """The congratulation on a new job, due on the day it was ticked and lapsing after fourteen days (Rule 7).

    `news` tells one piece of news from the next (the change's id); without it a person has one congratulation a day.
    """
    key = f"congratulation:{person}:{news or told_on.isoformat()}"
    last_day = told_on + timedelta(days=settings.congratulation_days)
    because = now_line(title, company)
    length = float(settings.congratulation_days)
    return PlannedFollowUp(key, FollowUpKind.CONGRATULATION, person, told_on, told_on, because, last_day, length)


def made_decent(planned: PlannedFollowUp, verdict: Verdict) -> PlannedFollowUp | None:
    """The follow-up moved to the first decent day (Rule 9); None where there is none, or it would have lapsed by then.

    Thank-you notes, suggestions to connect, and reminders that are not about writing stay where they are; somebody
    marked "do not contact" gets none that is about writing.
    """
    if planned.kind in (FollowUpKind.ASK_WHEN, FollowUpKind.CALL_IT_QUIET) or verdict.go_ahead:
        return planned
    if verdict.from_day is None:
        return None
    if planned.kind in UNDELAYED or verdict.from_day <= planned.not_before:
        return planned
    if planned.last_day is not None and verdict.from_day > planned.last_day:
        return None
    return replace(planned, due=max(planned.due, verdict.from_day), not_before=verdict.from_day)


def to_level(planned: PlannedFollowUp, id: int, placed: date | None = None, pinned: bool = False) -> Due:
    """A planned follow-up as `level` takes it."""
    return Due(id, planned.due, planned.length_days, placed, pinned)


def state_on(state: State, last_day: date | None, day: date) -> State:
    """The state as it is on a day: an open follow-up lapses, in silence, once its last day is over."""
    return State.LAPSED if state is State.OPEN and last_day is not None and day > last_day else state


def is_satisfied_by(not_before: date, touch: Touch) -> bool:
    """Whether a touchpoint with the follow-up's person does what it asked for.

    True of every kind but a thank-you: an outgoing or mutual touchpoint from the earliest decent day on, wherever it
    came from.
    """
    return touch.direction != Direction.INCOMING and touch.day >= not_before


def satisfied_by(kind: FollowUpKind, not_before: date, touches: Iterable[Touch]) -> Touch | None:
    """The first touchpoint that satisfies a follow-up of that kind; None while it is still to be done."""
    if kind not in LEVELLED and kind not in (FollowUpKind.CUSTOM, FollowUpKind.FEEDBACK_REQUEST):
        return None
    fitting = [touch for touch in touches if is_satisfied_by(not_before, touch)]
    return min(fitting, key=lambda touch: touch.day, default=None)


class Stored(NamedTuple):
    """A follow-up as it is kept: its id and key, its days, and whether the account moved it by hand."""

    id: int
    key: str
    due: date
    not_before: date
    because: str
    state: State
    last_day: date | None = None
    moved_by_hand: bool = False


class Reconciled(NamedTuple):
    """What has to happen so that the stored follow-ups are the planned ones: each list is empty where nothing has."""

    create: tuple[PlannedFollowUp, ...]
    move: tuple[tuple[int, PlannedFollowUp], ...]
    cancel: tuple[int, ...]


def reconcile(planned: Iterable[PlannedFollowUp], stored: Iterable[Stored], on: date) -> Reconciled:
    """Compares a plan with what is stored. What was done, skipped or lapsed stays so; a day chosen by hand stays too.

    An open one that is planned no longer is cancelled, unless it has lapsed by then. `on` is today.
    """
    by_key = {plan.key: plan for plan in planned}
    move: list[tuple[int, PlannedFollowUp]] = []
    cancel: list[int] = []
    known: set[str] = set()
    for follow_up in sorted(stored, key=lambda one: (one.state is not State.OPEN, one.id)):
        plan = by_key.get(follow_up.key)
        if follow_up.state is not State.OPEN:
            if plan and follow_up.key not in known and plan.not_before <= follow_up.not_before:
                known.add(follow_up.key)
            continue
        if plan is None:
            if state_on(follow_up.state, follow_up.last_day, on) is State.OPEN:
                cancel.append(follow_up.id)
            continue
        known.add(follow_up.key)
        if (follow_up.due, follow_up.not_before, follow_up.because) != (plan.due, plan.not_before, plan.because):
            move.append((follow_up.id, replace(plan, due=follow_up.due) if follow_up.moved_by_hand else plan))
    create = tuple(plan for key, plan in by_key.items() if key not in known)
    return Reconciled(create, tuple(move), tuple(cancel))
