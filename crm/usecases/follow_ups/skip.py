"""Skip: nothing is written this time, and the next round starts today."""

from crm.domain.followups import State
from crm.domain.moment import Moment
from crm.models import Account, FollowUp
from crm.usecases.follow_ups.answer import Answered, next_sentence, open_follow_up
from crm.usecases.journal import changing
from crm.usecases.plan_check_ins import plan


def skip(account: Account, follow_up_id: int | str, when: Moment) -> Answered:
    """Leave a follow-up undone. Raises NotFound for one that is not here, Refused for one that is closed."""
    follow_up = open_follow_up(account, follow_up_id)
    with changing(account, "", when) as changes:
        changes.change(
            follow_up,
            state=State.SKIPPED.value,
            closed_on=when.today,
            sequence=follow_up.sequence + 1,
            updated_at=when.instant,
        )
        if follow_up.person:
            plan(account, when, [follow_up.person])
        changes.step.sentence = next_sentence(account, follow_up.person, when.today, "Skipped.")
        changes.step.save()
        return Answered(FollowUp.find(account, follow_up.id), changes.step)
