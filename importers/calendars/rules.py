"""Which rules of repetition are followed: those that calendars write, of which each yields a date within few steps.

A rule such as "every 30 February" makes any expander look at every day until the year 9999. What is not of a shape that
is known to go on yielding dates is not followed, and what is followed has a price.
"""

import re
from datetime import date

#: The last day of each month, a leap year's in February.
_LAST = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_WEEKDAY = re.compile(r"([+-]?\d{1,2})?(?:MO|TU|WE|TH|FR|SA|SU)")
_PARTS = frozenset(("FREQ", "INTERVAL", "COUNT", "UNTIL", "WKST", "BYDAY", "BYMONTHDAY", "BYMONTH", "BYSETPOS"))
_NEVER_BEFORE = 1970
#: Days between two steps, and what a step costs, in units of about three microseconds.
_STEPS = {"DAILY": (1, 1), "WEEKLY": (7, 3), "MONTHLY": (30, 8), "YEARLY": (365, 60)}
#: Every month has four of every weekday.
_SURELY = 4


def price_of(rule: str, first: date, until: date) -> int | None:
    """What it costs to follow an RRULE from the first date to another; None for a rule that is not followed."""
    parts = _parts(rule)
    freq = parts.get("FREQ", "")
    if freq not in _STEPS or not set(parts) <= _PARTS or first.year < _NEVER_BEFORE:
        return None
    try:
        interval = int(parts.get("INTERVAL", "1"))
        fits = 1 <= interval <= 1000 and _SHAPES[freq](parts, interval, first)
    except ValueError:
        return None
    if not fits:
        return None
    days, price = _STEPS[freq]
    return max((until - first).days, 0) // (days * interval) * price + price


def _parts(rule: str) -> dict[str, str]:
    found = {}
    for part in rule.upper().strip().split(";"):
        name, _, value = part.partition("=")
        if value:
            found[name.strip()] = value.strip()
    return found


def _daily(parts: dict[str, str], interval: int, first: date) -> bool:
    return _only(parts, "BYDAY") and (not parts.get("BYDAY") or (interval == 1 and _plain_days(parts)))


def _weekly(parts: dict[str, str], interval: int, first: date) -> bool:
    return _only(parts, "BYDAY") and (not parts.get("BYDAY") or _plain_days(parts))


def _monthly(parts: dict[str, str], interval: int, first: date) -> bool:
    if "BYMONTHDAY" in parts:
        days = _numbers(parts["BYMONTHDAY"], 31)
        return _only(parts, "BYMONTHDAY") and (interval == 1 or min(map(abs, days)) <= 28)
    return _only(parts, "BYDAY", "BYSETPOS") and _weekdays_of_a_month(parts, 5 if interval == 1 else _SURELY)


def _yearly(parts: dict[str, str], interval: int, first: date) -> bool:
    if "BYMONTH" not in parts:
        return _only(parts)
    months = _numbers(parts["BYMONTH"], 12)
    if min(months) < 1:
        return False
    if "BYMONTHDAY" in parts:
        days = _numbers(parts["BYMONTHDAY"], 31)
        return _only(parts, "BYMONTH", "BYMONTHDAY") and min(map(abs, days)) <= max(_LAST[one - 1] for one in months)
    if "BYDAY" in parts:
        return _only(parts, "BYMONTH", "BYDAY", "BYSETPOS") and _weekdays_of_a_month(parts, _SURELY)
    return _only(parts, "BYMONTH") and first.day <= 28


_SHAPES = {"DAILY": _daily, "WEEKLY": _weekly, "MONTHLY": _monthly, "YEARLY": _yearly}


def _only(parts: dict[str, str], *names: str) -> bool:
    return {name for name in parts if name.startswith("BY")} <= set(names)


def _weekdays_of_a_month(parts: dict[str, str], most: int) -> bool:
    """None; or "the second Tuesday"; or "the last of Monday to Friday", within what a month surely has."""
    if "BYDAY" not in parts:
        return "BYSETPOS" not in parts
    if "BYSETPOS" in parts:
        days = len(set(parts["BYDAY"].split(",")))
        return _plain_days(parts) and min(map(abs, _numbers(parts["BYSETPOS"], 31))) <= _SURELY * days
    found = [_WEEKDAY.fullmatch(day.strip()) for day in parts["BYDAY"].split(",")]
    return all(found) and min(abs(int(one[1] or 1)) for one in found if one) <= most


def _plain_days(parts: dict[str, str]) -> bool:
    found = [_WEEKDAY.fullmatch(day.strip()) for day in parts["BYDAY"].split(",")]
    return all(one is not None and one[1] is None for one in found)


def _numbers(text: str, most: int) -> list[int]:
    """Numbers other than zero. Raises ValueError for others, and beyond `most`."""
    found = [int(part) for part in text.split(",")[:62]]
    if not all(1 <= abs(one) <= most for one in found):
        raise ValueError(text)
    return found
