"""What follows from an opportunity, in words: the steps of its plan as a timeline shows them."""

from collections.abc import Iterable
from datetime import date
from itertools import groupby
from typing import Any

from crm.domain.days import WEEKDAYS, number_words, on_day, short_day
from crm.domain.followups import FollowUpKind, State
from crm.domain.interview_round import round_words
from crm.domain.opportunity.reasons import said_ahead
from crm.domain.what_to_do import what_to_do
from crm.usecases.opportunities.story import Member, Promised, Round, Step, Story

_ICONS = {
    FollowUpKind.THANK_YOU: "feather",
    FollowUpKind.SECOND_NOTE: "mail",
    FollowUpKind.FEEDBACK_REQUEST: "quote",
    FollowUpKind.CONNECT: "link",
    FollowUpKind.CONGRATULATION: "newspaper",
    FollowUpKind.CHECK_IN: "repeat",
    FollowUpKind.ASK_WHEN: "calendar-clock",
    FollowUpKind.CALL_IT_QUIET: "wind",
}
#: Kinds that come true only if nothing is heard until then.
_PERHAPS = (FollowUpKind.SECOND_NOTE, FollowUpKind.CALL_IT_QUIET)
#: Kinds that ask for one note to each, shown together.
_TOGETHER = (FollowUpKind.THANK_YOU, FollowUpKind.CONNECT)
_CLOSED = {State.DONE: "done", State.SKIPPED: "left out", State.LAPSED: "let go"}


def plan_events(story: Story, today: date, *, full: bool = False) -> list[dict[str, Any]]:
    """The steps of a plan in the order of time, with the date they gave and the interviews to come.

    Each has icon, dot, date, title, meta, line, and `people` where one note goes to each of several. `full` names the
    weekday of each date, as a form does that has only a few.
    """
    events = [(one.starts.date(), 0, _interview(one)) for one in story.rounds if one.starts.date() >= today]
    events += [(one.due_on, 2, _promise(one, story)) for one in story.promises if _shown(one)]
    shown = [step for step in story.plan if step.state != State.CANCELLED]
    in_groups = sorted(shown, key=lambda step: (step.due_on, step.kind, _alone(step)))
    for (day, kind, _), group in groupby(in_groups, key=lambda step: (step.due_on, step.kind, _alone(step))):
        steps = list(group)
        order = 3 if kind in _PERHAPS else 1
        events.append((day, order, _steps(steps, story, today)))
    events.sort(key=lambda event: event[:2])
    return [{**event, "date": _date(day, today, full=full), "iso": day.isoformat()} for day, _, event in events]


def listed(names: Iterable[str]) -> str:
    """ "Ada", "Ada and Jonas", "Ada, Jonas and Zainab"."""
    called = list(names)
    return " and ".join([", ".join(called[:-1]), called[-1]] if len(called) > 1 else called)


def day_and_weekday(day: date, today: date) -> str:
    """ "Fri 27 Nov"."""
    return f"{WEEKDAYS[day.weekday()][:3]} {short_day(day, today)}"


def _alone(step: Step) -> int:
    return 0 if step.kind in _TOGETHER and step.person else step.id


def _shown(one: Promised) -> bool:
    return one.side == "theirs" and one.state != "moved"


def _date(day: date, today: date, *, full: bool) -> str:
    if day == today:
        return "Today"
    return f"{WEEKDAYS[day.weekday()][:3]} {day.day} {day:%B}" if full else short_day(day, today)


def _interview(one: Round) -> dict[str, Any]:
    called = round_words(one.round) if one.round else "The interview"
    return {
        "icon": "users",
        "dot": "solid",
        "title": called,
        "meta": f"at {one.starts:%H:%M}",
        "line": "",
        "people": [],
    }


def _promise(one: Promised, story: Story) -> dict[str, Any]:
    event: dict[str, Any] = {"icon": "calendar", "dot": "", "title": "The date they gave you", "people": []}
    if one.state == "kept":
        return {**event, "dot": "done", "icon": "check", "meta": "kept", "line": ""}
    if one.state == "broken":
        return {**event, "meta": "not kept", "line": ""}
    if one.late or story.outcome:
        return {**event, "meta": "has passed" if one.late else "", "line": ""}
    return {**event, "meta": "", "line": "Nothing to do. Kith leaves them alone until it has passed."}


def _steps(steps: list[Step], story: Story, today: date) -> dict[str, Any]:
    first = steps[0]
    called = [story.people[step.person].called for step in steps if step.person in story.people]
    still_open = [step for step in steps if step.state == State.OPEN]
    event: dict[str, Any] = {
        "icon": _ICONS.get(FollowUpKind(first.kind), "bell"),
        "dot": _dot(first, still_open, today),
        "title": what_to_do(first.kind, listed(called)),
        "meta": "",
        "line": "",
        "people": [],
        "step": None,
    }
    if not still_open:
        event["icon"] = "check" if any(step.state == State.DONE for step in steps) else "minus"
        event["meta"] = _when_closed(steps, today)
        return event
    if len(steps) == 1:
        event["line"] = first.because if first.due_on <= today else said_ahead(first.because)
        if first.kind == FollowUpKind.SECOND_NOTE and first.due_on > today:
            event["meta"] = "only if you have heard nothing"
        event["step"] = _to_do(first, story)
        return event
    done = sum(step.state == State.DONE for step in steps)
    event["meta"] = f"{done} of {len(steps)} done" if done else ""
    event["line"] = f"{number_words(len(steps)).capitalize()} different notes, one each." if not done else ""
    event["people"] = [_to_do(step, story) for step in steps]
    return event


def _dot(step: Step, still_open: list[Step], today: date) -> str:
    if not still_open:
        return "done" if step.state == State.DONE else ""
    if step.due_on <= today:
        return "now"
    return "dash" if step.kind in _PERHAPS else "out"


def _to_do(step: Step, story: Story) -> dict[str, Any]:
    person: Member | None = story.people.get(step.person or 0)
    return {
        "id": step.id,
        "kind": step.kind,
        "person_id": person.id if person else None,
        "name": person.name if person else "",
        "called": person.called if person else "",
        "because": step.because,
        "open": step.state == State.OPEN,
        "state": _CLOSED.get(State(step.state), ""),
        "write_url": f"/people/{person.id}/write?follow_up={step.id}" if person else "",
    }


def _when_closed(steps: list[Step], today: date) -> str:
    word = _CLOSED.get(State(steps[0].state), "")
    day = max((step.closed_on for step in steps if step.closed_on), default=None)
    return f"{word} {on_day(day, today)}" if day and day != steps[0].due_on else word
