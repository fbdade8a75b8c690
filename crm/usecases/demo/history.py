"""Two years of touchpoints: those that the story tells, and those drawn for everybody else with a cadence or a tag."""

import random
from collections.abc import Iterator
from datetime import date, timedelta

from crm.domain.cadence import Cadence
from crm.usecases.demo.members import Event, Member
from crm.usecases.demo.network import words

_SEED = "two years"
_REACHES_BACK = 725
_MUTUAL = ("call", "coffee", "video", "meeting", "event")
_WRITTEN = ("email", "email", "linkedin")
_ANSWERED = 0.62
_MET_IN_PERSON = 0.3
_SATURDAY = 5


def histories(members: list[Member], today: date) -> Iterator[tuple[Member, Event]]:
    """Every touchpoint of every member."""
    draw = random.Random(_SEED)  # noqa: S311  # nothing here is a secret
    for member in members:
        last = _last_touch(member, today)
        if member.history:
            if last is not None:
                member.history[0] = member.history[0]._replace(ago=last)
            events = member.history
        elif member.cadence and last is not None:
            events = _kept_up(draw, member, member.cadence, last, today)
        elif member.tags:
            events = _now_and_then(draw, member, today)
        else:
            events = []
        for event in events:
            yield member, event


def _last_touch(member: Member, today: date) -> int | None:
    """How many days ago the last touch was, so that the next check-in falls where it should."""
    if member.due_in is None or member.cadence is None:
        return None
    due = today + timedelta(days=member.due_in)
    # The newest day from which one cadence reaches no further than that day: months are not all of one length.
    last = due - timedelta(days=round(member.cadence.days) - 4)
    while member.cadence.after(last) > due:
        last -= timedelta(days=1)
    return (today - last).days


def _kept_up(draw: random.Random, member: Member, cadence: Cadence, last: int, today: date) -> list[Event]:
    """Touches about one cadence apart, the last one on its day."""
    events = _exchange(draw, last, today, exactly=True)
    ago = last
    while True:
        ago += round(cadence.days * draw.uniform(0.85, 1.3))
        if ago > min(_REACHES_BACK, member.connected):
            return events
        events += _exchange(draw, ago, today)


def _now_and_then(draw: random.Random, member: Member, today: date) -> list[Event]:
    oldest = min(_REACHES_BACK, member.connected)
    days = [draw.randint(20, oldest) for _ in range(draw.randint(0, 2))] if oldest > 20 else []
    return [event for ago in days for event in _exchange(draw, ago, today)]


def _exchange(draw: random.Random, ago: int, today: date, *, exactly: bool = False) -> list[Event]:
    """One occasion: a meeting, or something written and perhaps answered. `exactly`: the last of it is that day."""
    if draw.random() < _MET_IN_PERSON:
        day = ago if exactly else _working_day(ago, today)
        return [Event(day, draw.choice(_MUTUAL), "mutual", _said(draw, "mutual"))]
    kind = draw.choice(_WRITTEN)
    if draw.random() < _ANSWERED:
        sent = _working_day(ago + draw.randint(0, 5), today)
        answer = ago if exactly else max(_working_day(ago, today), 1)
        return [
            Event(answer, kind, "incoming", _said(draw, "incoming")),
            Event(max(sent, answer), kind, "outgoing", _said(draw, "outgoing")),
        ]
    return [Event(ago if exactly else _working_day(ago, today), kind, "outgoing", _said(draw, "outgoing"))]


def _said(draw: random.Random, direction: str) -> str:
    talk = words()["talk"]
    return str(draw.choice(talk[direction])).format(topic=draw.choice(talk["topics"]))


def _working_day(ago: int, today: date) -> int:
    """The same day, or the Friday before a weekend."""
    weekday = (today - timedelta(days=ago)).weekday()
    return ago + max(0, weekday - _SATURDAY + 1)
