"""On which days the people of an account came, and when it began to look for work."""

from datetime import UTC, date, datetime
from typing import Any

from crm.domain.insights.growth import Arrival
from crm.domain.moment import Moment
from crm.models import Account
from crm.models.database import rows
from crm.models.fields import date_of

# Somebody came when one met or connected, whichever was earlier; else when they were added, an instant in UTC.
_SQL = """
    SELECT COALESCE(
            CAST(CASE WHEN p.met_on < p.connected_on THEN p.met_on ELSE COALESCE(p.connected_on, p.met_on) END AS TEXT),
            SUBSTR(CAST(p.created_at AS TEXT), 1, 16)
        ) AS came, COUNT(*), COUNT(n.person_id)
    FROM person p LEFT JOIN (
        SELECT DISTINCT n.person_id FROM panelist n JOIN interview i ON i.id = n.interview_id
        WHERE n.account_id = ? AND i.over_on <= ?
    ) n ON n.person_id = p.id
    WHERE p.account_id = ? AND p.deleted_at IS NULL AND p.archived_at IS NULL GROUP BY 1
"""
_BEGAN = """
    SELECT (SELECT MIN(over_on) FROM interview WHERE account_id = ?),
        (SELECT MIN(applied_on) FROM opportunity WHERE account_id = ?)
"""


def arrivals(account: Account, when: Moment) -> list[Arrival]:
    """A row for each day or minute on which somebody came who is neither archived nor in the bin. One statement."""
    found = rows(_SQL, (account.id, when.today, account.id))
    return [Arrival(_day(came, when), people, interviewed) for came, people, interviewed in found]


def began_to_look(account: Account) -> date | None:
    """The day of the first interview or application, if there was any. One statement."""
    days = (date_of(day) for day in rows(_BEGAN, (account.id, account.id))[0])
    return min((day for day in days if day), default=None)


def _day(came: Any, when: Moment) -> date:
    text = str(came)
    if len(text) == len("2026-11-24"):
        return date.fromisoformat(text)
    return when.day_of(datetime.fromisoformat(text).replace(tzinfo=UTC))
