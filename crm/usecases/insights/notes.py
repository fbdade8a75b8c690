"""The account's thank-you notes, in the order in which they were due."""

from crm.models import Account
from crm.models.database import rows

_SQL = """
    SELECT CASE WHEN f.state = 'done' AND f.closed_on <= f.base_on THEN 1 ELSE 0 END
    FROM follow_up f JOIN person p ON p.id = f.person_id AND p.deleted_at IS NULL
    WHERE f.account_id = ? AND f.kind = 'thank-you' AND f.state IN ('done', 'lapsed')
    ORDER BY f.base_on DESC, f.id DESC LIMIT ?
"""


def thanked_in_time(account: Account, most: int = 84) -> list[bool]:
    """Of each of the last notes that were sent or lapsed, oldest first: whether it went out by its day (Rule 2).

    One that was skipped on purpose is no note. One statement.
    """
    return [bool(in_time) for (in_time,) in reversed(rows(_SQL, (account.id, most)))]
