"""Rule 4: keep in touch, whatever the outcome."""

from datetime import date
from typing import NamedTuple

from crm.domain.advice import Settings
from crm.domain.cadence import Cadence, next_check_in
from crm.domain.opportunity.facts import OpportunityFacts, Outcome, OutcomeKind, PersonFacts
from crm.domain.opportunity.standing import Standing

#: Who set a cadence, as it is stored: a cadence that an outcome set is a job-search cadence.
BY_OUTCOME = "outcome"


class Kept(NamedTuple):
    """Somebody kept: the cadence from now on, whether the outcome set it, and the first check-in, before levelling."""

    person: int
    cadence: Cadence
    set_by_outcome: bool
    first_check_in: date


def whom_to_keep(opportunity: OpportunityFacts, settings: Settings, today: date) -> list[int]:
    """Whom an outcome asks about, everybody ticked: all who were on a panel, and the main contact, as they were met.

    Interviews that the outcome called off count too: nobody drops out because an opportunity ended.
    """
    return Standing(opportunity._replace(outcome=None), settings, today).theirs


def keep(person: PersonFacts, outcome: Outcome, settings: Settings, last_touch: date | None = None) -> Kept:
    """Somebody kept after an outcome. Who has a cadence keeps it; who has none gets one.

    The first check-in is a full cadence after the outcome or the last touchpoint, whichever is later, and counts from
    the day the outcome was entered where that would be past already. `last_touch` is the last real touchpoint, an
    interview included; None looks for it among the person's touches.
    """
    set_by_outcome = person.cadence is None
    usual = settings.keep_after_quiet if outcome.kind is OutcomeKind.GONE_QUIET else settings.keep
    cadence = person.cadence or usual
    set_on = outcome.known_on if set_by_outcome else person.cadence_set_on or outcome.known_on
    touched = last_touch or max((touch.day for touch in person.touches), default=None)
    return Kept(person.id, cadence, set_by_outcome, next_check_in(cadence, set_on, touched, outcome.on))


def after_accepting(cadence: Cadence, source: str | None) -> Cadence:
    """The cadence once a job is accepted: a job-search cadence doubles, one set by hand or by a tag stays as it is."""
    return cadence.doubled() if source == BY_OUTCOME else cadence
