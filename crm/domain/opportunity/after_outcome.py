"""What an outcome asks for: feedback after a rejection (Rule 5), a kind note after withdrawing (Rule 4)."""

from datetime import date

from crm.domain.followups import FollowUpKind, PlannedFollowUp, State
from crm.domain.opportunity import reasons
from crm.domain.opportunity.facts import Felt, OutcomeKind
from crm.domain.opportunity.standing import Standing
from crm.domain.satisfying import satisfied_by
from crm.domain.working_days import working_days_after


def notes_after_outcome(here: Standing) -> list[PlannedFollowUp]:
    """The note to the main contact that an outcome suggests; an offer's thanks are planned with the thank-you notes."""
    outcome, contact = here.outcome, here.contact
    if outcome is None or contact is None:
        return []
    if outcome.kind is OutcomeKind.WITHDRAWN:
        because = reasons.kind_note(here.name(contact))
        return [_to_contact(here, contact, FollowUpKind.CUSTOM, outcome.known_on, because)]
    if outcome.kind is OutcomeKind.REJECTED and here.interviews and here.interviews[-1].felt != Felt.BAD:
        because = reasons.ask_for_feedback(here.name(contact), here.facts.company, here.interviews[-1].felt)
        due = working_days_after(outcome.known_on, here.settings.feedback_working_days, here.holidays)
        return [_to_contact(here, contact, FollowUpKind.FEEDBACK_REQUEST, due, because)]
    return []


def _to_contact(here: Standing, contact: int, kind: FollowUpKind, due: date, because: str) -> PlannedFollowUp:
    assert here.outcome is not None
    sent = satisfied_by(kind, due, here.person(contact).touches, here.today)
    return PlannedFollowUp(
        f"{kind}:{here.outcome.kind}:{here.facts.id}",
        kind,
        contact,
        due,
        due,
        because,
        opportunity=here.facts.id,
        since=here.outcome.known_on,
        state=State.DONE if sent else State.OPEN,
        closed_on=sent.day if sent else None,
        touchpoint=sent.id or None if sent else None,
    )
