"""Planning again: what is stored is compared with what is planned."""

from dataclasses import replace
from datetime import date, timedelta

from crm.domain.cadence import Cadence
from crm.domain.followups import FollowUpKind, PlannedFollowUp, State, plan_check_in, plan_congratulation
from crm.domain.reconcile import Reconciled, Stored, reconcile

TODAY = date(2026, 11, 24)
QUARTERLY = Cadence(3, "month")


def check_in(person: int = 1, last_touch: date | None = date(2026, 8, 30)) -> PlannedFollowUp:
    return plan_check_in(person, QUARTERLY, date(2026, 1, 1), last_touch, "Every 3 months.")


def congratulation() -> PlannedFollowUp:
    return plan_congratulation(1, "Director of operations", "Brackmoor", TODAY, "77")


def second_note(due: date = date(2026, 12, 1), since: date = date(2026, 11, 23)) -> PlannedFollowUp:
    return PlannedFollowUp("second-note:1", FollowUpKind.SECOND_NOTE, 1, due, due, "Do ask.", since=since)


def stored(
    plan: PlannedFollowUp,
    state: State = State.OPEN,
    by_hand: bool = False,
    due: date | None = None,
    closed_on: date | None = None,
    holds: bool = True,
) -> Stored:
    return Stored(
        5, plan.key, due or plan.due, plan.not_before, plan.because, state, plan.last_day, by_hand, plan.person,
        plan.rule_day, closed_on, holds,
    )  # fmt: skip


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
    assert reconcile([plan], [by_hand], TODAY).changes_nothing
    [(_, moved)] = reconcile([replace(plan, because="Every quarter.")], [by_hand], TODAY).move
    assert (moved.due, moved.because) == (date(2027, 1, 4), "Every quarter.")


def test_what_is_planned_no_longer_is_cancelled_unless_it_lapsed() -> None:
    assert reconcile([], [stored(check_in())], TODAY).cancel == (5,)
    over = reconcile([], [stored(congratulation())], date(2027, 1, 1))
    assert (over.cancel, over.lapse) == ((), (5,))
    assert reconcile([], [stored(check_in(), State.DONE)], TODAY).cancel == ()


def test_what_was_done_is_not_planned_again_but_its_next_round_is() -> None:
    done = stored(check_in(), State.DONE)
    assert reconcile([check_in()], [done], TODAY).create == ()
    now = check_in(last_touch=date(2026, 11, 30))
    assert reconcile([now], [done], TODAY).create == (now,)
    assert reconcile([congratulation()], [stored(congratulation(), State.SKIPPED)], TODAY).create == ()


def test_a_day_chosen_by_hand_gives_way_where_it_is_no_longer_decent_or_too_late() -> None:
    note = second_note()
    early = stored(note, by_hand=True, due=date(2026, 12, 3))
    later = second_note(date(2026, 12, 15))
    assert reconcile([later], [early], TODAY).move == ((5, later),)
    lapsing = replace(congratulation(), last_day=TODAY + timedelta(days=2))
    beyond = stored(congratulation(), by_hand=True, due=TODAY + timedelta(days=5))
    assert reconcile([lapsing], [beyond], TODAY).move == ((5, lapsing),)


def test_another_person_moves_the_reminder_too() -> None:
    to_another = replace(second_note(), person=2)
    assert reconcile([to_another], [stored(second_note())], TODAY).move == ((5, to_another),)


def test_what_the_facts_say_is_done_is_closed_and_kept_as_done_where_it_was_never_open() -> None:
    done = replace(second_note(), state=State.DONE, closed_on=TODAY, touchpoint=9)
    assert reconcile([done], [stored(second_note())], TODAY).close == ((5, done),)
    assert reconcile([done], [], TODAY).create == (done,)
    assert reconcile([replace(done, only_closes=True)], [], TODAY) == Reconciled((), (), ())
    assert reconcile([done], [stored(done, State.DONE, closed_on=TODAY)], TODAY).changes_nothing


def test_what_was_called_off_or_lapsed_opens_again_as_the_same_reminder() -> None:
    for state in (State.CANCELLED, State.LAPSED):
        off = stored(second_note(), state, closed_on=TODAY)
        assert reconcile([second_note()], [off], TODAY).reopen == ((5, second_note()),)


def test_what_was_done_by_a_touchpoint_that_was_taken_back_opens_again() -> None:
    taken_back = stored(second_note(), State.DONE, closed_on=TODAY, holds=False)
    assert reconcile([second_note()], [taken_back], TODAY).reopen == ((5, second_note()),)


def test_what_was_skipped_in_advance_stays_skipped_until_something_new_begins() -> None:
    skipped = stored(second_note(), State.SKIPPED, closed_on=date(2026, 11, 20))
    assert reconcile([second_note()], [skipped], TODAY).changes_nothing
    promised_anew = second_note(date(2026, 12, 15), since=date(2026, 11, 28))
    assert reconcile([promised_anew], [skipped], TODAY).create == (promised_anew,)


def test_of_two_open_reminders_of_one_key_the_older_one_stays() -> None:
    older = stored(second_note())
    assert reconcile([second_note()], [older._replace(id=6), older], TODAY).cancel == (6,)


def test_reminders_of_the_account_s_own_making_are_left_alone() -> None:
    own = stored(second_note())._replace(key="")
    assert reconcile([], [own], TODAY).changes_nothing
