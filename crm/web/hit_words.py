"""Where something was hit, in words: "Formerly Engineer, Northwind", "Note, 12 November: …"."""

from datetime import date
from typing import NamedTuple

from markupsafe import Markup

from crm.domain.touches import Direction, TouchKind
from crm.search.hits import Hit
from crm.web.days_shown import list_day
from crm.web.marked import marked

_LABELS = {
    "name": "Also called", "formerly": "Formerly", "now": "Also", "spelling": "Also written", "tag": "Tag:",
    "email": "Email:", "phone": "Phone:", "place": "Place:", "credentials": "After the name:", "met": "How you met:",
    "note": "Note", "interview": "Interview",
}  # fmt: skip
_TOUCHES = {
    TouchKind.EMAIL: "Email",
    TouchKind.LINKEDIN: "LinkedIn",
    TouchKind.CALL: "Call",
    TouchKind.VIDEO: "Video call",
    TouchKind.MEETING: "Meeting",
    TouchKind.COFFEE: "Coffee",
    TouchKind.EVENT: "Event",
    TouchKind.THANK_YOU: "Thanks",
    TouchKind.SECOND_NOTE: "Second note",
    TouchKind.FEEDBACK_REQUEST: "Feedback",
    TouchKind.CONGRATULATION: "Congratulations",
}
_WRITTEN = (TouchKind.EMAIL, TouchKind.LINKEDIN)


class HitWords(NamedTuple):
    """A hit as it is shown: its label, the words with what was typed marked, and whether they are somebody's own."""

    label: str
    text: str | Markup
    quoted: bool


def hit_words(hit: Hit, marks: tuple[str, ...], today: date) -> HitWords:
    """A hit in words."""
    text = marked(hit.text, marks)
    if hit.kind not in ("note", "interview", "touchpoint"):
        return HitWords(_LABELS[hit.kind], text, False)
    label = _touch(hit.detail) if hit.kind == "touchpoint" else _LABELS[hit.kind]
    return HitWords(f"{label}, {list_day(hit.on, today)}:" if hit.on else f"{label}:", text, True)


def _touch(detail: str) -> str:
    kind, _, direction = detail.partition(" ")
    if kind in _WRITTEN and direction in (Direction.INCOMING, Direction.OUTGOING):
        where = " on LinkedIn" if kind == TouchKind.LINKEDIN else ""
        return f"{'You wrote' if direction == Direction.OUTGOING else 'Wrote to you'}{where}"
    return _TOUCHES.get(TouchKind(kind), "In touch")
