"""A row of the list of opportunities that wait: the day that leads it, why, and its one button, in words."""

from datetime import date
from typing import Any

from crm.domain.days import days_over, number_words, on_day, short_day
from crm.domain.followups import FollowUpKind
from crm.domain.interview_round import round_words
from crm.usecases.opportunities.listed import INTERVIEW, PROMISE, Listed, Talk, ToDo
from crm.web.length_words import length_words
from crm.web.plan_words import day_and_weekday

_FACES = 4
#: What is to do: for one, and for several of a kind.
_TO_DO = {
    FollowUpKind.THANK_YOU: ("a thank-you note", "thank-you notes"),
    FollowUpKind.SECOND_NOTE: ("the second note", "second notes"),
    FollowUpKind.FEEDBACK_REQUEST: ("the request for feedback", "requests for feedback"),
    FollowUpKind.CONNECT: ("a suggestion to connect", "suggestions to connect"),
}
_HOW = {
    "video": " by video", "video call": " by video", "phone": " by phone", "phone call": " by phone",
    "call": " by phone", "on site": " on site",
}  # fmt: skip
#: So many days before an interview the row leads to its page to prepare.
_PREPARE_DAYS = 7


def waiting_row(one: Listed, today: date) -> dict[str, Any]:
    """Everything that the row shows; `sort` orders it among the others."""
    day = lead_day(one, today)
    return {
        **any_row(one),
        "sort": day or date.max,
        "day": day_and_weekday(day, today) if day else "No date",
        "distance": _distance(day, one, today),
        "late": day is not None and day < today,
        "why": _why(one, today),
        "action": _action(one, today),
    }


def lead_day(one: Listed, today: date) -> date | None:
    """The date that leads the row: an interview to come, the date they gave, else what is due."""
    if one.next_kind == INTERVIEW:
        return one.next_on
    return one.promised or (max(one.next_on, today) if one.next_on else None)


def _distance(day: date | None, one: Listed, today: date) -> str:
    if day is None:
        return f"since {short_day(one.behind.starts.date(), today)}" if one.behind else ""
    days = (day - today).days
    if days < 0:
        return days_over(day, today)
    if one.next_kind == INTERVIEW and one.ahead and days < _PREPARE_DAYS:
        return f"{'' if days else 'today '}at {one.ahead.starts:%H:%M}"
    if days < 2:
        return "tomorrow" if days else "today"
    return f"in {days} days" if days < 14 else f"in {days // 7} weeks"


def _why(one: Listed, today: date) -> str:
    if one.next_kind == INTERVIEW and one.ahead:
        return f"{_round(one.ahead)}. {length_words(one.ahead.minutes).capitalize()}{_how(one.ahead)}."
    said = f"{_past(one.behind, today)}. " if one.behind else ""
    if one.next_kind == PROMISE:
        return f"{said}They said you would hear by then."
    due = _due(one, today)
    if due:
        return said + _to_do(due, today)
    if one.promised is None and one.behind:
        said += "No date is known. "
    return said.rstrip()


def _past(talk: Talk, today: date) -> str:
    """ "Panel yesterday", "Round 2, technical, on 13 November"."""
    words = _round(talk)
    return f"{words}{',' if ',' in words else ''} {on_day(talk.starts.date(), today)}"


def _round(talk: Talk) -> str:
    return round_words(talk.round, talk.place)


def _how(talk: Talk) -> str:
    kind = " ".join(talk.kind.split())
    return _HOW.get(kind.lower(), f", {kind}" if kind else "")


def _due(one: Listed, today: date) -> list[ToDo]:
    """What comes next of the follow-ups, with others of its kind that are due as well."""
    first = one.to_do[0] if one.to_do else None
    if first is None or first.due_on != one.next_on:
        return []
    until = max(first.due_on, today)
    return [other for other in one.to_do if other.kind == first.kind and other.due_on <= until]


def _to_do(due: list[ToDo], today: date) -> str:
    """ "Two thank-you notes are due." and "The second note is next, on 8 December."."""
    first = due[0]
    if first.kind == FollowUpKind.ASK_WHEN:
        return "Ask at the end when you will hear."
    if first.kind == FollowUpKind.CALL_IT_QUIET:
        return "Has it gone quiet? You decide."
    single, many = _TO_DO.get(FollowUpKind(first.kind), ("a note", "notes"))
    what = single if len(due) == 1 else f"{number_words(len(due))} {many}"
    verb = "is" if len(due) == 1 else "are"
    when = "due" if first.due_on <= today else f"next, {on_day(first.due_on, today)}"
    return f"{what[:1].upper()}{what[1:]} {verb} {when}."


def _action(one: Listed, today: date) -> dict[str, str] | None:
    """The button at the end of a row: words, icon and where it leads."""
    here = f"/opportunities/{one.id}"
    if one.next_kind == INTERVIEW and one.ahead:
        near = (one.ahead.starts.date() - today).days < _PREPARE_DAYS
        url = f"/interviews/{one.ahead.id}/prepare"
        return {"words": "Prepare", "icon": "book-open", "url": url} if near else None
    due = [todo for todo in _due(one, today) if todo.due_on <= today]
    if len(due) == 1 and due[0].kind == FollowUpKind.CALL_IT_QUIET:
        return {"words": "Decide", "icon": "wind", "url": f"{here}#outcome"}
    if len(due) == 1 and due[0].person and due[0].kind != FollowUpKind.CONNECT:
        url = f"/people/{due[0].person}/write?follow_up={due[0].id}"
        return {"words": "Write", "icon": "pencil-line", "url": url}
    if due:
        return {"words": "Open", "icon": "arrow-right", "url": here}
    if one.promised is None and one.behind:
        return {"words": "Add a date", "icon": "calendar", "url": f"{here}#until"}
    return None


def any_row(one: Listed) -> dict[str, Any]:
    """What every opportunity shows, whether it waits or has ended."""
    names = [name for _, name, _ in one.people]
    first = [called for *_, called in one.people]
    return {
        "url": f"/opportunities/{one.id}",
        "company": one.company,
        "role": one.role or one.company,
        "at": one.company if one.role else "",
        "faces": names[:_FACES],
        "called": ", ".join(first) if len(first) < 3 else f"{len(first)} people",
    }
