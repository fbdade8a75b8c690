"""Whom to start with: the page, its presses with htmx and without, and the way back."""

import re

import pytest

from crm.domain.moment import Moment
from crm.models import Account, Person
from tests.usecases.acquaintances import day, due, know, now
from tests.web.visitor import Visitor

HTMX = {"HX-Request": "true"}


def connected(account: Account, moment: Moment, number: int) -> list[Person]:
    people = [know(account, f"Person {one:02}", moment) for one in range(number)]
    Person.change(account, connected_on=day("2026-11-20")).execute()
    return people


def batch_of(page: str) -> str:
    found = re.search(r'action="/start/\d+\?group=[a-z-]+&amp;batch=([a-z0-9.]+)"', page)
    assert found, page
    return found[1]


def test_twenty_at_a_time_with_a_reason_each(client: Visitor, account: Account, moment: Moment) -> None:
    connected(account, moment, 25)
    page = client.get("/start").text
    assert page.count('class="srow"') == 20
    assert "Nobody keeps up with 25 people." in page
    assert "Connected with you on Friday." in page
    assert '<b class="num">0 of 20</b> looked at' in page
    assert re.search(r'href="/start\?group=newest">Newest <span class="num">25</span>', page)
    assert "Another twenty" in page


def test_a_press_without_htmx_leads_back_to_the_same_twenty(client: Visitor, account: Account, moment: Moment) -> None:
    connected(account, moment, 25)
    page = client.get("/start").text
    batch = batch_of(page)
    first = int(batch.split(".")[0][1:])
    answer = client.post(f"/start/{first}?group=mix&batch={batch}", data={"cadence": "3 months"})
    assert answer.location == f"/start?group=mix&batch={batch}#pick-{first}"
    page = client.get(answer.location).text
    assert batch_of(page) == batch
    assert "Every 3 months, first on 24 February" in page
    assert "1 of 20</b> looked at" in page
    assert "1 person" in page
    assert client.get("/start").text.count(f'pick-{first}"') == 0


@pytest.mark.parametrize(
    ("cadence", "said", "next_day"),
    [
        ("3 months", "Every 3 months, first on 24 February", "2027-02-24"),
        ("6 months", "Every 6 months, first on 24 May", "2027-05-24"),
        ("1 year", "Every year, first on 24 November 2027", "2027-11-24"),
        ("no", "Asked again in a year, not before.", ""),
    ],
)
def test_a_press_with_htmx_answers_with_the_row_the_tally_and_the_sum(
    client: Visitor, account: Account, moment: Moment, cadence: str, said: str, next_day: str
) -> None:
    ada, *_ = connected(account, moment, 3)
    batch = batch_of(client.get("/start").text)
    part = client.post(f"/start/{ada.id}?group=mix&batch={batch}", data={"cadence": cadence}, headers=HTMX).text
    assert "<html" not in part
    assert said in part
    assert "1 of 3</b> looked at" in part
    assert due(account, ada) == next_day
    assert (now(account, ada).not_now_until == day("2027-11-24")) == (cadence == "no")
    found = re.search(rf'hx-post="(/start/{ada.id}/undo/\d+\?[^"]+)"', part)
    assert found
    row = client.post(found[1].replace("&amp;", "&"), headers=HTMX).text
    assert "Connected with you on Friday." in row
    assert "0 of 3</b> looked at" in row
    assert due(account, ada) == ""


def test_a_group_without_anybody_says_so(client: Visitor, account: Account, moment: Moment) -> None:
    know(account, "Ada", moment)
    assert "Nobody to propose here" in client.get("/start?group=email").text
    assert client.get("/start?group=nonsense&batch=x1.n.%27.n999").status_code == 200


def test_what_is_no_cadence_and_whoever_is_not_mine_is_refused(
    client: Visitor, account: Account, other_account: Account, moment: Moment
) -> None:
    ada, theirs = know(account, "Ada", moment), know(other_account, "Olu", moment)
    assert client.post(f"/start/{ada.id}", data={"cadence": "often"}).status_code == 400
    assert client.post(f"/start/{theirs.id}", data={"cadence": "3 months"}).status_code == 404
    assert "Olu" not in client.get(f"/start?batch=n{theirs.id}").text
    assert due(other_account, theirs) == ""


@pytest.mark.parametrize("number", [5, 50])
def test_the_page_takes_ten_statements_at_most_however_many_people(
    client: Visitor, account: Account, statements: list[str], moment: Moment, number: int
) -> None:
    connected(account, moment, number)
    client.get("/start")
    Account.update(revision=Account.revision + 1).execute()
    statements.clear()
    assert client.get("/start").status_code == 200
    assert len(statements) == 8
