"""Where the marks of the charts stand, in units of their drawings: about pixels at the widest."""

from collections.abc import Sequence
from datetime import date, timedelta
from math import sqrt
from typing import Any

from crm.domain.days import MONTHS, calendar_day
from crm.domain.insights.growth import Year
from crm.domain.insights.rhythm import Week, YearOfWeeks

WIDTH = 968
_FOOT, _HIGHEST = 180, 150
_AXIS, _SLOT, _BAR = 64, 65.5, 38
_NEAREST, _SPREAD = 58.0, 17.2
_NARROW = 354
_DOTS_A_ROW = 21
_SHADES = 4


def bars(years: Sequence[Year]) -> dict[str, Any]:
    """Columns of people, each with a strong foot of those who interviewed the account, and lines at round numbers."""
    most = max(year.people for year in years)
    scale, slot = _HIGHEST / most, max(_SLOT, min(110.0, (WIDTH - _AXIS) / len(years)))
    return {
        "lines": [{"y": round(_FOOT - value * scale, 1), "value": value} for value in _round_values(most)],
        "bars": [
            {
                "x": round(_AXIS + number * slot, 1),
                "y": round(_FOOT - year.people * scale, 1),
                "height": round(year.people * scale, 1),
                "foot": round(max(year.interviewed * scale, 1.5), 1) if year.interviewed else 0,
                "label": year_label(year),
                "value": year.people,
                "now": number == len(years) - 1,
            }
            for number, year in enumerate(years)
        ],
        "width": _BAR,
    }


def year_label(year: Year) -> str:
    """ "2024", or "to 2013" for a year that takes in all that came before it."""
    return f"to {year.year}" if year.earlier else str(year.year)


def dots(years: Sequence[YearOfWeeks], today: date) -> dict[str, Any]:
    """A row of dots for each year: a bigger dot is a busier week."""
    top = _top(years)
    rows = [
        {
            "label": str(year.year),
            "y": 22 + 28 * row,
            "dots": _row(year.weeks, _NEAREST, _SPREAD, 8.2, top, today),
        }
        for row, year in enumerate(years)
    ]
    first = years[-1].weeks[0].monday
    months = [
        {"x": round(_NEAREST - 6 + (date(years[-1].year, month, 1) - first).days / 7 * _SPREAD, 1), "label": name[:3]}
        for month, name in enumerate(MONTHS, 1)
    ]
    foot = 22 + 28 * (len(years) - 1) + 32
    return {"rows": rows, "months": months, "foot": foot, "height": foot + 6, "width": WIDTH}


def dots_by_halves(years: Sequence[YearOfWeeks], today: date) -> dict[str, Any]:
    """The same for a narrow screen: two rows a year, from January and from July."""
    top = _top(years)
    rows: list[dict[str, Any]] = []
    for year in years:
        for half, label in ((year.weeks[:26], str(year.year)), (year.weeks[26:], "July")):
            if half:
                y = 14 + 24 * len(rows)
                rows.append({"label": label, "y": y, "dots": _row(half, 44.0, 11.7, 5.6, top, today)})
    return {"rows": rows, "months": [], "foot": 0, "height": 24 * len(rows) + 4, "width": _NARROW}


def key(years: Sequence[YearOfWeeks]) -> dict[str, Any]:
    """Dots of every size, and how many touchpoints the biggest stands for."""
    top = _top(years)
    sizes = [0, *(top * step / _SHADES for step in range(1, _SHADES + 1))]
    return {"dots": [{"x": 10 + 22 * place, **_dot(size, 8.2, top)} for place, size in enumerate(sizes)], "top": top}


def in_rows(marks: Sequence[bool]) -> dict[str, Any]:
    """A dot for each of some things, filled where it is true."""
    placed = [
        {"x": round(8 + number % _DOTS_A_ROW * 20.6, 1), "y": 12 + number // _DOTS_A_ROW * 24, "full": full}
        for number, full in enumerate(marks)
    ]
    return {"dots": placed, "height": 24 * -(-len(marks) // _DOTS_A_ROW) + 8}


def week_words(week: Week, today: date) -> str:
    """ "Week of 2 November: 14"."""
    return f"Week of {calendar_day(week.monday, today)}: {week.touches:,}"


def _row(
    weeks: Sequence[Week], first: float, step: float, biggest: float, top: int, today: date
) -> list[dict[str, Any]]:
    monday = today - timedelta(days=today.weekday())
    return [
        {
            "x": round(first + place * step, 1),
            "words": week_words(week, today),
            "now": week.monday == monday,
            **_dot(week.touches, biggest, top),
        }
        for place, week in enumerate(weeks)
    ]


def _dot(touches: float, biggest: float, top: int) -> dict[str, Any]:
    """Radius and shade: the dot's area says how many, and so does its colour."""
    if not touches:
        return {"r": 1.6, "shade": "z"}
    share = min(touches / top, 1.0)
    return {"r": round(2.2 + (biggest - 2.2) * sqrt(share), 2), "shade": str(-int(-share * _SHADES // 1))}


def _top(years: Sequence[YearOfWeeks]) -> int:
    """What the biggest dot stands for: the busiest week, but never so few that one letter looks like a flood."""
    return max(_SHADES, *(week.touches for year in years for week in year.weeks))


def _round_values(most: int) -> list[int]:
    """Nought, and one or two round numbers up to `most`."""
    step = next(base * 10**power for power in range(10) for base in (1, 2, 5) if most < 3 * base * 10**power)
    return [0, *(step * times for times in (1, 2) if step * times <= most)]
