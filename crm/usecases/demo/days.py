"""Moments of the demo's past."""

from datetime import datetime, time, timedelta

from crm.domain.moment import Moment, local_instant

_MORNING = time(9, 30)
_A_WHILE = timedelta(hours=3)


def days_ago(when: Moment, ago: int) -> Moment:
    """Half past nine in the morning, so many days before."""
    return Moment(
        local_instant(datetime.combine(when.today - timedelta(days=ago), _MORNING), when.zone_name), when.zone_name
    )


def earlier_today(when: Moment) -> Moment:
    """Three hours before, or midnight: the calendar programs that looked since then are up to date."""
    before = Moment(when.instant - _A_WHILE, when.zone_name)
    return before if before.today == when.today else Moment(_midnight(when), when.zone_name)


def _midnight(when: Moment) -> datetime:
    return local_instant(datetime.combine(when.today, time()), when.zone_name)
