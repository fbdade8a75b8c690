"""What is worked out from other rows, brought up to date for some people; the last line of a verb's transaction."""

from collections.abc import Iterable

from crm.domain.moment import Moment
from crm.models import Account
from crm.search.index import fill
from crm.usecases.plan_check_ins import plan


def refresh_people(account: Account, person_ids: Iterable[int], when: Moment) -> None:
    """Index these people anew, and plan their check-ins anew."""
    wanted = set(person_ids)
    fill(account, wanted)
    plan(account, when, wanted)
