"""What the pages of a calendar's import say: the meetings to choose from, and those that were added."""

import json
from datetime import date
from typing import Any

from crm.domain.days import calendar_day, counted, short_day
from crm.domain.touches import TouchKind
from crm.models import Import
from crm.usecases.import_calendar.in_words import left_aside
from crm.usecases.import_calendar.own_addresses import NAMED, OFTEN
from crm.usecases.import_people.choices import Choices

#: How each kind is called, and its icon.
_KINDS = {
    TouchKind.VIDEO: ("Video call", "video"),
    TouchKind.CALL: ("Call", "phone"),
    TouchKind.COFFEE: ("Coffee", "coffee"),
    TouchKind.EVENT: ("Event", "presentation"),
    TouchKind.MEETING: ("Meeting", "users"),
}
_WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_NAMED = 3
_MANY = 20


def preview(run: Import, kept: dict[str, Any], today: date, until: date) -> dict[str, Any]:
    """Everything that `imports/calendar.html` shows. `kept` is what `import_calendar.from_upload` found."""
    ticked = Choices.from_json(run.answers).meetings
    entries = [_entry(one, ticked, today) for one in kept["entries"]]
    aside = left_aside(kept["aside"])
    unread = kept["unread_count"]
    return {
        "title": "Whom you met" if entries else "Nobody you know is in this calendar",
        "line": _line(kept, entries),
        "notice": run.message,
        "entries": entries,
        "aside": aside,
        "unread": [f"Line {line}: {reason}" for line, reason in kept["unread"][:10]],
        "unread_more": max(unread - 10, 0),
        "ready": "Nothing is added yet." if entries else "Nothing to add.",
        "undo_until": calendar_day(until, today),
        "own": [{**one, "why": _why_own(one)} for one in kept.get("own", [])],
    }


def result(run: Import, today: date) -> dict[str, Any]:
    """What the page of the result shows beside what it shows of every import."""
    counts = json.loads(run.counts)
    meetings = [
        {
            "title": one["title"] or "A meeting",
            "line": _joined(one["names"], len(one["names"])),
            "when": _when(one["times"], date.fromisoformat(one["last"]), today),
        }
        for one in counts.get("meetings", [])
    ]
    line = "They stand with everybody who was there, and their check-ins count from them."
    return {"meetings": meetings, "line": line if meetings else "Nothing was ticked, and nothing was added."}


def _line(kept: dict[str, Any], entries: list[dict[str, Any]]) -> str:
    if not entries:
        return "Kith knows people in a calendar by their email addresses. Add those, and drop the file again."
    meetings = sum(one["times"] for one in kept["entries"])
    entries_words = counted(len(entries), "entry", "entries")
    met = counted(meetings, "meeting").capitalize()
    return f"{met} of {entries_words} with people you know. What is ticked is added."


def _entry(one: dict[str, Any], ticked: frozenset[str] | None, today: date) -> dict[str, Any]:
    kind, icon = _KINDS.get(TouchKind(one["kind"]), _KINDS[TouchKind.MEETING])
    last = date.fromisoformat(one["last"])
    notes = []
    if one["times"] > 1:
        notes.append(f"{one['times']:,} times since {short_day(date.fromisoformat(one['first']), today)}")
    if one["invited"] > _MANY:
        notes.append(f"{one['invited']} invited")
    if one["whole_day"]:
        notes.append("whole days")
    return {
        "key": one["key"],
        "title": one["title"] or "Without a title",
        "kind": kind,
        "icon": icon,
        "weekday": _WEEKDAYS[last.weekday()],
        "day": short_day(last, today),
        "iso": one["last"],
        "people": _joined(one["names"], one["people"]),
        "faces": one["names"][:_NAMED],
        "note": ", ".join(notes),
        "ticked": _is_ticked(one, ticked),
    }


def _why_own(one: dict[str, Any]) -> str:
    if one["why"] == OFTEN:
        return f"in {counted(one['entries'], 'entry', 'entries')}: tick it if that is you"
    return "the calendar is called so" if one["why"] == NAMED else "you said so"


def _is_ticked(one: dict[str, Any], ticked: frozenset[str] | None) -> bool:
    return bool(one["usual"]) if ticked is None else one["key"] in ticked


def _when(times: int, last: date, today: date) -> str:
    return short_day(last, today) if times == 1 else f"{times:,} times, the last on {short_day(last, today)}"


def _joined(names: list[str], people: int) -> str:
    """ "Ada and Jonas", "Ada, Jonas and 4 more"."""
    shown = names[:_NAMED]
    more = people - len(shown)
    if more > 0:
        return f"{', '.join(shown)} and {more:,} more"
    return " and ".join(filter(None, [", ".join(shown[:-1]), shown[-1]])) if shown else ""
