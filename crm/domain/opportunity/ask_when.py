"""Rule 1: ask when you will hear."""

from datetime import date

from crm.domain.followups import FollowUpKind, PlannedFollowUp, State
from crm.domain.opportunity import reasons
from crm.domain.opportunity.standing import Standing


def ask_when(here: Standing) -> list[PlannedFollowUp]:
    """On the day of the next interview: ask, at the end, when to expect to hear. Done once they said, or were asked."""
    planned: list[PlannedFollowUp] = []
    told_on = max((promise.told_on for promise in here.facts.promises), default=None)
    for interview in here.interviews:
        told = told_on is not None and interview.day <= told_on <= here.today
        asked = interview.asked or interview.promised is not None or told
        over = here.today > interview.day_zero
        if here.outcome and not (asked or over):
            continue
        closed_on: date | None = None
        state = State.OPEN
        if asked:
            state, closed_on = State.DONE, min(interview.day_zero, here.today)
        elif over:
            state = State.LAPSED
        planned.append(
            PlannedFollowUp(
                f"ask-when:{interview.id}",
                FollowUpKind.ASK_WHEN,
                None,
                interview.day,
                interview.day,
                reasons.ASK_WHEN,
                interview.day_zero,
                opportunity=here.facts.id,
                interview=interview.id,
                since=interview.known_on,
                state=state,
                closed_on=closed_on,
                only_closes=state is not State.OPEN,
            )
        )
        if state is State.OPEN:
            break
    return planned
