"""The list of opportunities."""

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from crm.domain.moment import Moment, zone
from crm.models import Account
from crm.models.database import rows
from crm.models.fields import date_of, instant_of

INTERVIEW = "interview"
PROMISE = "promise"


@dataclass(frozen=True)
class Talk:
    """An interview: `starts` is local time of the account, `place` counts the rounds of its opportunity from 1."""

    id: int
    place: int
    starts: datetime
    ends: datetime
    minutes: int
    round: str
    kind: str


@dataclass(frozen=True)
class ToDo:
    """An open follow-up; `person` is None where it is about nobody in particular."""

    id: int
    kind: str
    due_on: date
    person: int | None


@dataclass(frozen=True)
class Listed:
    """An opportunity in the list.

    `next_on` is the day of `next_kind`, what comes next: interview, promise, or the kind of a follow-up; None where
    nothing does. `people` are id, name and what one calls them, of the panels; `talks` the interviews by time, `ahead`
    the first that is not over and `behind` the last that is. `to_do` are the open follow-ups, the soonest first.
    """

    id: int
    company: str
    role: str
    outcome: str
    outcome_on: date | None
    talks: tuple[Talk, ...]
    ahead: Talk | None
    behind: Talk | None
    people: tuple[tuple[int, str, str], ...]
    to_do: tuple[ToDo, ...]
    next_on: date | None
    next_kind: str
    promised: date | None
    #: The day of the application, where a file told of it.
    applied_on: date | None = None

    @property
    def rounds(self) -> int:
        """How many interviews there are."""
        return len(self.talks)


_SELECT = """
    SELECT o.id, c.name, o.role, o.outcome, o.outcome_on,
        (SELECT MIN(m.due_on) FROM promise m WHERE m.opportunity_id = o.id AND m.side = 'theirs' AND m.state = 'open'),
        o.applied_on
    FROM opportunity o JOIN company c ON c.id = o.company_id WHERE o.account_id = ? ORDER BY o.id
"""
_TALKS = """
    SELECT id, opportunity_id, starts_at, minutes, round, kind FROM interview WHERE account_id = ?
    ORDER BY starts_at, id
"""
_PEOPLE = """
    SELECT DISTINCT i.opportunity_id, p.id, p.name, COALESCE(NULLIF(p.goes_by, ''), NULLIF(p.given, ''), p.name),
        p.sort_key
    FROM panelist n JOIN interview i ON i.id = n.interview_id JOIN person p ON p.id = n.person_id
    WHERE n.account_id = ? AND p.deleted_at IS NULL ORDER BY p.sort_key, p.id
"""
_TO_DO = """
    SELECT opportunity_id, id, kind, due_on, person_id FROM follow_up
    WHERE account_id = ? AND state = 'open' AND opportunity_id IS NOT NULL AND (lapses_on IS NULL OR lapses_on > ?)
    ORDER BY due_on, id
"""


@dataclass
class _Gathered:
    """What belongs to one opportunity."""

    talks: list[Talk] = field(default_factory=list)
    people: list[tuple[int, str, str]] = field(default_factory=list)
    to_do: list[ToDo] = field(default_factory=list)


def opportunities(account: Account, when: Moment) -> tuple[list[Listed], list[Listed]]:
    """Those that wait, by what comes next, and those that ended, the latest first. Four statements."""
    of = _gathered(account, when)
    waiting: list[Listed] = []
    ended: list[Listed] = []
    for number, company, role, outcome, outcome_on, promised, applied in rows(_SELECT, (account.id,)):
        mine = of.get(number, _Gathered())
        now = when.local.replace(tzinfo=None)
        ahead = next((one for one in mine.talks if one.ends > now), None)
        behind = next((one for one in reversed(mine.talks) if one.ends <= now), None)
        due_on = date_of(promised)
        # Where an interview and its own reminder fall on one day, the interview comes first.
        coming = [(ahead.starts.date(), 0, INTERVIEW)] if ahead else []
        coming += [(due_on, 1, PROMISE)] if due_on and due_on >= when.today else []
        coming += [(one.due_on, 2, one.kind) for one in mine.to_do[:1]]
        next_on, _, next_kind = min(coming, default=(None, 0, ""))
        one = Listed(
            number, company, role, outcome, date_of(outcome_on), tuple(mine.talks), ahead, behind, tuple(mine.people),
            tuple(mine.to_do), next_on, next_kind, due_on, date_of(applied),
        )  # fmt: skip
        (ended if outcome else waiting).append(one)
    waiting.sort(key=lambda one: (one.next_on or date.max, one.company, one.id))
    ended.sort(key=lambda one: (one.outcome_on or date.min, one.id), reverse=True)
    return waiting, ended


def _gathered(account: Account, when: Moment) -> dict[int, _Gathered]:
    found: dict[int, _Gathered] = {}
    here = zone(when.zone_name)
    for number, opportunity, starts, minutes, round_, kind in rows(_TALKS, (account.id,)):
        begins = instant_of(starts)
        assert begins
        local, ends = (at.astimezone(here).replace(tzinfo=None) for at in (begins, begins + timedelta(minutes=minutes)))
        talks = found.setdefault(opportunity, _Gathered()).talks
        talks.append(Talk(number, len(talks) + 1, local, ends, minutes, round_, kind))
    for opportunity, number, name, called, _ in rows(_PEOPLE, (account.id,)):
        found.setdefault(opportunity, _Gathered()).people.append((number, name, called))
    for opportunity, number, kind, due, person in rows(_TO_DO, (account.id, when.today)):
        due_on = date_of(due) or when.today
        found.setdefault(opportunity, _Gathered()).to_do.append(ToDo(number, kind, due_on, person))
    return found
