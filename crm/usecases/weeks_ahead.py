"""The weeks ahead, day by day: interviews, reminders, and the dates by which somebody promised something."""

from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from crm.domain.followups import FollowUpKind
from crm.domain.what_to_do import what_to_do
from crm.feeds.content_lines import shortened
from crm.models import Account
from crm.models.database import rows
from crm.models.fields import date_of

#: More than this a day are counted, not listed: a day is a small square.
MOST_A_DAY = 6
PROMISE = "promise"
INTERVIEW = "interview"
_LONGEST = 60  # characters


@dataclass(frozen=True)
class Ahead:
    """One reminder or promise: its kind, a few words, and the person it is about (None: nobody in particular)."""

    kind: str
    words: str
    person: int | None


@dataclass
class Day:
    """A day, with the first of what falls on it, and how many more do."""

    day: date
    events: list[Ahead] = field(default_factory=list)
    more: int = 0


def weeks_ahead(account: Account, today: date, weeks: int = 3) -> list[list[Day]]:
    """Whole weeks from this week's Monday on, in one statement."""
    monday = today - timedelta(days=today.weekday())
    days = [Day(monday + timedelta(days=number)) for number in range(7 * weeks)]
    found = rows(
        "SELECT f.due_on, f.kind, f.person_id, COALESCE(NULLIF(p.goes_by, ''), NULLIF(p.given, ''), p.name), '', f.id "
        "FROM follow_up f LEFT JOIN person p ON p.id = f.person_id "
        "WHERE f.account_id = ? AND f.state = 'open' AND f.due_on BETWEEN ? AND ? "
        "AND (f.lapses_on IS NULL OR f.lapses_on > ?) AND p.deleted_at IS NULL AND p.archived_at IS NULL "
        "UNION ALL "
        f"SELECT m.due_on, '{PROMISE}', m.person_id, "
        "COALESCE(NULLIF(p.goes_by, ''), NULLIF(p.given, ''), p.name, c.name), m.text, m.id "
        "FROM promise m LEFT JOIN person p ON p.id = m.person_id "
        "LEFT JOIN opportunity o ON o.id = m.opportunity_id LEFT JOIN company c ON c.id = o.company_id "
        "WHERE m.account_id = ? AND m.state = 'open' AND m.due_on BETWEEN ? AND ? "
        "AND p.deleted_at IS NULL AND p.archived_at IS NULL "
        f"UNION ALL SELECT i.over_on, '{INTERVIEW}', NULL, c.name, '', i.id FROM interview i "
        "JOIN opportunity o ON o.id = i.opportunity_id JOIN company c ON c.id = o.company_id "
        "WHERE i.account_id = ? AND i.over_on BETWEEN ? AND ? ORDER BY 1, 2 DESC, 6",
        (
            *(account.id, days[0].day, days[-1].day, today),
            *(account.id, days[0].day, days[-1].day),
            *(account.id, days[0].day, days[-1].day),
        ),
    )
    for due, kind, person, called, text, _ in found:
        falls_on = date_of(due)
        assert falls_on
        day = days[(falls_on - monday).days]
        if len(day.events) < MOST_A_DAY:
            day.events.append(Ahead(kind, _words(kind, called, text), person))
        else:
            day.more += 1
    return [days[first : first + 7] for first in range(0, len(days), 7)]


def _words(kind: str, called: Any, text: str) -> str:
    if kind == PROMISE:
        return shortened(": ".join(part for part in (str(called or ""), text) if part) or "A promise", _LONGEST)
    if kind == INTERVIEW:
        return shortened(f"Interview at {called}", _LONGEST)
    if kind == FollowUpKind.CHECK_IN and called:
        return str(called)
    return what_to_do(kind, str(called or ""))
