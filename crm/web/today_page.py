"""What Today says, in words: made from the plain data of the use case."""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any
from urllib.parse import urlencode

from crm.domain.days import MONTHS, WEEKDAYS, counted, day_words, number_words, on_day
from crm.domain.folding import tint
from crm.domain.followups import FollowUpKind
from crm.domain.moment import Moment
from crm.domain.pace import time_for
from crm.domain.what_to_do import what_to_do
from crm.usecases.today import Today
from crm.usecases.today.passed import Passed
from crm.usecases.today.reminders import ToWrite
from crm.web.later_menu import later_choices
from crm.web.shell import initials_of
from crm.web.today_days import month, week
from crm.web.touch_words import lately_line

#: Key, icon, title and hint of each group, in the order of the page; what is in none of them comes last.
_GROUPS = (
    (FollowUpKind.THANK_YOU, "feather", "Thank-you notes", "Best within a day"),
    (FollowUpKind.SECOND_NOTE, "hourglass", "Second notes", "The promised date has passed"),
    (FollowUpKind.FEEDBACK_REQUEST, "quote", "Requests for feedback", ""),
    (FollowUpKind.CHECK_IN, "repeat", "Check-ins", ""),
    (FollowUpKind.CONGRATULATION, "newspaper", "News", ""),
    (FollowUpKind.CONNECT, "user-plus", "Connect", ""),
)
_REST = ("rest", "bell", "Also", "")
#: Few things a day: whoever let more pile up sees the rest as the first are done.
_SHOWN = 50
_DRIFTING = "/people?touched=365&sort=last"


def today_page(shown: Today, people: int, when: Moment) -> dict[str, Any]:
    """Everything the template shows. `people` is how many the account has in view."""
    today = when.today
    start = {"people": people, "url": "/start"} if people and not shown.anybody_chosen else None
    return {
        "date_words": f"{WEEKDAYS[today.weekday()]} {today.day} {MONTHS[today.month - 1]}",
        "line": summary(shown, people, today),
        "further": _replies(shown.passed, today),
        "days": week(shown, today),
        "groups": _groups(shown.due[:_SHOWN], when),
        "waiting": max(len(shown.due) - _SHOWN, 0),
        "refrain": [(one.name, one.verdict.because, _why(one.called)) for one in shown.left_alone],
        "quiet": {"line": _quiet_line(shown, today), "drift_url": _DRIFTING},
        "lately": [_lately(one, today) for one in shown.lately],
        "month": month(shown.month, today),
        "start": start,
        "nobody": people == 0,
        "running": _running(shown.running),
    }


def summary(shown: Today, people: int, today: date) -> str:
    """How many people, and how long it takes; on a quiet day who comes next."""
    if shown.due:
        return time_for(len({one.person or -one.id for one in shown.due}))
    if shown.soonest:
        day = shown.soonest[0].due_on
        called = list(dict.fromkeys(one.called for one in shown.soonest if one.due_on == day and one.called))
        return f"A quiet day. Next: {_listed(called) or 'a reminder'}, {day_words(day, today)}."
    return "Nobody to keep in touch with yet." if people else "A fresh start."


def row(one: ToWrite, when: Moment) -> dict[str, Any]:
    """A row of the list."""
    role = ", ".join(part for part in (one.title, one.company) if part)
    name = one.name or what_to_do(one.kind, "")
    return {
        "id": one.id,
        "person_id": one.person,
        "name": name,
        "given": one.called or "it",
        "initials": initials_of(name),
        "tint": tint(name),
        "role": one.former or role,
        "why": one.because,
        "write_url": f"/people/{one.person}/write?follow_up={one.id}" if one.person else "",
        "open_url": _open_url(one),
        "log_url": f"/log?{urlencode({'person': one.person, 'next': '/'})}" if one.person else "/log?next=/",
        "choices": later_choices(when.today, one.lapses_on),
    }


def _open_url(one: ToWrite) -> str:
    """What a reminder about nobody in particular is about: the interview to prepare for, else the opportunity."""
    if one.kind == FollowUpKind.ASK_WHEN and one.interview:
        return f"/interviews/{one.interview}/prepare"
    return f"/opportunities/{one.opportunity}" if one.opportunity and not one.person else ""


def group_of(kind: str) -> str:
    """The key of the group in which a kind of follow-up stands."""
    return next((str(group[0]) for group in _GROUPS if group[0] == kind), _REST[0])


def _groups(due: list[ToWrite], when: Moment) -> list[dict[str, Any]]:
    found = []
    for key, icon, title, hint in (*_GROUPS, _REST):
        inside = [one for one in due if group_of(one.kind) == key]
        if key == FollowUpKind.CONGRATULATION and inside:
            hint = _whence(inside, when)
        if inside:
            rows = [row(one, when) for one in inside]
            found.append({"key": str(key), "icon": icon, "title": title, "hint": hint, "rows": rows})
    return found


def _whence(news: list[ToWrite], when: Moment) -> str:
    """Which import the news came with: "From Sunday’s import"."""
    day = max(when.day_of(one.created_at) for one in news)
    words = day_words(day, when.today)
    return f"From the import of {words}" if words[0].isdigit() else f"From {words}’s import"


def _replies(passed: Iterable[Passed], today: date) -> str:
    yesterday = today - timedelta(days=1)
    count = len({one.touchpoint for one in passed if one.direction == "incoming" and one.day >= yesterday})
    return f"{counted(count, 'reply', 'replies').capitalize()} came in since yesterday." if count else ""


def _quiet_line(shown: Today, today: date) -> str:
    line = "Everyone has heard from you, or is owed some peace."
    if not shown.soonest:
        return line
    day = shown.soonest[0].due_on
    first = [one for one in shown.soonest if one.due_on == day]
    return f"{line} The next {'one comes' if len(first) == 1 else 'ones come'} {on_day(day, today)}."


def _lately(one: Passed, today: date) -> dict[str, str]:
    distance = (today - one.day).days
    if distance == 0:
        when = "today"
    elif distance < 7:
        when = WEEKDAYS[one.day.weekday()][:3]
    else:
        when = f"{one.day.day} {MONTHS[one.day.month - 1][:3]}" + ("" if distance < 365 else f" {one.day.year}")
    return {"name": one.name, "url": f"/people/{one.person}", "line": lately_line(one), "when": when}


def _why(called: str) -> str:
    return (
        "After two notes without an answer Kith waits thirty days from the last one, and then comes back half as often "
        f"until {called} answers. It holds for notes you think of yourself as well."
    )


def _running(import_id: int | None) -> dict[str, str] | None:
    return {"url": f"/imports/{import_id}", "words": "An import is under way."} if import_id else None


def _listed(called: list[str]) -> str:
    if len(called) > 3:
        return f"{', '.join(called[:2])} and {number_words(len(called) - 2)} more"
    return " and ".join([", ".join(called[:-1]), called[-1]] if len(called) > 1 else called)
