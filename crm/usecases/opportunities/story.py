"""One opportunity's whole story, for its page."""

from dataclasses import dataclass
from datetime import date, datetime

from crm.domain.moment import Moment
from crm.models import Account


@dataclass(frozen=True)
class Member:
    """Somebody of an opportunity. `email` and `profile` are "" where unknown; `interviews` are those they were at."""

    id: int
    name: str
    called: str
    title: str
    email: str
    profile: str
    recruiter: bool
    hiring_manager: bool
    main: bool
    do_not_contact: bool
    cadence: str
    next_check_in: date | None
    interviews: tuple[int, ...]


@dataclass(frozen=True)
class Round:
    """An interview: `starts` and `ends` are local times of the account; `zone` is where it was agreed."""

    id: int
    starts: datetime
    ends: datetime
    zone: str
    minutes: int
    round: str
    kind: str
    specific: str
    forgotten: str
    felt: str
    asked: bool
    promised: date | None
    panel: tuple[int, ...]


@dataclass(frozen=True)
class Promised:
    """A promise and what became of it: open, kept, broken or moved. `late`: open, and its day has passed."""

    id: int
    side: str
    text: str
    due_on: date
    told_on: date
    state: str
    closed_on: date | None
    interview: int | None
    person: int | None
    late: bool


@dataclass(frozen=True)
class Step:
    """A follow-up of the plan with its state; `person` is None where it is about nobody."""

    id: int
    kind: str
    person: int | None
    due_on: date
    not_before: date
    lapses_on: date | None
    because: str
    state: str
    closed_on: date | None
    touchpoint: int | None
    snoozed: bool
    late: bool


@dataclass(frozen=True)
class Heard:
    """A touchpoint with somebody of this opportunity since its first interview."""

    touchpoint: int
    day: date
    kind: str
    direction: str
    text: str
    person: int


@dataclass(frozen=True)
class Story:
    """The opportunity. `contact` is to whom a second note goes; `waiting_until` the promised date that holds.

    `ask_on` is the first day on which a second note is decent, None where there is nothing to wait for.
    """

    id: int
    company_id: int
    company: str
    role: str
    outcome: str
    outcome_on: date | None
    told_by: int | None
    accepted_on: date | None
    main_contact: int | None
    contact: int | None
    waiting_until: date | None
    ask_on: date | None
    rounds: tuple[Round, ...]
    people: dict[int, Member]
    promises: tuple[Promised, ...]
    plan: tuple[Step, ...]
    heard: tuple[Heard, ...]


def story(account: Account, opportunity_id: int | str, when: Moment) -> Story:
    """Everything about it, in a number of statements that does not grow. Raises NotFound."""
    raise NotImplementedError
