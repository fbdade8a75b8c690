"""At most five check-ins and congratulations a day, lapses, and the turn of the day."""

import pytest

from crm.domain.cadence import parse_cadence
from crm.domain.moment import Moment
from crm.domain.refusals import Refused
from crm.models import Account, FollowUp, Person
from crm.usecases.congratulate import congratulate
from crm.usecases.follow_ups.done import finish
from crm.usecases.follow_ups.due import due_on, may_write
from crm.usecases.follow_ups.skip import skip
from crm.usecases.follow_ups.snooze import snooze
from crm.usecases.log_touchpoint import log_touchpoint
from crm.usecases.plan_check_ins import plan
from crm.usecases.roll_day import roll_day
from crm.usecases.set_cadence import set_cadence
from crm.usecases.transaction import writing
from tests.usecases.acquaintances import at, day, days_later, days_of, due, know, now, open_check_in, take_back

TODAY = at("2026-11-24")


def test_twelve_people_of_one_cadence_fall_on_three_days(account: Account) -> None:
    for number in range(12):
        know(account, f"Person {number}", TODAY, "1 month")
    assert days_of(account) == {"2026-12-24": 5, "2026-12-25": 5, "2026-12-26": 2}


def test_twelve_people_at_once_fall_on_three_days_too(account: Account) -> None:
    people = [know(account, f"Person {number}", TODAY) for number in range(12)]
    step = set_cadence(account, [person.id for person in people], parse_cadence("1 month"), TODAY)
    assert days_of(account) == {"2026-12-24": 5, "2026-12-25": 5, "2026-12-26": 2}
    assert due(account, people[-1]) == "2026-12-26"
    take_back(account, step, TODAY)
    assert days_of(account) == {}


def test_the_longest_overdue_relative_to_its_cadence_comes_first(account: Account) -> None:
    yearly = [know(account, f"Yearly {number}", at("2025-12-24"), "1 year") for number in range(6)]
    monthly = [know(account, f"Monthly {number}", TODAY, "1 month") for number in range(5)]
    with writing(account):
        plan(account, TODAY)
    assert days_of(account) == {"2026-12-24": 5, "2026-12-25": 5, "2026-12-26": 1}
    # The sixth yearly one and all monthly ones waited a day, which is much of a month and little of a year.
    assert {due(account, person) for person in monthly} == {"2026-12-25"}
    assert due(account, yearly[-1]) == "2026-12-26"


def test_what_is_overdue_stays_on_its_day(account: Account) -> None:
    for number in range(7):
        know(account, f"Person {number}", TODAY, "1 month")
    roll_day(account, at("2027-01-10"))
    assert days_of(account) == {"2026-12-24": 5, "2026-12-25": 2}
    assert len(due_on(account, day("2027-01-10"))) == 7


def test_who_is_done_with_todays_five_does_not_find_tomorrows_five_there(account: Account) -> None:
    people = [know(account, f"Person {number}", TODAY, "1 month") for number in range(10)]
    christmas = at("2026-12-24")
    roll_day(account, christmas)
    for person in people[:5]:
        reminder = open_check_in(account, person)
        assert reminder
        finish(account, reminder.id, christmas)
    set_cadence(account, [people[9].id], parse_cadence("2 months"), christmas)
    assert due_on(account, day("2026-12-24")) == []
    assert len(due_on(account, day("2026-12-25"))) == 4


def test_room_that_becomes_free_on_a_full_day_ahead_is_used(account: Account) -> None:
    people = [know(account, f"Person {number}", TODAY, "1 month") for number in range(6)]
    assert due(account, people[5]) == "2026-12-25"
    set_cadence(account, [people[0].id], None, TODAY)
    assert due(account, people[5]) == "2026-12-24"


def test_a_snoozed_one_stays_and_the_others_make_room(account: Account) -> None:
    people = [know(account, f"Person {number}", TODAY, "1 month") for number in range(6)]
    early = know(account, "Ada", at("2026-10-24"), "1 month")
    reminder = open_check_in(account, early)
    assert reminder
    snooze(account, reminder.id, "24 December", TODAY)
    assert due(account, early) == "2026-12-24"
    assert days_of(account) == {"2026-12-24": 5, "2026-12-25": 2}
    assert due(account, people[0]) == "2026-12-24"


def test_news_and_check_ins_share_the_five_of_a_day(account: Account) -> None:
    for number in range(3):
        know(account, f"Person {number}", at("2026-10-24"), "1 month")
    told = [know(account, f"Mover {number}", TODAY) for number in range(4)]
    with writing(account):
        congratulate(account, [(person.id, "Now Director of operations at Brackmoor.") for person in told], TODAY)
    assert days_of(account) == {"2026-11-24": 5, "2026-11-25": 2}
    kinds = [(one.kind, one.because) for one in due_on(account, TODAY.today)]
    assert ("congratulation", "Now Director of operations at Brackmoor.") in kinds


def test_a_hundred_pieces_of_news_never_wait_beyond_their_lapse(account: Account) -> None:
    told = [know(account, f"Mover {number}", TODAY) for number in range(100)]
    with writing(account):
        congratulate(account, [(person.id, "Now at Brackmoor.") for person in told], TODAY)
    counted = days_of(account)
    assert (min(counted), max(counted)) == ("2026-11-24", "2026-12-08")
    assert sorted(counted.values()) == [*[5] * 14, 30]


def test_a_congratulation_lapses_in_silence_after_fourteen_days(account: Account) -> None:
    ada = know(account, "Ada", TODAY)
    with writing(account):
        congratulate(account, [(ada.id, "Now at Brackmoor.")], TODAY)
    roll_day(account, at("2026-12-08"))
    assert len(due_on(account, day("2026-12-08"))) == 1
    assert due_on(account, day("2026-12-09")) == []
    roll_day(account, at("2026-12-09"))
    assert [one.state for one in FollowUp.of(account)] == ["lapsed"]


def test_a_congratulation_is_never_snoozed_past_its_lapse(account: Account) -> None:
    ada = know(account, "Ada", TODAY)
    with writing(account):
        congratulate(account, [(ada.id, "Now at Brackmoor.")], TODAY)
    reminder = FollowUp.of(account).get()
    with pytest.raises(Refused, match="8 December"):
        snooze(account, reminder.id, "9 December", TODAY)
    assert snooze(account, reminder.id, "8 December", TODAY).follow_up.due_on == day("2026-12-08")
    with pytest.raises(Refused, match="not ahead"):
        snooze(account, reminder.id, "today", TODAY)
    with pytest.raises(Refused, match=r"cannot read “soonish”"):
        snooze(account, reminder.id, "soonish", TODAY)


def test_congratulating_is_logged_as_such_and_a_closed_reminder_stays_closed(account: Account) -> None:
    ada = know(account, "Ada", TODAY)
    with writing(account):
        congratulate(account, [(ada.id, "Now at Brackmoor.")], TODAY)
    reminder = FollowUp.of(account).get()
    answered = finish(account, reminder.id, TODAY)
    assert answered.sentence == "Done."
    assert now(account, ada).last_touch_on == TODAY.today
    for verb in (finish, skip):
        with pytest.raises(Refused, match="done already"):
            verb(account, reminder.id, TODAY)
    take_back(account, answered.step, TODAY)
    assert FollowUp.of(account).get().state == "open"


def test_a_congratulation_waits_for_manners_and_is_called_off_where_that_is_too_long(account: Account) -> None:
    ada, jonas = know(account, "Ada", TODAY), know(account, "Jonas", TODAY)
    log_touchpoint(account, [ada.id], TODAY, kind="email", on=day("2026-11-22"))
    for written in ("2026-11-01", "2026-11-22"):
        log_touchpoint(account, [jonas.id], TODAY, kind="email", on=day(written))
    with writing(account):
        congratulate(account, [(ada.id, "Now at Brackmoor."), (jonas.id, "Now at Penhallick.")], TODAY)
    found = {one.person: one for one in FollowUp.of(account)}
    assert (found[ada.id].state, found[ada.id].due_on) == ("open", day("2026-11-27"))
    assert found[jonas.id].state == "cancelled"
    verdict = may_write(account, now(account, jonas), TODAY.today)
    assert verdict == (False, day("2026-12-22"), "You wrote twice without an answer. Give it until 22 Dec.")
    log_touchpoint(account, [jonas.id], TODAY, direction="incoming", kind="email")
    assert FollowUp.of(account).where(FollowUp.person == jonas.id).get().state == "open"


def test_the_day_turns_once_and_then_asks_nothing(account: Account, statements: list[str]) -> None:
    know(account, "Ada", TODAY, "1 month")
    roll_day(account, TODAY)
    statements.clear()
    roll_day(account, TODAY)
    assert statements == []
    roll_day(account, days_later(TODAY, 1))
    assert statements


@pytest.mark.parametrize(
    ("zone", "instant", "last", "next_day"),
    [
        ("Pacific/Auckland", "2026-11-24T11:30", "2026-11-25", "2027-02-25"),
        ("Pacific/Auckland", "2026-11-24T10:30", "2026-11-24", "2027-02-24"),
        ("America/Los_Angeles", "2026-11-24T07:30", "2026-11-23", "2027-02-23"),
        ("America/Los_Angeles", "2026-11-24T08:30", "2026-11-24", "2027-02-24"),
        ("Pacific/Apia", "2026-11-24T11:30", "2026-11-25", "2027-02-25"),
        ("Asia/Kolkata", "2026-11-24T18:29", "2026-11-24", "2027-02-24"),
        ("Asia/Kolkata", "2026-11-24T18:31", "2026-11-25", "2027-02-25"),
    ],
)
def test_near_midnight_the_local_date_counts(
    account: Account, zone: str, instant: str, last: str, next_day: str
) -> None:
    moment = Moment(at("2026-11-24").instant.fromisoformat(f"{instant}:00+00:00"), zone)
    ada = know(account, "Ada", moment, "3 months")
    log_touchpoint(account, [ada.id], moment)
    assert now(account, ada).last_touch_on == day(last)
    assert due(account, ada) == next_day


@pytest.mark.parametrize("people", [5, 50])
def test_a_plan_takes_as_many_statements_for_fifty_people_as_for_five(
    account: Account, statements: list[str], people: int
) -> None:
    known = [know(account, f"Person {number}", TODAY) for number in range(people)]
    Person.change(account, cadence_count=1, cadence_unit="month", cadence_set_on=TODAY.today).execute()
    with writing(account):
        statements.clear()
        plan(account, TODAY, [person.id for person in known])
        assert len(statements) <= 8
    assert sum(days_of(account).values()) == people


def test_another_accounts_reminders_stay_as_they_are(account: Account, other_account: Account) -> None:
    mine = [know(account, f"Mine {number}", TODAY, "1 month") for number in range(5)]
    theirs = [know(other_account, f"Theirs {number}", TODAY, "1 month") for number in range(6)]
    assert {due(account, person) for person in mine} == {"2026-12-24"}
    assert due(other_account, theirs[5]) == "2026-12-25"
