"""Whether thank-you notes go out in time (Rule 2), and what that says."""

from collections.abc import Sequence


def thanks_finding(in_time: Sequence[bool]) -> str:
    """What the notes say that went out, or never did: each whether it went out by the day on which it was due."""
    good, whole = sum(in_time), len(in_time)
    if good * 5 >= whole * 4:
        return "You thank people in time"
    if good * 2 > whole:
        return "You mostly thank people in time"
    if good * 2 == whole:
        return "Every second thank-you note comes late"
    return "Most thank-you notes come late" if good else "Thank-you notes come late"
