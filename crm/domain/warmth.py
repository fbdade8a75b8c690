"""How warm a contact is: close, in touch, drifting or distant."""

from datetime import date
from enum import StrEnum

from crm.domain.cadence import Cadence


class Warmth(StrEnum):
    """The four signs of two circles: overlapping, just overlapping, touching, apart."""

    CLOSE = "close"
    IN_TOUCH = "in touch"
    DRIFTING = "drifting"
    DISTANT = "distant"


#: Somebody without a cadence is measured by a quarter of a year.
USUAL_DAYS = 91.3


def measure(cadence: Cadence | None) -> float:
    """The days by which closeness is measured: the cadence's length, but a month at least and a year at most."""
    return min(max(cadence.days, 30.0), 365.25) if cadence else USUAL_DAYS


def limits(cadence: Cadence | None) -> tuple[int, int, int]:
    """Up to how many days since the last touchpoint somebody is close, in touch, drifting. Beyond, they are distant.

    Close: a third of the measure. In touch: until a week after the check-in was due. Drifting: twice the measure.
    """
    length = measure(cadence)
    return round(length / 3), round(length) + 7, max(round(length * 2), round(length) + 8)


def warmth(last_touch: date | None, cadence: Cadence | None, today: date) -> Warmth:
    """How warm a contact is today. Somebody never in touch is distant."""
    if last_touch is None:
        return Warmth.DISTANT
    since = (today - last_touch).days
    for limit, word in zip(limits(cadence), (Warmth.CLOSE, Warmth.IN_TOUCH, Warmth.DRIFTING), strict=True):
        if since <= limit:
            return word
    return Warmth.DISTANT
