"""What Today shows, in a number of statements that does not grow with it."""

import pytest

from crm.models import Account
from crm.usecases.add_person import add_person
from crm.usecases.congratulate import congratulate
from crm.usecases.log_touchpoint import log_touchpoint
from crm.usecases.today import today_of
from crm.usecases.transaction import writing
from tests.usecases.acquaintances import at, day, know

TODAY = at("2026-11-24")


def again(account: Account) -> Account:
    """The account as a new request reads it."""
    return Account.get_by_id(account.id)  # type: ignore[no-any-return]


@pytest.mark.parametrize("number", [5, 50])
def test_today_takes_as_many_statements_for_fifty_rows_as_for_five(
    account: Account, statements: list[str], number: int
) -> None:
    people = [know(account, f"Person {one}", at("2026-10-24"), "1 month") for one in range(number)]
    for person in people:
        log_touchpoint(account, [person.id], TODAY, kind="email", on=day("2026-09-01"))
    with writing(account):
        congratulate(account, [(person.id, "Now at Brackmoor.") for person in people], TODAY)
    today_of(again(account), TODAY)
    later = at("2026-12-05")
    today_of(again(account), later)
    owner = again(account)
    owner.revision += 1000
    statements.clear()
    shown = today_of(owner, later)
    assert len(statements) == 5
    assert len(shown.due) >= number


def test_today_is_kept_until_something_changes(account: Account, statements: list[str]) -> None:
    ada = know(account, "Ada", at("2026-08-24"), "3 months")
    assert len(today_of(again(account), TODAY).due) == 1
    owner = again(account)
    statements.clear()
    assert len(today_of(owner, TODAY).due) == 1
    assert statements == []
    log_touchpoint(account, [ada.id], TODAY)
    assert today_of(again(account), TODAY).due == []


def test_a_row_says_who_somebody_is_and_what_they_were_before(account: Account) -> None:
    ada, _ = add_person(account, "Ada Nwosu-Lind", TODAY, company="Fernhollow", title="Engineering lead")
    with writing(account):
        congratulate(account, [(ada.id, "Now Engineering lead at Fernhollow.")], TODAY)
    (row,) = today_of(again(account), TODAY).due
    assert (row.title, row.company, row.former) == ("Engineering lead", "Fernhollow", "")


def test_who_was_written_to_twice_is_best_left_alone(account: Account) -> None:
    mei, once, answered = know(account, "Mei-Lin", TODAY), know(account, "Once", TODAY), know(account, "Olu", TODAY)
    for written in ("2026-10-30", "2026-11-12"):
        log_touchpoint(account, [mei.id, answered.id], TODAY, kind="email", on=day(written))
    log_touchpoint(account, [once.id], TODAY, kind="email", on=day("2026-11-23"))
    log_touchpoint(account, [answered.id], TODAY, kind="email", direction="incoming", on=day("2026-11-13"))
    (left,) = today_of(again(account), TODAY).left_alone
    assert (left.person, left.verdict.because) == (mei.id, "You wrote twice without an answer. Give it until 12 Dec.")


def test_lately_in_touch_are_the_last_five_people_once_each(account: Account) -> None:
    people = [know(account, f"Person {number}", TODAY) for number in range(7)]
    for number, person in enumerate(people):
        log_touchpoint(account, [person.id], TODAY, on=day(f"2026-11-{10 + number}"), kind="call")
    log_touchpoint(account, [people[0].id], TODAY, on=day("2026-11-20"), text="The newest")
    shown = today_of(again(account), TODAY)
    assert [one.name for one in shown.lately] == ["Person 0", "Person 6", "Person 5", "Person 4", "Person 3"]
    assert shown.lately[0].text == "The newest"


def test_another_accounts_day_is_another(account: Account, other_account: Account) -> None:
    know(other_account, "Olu", at("2026-08-24"), "3 months")
    shown = today_of(again(account), TODAY)
    assert (shown.due, shown.soonest, shown.anybody_chosen) == ([], [], False)
