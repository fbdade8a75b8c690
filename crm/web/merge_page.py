"""Two people side by side, field by field, and who they would be as one."""

from typing import Any

from crm.domain.days import calendar_day, short_day
from crm.domain.links import profile_slug
from crm.domain.merging import Choices, Method, Side, kept_jobs, kept_methods, stays
from crm.domain.moment import Moment
from crm.domain.vague_dates import vague_date_words
from crm.usecases.journal import KEPT_FOR
from crm.usecases.merge_people.sides import Two
from crm.web.duplicates_page import origin
from crm.web.faces import face

Data = dict[str, Any]

_RADIOS = (
    ("name", "Name"),
    ("position", "Position"),
    ("goes_by", "Called"),
    ("place", "Place"),
    ("met", "Met"),
    ("introduced_by", "Introduced"),
    ("cadence", "Cadence"),
)
#: The boxes stand between position and the rest.
_BOXES = (("email", "Email"), ("phone", "Phone"), ("link", "Links"))
_ICONS = {"email": "mail", "phone": "smartphone", "link": "link"}
_HISTORY = ("touchpoint", "interview", "position", "note", "promise", "tag")


def merge_page(two: Two, choices: Choices, when: Moment) -> Data:
    """The table and the preview."""
    first, second = two.first, two.second
    radios = [
        _radio(what, label, two, choices, when) for what, label in _RADIOS if first.says(what) or second.says(what)
    ]
    boxes = [
        {
            "kind": kind,
            "label": label,
            "sides": [_boxes(first, second, kind, choices), _boxes(second, first, kind, choices, again=False)],
        }
        for kind, label in _BOXES
        if any(method.kind == kind for side in (first, second) for method in side.methods)
    ]
    called = first.goes_by or first.given or first.name
    last = when.day_of(when.instant + KEPT_FOR)
    return {
        "title": f"One {called} or two?",
        "url": f"/duplicates/{first.id}/{second.id}",
        "heads": [_head(side, two, when) for side in (first, second)],
        "before": [row for row in radios if row["what"] in ("name", "position")],
        "boxes": boxes,
        "after": [row for row in radios if row["what"] not in ("name", "position")],
        "history": _history(two, choices),
        "undo": f"A merge can be undone until {calendar_day(last, when.today)}. "
        f"What you add afterwards stays with {first.name}.",
        "preview": preview(two, choices),
    }


def preview(two: Two, choices: Choices) -> Data:
    """The card that would result."""
    first, second = two.first, two.second
    name, job = (stays(what, first, second, choices).side for what in ("name", "position"))
    lines = [
        (_icon(method), _shown(method))
        for kind, _ in _BOXES
        for _, method in kept_methods(first, second, choices)
        if method.kind == kind
    ]
    for what, icon in (("place", "map-pin"), ("cadence", "repeat"), ("introduced_by", "users")):
        side = stays(what, first, second, choices).side
        if side.says(what):
            lines.append((icon, _value(what, side)))
    jobs = [found.job for found in kept_jobs(first, second, choices)]
    return {
        "name": name.name,
        "face": face(name.name, name.given, name.family),
        "line": _value("position", job),
        "lines": lines,
        "jobs": [
            {
                "words": ", ".join(filter(None, (one.title, one.company))),
                "was": f"until {one.ended}" if one.ended else "",
            }
            for one in jobs
            if not one.current and (one.title or one.company)
        ][:6],
    }


def _head(side: Side, two: Two, when: Moment) -> Data:
    since, touches = two.since[side.id], two.touches[side.id]
    words = origin(two.source[side.id]).removeprefix("from ")
    passed = _count(touches, "touchpoint") if touches else "No touchpoints"
    known = f"since {since.year}" if (when.today - since).days >= 365 else short_day(since, when.today)
    return {
        "id": side.id,
        "name": side.name,
        "face": face(side.name, side.given, side.family),
        "line": f"{words[0].upper()}{words[1:]}, {known}. {passed}.",
    }


def _radio(what: str, label: str, two: Two, choices: Choices, when: Moment) -> Data:
    first, second = two.first, two.second
    chosen = stays(what, first, second, choices).side
    both = bool(first.says(what) and second.says(what))
    return {
        "what": what,
        "label": label,
        "sides": [
            {
                "id": side.id,
                "value": _value(what, side, when) if side.says(what) else "",
                "note": _since(side) if what == "position" else "",
                "if_not": "kept as an earlier position" if what == "position" and both else "",
                "checked": side is chosen,
            }
            for side in (first, second)
        ],
    }


def _value(what: str, side: Side, when: Moment | None = None) -> str:
    if what == "position":
        return ", ".join(filter(None, (side.title, side.company)))
    if what == "met":
        day = calendar_day(side.met_on, when.today) if side.met_on and when else ""
        return ". ".join(filter(None, (side.met_how.rstrip("."), day)))
    if what == "cadence":
        return side.cadence.sentence if side.cadence else ""
    return {"name": side.name, "introduced_by": f"by {side.introducer}"}.get(what) or str(getattr(side, what))


def _since(side: Side) -> str:
    """Since when the open job is known."""
    for job in side.jobs:
        if job.current and (job.company_id, job.title) == (side.company_id, side.title) and job.started:
            return f"since {vague_date_words(job.started)}"
    return ""


def _boxes(side: Side, other: Side, kind: str, choices: Choices, *, again: bool = True) -> list[Data]:
    """The addresses of one; what both have stands with the first alone."""
    shared = {(method.kind, method.key) for method in other.methods}
    found = []
    for method in side.methods:
        in_both = (method.kind, method.key) in shared
        if method.kind == kind and (again or not in_both):
            label = "" if method.kind == "link" and profile_slug(method.value) else method.label
            note = "in both" if in_both else label or "only here"
            found.append(
                {
                    "id": method.id,
                    "value": _shown(method),
                    "note": note,
                    "checked": method.id not in choices.dropped,
                }
            )
    return found


def _shown(method: Method) -> str:
    if method.kind == "link":
        # Two profiles look alike but for their addresses, which say here whose is whose.
        slug = profile_slug(method.value)
        return f"linkedin.com/in/{slug}" if slug else method.value.partition("://")[2] or method.value
    return method.value


def _icon(method: Method) -> str:
    return "external-link" if method.kind == "link" and profile_slug(method.value) else _ICONS[method.kind]


def _history(two: Two, choices: Choices) -> str:
    """Nothing of what was between the account and the two is lost."""
    counts = {**two.history, "position": len(kept_jobs(two.first, two.second, choices))}
    told = [_count(counts.get(noun, 0), noun) for noun in _HISTORY if counts.get(noun)]
    return f"Everything is kept: {', '.join(told)}." if told else "Nothing is logged with either yet."


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"
