"""Follow-ups: their kinds and states, and what plans them."""

from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum

from crm.domain.cadence import Cadence, next_check_in
from crm.domain.levelling import PER_DAY, Due
from crm.domain.manners import Verdict
from crm.domain.news import now_line
from crm.domain.working_days import days_after


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


#: Kinds that manners never delays (Rule 9), and those that are not about writing to somebody.
UNDELAYED = frozenset((FollowUpKind.THANK_YOU, FollowUpKind.CONNECT, FollowUpKind.ASK_WHEN, FollowUpKind.CALL_IT_QUIET))


@dataclass(frozen=True)
class FollowUpSettings:
    """The numbers that follow-ups depend on; days are whole local days."""

    congratulation_days: int = 14
    per_day: int = PER_DAY


USUAL = FollowUpSettings()


@dataclass(frozen=True, slots=True)
class PlannedFollowUp:
    """A reminder that a rule yields: one for each `key`, so that planning again finds the one that is already there.

    `due` is the day the rule gives, moved to a decent one where `made_decent` had to; `base_on` is the rule's own day
    (None: the same). `not_before` is the earliest decent day, `last_day` the last on which it is still worth
    doing (None: it does not lapse). `length_days` says how urgent a day of delay is.

    `since` is the day of the fact that began this round of it: what was done or skipped on or after that day stays
    done. `state` is what the facts say of it by themselves: open, done (by `touchpoint`, on `closed_on`) or lapsed.
    `only_closes`: it may close a reminder that is there, but none is made for it.
    """

    key: str
    kind: FollowUpKind
    person: int | None
    due: date
    not_before: date
    because: str
    last_day: date | None = None
    length_days: float = 1.0
    opportunity: int | None = None
    interview: int | None = None
    base_on: date | None = None
    since: date | None = None
    state: State = State.OPEN
    closed_on: date | None = None
    touchpoint: int | None = None
    only_closes: bool = False

    @property
    def rule_day(self) -> date:
        """The day the rule gives, before manners moved it."""
        return self.base_on or self.due

    @property
    def lapses_on(self) -> date | None:
        """The first day on which it has lapsed."""
        return days_after(self.last_day, 1) if self.last_day else None


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
    due = max(planned.due, verdict.from_day)
    return replace(planned, due=due, not_before=verdict.from_day, base_on=planned.rule_day)


def to_level(planned: PlannedFollowUp, id: int, placed: date | None = None, pinned: bool = False) -> Due:
    """A planned follow-up as `level` takes it."""
    return Due(id, planned.due, planned.length_days, placed, pinned)


def state_on(state: State, last_day: date | None, day: date) -> State:
    """The state as it is on a day: an open follow-up lapses, in silence, once its last day is over."""
    return State.LAPSED if state is State.OPEN and last_day is not None and day > last_day else state
