"""Writing to somebody although manners say to wait: allowed, with a reason that is kept."""

from crm.domain.moment import Moment
from crm.models import Account, Override, Step


def override_manners(account: Account, person_id: int | str, reason: str, when: Moment) -> Step:
    """Note why one writes to somebody today although manners say to wait; for today they say go ahead then.

    Raises Refused without a reason, and for somebody marked "do not contact".
    """
    raise NotImplementedError


def overrides_of(account: Account, person_id: int) -> list[Override]:
    """What was overridden for somebody, the latest first."""
    raise NotImplementedError
