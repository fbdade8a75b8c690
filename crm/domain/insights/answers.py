"""Which messages get answers, and what that says."""

from collections.abc import Sequence
from typing import NamedTuple

#: An answer after more than three weeks is another beginning.
ANSWER_DAYS = 21
#: Fewer messages than these of a kind say nothing about the kind.
ENOUGH_MESSAGES = 5
CHECK_IN = "check-in"
#: What a written message is, for one of them and for many.
NAMES = {
    "thank-you": ("Thank-you note", "Thank-you notes"),
    "second-note": ("Second note", "Second notes"),
    "feedback-request": ("Feedback request", "Feedback requests"),
    "congratulation": ("Congratulations", "Congratulations"),
    CHECK_IN: ("Check-in", "Check-ins"),
    "linkedin": ("LinkedIn message", "LinkedIn messages"),
    "email": ("Email", "Emails"),
}


class Answered(NamedTuple):
    """Messages of a kind (see NAMES): how many were answered in time, of how many that were sent."""

    kind: str
    answered: int
    sent: int

    @property
    def share(self) -> float:
        """From 0 to 1."""
        return self.answered / self.sent


def telling(found: Sequence[Answered]) -> list[Answered]:
    """The kinds of which enough were sent to say something, by the share that was answered."""
    enough = (one for one in found if one.sent >= ENOUGH_MESSAGES)
    return sorted(enough, key=lambda one: (-one.share, -one.sent, one.kind))


def answers_finding(best_first: Sequence[Answered]) -> str:
    """What the telling kinds say: the one that is answered best, where more than half of it is."""
    best = best_first[0]
    if best.share > 0.5:
        return f"{NAMES[best.kind][1]} get answers"
    came, sent = sum(one.answered for one in best_first), sum(one.sent for one in best_first)
    return "Most messages stay without an answer" if came * 2 < sent else "Every second message gets an answer"
