"""The list of opportunities."""

from dataclasses import dataclass
from datetime import date

from crm.domain.moment import Moment
from crm.models import Account
from crm.models.database import rows
from crm.models.fields import date_of

INTERVIEW = "interview"
PROMISE = "promise"


@dataclass(frozen=True)
class Listed:
    """An opportunity in the list.

    `next_on` is the day of `next_kind`, what comes next: interview, promise, or the kind of a follow-up; None where
    nothing does. `people` are ids and names of the panels, `rounds` is how many interviews there are.
    """

    id: int
    company: str
    role: str
    outcome: str
    outcome_on: date | None
    rounds: int
    last_interview: date | None
    people: tuple[tuple[int, str], ...]
    next_on: date | None
    next_kind: str
    promised: date | None
    #: The day of the application, where a file told of it.
    applied_on: date | None = None


_SELECT = """
    SELECT o.id, c.name, o.role, o.outcome, o.outcome_on,
        (SELECT COUNT(*) FROM interview i WHERE i.opportunity_id = o.id),
        (SELECT MAX(i.over_on) FROM interview i WHERE i.opportunity_id = o.id AND i.over_on <= ?),
        (SELECT MIN(i.over_on) FROM interview i WHERE i.opportunity_id = o.id AND i.over_on >= ?),
        (SELECT MIN(m.due_on) FROM promise m WHERE m.opportunity_id = o.id AND m.side = 'theirs' AND m.state = 'open'),
        o.applied_on
    FROM opportunity o JOIN company c ON c.id = o.company_id WHERE o.account_id = ? ORDER BY o.id
"""
_PEOPLE = """
    SELECT DISTINCT i.opportunity_id, p.id, p.name, p.sort_key
    FROM panelist n JOIN interview i ON i.id = n.interview_id JOIN person p ON p.id = n.person_id
    WHERE n.account_id = ? AND p.deleted_at IS NULL ORDER BY p.sort_key, p.id
"""
_NEXT = """
    SELECT opportunity_id, due_on, kind FROM follow_up
    WHERE account_id = ? AND state = 'open' AND opportunity_id IS NOT NULL AND (lapses_on IS NULL OR lapses_on > ?)
    ORDER BY due_on, id
"""


def opportunities(account: Account, when: Moment) -> tuple[list[Listed], list[Listed]]:
    """Those that wait, by what comes next, and those that ended, the latest first. Three statements."""
    today = when.today
    people: dict[int, list[tuple[int, str]]] = {}
    for opportunity, number, name, _ in rows(_PEOPLE, (account.id,)):
        people.setdefault(opportunity, []).append((number, name))
    soonest: dict[int, tuple[date, str]] = {}
    for opportunity, due, kind in rows(_NEXT, (account.id, today)):
        soonest.setdefault(opportunity, (date_of(due) or today, kind))
    waiting: list[Listed] = []
    ended: list[Listed] = []
    for number, company, role, outcome, outcome_on, rounds, last, upcoming, promised, applied in rows(
        _SELECT, (today, today, account.id)
    ):
        due_on = date_of(promised)
        coming = [(day, kind) for day, kind in ((date_of(upcoming), INTERVIEW), (due_on, PROMISE)) if day]
        coming = [(day, kind) for day, kind in coming if day >= today]
        next_on, next_kind = min((*coming, *filter(None, (soonest.get(number),))), default=(None, ""))
        one = Listed(
            number, company, role, outcome, date_of(outcome_on), rounds, date_of(last),
            tuple(people.get(number, ())), next_on, next_kind, due_on, date_of(applied),
        )  # fmt: skip
        (ended if outcome else waiting).append(one)
    waiting.sort(key=lambda one: (one.next_on or date.max, one.company, one.id))
    ended.sort(key=lambda one: (one.outcome_on or date.min, one.id), reverse=True)
    return waiting, ended
