"""How often the account wrote to somebody or met somebody, day by day."""

from datetime import date

from crm.models import Account
from crm.models.database import rows
from crm.models.fields import date_of

# What others sent is no habit of the account's. What was said to people in the bin alone is gone with them: few are
# there, so that the look begins with them and not with every touchpoint.
_SQL = """
    SELECT t.happened_on, COUNT(*) FROM touchpoint t
    WHERE t.account_id = ? AND t.counts AND t.direction <> 'incoming' AND t.happened_on BETWEEN ? AND ?
        AND t.id NOT IN (
            SELECT gone.touchpoint_id FROM person d JOIN touchpoint_person gone ON gone.person_id = d.id
            WHERE d.account_id = ? AND d.deleted_at IS NOT NULL AND NOT EXISTS (
                SELECT 1 FROM touchpoint_person tp JOIN person p ON p.id = tp.person_id
                WHERE tp.touchpoint_id = gone.touchpoint_id AND p.deleted_at IS NULL
            )
        )
    GROUP BY t.happened_on
"""


def touches_by_day(account: Account, first: date, last: date) -> dict[date, int]:
    """Outgoing and mutual touchpoints that count, on each day that has any. One statement."""
    found = ((date_of(day), number) for day, number in rows(_SQL, (account.id, first, last, account.id)))
    return {day: number for day, number in found if day}
