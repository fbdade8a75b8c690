"""A note that was sent: the touchpoint is logged, the follow-up closed, the draft gone; one undo brings all back."""

from crm.domain.moment import Moment
from crm.domain.refusals import Refused
from crm.domain.touches import Direction
from crm.models import Account, FollowUp, Step
from crm.usecases.drafts.keep import drafts_of, keep
from crm.usecases.drafts.occasion import Occasion
from crm.usecases.drafts.touch_kind import touch_kind
from crm.usecases.follow_ups.answer import next_sentence
from crm.usecases.follow_ups.done import close
from crm.usecases.journal import changing
from crm.usecases.log_touchpoint import checked_text, create_touchpoint
from crm.usecases.plan_check_ins import plan

UNFILLED = "Fill in what stands in brackets first."
EMPTY = "Write something first."


def sent(account: Account, occasion: Occasion, when: Moment) -> Step:
    """Say that the note was sent, today. Raises Refused for one that says nothing or has unfilled blanks."""
    if not occasion.sendable:
        raise Refused(EMPTY if not occasion.text.strip() else UNFILLED)
    kind = touch_kind(occasion.kind, emails=bool(occasion.emails), profile=bool(occasion.profile))
    text = checked_text(occasion.text)
    with changing(account, "", when) as changes:
        keep(account, occasion, when)
        touchpoint = create_touchpoint(changes, [occasion.person], kind, Direction.OUTGOING, when.today, text, when)
        if occasion.follow_up and occasion.is_open:
            close(changes, FollowUp.find(account, occasion.follow_up), touchpoint, when.today, when)
        changes.delete_all(drafts_of(account, occasion))
        plan(account, when, [occasion.person])
        changes.step.sentence = next_sentence(
            account, occasion.person, when.today, f"Noted: sent to {occasion.called}."
        )
        changes.step.save()
        return changes.step
