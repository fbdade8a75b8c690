"""The page of promises."""

from datetime import date

import pytest

from crm.domain.moment import Moment
from crm.models import Account, Promise
from crm.usecases.opportunities.promises import make_promise
from tests.usecases.acquaintances import know
from tests.web.visitor import Visitor


def test_the_page_tells_what_is_waited_for_what_is_owed_and_what_is_overdue(
    client: Visitor, account: Account, moment: Moment
) -> None:
    ada, jonas = (know(account, name, moment) for name in ("Ada Nwosu", "Jonas Brekkestad"))
    make_promise(account, moment, due_on=date(2026, 11, 20), person=ada.id, text="Send the plan")
    make_promise(account, moment, due_on=date(2026, 11, 27), person=jonas.id, text="Call back")
    make_promise(account, moment, due_on=date(2026, 11, 25), person=ada.id, text="The drawing", side="yours")
    page = client.get("/waiting").text
    assert "You wait for two answers, one of them overdue. You owe one." in page
    assert "Fri 20 Nov</b>4 days over" in page
    assert "Fri 27 Nov</b>in 3 days" in page
    assert "Tomorrow</b>Wed 25 Nov" in page
    assert page.count("Did it") == 1
    assert page.count(">Broken<") == 2


def test_an_empty_ledger_says_so(client: Visitor) -> None:
    page = client.get("/waiting").text
    assert "Nobody owes you an answer, and you owe none." in page
    assert "Nobody promised anything yet" in page


def test_one_line_adds_a_promise_and_undo_takes_it_back(client: Visitor, account: Account, moment: Moment) -> None:
    know(account, "Ada Nwosu", moment)
    page = client.post("/waiting", data={"line": "Ada will send the plan by 4 Dec"}, follow_redirects=True)
    assert "Noted for 4 December." in page.text
    (promise,) = Promise.of(account)
    assert (promise.text, promise.due_on, promise.side) == ("Send the plan", date(2026, 12, 4), "theirs")
    undo = page.text.split('action="/undo/')[1].split('"')[0]
    client.post(f"/undo/{undo}")
    assert Promise.of(account).count() == 0


def test_a_line_that_says_too_little_is_given_back_with_what_is_missing(client: Visitor, account: Account) -> None:
    page = client.post("/waiting", data={"line": "Zebedee will call by Friday"})
    assert page.status_code == 422
    assert 'value="Zebedee will call by Friday"' in page.text
    assert "Nobody here is called “Zebedee”." in page.text
    assert Promise.of(account).count() == 0


def test_namesakes_are_asked_about(client: Visitor, account: Account, moment: Moment) -> None:
    _, other = know(account, "Ada Nwosu", moment), know(account, "Ada Lindqvist", moment)
    line = "Ada will call by Friday"
    page = client.post("/waiting", data={"line": line})
    assert page.status_code == 422
    assert "Whom do you mean?" in page.text
    client.post("/waiting", data={"line": line, "whose": f"p{other.id}"})
    assert [one.person for one in Promise.of(account)] == [other.id]


@pytest.mark.parametrize(("press", "state"), [("kept", "kept"), ("broken", "broken")])
def test_kept_and_broken_are_one_press_each(
    client: Visitor, account: Account, moment: Moment, press: str, state: str
) -> None:
    make_promise(account, moment, due_on=date(2026, 11, 20), person=know(account, "Ada Nwosu", moment).id)
    (promise,) = Promise.of(account)
    page = client.post(f"/waiting/{promise.id}/{press}", follow_redirects=True).text
    assert Promise.find(account, promise.id).state == state
    assert f"1 {state}" in page
    assert "Undo" in page


def test_what_is_settled_is_shown_in_part_until_one_asks(client: Visitor, account: Account, moment: Moment) -> None:
    ada = know(account, "Ada Nwosu", moment)
    for number in range(6):
        make_promise(account, moment, due_on=date(2026, 11, 20), person=ada.id, text=f"Thing {number}", side="yours")
    for promise in Promise.of(account):
        client.post(f"/waiting/{promise.id}/kept")
    page = client.get("/waiting").text
    assert "Show the other 2" in page
    assert page.count("Thing") == 4
    assert client.get("/waiting?settled=all").text.count("Thing") == 6


def test_a_line_is_read_while_it_is_typed(client: Visitor, account: Account, moment: Moment) -> None:
    know(account, "Ada Nwosu", moment)
    part = client.post("/waiting/reading", data={"line": "Ada will send the plan by 4 Dec"}).text
    assert '<b dir="auto">Ada Nwosu</b> promised, by <b>Friday 4 December</b>' in part
    assert "By when?" in client.post("/waiting/reading", data={"line": "Ada will"}).text
    assert client.post("/waiting/reading", data={"line": ""}).text.strip() == ""


def test_the_page_takes_as_many_statements_for_fifty_promises_as_for_five(
    client: Visitor, account: Account, moment: Moment, statements: list[str]
) -> None:
    people = [know(account, f"Person {number}", moment) for number in range(5)]
    counts = []
    for rounds in (1, 9):
        for _ in range(rounds):
            for person in people:
                make_promise(account, moment, due_on=date(2026, 11, 27), person=person.id)
        client.get("/waiting")
        statements.clear()
        client.get("/waiting")
        counts.append(len([sql for sql in statements if sql.startswith(("SELECT", "\n"))]))
    assert counts[0] == counts[1]
    assert len(statements) < 10


def test_today_names_those_whom_one_waits_for(client: Visitor, account: Account, moment: Moment) -> None:
    assert "Waiting on others" not in client.get("/").text
    ada = know(account, "Ada Nwosu", moment)
    make_promise(account, moment, due_on=date(2026, 11, 20), person=ada.id, text="Send the plan")
    make_promise(account, moment, due_on=date(2026, 11, 27), person=ada.id, text="Introduce me")
    make_promise(account, moment, due_on=date(2026, 11, 25), person=ada.id, text="The drawing", side="yours")
    page = client.get("/").text
    assert "Waiting on others" in page
    assert "4 days over" in page
    assert "by Fri 27" in page
    assert "The drawing" not in page


def test_a_persons_page_begins_the_line_of_a_promise(client: Visitor, account: Account, moment: Moment) -> None:
    ada = know(account, "Ada Nwosu", moment)
    address = "/waiting?line=Ada%20Nwosu%20will%20"
    assert f'href="{address}"' in client.get(f"/people/{ada.id}").text
    assert 'value="Ada Nwosu will "' in client.get(address).text
