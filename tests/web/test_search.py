"""What the palette and the page of results show."""

import pytest

from crm.domain.moment import Moment
from crm.models import Account, Person, Tag
from crm.usecases.add_person import add_person
from crm.usecases.log_touchpoint import log_touchpoint
from crm.usecases.people_list.filter import Filter
from crm.usecases.saved_lists import keep_as_list
from tests.web.visitor import Visitor

PART = {"HX-Request": "true", "HX-Target": "found"}


@pytest.fixture
def jonas(account: Account, moment: Moment) -> Person:
    jonas, _ = add_person(
        account, "Jonas Brekkestad", moment, company="Fernhollow", title="Staff engineer", tags=["Fern friends"]
    )
    log_touchpoint(account, [jonas.id], moment, text="Laughed about <b>Gdynia</b> & the planner.", kind="coffee")
    keep_as_list(account, "Fern people", Filter(text="fern"), moment)
    return jonas


def test_the_palette_lists_people_companies_lists_tags_and_things_to_do(
    client: Visitor, account: Account, jonas: Person
) -> None:
    part = client.get("/search?q=fern", headers=PART).text
    assert "<html" not in part
    tag = Tag.of(account).get().id
    for words in (
        f'href="/people/{jonas.id}"',
        "Staff engineer, <mark>Fern</mark>hollow",
        f'href="/companies/{jonas.company}"',
        '<mark>Fern</mark> people</b><small dir="auto">one person</small>',
        f'href="/people?tag={tag}"',
    ):
        assert words in part
    assert 'role="option"' in part
    assert "Write to <mark>Jo</mark>nas" in client.get("/search?q=jo", headers=PART).text
    assert 'href="/imports"' in client.get("/search?q=linkedin+file", headers=PART).text
    assert "Log a touchpoint" in client.get("/search", headers=PART).text


def test_words_that_were_said_are_shown_marked_and_stay_text(client: Visitor, jonas: Person) -> None:
    part = client.get("/search?q=gdyn", headers=PART).text
    assert "“Laughed about &lt;b&gt;<mark>Gdyn</mark>ia&lt;/b&gt; &amp; the planner.”" in part
    assert "Jonas Brekkestad, coffee, today" in part
    row = client.get("/people?q=gdyn", headers={"HX-Request": "true"}).text
    assert "Coffee, today: <q>Laughed about &lt;b&gt;<mark>Gdyn</mark>ia&lt;/b&gt; &amp; the planner.</q>" in row
    assert '<p class="hit"' not in client.get("/people?q=jonas", headers={"HX-Request": "true"}).text


def test_a_slip_is_forgiven_and_said(client: Visitor, jonas: Person) -> None:
    for path in ("/search?q=brekestad", "/people?q=brekestad"):
        page = client.get(path).text
        assert "Nobody is written so." in page, path
        assert "<mark>Brekkestad</mark>" in page, path
    assert "Nobody is written so." not in client.get("/people?q=brekkestad").text


def test_without_javascript_the_page_shows_the_same(client: Visitor, account: Account, moment: Moment) -> None:
    for number in range(40):
        add_person(account, f"Ada Number{number:02}", moment)
    page = client.get("/search?q=ada").text
    assert "<html" in page
    assert page.count("<mark>Ada</mark> Number") == 30
    assert 'href="/people?q=ada"' in page
    assert "Nobody matches" in client.get("/search?q=qqqq").text
    assert "Nobody matches" in client.get("/search?q=%28%3A").text
    assert client.get(f"/search?q={'x' * 5000}").status_code == 200


def test_a_page_of_results_takes_as_many_statements_for_few_as_for_many(
    client: Visitor, account: Account, moment: Moment, statements: list[str]
) -> None:
    taken = []
    for number in (3, 30):
        for more in range(number):
            ada, _ = add_person(account, f"Ada N{number}{more}", moment, company="Fernhollow")
            log_touchpoint(account, [ada.id], moment, text="Talked about Gdynia.")
        client.get("/people")
        statements.clear()
        client.get("/search?q=gdynia")
        taken.append(len(statements))
    assert taken[0] == taken[1]
    assert taken[0] <= 14
