"""A touchpoint in a few words, as a short list has room for them."""

from crm.domain.touches import Direction, TouchKind
from crm.usecases.today.passed import Passed

_YOU = {
    TouchKind.EMAIL: "You wrote",
    TouchKind.LINKEDIN: "You wrote on LinkedIn",
    TouchKind.CALL: "You called",
    TouchKind.THANK_YOU: "You sent thanks",
    TouchKind.SECOND_NOTE: "You asked again",
    TouchKind.FEEDBACK_REQUEST: "You asked for feedback",
    TouchKind.CONGRATULATION: "You sent congratulations",
}
_THEY = {
    TouchKind.EMAIL: "Wrote to you",
    TouchKind.LINKEDIN: "Wrote on LinkedIn",
    TouchKind.CALL: "Called you",
    TouchKind.THANK_YOU: "Thanked you",
    TouchKind.CONGRATULATION: "Congratulated you",
    TouchKind.FEEDBACK_REQUEST: "Asked for your feedback",
}
_BOTH = {
    TouchKind.EMAIL: "You wrote to each other",
    TouchKind.LINKEDIN: "You wrote on LinkedIn",
    TouchKind.CALL: "Call",
    TouchKind.VIDEO: "Video call",
    TouchKind.MEETING: "Meeting",
    TouchKind.COFFEE: "Coffee",
    TouchKind.EVENT: "Event",
}
#: Longer remarks would make a small line a paragraph.
_REMARK = 28


def lately_line(one: Passed) -> str:
    """Such as "You sent thanks", "Wrote on LinkedIn", "Coffee, at the station"."""
    kind = TouchKind(one.kind)
    if one.direction == Direction.INCOMING:
        line = _THEY.get(kind, _BOTH.get(kind, "Got in touch"))
    elif one.direction == Direction.MUTUAL:
        line = _BOTH.get(kind, "You were in touch")
    else:
        line = _YOU.get(kind, _BOTH.get(kind, "You got in touch"))
    remark = " ".join(one.text.split()).rstrip(".")
    return f"{line}, {remark}" if remark and len(remark) <= _REMARK else line
