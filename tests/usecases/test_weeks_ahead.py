"""The weeks ahead."""

from datetime import date, timedelta

import pytest

from crm.models import Account
from crm.usecases.congratulate import congratulate
from crm.usecases.log_touchpoint import log_touchpoint
from crm.usecases.weeks_ahead import MOST_A_DAY, weeks_ahead
from tests.usecases.acquaintances import at, know, open_check_in

TODAY = at("2026-11-24")


def on(account: Account, day: date) -> list[tuple[str, str]]:
    """Kind and words of what falls on a day."""
    days = {one.day: one for week in weeks_ahead(account, TODAY.today) for one in week}
    return [(event.kind, event.words) for event in days[day].events]


def test_weeks_begin_on_this_weeks_monday(account: Account) -> None:
    weeks = weeks_ahead(account, TODAY.today)
    assert [len(week) for week in weeks] == [7, 7, 7]
    assert weeks[0][0].day == date(2026, 11, 23)
    assert weeks[2][6].day == date(2026, 12, 13)


def test_each_reminder_stands_on_its_day_with_whom_it_is_about(account: Account) -> None:
    ada = know(account, "Ada Nwosu-Lind", TODAY, "1 week")
    jonas = know(account, "Jonas Weber", TODAY)
    congratulate(account, [(jonas.id, "Now Director at Brackmoor.")], TODAY)
    assert on(account, date(2026, 12, 1)) == [("check-in", "Ada")]
    assert on(account, TODAY.today) == [("congratulation", "Congratulate Jonas")]
    (event,) = weeks_ahead(account, TODAY.today)[1][1].events
    assert event.person == ada.id


def test_a_promise_stands_on_the_day_it_was_made_for(account: Account) -> None:
    ada = know(account, "Ada Nwosu-Lind", TODAY)
    log_touchpoint(account, [ada.id], TODAY, text="She will introduce me", promised=date(2026, 12, 3))
    ((kind, words),) = on(account, date(2026, 12, 3))
    assert kind == "promise"
    assert words.startswith("Ada: She will introduce me")


def test_a_crowded_day_lists_a_few_and_counts_the_rest(account: Account) -> None:
    people = [know(account, f"Person Number{number}", TODAY, "3 months") for number in range(MOST_A_DAY + 4)]
    for person in people:
        follow_up = open_check_in(account, person)
        assert follow_up
        follow_up.due_on = TODAY.today - timedelta(days=1)
        follow_up.save()
    monday = weeks_ahead(account, TODAY.today)[0][0]
    assert (len(monday.events), monday.more) == (MOST_A_DAY, 4)


def test_what_has_lapsed_is_over(account: Account) -> None:
    jonas = know(account, "Jonas Weber", TODAY)
    congratulate(account, [(jonas.id, "Now Director at Brackmoor.")], at("2026-11-23"))
    assert on(account, date(2026, 11, 23)) == [("congratulation", "Congratulate Jonas")]
    later = weeks_ahead(account, date(2026, 12, 8))
    assert [event for week in later for day in week for event in day.events] == []


@pytest.mark.parametrize("people", [5, 50])
def test_it_takes_one_statement_however_much_there_is(
    account: Account, other_account: Account, statements: list[str], people: int
) -> None:
    know(other_account, "Kofi Mensah", TODAY, "1 week")
    for number in range(people):
        know(account, f"Person Number{number}", TODAY, "1 week")
    statements.clear()
    found = weeks_ahead(account, TODAY.today)
    assert len(statements) == 1
    assert "Kofi" not in str(found)
