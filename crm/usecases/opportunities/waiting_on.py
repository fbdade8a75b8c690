"""The ledger of promises: what others said they would do, and what you said."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from crm.domain.moment import Moment
from crm.domain.working_days import working_days_after
from crm.models import Account
from crm.models.database import rows
from crm.models.fields import date_of, instant_of
from crm.usecases.opportunities.advice_of import advice_of, holidays_of


@dataclass(frozen=True)
class Owed:
    """A promise in the ledger. `late`: its day has passed. `opportunity`, `person` are ids; names are "" for nobody.

    `round` is the interview at which it was said. `ask_on` is the first day on which it is decent to ask, where it
    belongs to an opportunity that is waiting.
    """

    id: int
    side: str
    text: str
    due_on: date
    told_on: date
    state: str
    closed_on: date | None
    moved: int
    person: int | None
    name: str
    called: str
    opportunity: int | None
    company: str
    role: str
    round: str
    ask_on: date | None
    late: bool


_PROMISES = """
    SELECT r.id, r.side, r.text, r.due_on, r.told_on, r.created_at, r.state, r.closed_on,
        (SELECT COUNT(*) FROM promise m WHERE m.opportunity_id = r.opportunity_id AND m.side = r.side
            AND m.state = 'moved'),
        r.person_id, COALESCE(p.name, ''), COALESCE(NULLIF(p.goes_by, ''), NULLIF(p.given, ''), p.name, ''),
        r.opportunity_id, COALESCE(c.name, ''), COALESCE(o.role, ''), COALESCE(i.round, ''), COALESCE(o.outcome, 'none')
    FROM promise r
    LEFT JOIN person p ON p.id = r.person_id AND p.deleted_at IS NULL
    LEFT JOIN opportunity o ON o.id = r.opportunity_id
    LEFT JOIN company c ON c.id = o.company_id
    LEFT JOIN interview i ON i.id = r.interview_id
    WHERE r.account_id = ? AND (p.id IS NOT NULL OR r.opportunity_id IS NOT NULL)
"""
# An opportunity that ended has its answer: nobody waits for what its people had said they would do.
_OPEN = "r.state = 'open' AND (r.side = 'yours' OR COALESCE(o.outcome, '') = '')"


def promises_open(account: Account, when: Moment) -> list[Owed]:
    """Open promises of both sides by date, in one statement."""
    found = rows(f"{_PROMISES} AND {_OPEN} ORDER BY r.due_on, r.id", (account.id,))
    return _owed(account, found, when)


def waiting_on(account: Account, when: Moment, limit: int) -> list[Owed]:
    """Open promises of theirs by date, in one statement: the first few."""
    found = rows(f"{_PROMISES} AND {_OPEN} AND r.side = 'theirs' ORDER BY r.due_on, r.id LIMIT ?", (account.id, limit))
    return _owed(account, found, when)


def settled(account: Account, when: Moment, limit: int) -> list[Owed]:
    """Promises of either side that were kept or broken, the latest first."""
    found = rows(
        f"{_PROMISES} AND r.state IN ('kept', 'broken') ORDER BY r.closed_on DESC, r.id DESC LIMIT ?",
        (account.id, limit),
    )
    return _owed(account, found, when)


def settled_counts(account: Account) -> tuple[int, int]:
    """How many promises were kept, and how many broken."""
    found = dict(
        rows(
            "SELECT r.state, COUNT(*) FROM promise r LEFT JOIN person p ON p.id = r.person_id AND p.deleted_at IS NULL "
            "WHERE r.account_id = ? AND r.state IN ('kept', 'broken') "
            "AND (p.id IS NOT NULL OR r.opportunity_id IS NOT NULL) GROUP BY r.state",
            (account.id,),
        )
    )
    return int(found.get("kept", 0)), int(found.get("broken", 0))


def _owed(account: Account, found: Iterable[tuple[Any, ...]], when: Moment) -> list[Owed]:
    today = when.today
    working_days = advice_of(account).second_note_working_days
    holidays = holidays_of(account, today)
    owed = []
    for (
        number, side, text, due, told, created, state, closed, moved, person, name, called, opportunity, company, role,
        round_, outcome,
    ) in found:  # fmt: skip
        due_on = date_of(due)
        made_at = instant_of(created)
        assert due_on
        assert made_at
        waits = side == "theirs" and state == "open" and outcome == ""
        owed.append(
            Owed(
                id=number,
                side=side,
                text=text,
                due_on=due_on,
                told_on=date_of(told) or when.day_of(made_at),
                state=state,
                closed_on=date_of(closed),
                moved=moved,
                person=person if name else None,
                name=name,
                called=called,
                opportunity=opportunity,
                company=company,
                role=role,
                round=round_,
                ask_on=working_days_after(due_on, working_days, holidays) if waits else None,
                late=state == "open" and due_on < today,
            )
        )
    return owed
