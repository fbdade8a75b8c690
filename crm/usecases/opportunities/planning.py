"""Planning what follows from opportunities, and reconciling it with what is stored."""

from collections.abc import Iterable

from crm.domain.moment import Moment
from crm.models import Account


def plan_opportunities(
    account: Account,
    when: Moment,
    opportunity_ids: Iterable[int] | None = None,
    *,
    person_ids: Iterable[int] | None = None,
) -> None:
    """Plan these opportunities, those that these people belong to, or all that may still change, within the caller's
    transaction. Where nothing changed nothing is written; the number of statements does not depend on how many."""
    raise NotImplementedError
