"""The companies where the account knows most people now."""

from datetime import date
from typing import NamedTuple

from crm.models import Account
from crm.models.database import rows


class Door(NamedTuple):
    """A company, how many people one knows there, and how many of these interviewed the account."""

    id: int
    name: str
    people: int
    interviewed: int


_SQL = """
    SELECT c.id, c.name, COUNT(*), COUNT(n.person_id)
    FROM person p JOIN company c ON c.id = p.company_id LEFT JOIN (
        SELECT DISTINCT n.person_id FROM panelist n JOIN interview i ON i.id = n.interview_id
        WHERE n.account_id = ? AND i.over_on <= ?
    ) n ON n.person_id = p.id
    WHERE p.account_id = ? AND p.deleted_at IS NULL AND p.archived_at IS NULL
    GROUP BY c.id, c.name ORDER BY 3 DESC, 4 DESC, LOWER(c.name), c.id LIMIT ?
"""


def doors(account: Account, today: date, most: int = 8) -> list[Door]:
    """Those with most people first. One statement."""
    return [Door(*row) for row in rows(_SQL, (account.id, today, account.id, most))]
