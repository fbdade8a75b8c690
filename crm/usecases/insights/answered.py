"""How many of the account's messages were answered, by kind."""

from datetime import date, timedelta

from crm.domain.insights.answers import ANSWER_DAYS, CHECK_IN, NAMES, Answered
from crm.models import Account, is_sqlite
from crm.models.database import rows

# An interview is mutual, and an outcome that somebody told is incoming (Rule 9). Both come before a message of the same
# day: what was written after them is no question that they answer. An invitation or a recommendation is no message.
_SQL = """
    WITH contact AS (
        SELECT tp.person_id, t.happened_on AS day, t.id, t.direction,
            CASE WHEN t.source IN ('linkedin-invitation', 'linkedin-recommendation') THEN '' ELSE t.kind END AS kind
        FROM touchpoint t JOIN touchpoint_person tp ON tp.touchpoint_id = t.id
        WHERE t.account_id = ? AND t.counts AND t.happened_on BETWEEN ? AND ?
        UNION ALL SELECT n.person_id, i.over_on, 0, 'mutual', ''
        FROM panelist n JOIN interview i ON i.id = n.interview_id
        WHERE n.account_id = ? AND i.over_on BETWEEN ? AND ?
        UNION ALL SELECT o.told_by_id, o.outcome_on, 0, 'incoming', '' FROM opportunity o
        WHERE o.account_id = ? AND o.outcome IN ('offer', 'rejected') AND o.outcome_on BETWEEN ? AND ?
            AND o.told_by_id IS NOT NULL
    ), sent AS (
        SELECT person_id, day, id, direction, kind,
            MIN(CASE WHEN direction <> 'outgoing' THEN day END) OVER (
                PARTITION BY person_id ORDER BY day DESC, id DESC ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING
            ) AS answer
        FROM contact
    )
    SELECT CASE WHEN s.kind IN ('email', 'linkedin', 'other') AND (s.id, s.person_id) IN (
                SELECT touchpoint_id, person_id FROM follow_up
                WHERE account_id = ? AND kind = ? AND state = 'done' AND touchpoint_id IS NOT NULL
            ) THEN ? ELSE s.kind END AS what,
        SUM(CASE WHEN {days} <= ? THEN 1 ELSE 0 END), COUNT(*)
    FROM sent s JOIN person p ON p.id = s.person_id AND p.deleted_at IS NULL
    WHERE s.direction = 'outgoing' AND s.day <= ? GROUP BY 1
"""


def answered(account: Account, first: date, today: date) -> list[Answered]:
    """The messages to each person from a day on, until so long ago that an answer would have come. One statement."""
    days = "julianday(s.answer) - julianday(s.day)" if is_sqlite() else "s.answer - s.day"
    span = (account.id, first, today)
    until = today - timedelta(days=ANSWER_DAYS)
    found = rows(_SQL.format(days=days), (*span * 3, account.id, CHECK_IN, CHECK_IN, ANSWER_DAYS, until))
    return [Answered(kind, came, sent) for kind, came, sent in found if kind in NAMES]
