"""Follow-ups: planning check-ins and congratulations, what satisfies them, and planning again."""

from datetime import date, timedelta

import pytest

from crm.domain.cadence import Cadence
from crm.domain.followups import (
    FollowUpKind,
    PlannedFollowUp,
    State,
    Stored,
    is_satisfied_by,
    made_decent,
    plan_check_in,
    plan_congratulation,
    reconcile,
    satisfied_by,
    state_on,
    to_level,
)
from crm.domain.levelling import level
from crm.domain.manners import Verdict
from crm.domain.touches import Touch

TODAY = date(2026, 11, 24)
QUARTERLY = Cadence(3, "month")


def check_in(person: int = 1, last_touch: date | None = date(2026, 8, 30)) -> PlannedFollowUp:
    return plan_check_in(person, QUARTERLY, date(2026, 1, 1), last_touch, "Every 3 months.")


def congratulation() -> PlannedFollowUp:
    return plan_congratulation(1, "Director of operations", "Brackmoor", TODAY, "77")


def stored(plan: PlannedFollowUp, state: State = State.OPEN, by_hand: bool = False, due: date | None = None) -> Stored:
    return Stored(5, plan.key, due or plan.due, plan.not_before, plan.because, state, plan.last_day, by_hand)


def test_a_cadence_yields_a_check_in_that_does_not_lapse() -> None:
    plan = check_in()
    assert (plan.kind, plan.due, plan.not_before, plan.last_day) == (
        "check-in",
        date(2026, 11, 30),
        date(2026, 11, 30),
        None,
    )


def test_ticked_news_yields_a_congratulation_that_day_which_lapses_after_fourteen_days() -> None:
    plan = congratulation()
    assert (plan.due, plan.last_day) == (TODAY, date(2026, 12, 8))
    assert plan.because == "Now Director of operations at Brackmoor. One line is enough."
    assert state_on(State.OPEN, plan.last_day, date(2026, 12, 8)) is State.OPEN
    assert state_on(State.OPEN, plan.last_day, date(2026, 12, 9)) is State.LAPSED
    assert state_on(State.DONE, plan.last_day, date(2026, 12, 9)) is State.DONE


def test_congratulations_are_levelled_together_with_check_ins() -> None:
    plans = [plan_check_in(person, QUARTERLY, TODAY, date(2026, 8, 24), "") for person in range(5)]
    days = level([to_level(plan, number) for number, plan in enumerate([*plans, congratulation()])], TODAY)
    assert sorted(days.values()) == [TODAY] * 5 + [TODAY + timedelta(days=1)]


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


def test_manners_move_a_follow_up_to_the_first_decent_day() -> None:
    verdict = Verdict(False, date(2026, 12, 12), "You wrote twice without an answer.")
    moved = made_decent(check_in(), verdict)
    assert moved is not None
    assert (moved.due, moved.not_before) == (date(2026, 12, 12), date(2026, 12, 12))


def test_manners_that_end_before_it_is_due_move_nothing() -> None:
    assert made_decent(check_in(), Verdict(False, date(2026, 11, 26), "")) == check_in()
    assert made_decent(check_in(), Verdict(True, TODAY, "")) == check_in()


def test_a_congratulation_that_would_lapse_before_it_is_decent_is_not_planned() -> None:
    assert made_decent(congratulation(), Verdict(False, date(2026, 12, 9), "")) is None
    assert made_decent(congratulation(), Verdict(False, None, "")) is None


def test_a_new_plan_is_created_and_one_that_is_there_is_left_alone() -> None:
    assert reconcile([check_in()], [], TODAY).create == (check_in(),)
    same = reconcile([check_in()], [stored(check_in())], TODAY)
    assert (same.create, same.move, same.cancel) == ((), (), ())


def test_a_touchpoint_moves_the_open_check_in() -> None:
    now = check_in(last_touch=TODAY)
    assert reconcile([now], [stored(check_in())], TODAY).move == ((5, now),)


def test_a_day_chosen_by_hand_survives_planning_again() -> None:
    plan = check_in()
    by_hand = stored(plan, by_hand=True, due=date(2027, 1, 4))
    [(_, moved)] = reconcile([plan], [by_hand], TODAY).move
    assert moved.due == date(2027, 1, 4)


def test_what_is_planned_no_longer_is_cancelled_unless_it_lapsed() -> None:
    assert reconcile([], [stored(check_in())], TODAY).cancel == (5,)
    assert reconcile([], [stored(congratulation())], date(2027, 1, 1)).cancel == ()
    assert reconcile([], [stored(check_in(), State.DONE)], TODAY).cancel == ()


def test_what_was_done_is_not_planned_again_but_its_next_round_is() -> None:
    done = stored(check_in(), State.DONE)
    assert reconcile([check_in()], [done], TODAY).create == ()
    now = check_in(last_touch=date(2026, 11, 30))
    assert reconcile([now], [done], TODAY).create == (now,)
    assert reconcile([congratulation()], [stored(congratulation(), State.SKIPPED)], TODAY).create == ()
