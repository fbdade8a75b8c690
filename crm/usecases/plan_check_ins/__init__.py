"""Keeping one open check-in for everybody with a cadence, and the congratulations, on the days the rules give.

What follows from the opportunities of the same people is planned with them (see `opportunities.planning`).

`plan` looks at facts alone: touchpoints, cadences, and what is stored. It may run at any time and as often as one
likes; where nothing changed it writes nothing. So an undone, edited or deleted touchpoint needs no undoing here: the
reminder that it had closed opens again, because nothing closes it any more.
"""

from collections.abc import Iterable

from crm.domain.moment import Moment
from crm.models import Account
from crm.usecases.guard import around
from crm.usecases.opportunities.planning import plan_opportunities
from crm.usecases.plan_check_ins.people import bring_last_touches, people_to_plan
from crm.usecases.plan_check_ins.reminders import read_reminders, write_people, write_reminders
from crm.usecases.plan_check_ins.rounds import plan_person
from crm.usecases.plan_check_ins.spread import spread
from crm.usecases.touch_history import FEW, NOTHING, histories

__all__ = ["plan"]


def plan(account: Account, when: Moment, person_ids: Iterable[int] | None = None) -> None:
    """Plan these people's check-ins, congratulations and opportunities, or everybody's; in the caller's transaction.

    The number of statements does not depend on the number of people. Other people's reminders move only where a day
    would be crowded without that, or where room has become free on a day that was full (Rule 8).
    """
    wanted = None if person_ids is None else set(person_ids)
    if wanted is not None and not wanted:
        return
    if wanted is not None and len(wanted) > FEW:
        wanted = None
        bring_last_touches(account, when.today)
    people = people_to_plan(account, wanted)
    stored = read_reminders(account, wanted)
    plan_opportunities(account, when, person_ids=wanted)
    known = histories(account, wanted, when.today)
    now = around(account, when.today)
    planned = []
    for person in people:
        history = known.get(person.id, NOTHING)
        planned += plan_person(person, history, stored.get(person.id, []), when.today, now)
    write_reminders(account, planned, when)
    moved = spread(account, planned, when, everything=wanted is None)
    write_people(account, people, known, planned, moved)
