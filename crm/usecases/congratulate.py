"""News that is worth a line becomes a congratulation (Rule 7)."""

import uuid
from collections.abc import Iterable
from datetime import timedelta

from crm.domain.followups import FollowUpKind
from crm.domain.moment import Moment
from crm.models import Account, FollowUp
from crm.models.bulk import insert_rows
from crm.usecases.opportunities.advice_of import advice_of
from crm.usecases.plan_check_ins import plan


def congratulate(
    account: Account, news: Iterable[tuple[int, str]], when: Moment, *, import_id: int | None = None
) -> None:
    """A congratulation for each person, with the news as its reason; within the caller's transaction.

    They are due today, spread over the next days together with the check-ins, and lapse in silence after fourteen days.
    """
    today = when.today
    lapses_on = today + timedelta(days=advice_of(account).congratulation_days + 1)
    told = dict(news)
    insert_rows(
        FollowUp,
        ("account", "uuid", "person", "because"),
        [(account.id, uuid.uuid4().hex, person, because) for person, because in told.items()],
        {
            "kind": FollowUpKind.CONGRATULATION.value,
            "due_on": today,
            "base_on": today,
            "not_before": today,
            "lapses_on": lapses_on,
            "import_id": import_id,
            "created_at": when.instant,
            "updated_at": when.instant,
        },
    )
    plan(account, when, told)
