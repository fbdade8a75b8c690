"""The entries of a person's timeline in words, as the page shows them."""

from datetime import date
from typing import Any

from crm.domain.changes import Kind
from crm.domain.days import calendar_day
from crm.domain.employers import SELF_EMPLOYED, company_key
from crm.domain.interview_round import is_ordinal, round_words
from crm.usecases.person_page.timeline import Entry

Event = dict[str, Any]

#: Kind of touchpoint -> icon, what it is called when both took part, what the account did, what the person did.
_TOUCH = {
    "email": ("mail", "Emails", "You wrote", "wrote"),
    "linkedin": ("message-circle", "Messages", "You wrote", "wrote"),
    "call": ("phone", "Call", "You called", "called"),
    "video": ("video", "Video call", "You called", "called"),
    "meeting": ("users", "Meeting", "Meeting", "met you"),
    "coffee": ("coffee", "Coffee", "Coffee", "took you to coffee"),
    "event": ("presentation", "Event", "Event", "met you"),
    "thank-you": ("feather", "Thanks", "You sent a thank-you note", "thanked you"),
    "second-note": ("hourglass", "Second note", "You sent a second note", "wrote again"),
    "feedback-request": ("quote", "Feedback", "You asked for feedback", "gave feedback"),
    "congratulation": ("party-popper", "Congratulations", "You sent congratulations", "congratulated you"),
}
_OTHER = ("circle", "In touch", "You were in touch", "was in touch")
#: What an archive told of that is no plain message, as above. Who wrote to a group is not known.
_FROM_FILES = {
    "linkedin-group": ("users", "Group conversation", "You wrote to a group", ""),
    "linkedin-invitation": ("user-plus", "Invitation", "You asked to connect", "asked to connect"),
    "linkedin-recommendation": ("quote", "Recommendation", "You wrote a recommendation", "recommended you"),
    "linkedin-endorsement": ("sparkle", "Endorsement", "You endorsed {name}", "endorsed you"),
}
_HOW = {"email": "by email", "linkedin": "on LinkedIn", "video": "by video"}
_JOB = {Kind.LEFT: "Left a job", Kind.NEW_TITLE: "New role"}
_SIDES = {"theirs": "{name} promised", "yours": "You promised"}
_STATES = {"kept": "kept", "broken": "broken", "moved": "moved"}


def event(entry: Entry, name: str, today: date) -> Event:
    """One entry as `_event.html` takes it; `name` is how the person is called."""
    shown: Event = {
        "id": f"{entry.what}-{entry.id}",
        "iso": entry.day.isoformat(),
        "date": "today" if entry.day == today else f"{entry.day.day} {entry.day:%b}",
        "said": "",
        "edit_url": "",
    }
    return shown | _WORDS[entry.what](entry, name, today)


def _touchpoint(entry: Entry, name: str, today: date) -> Event:
    icon, both, ours, theirs = _TOUCH.get(entry.kind, _OTHER)
    written = entry.kind in ("email", "linkedin")
    if entry.source in _FROM_FILES:
        icon, both, ours, theirs = _FROM_FILES[entry.source]
        ours, written = ours.format(name=name), False
    if entry.direction == "incoming":
        title, dot, icon = f"{name} {theirs}" if theirs else both, "inc", "arrow-down-left" if written else icon
    elif entry.direction == "mutual":
        title, dot = both, "out"
    else:
        title, dot, icon = ours, "out", "arrow-up-right" if written else icon
    return {
        "icon": icon,
        "dot": dot,
        "title": title,
        "meta": _meta(entry),
        "said": entry.text,
        "edit_url": f"/touchpoints/{entry.id}/edit",
        "delete_url": f"/touchpoints/{entry.id}/delete",
    }


def _meta(entry: Entry) -> str:
    how = "on LinkedIn" if entry.source in _FROM_FILES else _HOW.get(entry.kind, "")
    said = " ".join(part for part in (how, _with(entry.others)) if part)
    return said if entry.counts else f"{said}, moves no date"


def _with(others: tuple[str, ...]) -> str:
    if not others:
        return ""
    if len(others) > 3:
        return f"with {others[0]}, {others[1]} and {len(others) - 2} others"
    return f"with {', '.join(others[:-1])}{' and ' if len(others) > 1 else ''}{others[-1]}"


def _note(entry: Entry, name: str, today: date) -> Event:
    return {"icon": "sticky-note", "dot": "", "title": "You noted", "said": entry.text}


def _job(entry: Entry, name: str, today: date) -> Event:
    title = _JOB.get(Kind(entry.kind), "New job")
    if company_key(entry.new.rpartition(", ")[2]) == SELF_EMPLOYED:
        title = "Now independent"
    return {
        "icon": "newspaper",
        "dot": "news",
        "title": title,
        "old": entry.old,
        "new": entry.new or "no longer given",
        "note": "Found by comparing two LinkedIn exports." if entry.old else "Found in a LinkedIn export.",
    }


def _name(entry: Entry, name: str, today: date) -> Event:
    note = "Found by comparing two LinkedIn exports."
    return {"icon": "user", "dot": "news", "title": "New name", "old": entry.old, "new": entry.new, "note": note}


def _promise(entry: Entry, name: str, today: date) -> Event:
    title = _SIDES.get(entry.side, "{name} promised").format(name=name)
    state = _STATES.get(entry.state) or ("was due" if entry.day < today else "due")
    day = calendar_day(entry.day, today)
    meta = f"{state} on {day}" if state in ("was due", "due") else f"by {day}, {state}"
    dot = "done" if entry.state == "kept" else ""
    return {"icon": "hourglass", "dot": dot, "title": title, "meta": meta, "said": entry.text}


def _connected(entry: Entry, name: str, today: date) -> Event:
    return {"icon": "user-plus", "dot": "", "title": "You connected", "meta": "on LinkedIn"}


def _interview(entry: Entry, name: str, today: date) -> Event:
    words = f"{entry.kind.capitalize()} interview" if is_ordinal(entry.kind) else round_words(entry.kind)
    called = [other.split()[0] for other in entry.others if other]
    return {
        "icon": "users" if entry.others else "user",
        "dot": "solid" if entry.day <= today else "dash",
        "title": f"{words}, {entry.new}",
        "title_url": f"/opportunities/{entry.opportunity}",
        "meta": ", ".join(part for part in (entry.old, _with(tuple(called))) if part),
        "said": entry.text,
    }


def _told(entry: Entry, name: str, today: date) -> Event:
    title = f"{entry.new} made you an offer" if entry.kind == "offer" else f"{entry.new} said no"
    meta = ", ".join(part for part in (entry.old, f"{name} told you") if part)
    return {"icon": "flag", "dot": "inc", "title": title, "meta": meta, "title_url": f"/opportunities/{entry.id}"}


def _override(entry: Entry, name: str, today: date) -> Event:
    """Manners said to wait; the reason for writing all the same is kept."""
    return {"icon": "hand", "dot": "", "title": "You wrote all the same", "said": entry.text, "note": entry.old}


_WORDS = {
    "touchpoint": _touchpoint,
    "note": _note,
    "job": _job,
    "name": _name,
    "promise": _promise,
    "override": _override,
    "interview": _interview,
    "told": _told,
    "connected": _connected,
}
