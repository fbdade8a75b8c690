"""The merges that can still be taken back."""

from typing import NamedTuple

from crm.domain.moment import Moment
from crm.models import Account
from crm.models.database import rows
from crm.models.fields import UTCDateTimeField
from crm.usecases.journal import KEPT_FOR

_SQL = """
    SELECT s.id, s.sentence FROM step s JOIN step_row r ON r.step_id = s.id
    WHERE s.account_id = ? AND s.happened_at >= ? AND s.undone_at IS NULL
    AND r.table_name = 'merged_person' AND r.before = '' ORDER BY s.id DESC LIMIT ?
"""


class Lately(NamedTuple):
    """A merge: the step that takes it back, and what it did."""

    step: int
    sentence: str


def merged_lately(account: Account, when: Moment, most: int = 5) -> list[Lately]:
    """The merges of the last thirty days, the latest first."""
    since = UTCDateTimeField().db_value(when.instant - KEPT_FOR)
    return [Lately(*row) for row in rows(_SQL, (account.id, since, most))]
