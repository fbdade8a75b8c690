"""What satisfies a follow-up, wherever the touchpoint came from: logged, imported or composed."""

from collections.abc import Iterable
from datetime import date

from crm.domain.followups import FollowUpKind
from crm.domain.touches import Direction, Touch, TouchKind

#: Kinds of touchpoints that are written, and can be a note of thanks. What kind another contact was is not known.
WRITTEN = frozenset(
    (
        TouchKind.EMAIL, TouchKind.LINKEDIN, TouchKind.THANK_YOU, TouchKind.SECOND_NOTE, TouchKind.FEEDBACK_REQUEST,
        TouchKind.CONGRATULATION, TouchKind.OTHER,
    )
)  # fmt: skip
#: Reminders that no touchpoint can do: they ask the account something.
UNSATISFIED = frozenset((FollowUpKind.ASK_WHEN, FollowUpKind.CALL_IT_QUIET))


def is_satisfied_by(not_before: date, touch: Touch) -> bool:
    """Whether a touchpoint with the follow-up's person does what it asked for.

    True of every kind but a thank-you: an outgoing or mutual touchpoint from the earliest decent day on.
    """
    return touch.direction != Direction.INCOMING and touch.day >= not_before


def is_thanks(touch: Touch) -> bool:
    """Whether a touchpoint is a thank-you note, or something else written that thanks."""
    if touch.direction != Direction.OUTGOING:
        return False
    return touch.kind == TouchKind.THANK_YOU or (touch.thanks and touch.kind in WRITTEN)


def satisfied_by(
    kind: FollowUpKind, not_before: date, touches: Iterable[Touch], until: date | None = None
) -> Touch | None:
    """The first touchpoint that satisfies a follow-up of that kind; None while it is still to be done.

    `not_before` is its earliest decent day; for a thank-you the day of the interview, which is `until` its last day.
    """
    if kind in UNSATISFIED:
        return None
    found: Touch | None = None
    for touch in touches:
        fits = is_thanks(touch) if kind is FollowUpKind.THANK_YOU else touch.direction != Direction.INCOMING
        in_time = touch.day >= not_before and (until is None or touch.day <= until)
        if fits and in_time and (found is None or touch.day < found.day):
            found = touch
    return found
