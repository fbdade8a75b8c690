"""Days as the scenarios write them: "Tue 24 Nov 2026", with a weekday that has to be right."""

from datetime import date, datetime, time

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")


def read_day(text: str) -> date:
    """The day of "Tue 24 Nov 2026". Raises ValueError for another weekday than that day has."""
    weekday, number, month, year = text.split()
    day = date(int(year), _MONTHS.index(month) + 1, int(number))
    if _WEEKDAYS[day.weekday()] != weekday:
        raise ValueError(f"{text} is a {_WEEKDAYS[day.weekday()]}")
    return day


def read_moment(text: str) -> datetime:
    """The local time of "Mon 23 Nov 2026, 14:30"."""
    day, clock = text.rsplit(", ", 1)
    return datetime.combine(read_day(day), time.fromisoformat(clock))


def write_day(day: date) -> str:
    """A day as the scenarios write it."""
    return f"{_WEEKDAYS[day.weekday()]} {day.day} {_MONTHS[day.month - 1]} {day.year}"
