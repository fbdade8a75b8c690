"""One open check-in for everybody with a cadence, on the day that Rule 8 and manners give."""

import pytest

from crm.domain.cadence import parse_cadence
from crm.models import Account, FollowUp, Touchpoint
from crm.usecases.archive import archive, unarchive
from crm.usecases.bin import delete_people, restore_person
from crm.usecases.change_touchpoint import delete_touchpoint, edit_touchpoint
from crm.usecases.follow_ups.done import finish
from crm.usecases.follow_ups.skip import skip
from crm.usecases.follow_ups.snooze import snooze
from crm.usecases.log_touchpoint import log_touchpoint
from crm.usecases.plan_check_ins import plan
from crm.usecases.set_cadence import set_cadence
from crm.usecases.transaction import writing
from tests.usecases.acquaintances import at, day, due, know, now, open_check_in, take_back

TODAY = at("2026-11-24")


@pytest.mark.parametrize(
    ("touched", "cadence", "next_day"),
    [
        ("", "3 months", "2027-02-24"),
        ("2026-11-10", "3 months", "2027-02-10"),
        ("2026-11-24", "1 week", "2026-12-01"),
        ("2026-08-31", "3 months", "2026-11-30"),
        ("2026-08-24", "3 months", "2026-11-24"),
        ("2026-08-23", "3 months", "2027-02-24"),
        ("2026-10-31", "4 months", "2027-02-28"),
        ("2024-02-29", "1 year", "2027-11-24"),
        ("2025-12-31", "1 year", "2026-12-31"),
    ],
)
def test_a_cadence_counts_from_the_last_touchpoint_or_from_the_day_it_was_set(
    account: Account, touched: str, cadence: str, next_day: str
) -> None:
    ada = know(account, "Ada Nwosu-Lind", TODAY)
    if touched:
        log_touchpoint(account, [ada.id], TODAY, on=day(touched))
    set_cadence(account, [ada.id], parse_cadence(cadence), TODAY)
    assert due(account, ada) == next_day


@pytest.mark.parametrize(
    ("direction", "state", "next_day"),
    [("outgoing", "done", "2027-03-01"), ("incoming", "open", "2027-03-01"), ("mutual", "done", "2027-03-01")],
)
def test_any_touch_moves_it_and_one_from_the_account_on_its_day_does_it(
    account: Account, direction: str, state: str, next_day: str
) -> None:
    ada = know(account, "Ada Nwosu-Lind", at("2026-08-20"), "3 months")
    before = open_check_in(account, ada)
    assert before is not None
    assert before.due_on.isoformat() == "2026-11-20"
    logged = log_touchpoint(account, [ada.id], at("2026-12-01"), direction=direction)
    assert due(account, ada) == next_day
    assert logged.next_check_ins == {ada.id: day(next_day)}
    then = FollowUp.find(account, before.id)
    assert then.state == state
    assert (then.touchpoint == logged.touchpoint) == (state == "done")


def test_a_touch_before_its_day_moves_the_same_reminder(account: Account) -> None:
    ada = know(account, "Ada Nwosu-Lind", TODAY, "3 months")
    before = open_check_in(account, ada)
    log_touchpoint(account, [ada.id], at("2026-12-10"), kind="coffee")
    after = open_check_in(account, ada)
    assert before
    assert after
    assert (after.uuid, after.due_on.isoformat()) == (before.uuid, "2027-03-10")
    assert after.sequence > before.sequence


def test_planning_again_changes_nothing(account: Account, statements: list[str]) -> None:
    people = [know(account, f"Person {number}", TODAY, "1 month") for number in range(12)]
    log_touchpoint(account, [people[0].id, people[5].id], at("2026-11-25"), text="Sent the deck")
    before = list(FollowUp.of(account).order_by(FollowUp.id).dicts())
    for ids in ([people[0].id, people[7].id], None):
        with writing(account):
            statements.clear()
            plan(account, at("2026-11-25"), ids)
            assert not [sql for sql in statements if not sql.lstrip().startswith(("SELECT", "WITH"))]
    assert list(FollowUp.of(account).order_by(FollowUp.id).dicts()) == before


def test_the_reason_names_the_last_touchpoint_by_its_date(account: Account) -> None:
    ada = know(account, "Ada Nwosu-Lind", TODAY, "3 months")
    new = open_check_in(account, ada)
    assert new
    assert new.because == "Every 3 months. Nothing logged so far."
    log_touchpoint(account, [ada.id], TODAY, kind="coffee", text="the team was moving to Gdynia.\nSecond line")
    told = open_check_in(account, ada)
    assert told
    assert told.because == "Every 3 months. Last coffee was on 24 November; the team was moving to Gdynia."


def test_without_a_cadence_in_the_archive_the_bin_or_marked_there_is_no_check_in(account: Account) -> None:
    ada = know(account, "Ada Nwosu-Lind", TODAY, "3 months")
    first = open_check_in(account, ada)
    archive(account, [ada.id], TODAY)
    assert due(account, ada) == ""
    unarchive(account, [ada.id], TODAY)
    again = open_check_in(account, ada)
    assert first
    assert again
    assert again.uuid == first.uuid
    delete_people(account, [ada.id], TODAY)
    assert due(account, ada) == ""
    restore_person(account, ada.id, at("2026-11-26"))
    assert due(account, ada) == "2027-02-26"
    set_cadence(account, [ada.id], None, TODAY)
    assert due(account, ada) == ""
    assert {state for (state,) in FollowUp.of(account, FollowUp.state).tuples()} == {"cancelled"}


def test_done_logs_the_touchpoint_and_sets_the_next_date(account: Account) -> None:
    ada = know(account, "Ada Nwosu-Lind", at("2026-08-24"), "3 months")
    reminder = open_check_in(account, ada)
    assert reminder
    answered = finish(account, reminder.id, TODAY)
    assert answered.sentence == "Done. Next on 24 February."
    assert answered.follow_up.state == "done"
    logged = Touchpoint.find(account, answered.follow_up.touchpoint)
    assert (logged.kind, logged.direction, logged.happened_on) == ("other", "outgoing", day("2026-11-24"))
    assert due(account, ada) == "2027-02-24"
    take_back(account, answered.step, TODAY)
    assert Touchpoint.of(account).count() == 0
    back = open_check_in(account, ada)
    assert back
    assert (back.id, back.due_on) == (reminder.id, reminder.due_on)
    assert back.sequence > answered.follow_up.sequence
    assert now(account, ada).last_touch_on is None
    assert FollowUp.of(account).count() == 1


def test_done_before_its_day_closes_it_all_the_same(account: Account) -> None:
    ada = know(account, "Ada Nwosu-Lind", TODAY, "3 months")
    reminder = open_check_in(account, ada)
    assert reminder
    answered = finish(account, reminder.id, TODAY, on=day("2026-11-23"))
    assert answered.follow_up.state == "done"
    assert due(account, ada) == "2027-02-23"
    with writing(account):
        plan(account, TODAY)
    assert FollowUp.find(account, reminder.id).state == "done"


def test_skipping_starts_the_next_round_today(account: Account) -> None:
    ada = know(account, "Ada Nwosu-Lind", at("2026-08-20"), "3 months")
    reminder = open_check_in(account, ada)
    assert reminder
    answered = skip(account, reminder.id, TODAY)
    assert answered.sentence == "Skipped. Next on 24 February."
    assert FollowUp.find(account, reminder.id).state == "skipped"
    assert due(account, ada) == "2027-02-24"
    log_touchpoint(account, [ada.id], TODAY, on=day("2026-11-01"))
    assert due(account, ada) == "2027-02-24"
    take_back(account, answered.step, TODAY)
    back = open_check_in(account, ada)
    assert back is None or back.id != reminder.id or back.due_on >= day("2027-02-01")


def test_a_skip_is_taken_back(account: Account) -> None:
    ada = know(account, "Ada Nwosu-Lind", at("2026-08-20"), "3 months")
    reminder = open_check_in(account, ada)
    assert reminder
    answered = skip(account, reminder.id, TODAY)
    take_back(account, answered.step, TODAY)
    assert due(account, ada) == "2026-11-20"
    assert FollowUp.of(account).count() == 1


@pytest.mark.parametrize(
    ("words", "day_named"),
    [("tomorrow", "2026-11-25"), ("Friday", "2026-11-27"), ("next week", "2026-11-30"), ("in a month", "2026-12-24")],
)
def test_a_snooze_moves_one_reminder_to_the_day_that_words_name(account: Account, words: str, day_named: str) -> None:
    ada = know(account, "Ada Nwosu-Lind", at("2026-08-20"), "3 months")
    reminder = open_check_in(account, ada)
    assert reminder
    answered = snooze(account, reminder.id, words, TODAY)
    assert due(account, ada) == day_named
    with writing(account):
        plan(account, TODAY)
    assert due(account, ada) == day_named
    take_back(account, answered.step, TODAY)
    back = open_check_in(account, ada)
    assert back
    assert back.due_on.isoformat() == "2026-11-20"
    assert not back.snoozed
    assert back.sequence > answered.follow_up.sequence


def test_a_snooze_ends_with_the_next_touchpoint(account: Account) -> None:
    ada = know(account, "Ada Nwosu-Lind", at("2026-08-20"), "3 months")
    reminder = open_check_in(account, ada)
    assert reminder
    snooze(account, reminder.id, "in a month", TODAY)
    log_touchpoint(account, [ada.id], at("2026-11-26"), direction="incoming")
    assert due(account, ada) == "2027-02-26"
    moved = open_check_in(account, ada)
    assert moved
    assert not moved.snoozed


def test_one_touchpoint_with_two_people_moves_both(account: Account) -> None:
    ada = know(account, "Ada Nwosu-Lind", at("2026-08-20"), "3 months")
    jonas = know(account, "Jonas Brekkestad", at("2026-08-21"), "6 months")
    logged = log_touchpoint(account, [ada.id, jonas.id, ada.id], TODAY, kind="event", text="The fair")
    assert logged.step.sentence == "Logged with Ada and Jonas."
    assert (due(account, ada), due(account, jonas)) == ("2027-02-24", "2027-05-24")
    take_back(account, logged.step, TODAY)
    assert (due(account, ada), due(account, jonas)) == ("2026-11-20", "2027-02-21")
    assert now(account, ada).last_touch_on is None


def test_a_deleted_touchpoint_opens_again_what_it_had_closed(account: Account) -> None:
    ada = know(account, "Ada Nwosu-Lind", at("2026-08-20"), "3 months")
    reminder = open_check_in(account, ada)
    assert reminder
    logged = log_touchpoint(account, [ada.id], TODAY)
    assert FollowUp.find(account, reminder.id).state == "done"
    step = delete_touchpoint(account, logged.touchpoint, TODAY)
    assert due(account, ada) == "2026-11-20"
    assert now(account, ada).last_touch_on is None
    take_back(account, step, TODAY)
    assert FollowUp.find(account, reminder.id).state == "done"
    assert due(account, ada) == "2027-02-24"
    assert now(account, ada).last_touch_on == day("2026-11-24")


def test_an_edited_touchpoint_moves_the_reminders_of_those_who_come_and_go(account: Account) -> None:
    ada = know(account, "Ada Nwosu-Lind", at("2026-08-20"), "3 months")
    jonas = know(account, "Jonas Brekkestad", at("2026-08-21"), "3 months")
    logged = log_touchpoint(account, [ada.id], TODAY)
    step = edit_touchpoint(
        account, logged.touchpoint, [jonas.id], TODAY, text="Talked", kind="call", direction="", on=day("2026-11-22")
    )
    assert (due(account, ada), due(account, jonas)) == ("2026-11-20", "2027-02-22")
    assert Touchpoint.find(account, logged.touchpoint).direction == "mutual"
    take_back(account, step, TODAY)
    assert (due(account, ada), due(account, jonas)) == ("2027-02-24", "2026-11-21")


def test_two_without_an_answer_double_the_cadence_until_they_answer(account: Account) -> None:
    ada = know(account, "Ada Nwosu-Lind", TODAY, "3 months")
    for written in ("2026-10-01", "2026-11-20"):
        log_touchpoint(account, [ada.id], TODAY, kind="email", on=day(written))
    assert due(account, ada) == "2027-05-20"
    reminder = open_check_in(account, ada)
    assert reminder
    assert reminder.because.startswith("Every 3 months, twice as long until Ada answers. Last email")
    log_touchpoint(account, [ada.id], at("2026-11-26"), direction="incoming", kind="email")
    assert due(account, ada) == "2027-02-26"


def test_manners_move_a_check_in_to_the_first_decent_day(account: Account) -> None:
    ada = know(account, "Ada Nwosu-Lind", TODAY, "1 week")
    for written in ("2026-11-10", "2026-11-20"):
        log_touchpoint(account, [ada.id], TODAY, kind="email", on=day(written))
    reminder = open_check_in(account, ada)
    assert reminder
    assert (reminder.base_on, reminder.not_before) == (day("2026-12-04"), day("2026-12-20"))
    assert due(account, ada) == "2026-12-20"


def test_a_thank_you_note_counts_as_a_touch_and_not_against_manners(account: Account) -> None:
    ada = know(account, "Ada Nwosu-Lind", TODAY, "1 week")
    for written in ("2026-11-10", "2026-11-20"):
        log_touchpoint(account, [ada.id], TODAY, kind="thank-you", on=day(written))
    assert due(account, ada) == "2026-11-27"
