"""How long ago something happened, in words."""

from datetime import datetime, timedelta

from crm.domain.days import on_day
from crm.domain.moment import Moment


def ago(instant: datetime, when: Moment) -> str:
    """Such as "just now", "14 minutes ago", "2 hours ago", "yesterday", "on Friday", "on 9 October"."""
    past = when.instant - instant
    if past < timedelta(minutes=1):
        return "just now"
    if past < timedelta(hours=1):
        return _counted(int(past.total_seconds() // 60), "minute")
    if past < timedelta(hours=24):
        return _counted(int(past.total_seconds() // 3600), "hour")
    return on_day(when.day_of(instant), when.today)


def _counted(number: int, unit: str) -> str:
    return f"{number} {unit}{'' if number == 1 else 's'} ago"
