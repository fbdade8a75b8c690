"""What satisfies a follow-up."""

from datetime import date, timedelta

import pytest

from crm.domain.followups import FollowUpKind
from crm.domain.satisfying import is_satisfied_by, is_thanks, satisfied_by
from crm.domain.touches import Touch

TODAY = date(2026, 11, 24)


@pytest.mark.parametrize(
    ("day", "direction", "satisfied"),
    [(0, "outgoing", True), (3, "mutual", True), (-1, "outgoing", False), (0, "incoming", False)],
)
def test_an_outgoing_or_mutual_touchpoint_from_the_earliest_decent_day_on_satisfies(
    day: int, direction: str, satisfied: bool
) -> None:
    assert is_satisfied_by(TODAY, Touch(TODAY + timedelta(days=day), direction)) is satisfied


def test_the_first_fitting_touchpoint_is_the_one_that_satisfies() -> None:
    later, first = Touch(TODAY + timedelta(days=2), "mutual"), Touch(TODAY, "outgoing")
    assert satisfied_by(FollowUpKind.CHECK_IN, TODAY, [later, first]) == first
    assert satisfied_by(FollowUpKind.CHECK_IN, TODAY, []) is None


@pytest.mark.parametrize("kind", ["second-note", "feedback-request", "connect", "custom", "congratulation", "check-in"])
def test_whatever_is_written_to_somebody_does_any_kind_but_a_thank_you(kind: str) -> None:
    wrote = Touch(TODAY, "outgoing", "email")
    assert satisfied_by(FollowUpKind(kind), TODAY, [wrote]) == wrote


@pytest.mark.parametrize("kind", ["ask-when", "call-it-quiet"])
def test_no_touchpoint_answers_what_the_account_is_asked(kind: str) -> None:
    assert satisfied_by(FollowUpKind(kind), TODAY, [Touch(TODAY, "outgoing", "email")]) is None


@pytest.mark.parametrize(
    ("direction", "kind", "thanks", "is_a_note"),
    [
        ("outgoing", "thank-you", False, True),
        ("outgoing", "email", True, True),
        ("outgoing", "linkedin", True, True),
        ("outgoing", "other", True, True),
        ("outgoing", "email", False, False),
        ("outgoing", "call", True, False),
        ("mutual", "coffee", True, False),
        ("incoming", "email", True, False),
        ("incoming", "thank-you", False, False),
    ],
)
def test_a_thank_you_is_a_thank_you_note_or_something_written_that_thanks(
    direction: str, kind: str, thanks: bool, is_a_note: bool
) -> None:
    assert is_thanks(Touch(TODAY, direction, kind, 1, thanks)) is is_a_note


def test_a_thank_you_counts_from_the_interview_to_its_last_day() -> None:
    days = [TODAY + timedelta(days=number) for number in (-1, 8)]
    late_and_early = [Touch(day, "outgoing", "thank-you") for day in days]
    assert satisfied_by(FollowUpKind.THANK_YOU, TODAY, late_and_early, TODAY + timedelta(days=7)) is None
