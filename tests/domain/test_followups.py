"""Follow-ups: planning check-ins and congratulations, and moving them to a decent day."""

from datetime import date, timedelta

from crm.domain.cadence import Cadence
from crm.domain.followups import (
    PlannedFollowUp,
    State,
    made_decent,
    plan_check_in,
    plan_congratulation,
    state_on,
    to_level,
)
from crm.domain.levelling import level
from crm.domain.manners import Verdict

TODAY = date(2026, 11, 24)
QUARTERLY = Cadence(3, "month")


def check_in(person: int = 1, last_touch: date | None = date(2026, 8, 30)) -> PlannedFollowUp:
    return plan_check_in(person, QUARTERLY, date(2026, 1, 1), last_touch, "Every 3 months.")


def congratulation() -> PlannedFollowUp:
    return plan_congratulation(1, "Director of operations", "Brackmoor", TODAY, "77")


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
    assert (plan.due, plan.last_day, plan.lapses_on) == (TODAY, date(2026, 12, 8), date(2026, 12, 9))
    assert plan.because == "Now Director of operations at Brackmoor. One line is enough."
    assert state_on(State.OPEN, plan.last_day, date(2026, 12, 8)) is State.OPEN
    assert state_on(State.OPEN, plan.last_day, date(2026, 12, 9)) is State.LAPSED
    assert state_on(State.DONE, plan.last_day, date(2026, 12, 9)) is State.DONE


def test_congratulations_are_levelled_together_with_check_ins() -> None:
    plans = [plan_check_in(person, QUARTERLY, TODAY, date(2026, 8, 24), "") for person in range(5)]
    days = level([to_level(plan, number) for number, plan in enumerate([*plans, congratulation()])], TODAY)
    assert sorted(days.values()) == [TODAY] * 5 + [TODAY + timedelta(days=1)]


def test_manners_move_a_follow_up_to_the_first_decent_day() -> None:
    verdict = Verdict(False, date(2026, 12, 12), "You wrote twice without an answer.")
    moved = made_decent(check_in(), verdict)
    assert moved is not None
    assert (moved.due, moved.not_before) == (date(2026, 12, 12), date(2026, 12, 12))
    assert moved.rule_day == check_in().due


def test_manners_that_end_before_it_is_due_move_nothing() -> None:
    assert made_decent(check_in(), Verdict(False, date(2026, 11, 26), "")) == check_in()
    assert made_decent(check_in(), Verdict(True, TODAY, "")) == check_in()


def test_a_congratulation_that_would_lapse_before_it_is_decent_is_not_planned() -> None:
    assert made_decent(congratulation(), Verdict(False, date(2026, 12, 9), "")) is None
    assert made_decent(congratulation(), Verdict(False, None, "")) is None
