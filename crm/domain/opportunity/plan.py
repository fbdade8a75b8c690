"""From the facts of an opportunity to its follow-ups, each with its days and its reason (Rules 1 to 6, and 9)."""

from collections.abc import Collection
from datetime import date

from crm.domain.advice import Settings
from crm.domain.followups import UNDELAYED, FollowUpKind, PlannedFollowUp, State, made_decent
from crm.domain.opportunity.after_outcome import notes_after_outcome
from crm.domain.opportunity.ask_when import ask_when
from crm.domain.opportunity.connect import suggestions_to_connect
from crm.domain.opportunity.facts import OpportunityFacts
from crm.domain.opportunity.second_note import second_note
from crm.domain.opportunity.standing import Standing
from crm.domain.opportunity.thank_you import notes_of, thank_yous

_ORDER = {kind: number for number, kind in enumerate(FollowUpKind)}


def plan(
    opportunity: OpportunityFacts, settings: Settings, today: date, holidays: Collection[date] = ()
) -> list[PlannedFollowUp]:
    """Everything that follows from an opportunity, as it stands on a day, by due date.

    Facts alone decide: the same facts on the same day give the same plan, whatever was planned before. What is done
    already, or has lapsed, is in it with that state; `reconcile` compares it with what is stored. `holidays` are the
    public ones of the account's country. Check-ins and congratulations are planned with their people, not here.
    """
    here = Standing(opportunity, settings, today, holidays)
    notes = notes_of(here)
    planned = (
        *ask_when(here),
        *thank_yous(here, notes),
        *suggestions_to_connect(here, notes),
        *second_note(here),
        *notes_after_outcome(here),
    )
    decent = [follow_up for one in planned if (follow_up := _decent(here, one))]
    decent.sort(key=lambda one: (one.due, _ORDER[one.kind]))
    return decent


def _decent(here: Standing, planned: PlannedFollowUp) -> PlannedFollowUp | None:
    """The follow-up on its first decent day (Rule 9); thanks and suggestions to connect stay where they are."""
    if planned.person is None or planned.state is not State.OPEN or planned.kind in UNDELAYED:
        return planned
    return made_decent(planned, here.manners(planned.person, planned.kind, max(planned.due, here.today)))
