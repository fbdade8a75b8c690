"""Whom to start with: who is proposed, for which reason, and what a press does."""

from datetime import date

import pytest

from crm.domain.cadence import Cadence
from crm.domain.starting import Group
from crm.models import Account, Import, ImportChange, Person
from crm.usecases.add_person import add_person
from crm.usecases.archive import archive
from crm.usecases.let_be import let_be
from crm.usecases.set_cadence import set_cadence
from crm.usecases.start_with import decide, start, start_after_a_press
from crm.usecases.start_with.picks import Pick, Proposed
from tests.usecases.acquaintances import at, day, due, know, now, take_back

TODAY = at("2026-11-24")


def asked(account: Account, group: Group = Group.MIX, on: date = TODAY.today) -> list[Pick]:
    """The twenty of a group, as a new request sees them."""
    return start(Account.get_by_id(account.id), group, [], on).picks


def connected(account: Account, name: str, on: str) -> Person:
    person = know(account, name, TODAY)
    Person.change(account, connected_on=day(on)).where(Person.id == person.id).execute()
    return person


def test_the_newest_connections_first(account: Account) -> None:
    for name, on in (("Old", "2019-03-01"), ("Newer", "2026-11-01"), ("Newest", "2026-11-20")):
        connected(account, name, on)
    found = asked(account, Group.NEWEST)
    assert [(one.name, one.because) for one in found] == [
        ("Newest", "Connected with you on Friday."),
        ("Newer", "Connected with you on 1 November."),
    ]


def test_anniversaries_within_two_weeks_the_soonest_first(account: Account) -> None:
    for name, on in (
        ("Ten", "2016-12-02"),
        ("Five", "2021-11-26"),
        ("Past", "2020-11-23"),
        ("Far", "2020-12-24"),
        ("This year", "2026-11-24"),
    ):
        connected(account, name, on)
    assert [(one.name, one.because) for one in asked(account, Group.ANNIVERSARIES)] == [
        ("Five", "Five years connected on Thursday."),
        ("Ten", "Ten years connected on 2 December."),
    ]


def test_a_leap_day_has_its_anniversary_in_common_years_too(account: Account) -> None:
    connected(account, "Leap", "2024-02-29")
    found = asked(account, Group.ANNIVERSARIES, date(2027, 2, 20))
    assert [one.because for one in found] == ["Three years connected on 28 February."]


def test_the_companies_where_most_are_known_take_turns(account: Account) -> None:
    for number in range(4):
        add_person(account, f"Kestrel {number}", TODAY, company="Kestrelby")
    for number in range(3):
        add_person(account, f"Fern {number}", TODAY, company="Fernhollow")
    for number in range(9):
        add_person(account, f"Free {number}", TODAY, company="Self-employed")
    add_person(account, "Alone", TODAY, company="Penhallick")
    found = asked(account, Group.MET_MOST)
    assert len(found) == 7
    assert [one.because for one in found[:2]] == [
        "Kestrelby is where you know most people, 4.",
        "One of 3 people you know at Fernhollow.",
    ]
    assert {one.company for one in found} == {"Kestrelby", "Fernhollow"}


def test_who_has_an_email_address_and_job_news(account: Account) -> None:
    ada, _ = add_person(account, "Ada", TODAY, emails=["ada@fernhollow.example"], company="Fernhollow")
    run = Import.create(account=account, created_at=TODAY.instant)
    for field, old, new in (("company", "Kestrelby", "Fernhollow"), ("title", "Engineer", "Engineering lead")):
        ImportChange.create(
            account=account,
            import_run=run,
            person=ada,
            kind="new_company",
            field=field,
            old=old,
            new=new,
            seen_on=day("2026-11-20"),
        )
    assert [one.because for one in asked(account, Group.EMAIL)] == ["You have Ada’s email."]
    assert [one.because for one in asked(account, Group.NEWS)] == [
        "Moved from Kestrelby to Fernhollow. You have Ada’s email."
    ]


def test_the_mix_proposes_nobody_twice_and_twenty_at_a_time(account: Account) -> None:
    for number in range(30):
        person, _ = add_person(
            account, f"Person {number}", TODAY, emails=[f"p{number}@kestrelby.example"], company="Kestrelby"
        )
        Person.change(account, connected_on=day("2026-11-20")).where(Person.id == person.id).execute()
    found = asked(account)
    assert len({one.person for one in found}) == 20
    assert {one.group for one in found} == {Group.MET_MOST, Group.NEWEST, Group.EMAIL}
    page = start(Account.get_by_id(account.id), Group.MIX, [], TODAY.today)
    assert page.sizes[Group.EMAIL] == 30


def test_whoever_was_decided_on_is_not_proposed(account: Account) -> None:
    people = [connected(account, f"Person {number}", "2026-11-20") for number in range(6)]
    set_cadence(account, [people[0].id], Cadence(3, "month"), TODAY)
    archive(account, [people[1].id], TODAY)
    let_be(account, people[2].id, TODAY)
    decide(account, people[3].id, None, TODAY)
    set_cadence(account, [people[4].id], Cadence(3, "month"), TODAY)
    set_cadence(account, [people[4].id], None, TODAY)
    assert [one.person for one in asked(account)] == [people[5].id]
    assert people[3].id not in {one.person for one in asked(account, Group.NEWEST, date(2027, 11, 23))}


def test_a_press_sets_the_cadence_and_says_the_first_day(account: Account) -> None:
    ada = connected(account, "Ada", "2026-11-20")
    batch = [Proposed(ada.id, Group.NEWEST)]
    step = decide(account, ada.id, Cadence(3, "month"), TODAY)
    assert step.sentence == "Every 3 months. Ada is next on 24 February."
    page = start_after_a_press(account, batch, TODAY.today, with_reasons=False)
    (pick,) = page.picks
    assert (pick.cadence, pick.next_check_in, pick.not_now) == (Cadence(3, "month"), day("2027-02-24"), False)
    assert (page.chosen, sum(count for _, count in page.months)) == (1, 4)
    take_back(account, step, TODAY)
    assert due(account, ada) == ""
    (pick,) = start_after_a_press(account, batch, TODAY.today, with_reasons=True).picks
    assert (pick.cadence, pick.because) == (None, "Connected with you on Friday.")


def test_not_now_is_asked_again_in_a_year_and_takes_a_cadence_back(account: Account) -> None:
    ada = connected(account, "Ada", "2026-11-20")
    decide(account, ada.id, Cadence(3, "month"), TODAY)
    step = decide(account, ada.id, None, TODAY)
    assert now(account, ada).not_now_until == day("2027-11-24")
    assert due(account, ada) == ""
    take_back(account, step, TODAY)
    assert due(account, ada) == "2027-02-24"
    decide(account, ada.id, None, TODAY)
    decide(account, ada.id, Cadence(1, "year"), TODAY)
    assert now(account, ada).not_now_until is None


def test_somebody_elses_people_are_neither_proposed_nor_shown(account: Account, other_account: Account) -> None:
    theirs = connected(other_account, "Olu", "2026-11-20")
    assert asked(account) == []
    shown = start(Account.get_by_id(account.id), Group.MIX, [Proposed(theirs.id, Group.NEWEST)], TODAY.today)
    assert shown.picks == []


@pytest.mark.parametrize("number", [5, 50])
def test_the_page_takes_as_many_statements_for_fifty_people_as_for_five(
    account: Account, statements: list[str], number: int
) -> None:
    for one in range(number):
        connected(account, f"Person {one}", "2026-11-20")
    owner = Account.get_by_id(account.id)
    statements.clear()
    start(owner, Group.MIX, [], TODAY.today)
    assert len(statements) == 6
