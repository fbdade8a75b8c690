"""Who is best left alone for now: whoever was written to twice without an answer (Rule 9)."""

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from crm.domain.manners import Verdict, manners, unanswered
from crm.domain.touches import Direction
from crm.models import Account
from crm.usecases.today.passed import Passed
from crm.usecases.touch_history import histories

#: So many are named; more would be a list of regrets.
NAMED = 2
# Among so many who have not answered yet, some were written to twice.
_LOOKED_AT = 60


class LeftAlone(NamedTuple):
    """Somebody to let be, and what manners say about it."""

    person: int
    called: str
    name: str
    verdict: Verdict


def whom_to_leave_alone(account: Account, passed: Iterable[Passed], today: date) -> list[LeftAlone]:
    """The people last written to in vain, the latest first. `passed` holds at least the last thirty days.

    Whoever was written to today is left out: that was meant, and nobody writes twice in a day.
    """
    newest: dict[int, Passed] = {}
    for one in passed:
        newest[one.person] = one
    silent = [one for one in newest.values() if one.direction == Direction.OUTGOING and one.day < today]
    silent.sort(key=lambda one: (one.day, one.touchpoint), reverse=True)
    silent = silent[:_LOOKED_AT]
    known = histories(account, [one.person for one in silent], today)
    left = []
    for one in silent:
        touches = known[one.person].touches if one.person in known else []
        verdict = manners(touches, today, name=one.called)
        if not verdict.go_ahead and len(unanswered(touches, today)) > 1:
            left.append(LeftAlone(one.person, one.called, one.name, verdict))
    return left[:NAMED]
