"""Done: logs the touchpoint and sets the next date, in one press."""

from datetime import date

from crm.domain.followups import FollowUpKind, State
from crm.domain.moment import Moment
from crm.domain.touches import Direction, TouchKind
from crm.models import Account, FollowUp, Touchpoint
from crm.usecases.follow_ups.answer import Answered, next_sentence, open_follow_up
from crm.usecases.journal import Changes, changing
from crm.usecases.log_touchpoint import checked_day, create_touchpoint
from crm.usecases.plan_check_ins import plan

#: What doing a follow-up is logged as; anything else is another contact, of which only the day is known.
_LOGGED_AS = {
    FollowUpKind.THANK_YOU: TouchKind.THANK_YOU,
    FollowUpKind.SECOND_NOTE: TouchKind.SECOND_NOTE,
    FollowUpKind.FEEDBACK_REQUEST: TouchKind.FEEDBACK_REQUEST,
    FollowUpKind.CONGRATULATION: TouchKind.CONGRATULATION,
    FollowUpKind.CONNECT: TouchKind.LINKEDIN,
}


def finish(account: Account, follow_up_id: int | str, when: Moment, *, on: date | None = None) -> Answered:
    """Say that a follow-up was done, today or `on` another day: the touchpoint is logged and the next round planned.

    Raises NotFound for one that is not here, Refused for one that is closed or a day still to come.
    """
    follow_up = open_follow_up(account, follow_up_id)
    day = checked_day(on or when.today, when.today)
    person = follow_up.person
    with changing(account, "", when) as changes:
        touchpoint = None
        if person:
            kind = _LOGGED_AS.get(FollowUpKind(follow_up.kind), TouchKind.OTHER)
            touchpoint = create_touchpoint(changes, [person], kind, Direction.OUTGOING, day, "", when)
        close(changes, follow_up, touchpoint, day, when)
        if person:
            plan(account, when, [person])
        changes.step.sentence = next_sentence(account, person, when.today, "Done.")
        changes.step.save()
        return Answered(FollowUp.find(account, follow_up.id), changes.step)


def close(changes: Changes, follow_up: FollowUp, touchpoint: Touchpoint | None, day: date, when: Moment) -> None:
    """Write within a step that a follow-up was done on a day, by which touchpoint."""
    changes.change(
        follow_up,
        state=State.DONE.value,
        closed_on=day,
        touchpoint=touchpoint.id if touchpoint else None,
        # Done before its day all the same: what closes it must not lie before its first decent day.
        not_before=min(follow_up.not_before, day),
        sequence=follow_up.sequence + 1,
        updated_at=when.instant,
    )
