"""The days that the Later menu offers."""

from datetime import date, timedelta

from crm.domain.cadence import Cadence
from crm.domain.days import WEEKDAYS, short_day


def later_choices(today: date, lapses_on: date | None = None) -> list[tuple[str, str, str, str]]:
    """Icon, words, the day as a form sends it, and the day as one reads it; none on which the reminder has lapsed."""
    tomorrow = today + timedelta(days=1)
    friday = today + timedelta(days=(4 - today.weekday()) % 7 or 7)
    monday = today + timedelta(days=7 - today.weekday())
    days = [("sun", "Tomorrow", tomorrow)]
    if tomorrow < friday < monday:
        days.append(("calendar", "Friday", friday))
    if monday > tomorrow:
        days.append(("calendar", "Next week", monday))
    days.append(("calendar", "In a month", Cadence(1, "month").after(today)))
    return [
        (icon, words, day.isoformat(), _small(day, today))
        for icon, words, day in days
        if lapses_on is None or day < lapses_on
    ]


def _small(day: date, today: date) -> str:
    distance = (day - today).days
    if distance < 2:
        return WEEKDAYS[day.weekday()][:3]
    return f"{WEEKDAYS[day.weekday()][:3]} {day.day}" if distance < 8 else short_day(day, today)
