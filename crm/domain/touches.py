"""Touchpoints as the rules see them: who reached out to whom, how, on which day."""

from collections.abc import Iterable
from datetime import date
from enum import StrEnum
from typing import NamedTuple


class TouchKind(StrEnum):
    """Kinds of touchpoints, as they are stored."""

    EMAIL = "email"
    LINKEDIN = "linkedin"
    CALL = "call"
    VIDEO = "video"
    MEETING = "meeting"
    COFFEE = "coffee"
    EVENT = "event"
    THANK_YOU = "thank-you"
    SECOND_NOTE = "second-note"
    FEEDBACK_REQUEST = "feedback-request"
    CONGRATULATION = "congratulation"
    OTHER = "other"


class Direction(StrEnum):
    """Who reached out: the account, the other person, or both at once."""

    OUTGOING = "outgoing"
    INCOMING = "incoming"
    MUTUAL = "mutual"


#: Kinds in which both speak: they are mutual unless said otherwise.
MUTUAL_KINDS = frozenset((TouchKind.CALL, TouchKind.VIDEO, TouchKind.MEETING, TouchKind.COFFEE, TouchKind.EVENT))


def usual_direction(kind: str) -> Direction:
    """The direction of a touchpoint of which only the kind is known."""
    return Direction.MUTUAL if kind in MUTUAL_KINDS else Direction.OUTGOING


class Touch(NamedTuple):
    """One touchpoint with one person. `person` matters only where several people's are looked at together.

    `thanks`: what was said thanks them. `id` is the stored touchpoint's, where it matters which it was.
    """

    day: date
    direction: str
    kind: str = TouchKind.OTHER
    person: int = 0
    thanks: bool = False
    id: int = 0


def in_order(touches: Iterable[Touch], until: date) -> list[Touch]:
    """The touchpoints up to a day, oldest first; those of one day keep the order in which they came."""
    return sorted((touch for touch in touches if touch.day <= until), key=lambda touch: touch.day)
