"""Do not be a nuisance (Rule 9)."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crm.domain.cadence import Cadence
from crm.domain.manners import Verdict, cadence_in_force, manners, unanswered
from crm.domain.touches import Direction, Touch, TouchKind

TODAY = date(2026, 11, 24)


def day(text: str) -> date:
    return date.fromisoformat(f"2026-{text}")


def wrote(text: str, kind: str = "email", person: int = 0) -> Touch:
    return Touch(day(text), "outgoing", kind, person)


def heard(text: str) -> Touch:
    return Touch(day(text), "incoming", "email")


def test_with_nothing_between_you_nothing_speaks_against_it() -> None:
    assert manners([], TODAY) == Verdict(True, TODAY, "Nothing speaks against it.")


@pytest.mark.parametrize(
    ("touches", "from_day"),
    [
        ([wrote("11-20")], "11-25"),  # less than five days since the last, unanswered
        ([wrote("11-19")], None),  # five days are enough
        ([wrote("11-10"), wrote("11-12")], "12-12"),  # two without an answer: thirty days from the last
        ([wrote("10-01"), wrote("10-25")], None),  # thirty days have passed
        ([wrote("10-01"), wrote("10-26")], "11-25"),
        ([wrote("09-01"), wrote("10-01"), wrote("11-12")], "12-12"),
        ([wrote("11-10"), heard("11-11"), wrote("11-22")], "11-27"),  # an answer starts the count again
        ([wrote("11-10"), Touch(day("11-11"), "mutual", "call"), wrote("11-12")], None),
        ([wrote("11-23", "thank-you")], None),  # thank-you notes do not count
        ([wrote("11-10", "thank-you"), wrote("11-12")], None),
        ([wrote("11-24")], "11-29"),
        ([wrote("11-26"), wrote("11-27")], None),  # what lies ahead does not count yet
    ],
)
def test_two_without_an_answer_wait_thirty_days_and_one_waits_five(touches: list[Touch], from_day: str | None) -> None:
    verdict = manners(touches, TODAY)
    assert verdict.go_ahead is (from_day is None)
    assert verdict.from_day == (day(from_day) if from_day else TODAY)


def test_the_reason_is_a_sentence_that_names_the_day() -> None:
    twice = manners([wrote("11-10"), wrote("11-12")], TODAY)
    assert twice.because == "You wrote twice without an answer. Give it until 12 Dec."
    once = manners([wrote("11-20")], TODAY)
    assert once.because == "You wrote on Friday, and an answer takes time. Give it until 25 Nov."


def test_an_answer_to_somebody_who_wrote_last_is_always_decent() -> None:
    busy = [wrote("11-23", person=number) for number in range(5)]
    verdict = manners(
        [wrote("11-20"), wrote("11-22"), heard("11-24")], TODAY, colleagues=busy, opportunity_open=True, name="Ada"
    )
    assert verdict == Verdict(True, TODAY, "Ada wrote last. An answer is always decent.")


def test_do_not_contact_wins_over_an_answer() -> None:
    verdict = manners([heard("11-24")], TODAY, do_not_contact=True, name="Ada")
    assert verdict == Verdict(False, None, "Ada is marked “do not contact”.")
    assert not manners([], TODAY, kind="thank-you", do_not_contact=True).go_ahead


def test_thank_you_notes_and_suggestions_to_connect_are_exempt() -> None:
    touches = [wrote("11-22"), wrote("11-23")]
    assert manners(touches, TODAY, kind="thank-you").go_ahead
    assert manners(touches, TODAY, kind="connect").go_ahead
    assert not manners(touches, TODAY, kind="second-note").go_ahead


def test_three_people_of_one_company_in_seven_days_are_enough_while_an_opportunity_is_open() -> None:
    colleagues = [wrote("11-19", person=1), wrote("11-20", person=2), wrote("11-23", person=3)]
    waits = manners([], TODAY, colleagues=colleagues, opportunity_open=True, company="Fernhollow")
    assert waits.from_day == day("11-26")
    assert waits.because == "You wrote to three people at Fernhollow within a week. Give it until 26 Nov."
    assert manners([], day("11-26"), colleagues=colleagues, opportunity_open=True).go_ahead
    assert manners([], TODAY, colleagues=colleagues, opportunity_open=False).go_ahead


def test_the_same_colleague_three_times_is_one_person() -> None:
    colleagues = [wrote("11-19", person=1), wrote("11-20", person=1), wrote("11-23", person=1)]
    assert manners([], TODAY, colleagues=colleagues, opportunity_open=True).go_ahead


def test_thank_you_notes_to_a_whole_panel_do_not_count_for_the_company() -> None:
    colleagues = [wrote("11-23", "thank-you", person) for person in range(4)]
    assert manners([], TODAY, colleagues=colleagues, opportunity_open=True).go_ahead


def test_the_later_of_two_waits_holds() -> None:
    colleagues = [wrote("11-19", person=1), wrote("11-20", person=2), wrote("11-23", person=3)]
    verdict = manners([wrote("11-23")], TODAY, colleagues=colleagues, opportunity_open=True)
    assert verdict.from_day == day("11-28")


def test_a_cadence_doubles_after_two_notes_without_an_answer_until_they_answer() -> None:
    quarterly = Cadence(3, "month")
    twice = [wrote("08-01"), wrote("11-01")]
    assert cadence_in_force(quarterly, twice[:1], TODAY) == quarterly
    assert cadence_in_force(quarterly, twice, TODAY) == Cadence(6, "month")
    assert cadence_in_force(quarterly, [*twice, heard("11-02")], TODAY) == quarterly


TOUCHES = st.lists(
    st.builds(
        Touch,
        st.integers(-90, 10).map(lambda days: TODAY + timedelta(days=days)),
        st.sampled_from(list(Direction)),
        st.sampled_from(list(TouchKind)),
        st.integers(1, 5),
    ),
    max_size=12,
)


@given(TOUCHES, TOUCHES, st.booleans())
def test_nothing_but_do_not_contact_forbids_an_answer(
    touches: list[Touch], colleagues: list[Touch], is_open: bool
) -> None:
    answered = [*touches, Touch(TODAY, Direction.INCOMING)]
    assert manners(answered, TODAY, colleagues=colleagues, opportunity_open=is_open).go_ahead


@given(TOUCHES, TOUCHES, st.booleans())
def test_the_day_it_names_is_decent_and_the_day_before_is_not(
    touches: list[Touch], colleagues: list[Touch], is_open: bool
) -> None:
    past = [touch for touch in touches if touch.day <= TODAY]
    near = [touch for touch in colleagues if touch.day <= TODAY]
    verdict = manners(past, TODAY, colleagues=near, opportunity_open=is_open)
    if not verdict.go_ahead:
        assert verdict.from_day is not None
        assert TODAY < verdict.from_day <= TODAY + timedelta(days=30)
        assert manners(past, verdict.from_day, colleagues=near, opportunity_open=is_open).go_ahead
        eve = verdict.from_day - timedelta(days=1)
        assert not manners(past, eve, colleagues=near, opportunity_open=is_open).go_ahead


@given(TOUCHES)
def test_an_incoming_or_mutual_touchpoint_ends_the_count(touches: list[Touch]) -> None:
    assert unanswered([*touches, Touch(TODAY, Direction.MUTUAL)], TODAY) == []
