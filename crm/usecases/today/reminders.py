"""The open follow-ups of Today, with whom they are about."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any, NamedTuple

from crm.domain.news import was_line
from crm.models import Account
from crm.models.database import rows
from crm.models.fields import date_of, instant_of

#: Nobody reads further; the count beside Today does not come from here.
MOST = 400
#: Of what comes next so much is told.
NEXT = 6


class ToWrite(NamedTuple):
    """A reminder. `former` says what somebody with news was before; `company` is the opportunity's where it is about
    nobody."""

    id: int
    kind: str
    person: int | None
    due_on: date
    because: str
    lapses_on: date | None
    created_at: datetime
    name: str
    called: str
    title: str
    company: str
    opportunity: int | None = None
    interview: int | None = None
    former: str = ""


_SELECT = """
    SELECT f.id, f.kind, f.person_id, f.due_on, f.because, f.lapses_on, f.created_at, COALESCE(p.name, ''),
        COALESCE(NULLIF(p.goes_by, ''), NULLIF(p.given, ''), p.name, ''), COALESCE(p.title, ''), COALESCE(c.name, ''),
        f.opportunity_id, f.interview_id, COALESCE(j.title, ''), COALESCE(d.name, '')
    FROM follow_up f LEFT JOIN person p ON p.id = f.person_id LEFT JOIN opportunity o ON o.id = f.opportunity_id
        LEFT JOIN company c ON c.id = CASE WHEN p.id IS NULL THEN o.company_id ELSE p.company_id END
        LEFT JOIN position j ON j.id = CASE WHEN f.kind = 'congratulation' THEN
            (SELECT MAX(id) FROM position WHERE person_id = f.person_id AND NOT current) END
        LEFT JOIN company d ON d.id = j.company_id
    WHERE f.account_id = ? AND f.state = 'open'
"""


def open_until(account: Account, day: date) -> tuple[list[ToWrite], list[ToWrite]]:
    """Everything open that is due by a day, and the first few due after it; the longest due first, in one statement."""
    until = f"{_SELECT} AND f.due_on <= ? ORDER BY f.due_on, f.id LIMIT {MOST}"
    after = f"{_SELECT} AND f.due_on > ? ORDER BY f.due_on, f.id LIMIT {NEXT}"
    sql = f"SELECT * FROM ({until}) until UNION ALL SELECT * FROM ({after}) after"
    found = sorted(_read(rows(sql, (account.id, day, account.id, day))), key=lambda one: (one.due_on, one.id))
    return [one for one in found if one.due_on <= day], [one for one in found if one.due_on > day]


def one_of(account: Account, follow_up_id: int) -> ToWrite | None:
    """One open reminder, None where it is not open."""
    return next(iter(_read(rows(f"{_SELECT} AND f.id = ?", (account.id, follow_up_id)))), None)


def _read(found: Iterable[tuple[Any, ...]]) -> list[ToWrite]:
    read = []
    for row in found:
        number, kind, person, due, because, lapses, created, name, called, title, company, about, interview, *job = row
        due_on, created_at = date_of(due), instant_of(created)
        assert due_on
        assert created_at
        read.append(
            ToWrite(
                number, kind, person, due_on, because, date_of(lapses), created_at,
                name, called, title, company, about, interview, was_line(*job),
            )
        )  # fmt: skip
    return read
