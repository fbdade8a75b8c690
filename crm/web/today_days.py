"""The week and the month on Today, in words and dots."""

from datetime import date, timedelta
from typing import Any

from crm.domain.days import MONTHS, WEEKDAYS
from crm.domain.followups import FollowUpKind
from crm.domain.what_to_do import what_to_do
from crm.usecases.today import Today
from crm.usecases.today.dated import Dated
from crm.usecases.today.month_so_far import MonthSoFar
from crm.usecases.today.passed import Passed
from crm.usecases.today.reminders import ToWrite

#: Points of one day of the week strip.
_POINTS = 3


def week(shown: Today, today: date) -> list[dict[str, Any]]:
    """The seven days of this week, with what passed and what is to come on each."""
    monday = today - timedelta(days=today.weekday())
    days = []
    for number in range(7):
        day = monday + timedelta(days=number)
        points = _points_of(shown, day, today)
        days.append(
            {
                "name": WEEKDAYS[number][:3],
                "number": day.day,
                "today": day == today,
                "weekend": number > 4,
                "past": day < today,
                "url": "",
                "points": points[:_POINTS],
            }
        )
    return days


def _points_of(shown: Today, day: date, today: date) -> list[dict[str, str]]:
    dated = [_dated(one, today) for one in shown.dated if one.day == day]
    points = dated if day >= today else []
    if day == today and shown.due:
        points.append({"kind": "now", "words": f"{len({one.person or -one.id for one in shown.due})} to write to"})
    if day <= today:
        that_day = [one for one in shown.passed if one.day == day]
        if that_day:
            points.append({"kind": "done", "words": _in_touch(that_day)})
        return points if day == today else [*dated, *points]
    coming = [one for one in shown.coming if one.due_on == day]
    for kind, one_words, many in (
        (FollowUpKind.CHECK_IN, "Check in, ", "check-ins"),
        (FollowUpKind.CONGRATULATION, "News, ", "news"),
        (FollowUpKind.THANK_YOU, "Thank ", "thank-yous"),
        (FollowUpKind.CONNECT, "Connect, ", "to connect"),
    ):
        inside = [one for one in coming if one.kind == kind]
        # Saturday and Sunday are half as wide.
        if len(inside) == 1:
            points.append({"kind": "c", "words": f"{one_words if day.weekday() < 5 else ''}{inside[0].called}"})
        elif inside:
            points.append({"kind": "c", "words": f"{len(inside)} {many if day.weekday() < 5 else 'due'}"})
    counted_kinds = (
        FollowUpKind.CHECK_IN, FollowUpKind.CONGRATULATION, FollowUpKind.THANK_YOU, FollowUpKind.CONNECT,
    )  # fmt: skip
    others = [one for one in coming if one.kind not in counted_kinds]
    points += [{"kind": "w", "words": _briefly(one)} for one in others]
    return points


def _briefly(one: ToWrite) -> str:
    """What a reminder asks for, where a day is a narrow column."""
    return "When will I hear?" if one.kind == FollowUpKind.ASK_WHEN else what_to_do(one.kind, one.called)


def _dated(one: Dated, today: date) -> dict[str, str]:
    """An interview, or the day on which they said one would hear."""
    if not one.time:
        return {"kind": "w", "words": f"{one.company} decides"}
    if one.day < today:
        return {"kind": "done", "words": f"Interview, {one.company}"}
    return {"kind": "iv", "words": f"{one.time} {one.company}"}


def _in_touch(that_day: list[Passed]) -> str:
    people = {one.person: one.called for one in that_day}
    if len(people) < 3:
        return ", ".join(people.values())
    ours = {one.person for one in that_day if one.direction == "outgoing"}
    return f"{len(people)} written to" if len(ours) == len(people) else f"{len(people)} in touch"


def month(so_far: MonthSoFar | None, today: date) -> dict[str, Any] | None:
    """The month in dots, a day each, and in a sentence; None where nothing passed lately."""
    if so_far is None:
        return None
    days = ((today.replace(day=28) + timedelta(days=4)).replace(day=1) - timedelta(days=1)).day
    title = MONTHS[today.month - 1]
    return {
        "title": title,
        "counts": [so_far.by_day.get(number, 0) for number in range(1, days + 1)],
        "today": today.day,
        "sentence": _month_sentence(so_far, title),
    }


def _month_sentence(so_far: MonthSoFar, title: str) -> str:
    touchpoints, _, people, answered = so_far
    if not touchpoints:
        return f"Nothing logged in {title} so far."
    what = "One contact" if touchpoints == 1 else f"{touchpoints:,} notes, calls and coffees"
    whom = "one person" if people == 1 else f"{people:,} people"
    wrote_back = f" {answered if answered > 1 else 'One'} wrote back." if answered else ""
    return f"{what} with {whom}.{wrote_back}"
