"""What an account's habits say, counted from what is stored."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from crm.domain.insights.answers import Answered
from crm.domain.insights.growth import Year
from crm.domain.moment import Moment
from crm.models import Account, FollowUp, Person, Touchpoint, TouchpointPerson
from crm.usecases.add_person import add_person
from crm.usecases.archive import archive
from crm.usecases.bin import delete_people
from crm.usecases.follow_ups.done import finish
from crm.usecases.insights.answered import answered
from crm.usecases.insights.arrivals import arrivals, began_to_look
from crm.usecases.insights.doors import doors
from crm.usecases.insights.notes import thanked_in_time
from crm.usecases.insights.page import Insights, insights
from crm.usecases.insights.touches import touches_by_day
from crm.usecases.log_touchpoint import log_touchpoint
from crm.usecases.opportunities.outcome import record_outcome
from crm.usecases.roll_day import roll_day
from crm.usecases.transaction import writing
from tests.usecases.acquaintances import at, day, days_later, know, open_check_in
from tests.usecases.panels import thanks_to, yesterdays_panel

TODAY = at("2026-11-24")
FIRST = date(2024, 1, 1)


def wrote(account: Account, person: Person, on: str, kind: str = "email", direction: str = "outgoing") -> None:
    log_touchpoint(account, [person.id], TODAY, on=day(on), kind=kind, direction=direction)


def does_not_count(account: Account, person: Person, on: str, direction: str) -> None:
    """A message to a whole group, as an import writes it."""
    with writing(account):
        made = Touchpoint.create(
            account=account, kind="linkedin", direction=direction, happened_on=day(on), source="linkedin-group",
            counts=False, created_at=TODAY.instant, updated_at=TODAY.instant,
        )  # fmt: skip
        TouchpointPerson.create(account=account, touchpoint=made.id, person=person.id)


def rates(account: Account, today: str = "2026-11-24") -> dict[str, tuple[int, int]]:
    return {one.kind: (one.answered, one.sent) for one in answered(account, FIRST, day(today))}


def test_people_came_when_one_met_or_connected_else_on_the_local_day_they_were_added(account: Account) -> None:
    ada, jonas, anneke = (know(account, name, TODAY) for name in ("Ada Nwosu", "Jonas Verbeek", "Anneke de Wit"))
    new_years_eve = Moment(datetime(2025, 12, 31, 23, 30, tzinfo=UTC), "Asia/Tokyo")
    know(account, "Hanae Sato", new_years_eve)
    for person, columns in (
        (ada, {"met_on": day("2019-03-01"), "connected_on": day("2021-03-01")}),
        (jonas, {"met_on": day("2022-03-01"), "connected_on": day("2021-03-01")}),
        (anneke, {"connected_on": day("2021-03-01")}),
    ):
        Person.change(account, **columns).where(Person.id == person.id).execute()
    found = arrivals(account, TODAY._replace(zone_name="Asia/Tokyo"))
    assert sorted((one.day.isoformat(), one.people) for one in found) == [
        ("2019-03-01", 1), ("2021-03-01", 2), ("2026-01-01", 1)
    ]  # fmt: skip


def test_who_interviewed_the_account_is_counted_with_their_year_and_company(account: Account) -> None:
    yesterdays_panel(account, TODAY)
    add_person(account, "Kofi Mensah", TODAY, company="Fernhollow")
    add_person(account, "Leilani Kealoha", TODAY, company="Brackmoor")
    found = insights(account, TODAY)
    assert found.years == [Year(2026, 5, 3)]
    assert [(door.name, door.people, door.interviewed) for door in found.doors] == [
        ("Fernhollow", 4, 3), ("Brackmoor", 1, 0)
    ]  # fmt: skip
    assert began_to_look(account) == day("2026-11-23")


def test_who_is_archived_or_in_the_bin_is_nobody_one_knows_now(account: Account) -> None:
    people = [add_person(account, f"Person Number{number}", TODAY, company="Fernhollow")[0] for number in range(3)]
    archive(account, [people[0].id], TODAY)
    delete_people(account, [people[1].id], TODAY)
    assert [one.people for one in arrivals(account, TODAY)] == [1]
    assert [door.people for door in doors(account, TODAY.today)] == [1]


def test_what_others_sent_or_what_does_not_count_is_no_touch_of_the_accounts(account: Account) -> None:
    ada, jonas = know(account, "Ada Nwosu", TODAY), know(account, "Jonas Verbeek", TODAY)
    wrote(account, ada, "2026-11-02")
    wrote(account, ada, "2026-11-02", "coffee", "mutual")
    wrote(account, ada, "2026-11-03", direction="incoming")
    does_not_count(account, ada, "2026-11-04", "outgoing")
    log_touchpoint(account, [ada.id, jonas.id], TODAY, on=day("2026-11-05"), kind="call")
    wrote(account, jonas, "2026-11-06")
    delete_people(account, [jonas.id], TODAY)
    assert touches_by_day(account, FIRST, TODAY.today) == {day("2026-11-02"): 2, day("2026-11-05"): 1}


def test_a_message_is_answered_by_what_they_sent_or_said_within_three_weeks(account: Account) -> None:
    ada, jonas, kofi = (know(account, name, TODAY) for name in ("Ada Nwosu", "Jonas Verbeek", "Kofi Mensah"))
    wrote(account, ada, "2026-06-01")
    wrote(account, ada, "2026-06-22", "call", "mutual")
    wrote(account, jonas, "2026-06-01", "congratulation")
    wrote(account, jonas, "2026-06-23", direction="incoming")
    wrote(account, kofi, "2026-06-01", "linkedin")
    does_not_count(account, kofi, "2026-06-02", "incoming")
    assert rates(account) == {"email": (1, 1), "congratulation": (0, 1), "linkedin": (0, 1)}


def test_what_one_answers_oneself_on_the_same_day_is_no_answer_to_it(account: Account) -> None:
    ada, jonas = know(account, "Ada Nwosu", TODAY), know(account, "Jonas Verbeek", TODAY)
    wrote(account, ada, "2026-06-01", direction="incoming")
    wrote(account, ada, "2026-06-01")
    wrote(account, jonas, "2026-06-01")
    wrote(account, jonas, "2026-06-01", direction="incoming")
    assert rates(account) == {"email": (1, 2)}


def test_a_message_of_the_last_three_weeks_still_has_time(account: Account) -> None:
    ada = know(account, "Ada Nwosu", TODAY)
    wrote(account, ada, "2026-11-03", "linkedin")
    wrote(account, ada, "2026-11-04", "linkedin")
    assert rates(account) == {"linkedin": (0, 1)}
    assert rates(account, "2026-11-25") == {"linkedin": (0, 2)}


def test_what_did_a_check_in_is_a_check_in_and_a_call_or_an_invitation_no_message(account: Account) -> None:
    before = at("2026-06-01")
    ada = know(account, "Ada Nwosu", before, "1 week")
    reminder = open_check_in(account, ada)
    assert reminder
    finish(account, reminder.id, at("2026-06-08"))
    wrote(account, ada, "2026-06-20", "call", "outgoing")
    wrote(account, ada, "2026-07-01", "linkedin")
    Touchpoint.change(account, source="linkedin-invitation").where(Touchpoint.kind == "linkedin").execute()
    assert rates(account) == {"check-in": (0, 1)}


def test_an_interview_and_a_told_outcome_answer_too(account: Account) -> None:
    recorded = yesterdays_panel(account, TODAY)
    panel = [thanks_to(account, name).person for name in ("Ada Nwosu-Lind", "Jonas Verbeek")]
    log_touchpoint(account, panel, TODAY, on=day("2026-11-24"), kind="thank-you")
    log_touchpoint(account, panel, TODAY, on=day("2026-11-10"), kind="email")
    record_outcome(account, recorded.opportunity, "rejected", days_later(TODAY, 6), told_by=panel[0])
    assert rates(account, "2026-12-31") == {"email": (2, 2), "thank-you": (1, 2)}


def test_a_note_of_thanks_is_in_time_on_the_day_after_late_later_or_never(account: Account) -> None:
    yesterdays_panel(account, TODAY)
    assert thanked_in_time(account) == []
    finish(account, thanks_to(account, "Ada Nwosu-Lind").id, TODAY)
    finish(account, thanks_to(account, "Jonas Verbeek").id, days_later(TODAY, 2))
    assert sorted(thanked_in_time(account)) == [False, True]
    roll_day(account, days_later(TODAY, 30))
    assert thanks_to(account, "Anneke de Wit").state == "lapsed"
    assert sorted(thanked_in_time(account)) == [False, False, True]
    FollowUp.change(account, state="skipped").where(FollowUp.state == "lapsed").execute()
    assert sorted(thanked_in_time(account)) == [False, True]


def test_each_finding_speaks_of_the_numbers_beneath_it(account: Account) -> None:
    assert insights(account, TODAY) == Insights([], "", [], "", 0, [], [], "", [], "")
    ada = know(account, "Ada Nwosu", TODAY)
    for number in range(5):
        sent = TODAY.today - timedelta(days=200 - number * 30)
        wrote(account, ada, sent.isoformat(), "linkedin")
        wrote(account, ada, (sent + timedelta(days=number)).isoformat(), "linkedin", "incoming")
    account = Account.get_by_id(account.id)
    found = insights(account, TODAY)
    assert (found.growth, found.heard) == ("Everybody here came in 2026", "LinkedIn messages get answers")
    assert found.answered == [Answered("linkedin", 5, 5)]
    assert found.rhythm == "You have been silent for eleven weeks"
    assert insights(account, TODAY) is found


@pytest.mark.parametrize("people", [2, 12])
def test_it_takes_six_statements_however_much_there_is_and_none_the_second_time(
    account: Account, other_account: Account, statements: list[str], people: int
) -> None:
    mine: list[Any] = [know(account, f"Person Number{number}", TODAY) for number in range(people)]
    log_touchpoint(account, [person.id for person in mine], TODAY, kind="email", on=day("2026-06-01"))
    yesterdays_panel(account, TODAY)
    yesterdays_panel(other_account, TODAY)
    account = Account.get_by_id(account.id)
    statements.clear()
    assert sum(year.people for year in insights(account, TODAY).years) == people + 3
    assert len(statements) == 6
    insights(account, TODAY)
    assert len(statements) == 6
