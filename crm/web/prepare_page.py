"""What the page before an interview says, in words: made from the plain data of the use case."""

from datetime import date, datetime
from typing import Any

from crm.domain.days import WEEKDAYS, calendar_day, full_day, number_words, on_day, short_day
from crm.domain.interview_round import in_sentence, round_words
from crm.domain.links import safe_link
from crm.domain.moment import Moment, local_instant, zone
from crm.domain.vague_dates import vague_date_words
from crm.domain.warmth import Warmth, warmth
from crm.usecases.opportunities.prepare import Contact, Earlier, Held, Known, Leftover, Preparation
from crm.usecases.opportunities.story import Round
from crm.usecases.today.passed import Passed
from crm.web.length_words import length_words
from crm.web.touch_words import lately_line

#: The question of Rule 1.
QUESTION = "When may I expect to hear about the next steps?"
_SIGNS = {Warmth.CLOSE: "close", Warmth.IN_TOUCH: "touch", Warmth.DRIFTING: "drift", Warmth.DISTANT: "far"}
_KINDS = {
    "video": ("video", "Video call"),
    "video call": ("video", "Video call"),
    "phone call": ("phone", "By phone"),
    "phone": ("phone", "By phone"),
    "call": ("phone", "By phone"),
    "on site": ("map-pin", "On site"),
}


def prepare_page(shown: Preparation, when: Moment) -> dict[str, Any]:
    """Everything that the page shows."""
    interview, today = shown.interview, when.today
    before = shown.earlier[0] if shown.earlier else None
    return {
        "id": interview.id,
        "title": f"{_at(interview.starts, today)}, {shown.company}",
        "line": _line(interview, shown.role),
        "facts": _facts(interview, when),
        "call": _call(interview),
        "notes": interview.notes,
        "company": shown.company,
        "opportunity": {
            "url": f"/opportunities/{shown.opportunity}",
            "words": ", ".join(part for part in (shown.company, shown.role) if part),
        },
        "question": QUESTION,
        "panel": [_known(one, today) for one in shown.panel],
        "left_over": _left_over(shown, today),
        "left_over_title": f"Left over from {in_sentence(round_words(before.round))}"
        if before and before.round
        else "Left over",
        "others": [
            {
                "name": one.name,
                "url": f"/people/{one.id}",
                "title": one.title,
                "when": short_day(one.last_touch_on, today) if one.last_touch_on else "",
            }
            for one in shown.others
        ],
        "others_count": shown.others_count,
        "others_url": f"/companies/{shown.company_id}",
        "over": interview.ends <= when.local.replace(tzinfo=None),
        "ends": f"{interview.ends:%H:%M}" if interview.ends.date() == interview.starts.date() else "the end",
    }


def _at(starts: datetime, today: date) -> str:
    """ "Today at 10:30", "Thursday at 9:00", "3 December at 14:00"."""
    distance = (starts.date() - today).days
    if -1 <= distance <= 1:
        day = ("Yesterday", "Today", "Tomorrow")[distance + 1]
    else:
        day = WEEKDAYS[starts.weekday()] if 0 < distance < 7 else calendar_day(starts.date(), today)
    return f"{day} at {_time(starts)}"


def _time(moment: datetime) -> str:
    return f"{moment.hour}:{moment:%M}"


def _line(interview: Round, role: str) -> str:
    """ "Round 2, technical, for Head of data platform"."""
    first = round_words(interview.round)
    return f"{first}, for {role}" if role else first


def _facts(interview: Round, when: Moment) -> list[tuple[str, str]]:
    """Icon and words: the day and the length, the kind and place, and what the clock says where it was agreed."""
    facts = [("clock", f"{full_day(interview.starts.date(), when.today)}, {length_words(interview.minutes)}")]
    drawing, words = _KINDS.get(interview.kind.lower(), ("briefcase", interview.kind[:1].upper() + interview.kind[1:]))
    where = "" if _call(interview) else interview.place
    if drawing == "map-pin" and where:
        words, where = f"{words}, {where}", ""
    facts += [(drawing, words)] if words else []
    facts += [("map-pin", where)] if where else []
    if interview.zone and interview.zone != when.zone_name:
        theirs = local_instant(interview.starts, when.zone_name).astimezone(zone(interview.zone))
        if (
            theirs.utcoffset()
            != local_instant(interview.starts, when.zone_name).astimezone(zone(when.zone_name)).utcoffset()
        ):
            city = interview.zone.rpartition("/")[2].replace("_", " ")
            facts.append(("globe", f"{_time(theirs)} for them, in {city}"))
    return facts


def _call(interview: Round) -> str:
    """The link to join it, or "" where its place is none."""
    link = safe_link(interview.place)
    return link if link.lower().startswith("http") else ""


def _known(one: Known, today: date) -> dict[str, Any]:
    parts = [one.title, "leads it" if one.leads else "", "recruiter" if one.recruiter else ""]
    parts.append("hiring manager" if one.hiring_manager else "")
    return {
        "name": one.name,
        "url": f"/people/{one.id}",
        "role": ", ".join(part for part in parts if part),
        "warmth": _SIGNS[warmth(one.last_touch_on, one.cadence, today)] if one.last_touch_on else "",
        "met": _met(one, today),
        "last": " ".join(_touch(touch, one, today) for touch in one.touches) or "None.",
        "positions": _positions(one.positions),
        "notes": one.notes,
    }


def _met(one: Known, today: date) -> str:
    said = [_sat(earlier, today) for earlier in one.earlier[:3]]
    if len(one.earlier) > 3:
        said.append(f"And {number_words(len(one.earlier) - 3)} more.")
    if not said and one.met_how and one.met_how != "Interview":
        said.append(one.met_how.rstrip(".") + ".")
    if not said and one.met_on and one.met_on < today:
        said.append(f"You met {on_day(one.met_on, today)}.")
    if not said and one.connected_on:
        said.append(f"Connected on LinkedIn {on_day(one.connected_on, today)}.")
    return " ".join(said) or "Never, as far as Kith knows."


def _sat(earlier: Earlier, today: date) -> str:
    day = on_day(earlier.day, today)
    if earlier.same:
        return f"{round_words(earlier.round) if earlier.round else 'An earlier round'}, {day}."
    role = f"{earlier.role} at {earlier.company}" if earlier.role else earlier.company
    return f"Interviewed you {day}, for {role}."


def _touch(touch: Contact, one: Known, today: date) -> str:
    line = lately_line(Passed(0, touch.day, touch.kind, touch.direction, touch.text, one.id, one.name, one.called))
    return f"{calendar_day(touch.day, today)}: {line[:1].lower()}{line[1:].rstrip('.')}."


def _positions(positions: tuple[Held, ...]) -> str:
    now = [one for one in positions if one.current]
    said = []
    for one in now[:2]:
        since = f" since {vague_date_words(one.started)}" if one.started else ""
        said.append(f"{_job(one)}{since}.")
    before = [one for one in positions if not one.current]
    if before:
        said.append(f"Before: {'; '.join(_job(one) for one in before[:2])}.")
    return " ".join(said) or "Unknown."


def _job(one: Held) -> str:
    return ", ".join(part for part in (one.title, one.company) if part)


def _left_over(shown: Preparation, today: date) -> list[dict[str, str]]:
    """What was forgotten, and what is promised and open; `url` is where it is ticked off, `done` what that says."""
    found = [
        {"words": f"You forgot to say: {one.forgotten}", "url": f"/interviews/{one.id}/mentioned", "done": "Said"}
        for one in shown.earlier
        if one.forgotten and not one.mentioned
    ]
    return found + [_promised(one, shown.company, today) for one in shown.promises]


def _promised(one: Leftover, company: str, today: date) -> dict[str, str]:
    what = one.text.rstrip(".") or "an answer"
    day = on_day(one.due_on, today).removeprefix("on ")
    if one.side == "yours":
        words = f"You promised {one.called or company}: {what}, by {day}."
    else:
        late = " It has not come." if one.due_on < today else ""
        words = f"{one.called or company} promised: {what}, by {day}.{late}"
    return {"words": words, "url": f"/waiting/{one.id}/kept", "done": "Kept"}
