"""Keep in touch, whatever the outcome (Rule 4)."""

from datetime import date, datetime

import pytest

from crm.domain.advice import USUAL
from crm.domain.cadence import Cadence
from crm.domain.opportunity.facts import InterviewFacts, OpportunityFacts, Outcome, OutcomeKind, Panelist, PersonFacts
from crm.domain.opportunity.keeping import after_accepting, keep, whom_to_keep

TODAY = date(2026, 11, 24)


def interview(number: int, day: datetime, *people: int) -> InterviewFacts:
    return InterviewFacts(number, day, day, tuple(map(Panelist, people)))


@pytest.mark.parametrize("kind", list(OutcomeKind))
def test_everybody_from_the_panels_is_ticked_whatever_the_outcome(kind: OutcomeKind) -> None:
    rounds = (interview(1, datetime(2026, 11, 6, 10), 3), interview(2, datetime(2026, 12, 2, 10), 1, 3, 2))
    facts = OpportunityFacts(1, "Fernhollow", rounds, outcome=Outcome(kind, TODAY), main_contact=9, others=(8,))
    assert whom_to_keep(facts, USUAL, TODAY) == [3, 1, 2, 8, 9]


@pytest.mark.parametrize(
    ("kind", "cadence"),
    [("offer", "3 months"), ("rejected", "3 months"), ("withdrawn", "3 months"), ("gone-quiet", "4 months")],
)
def test_who_has_no_cadence_gets_one(kind: str, cadence: str) -> None:
    kept = keep(PersonFacts(1), Outcome(OutcomeKind(kind), TODAY), USUAL)
    assert (str(kept.cadence), kept.set_by_outcome) == (cadence, True)


def test_who_has_a_cadence_keeps_it() -> None:
    yearly = PersonFacts(1, cadence=Cadence(1, "year"), cadence_source="hand", cadence_set_on=date(2026, 1, 5))
    kept = keep(yearly, Outcome(OutcomeKind.REJECTED, TODAY), USUAL)
    assert (kept.cadence, kept.set_by_outcome, kept.first_check_in) == (Cadence(1, "year"), False, date(2027, 11, 24))


def test_accepting_a_job_doubles_only_what_an_outcome_had_set() -> None:
    quarterly = Cadence(3, "month")
    assert after_accepting(quarterly, "outcome") == Cadence(6, "month")
    for source in ("hand", "tag", None):
        assert after_accepting(quarterly, source) == quarterly
