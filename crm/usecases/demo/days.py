"""Moments of the demo's past."""

from datetime import datetime, time, timedelta

from crm.domain.moment import Moment, local_instant

_MORNING = time(9, 30)


def days_ago(when: Moment, ago: int) -> Moment:
    """Half past nine in the morning, so many days before."""
    return Moment(
        local_instant(datetime.combine(when.today - timedelta(days=ago), _MORNING), when.zone_name), when.zone_name
    )
