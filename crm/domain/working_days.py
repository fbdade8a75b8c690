"""Working days: Monday to Friday, without the public holidays that are passed in."""

from collections.abc import Collection
from datetime import date, timedelta

_SATURDAY = 5


def is_working_day(day: date, holidays: Collection[date] = ()) -> bool:
    """Whether people can be expected at their desks. `holidays` are the public ones of the account's country."""
    return day.weekday() < _SATURDAY and day not in holidays


def working_days_after(day: date, count: int, holidays: Collection[date] = ()) -> date:
    """The day that is `count` working days after another, which need not be one itself: Friday and two are Tuesday."""
    while count > 0 and day < date.max:
        day += timedelta(days=1)
        if is_working_day(day, holidays):
            count -= 1
    return day


def days_after(day: date, days: int) -> date:
    """So many days later; the last day of the calendar where there is none."""
    try:
        return day + timedelta(days=days)
    except OverflowError:
        return date.max
