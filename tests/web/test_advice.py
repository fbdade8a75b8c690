"""The numbers of the follow-up, as settings."""

from datetime import date, datetime

import pytest

from crm.domain.advice import NUMBERS
from crm.domain.moment import Moment
from crm.models import Account, FollowUp
from crm.usecases.opportunities.advice_of import advice_of, holidays_of
from crm.usecases.opportunities.interview_form import InterviewForm, PanelName
from crm.usecases.opportunities.record_interview import record_interview
from tests.web.visitor import Visitor


def stored(account: Account) -> Account:
    found: Account = Account.get_by_id(account.id)
    return found


def test_every_number_stands_beside_its_advice(client: Visitor) -> None:
    page = client.get("/settings/advice").text
    for number in NUMBERS:
        assert number.label in page
        assert number.advice in page
        assert f'action="/settings/advice/{number.name}"' in page
    assert "Put it back" not in page
    assert 'href="/settings/advice"' in client.get("/settings").text


def test_a_changed_number_offers_the_way_back(client: Visitor, account: Account) -> None:
    answer = client.post("/settings/advice/second_note_no_date_working_days", data={"value": "8"})
    assert answer.location == (
        "/settings/advice?saved=second_note_no_date_working_days#second_note_no_date_working_days"
    )
    assert advice_of(stored(account)).second_note_no_date_working_days == 8
    page = client.get(answer.location).text
    assert "Kith’s own number is 7." in page
    assert "Saved." in page
    client.post("/settings/advice/second_note_no_date_working_days", data={"usual": "1"})
    assert advice_of(stored(account)).second_note_no_date_working_days == 7
    assert "Put it back" not in client.get("/settings/advice").text


@pytest.mark.parametrize(
    ("name", "value", "sentence"),
    [
        ("per_day", "0", "choose a number from 1 to 50"),
        ("per_day", "many", "Type a whole number."),
        ("per_day", "", "Type a whole number."),
        ("thank_you_late_days", "9", "Keep the days in that order."),
    ],
)
def test_a_number_that_cannot_be_changes_nothing_and_says_why(
    client: Visitor, account: Account, name: str, value: str, sentence: str
) -> None:
    answer = client.post(f"/settings/advice/{name}", data={"value": value})
    assert answer.status_code == 422
    assert sentence in answer.text
    assert stored(account).advice == "{}"


def test_a_number_that_there_is_not_is_not_found(client: Visitor) -> None:
    assert client.post("/settings/advice/luck", data={"value": "1"}).status_code == 404


def test_what_is_planned_follows_a_changed_number(client: Visitor, account: Account, moment: Moment) -> None:
    form = InterviewForm(
        "Quillbank", "Data lead", datetime(2026, 11, 23, 10), panel=(PanelName("Priyanka Venkatesan"),),
        promised=date(2026, 11, 27),
    )  # fmt: skip
    record_interview(account, form, moment)
    second = FollowUp.of(account).where(FollowUp.kind == "second-note", FollowUp.state == "open")
    assert [one.due_on for one in second] == [date(2026, 12, 1)]
    client.post("/settings/advice/second_note_working_days", data={"value": "4"})
    assert [one.due_on for one in second.clone()] == [date(2026, 12, 3)]


def test_the_holidays_of_a_country_are_no_working_days(client: Visitor, account: Account) -> None:
    assert "Netherlands</option>" in client.get("/settings/advice").text
    client.post("/settings/advice/country", data={"country": "NL"})
    assert date(2026, 12, 25) in holidays_of(stored(account), date(2026, 11, 24))
    client.post("/settings/advice/per_day", data={"value": "4"})
    assert stored(account).country == "NL"
    assert client.post("/settings/advice/country", data={"country": "XX"}).status_code == 422
    client.post("/settings/advice/country", data={"country": ""})
    assert holidays_of(stored(account), date(2026, 11, 24)) == frozenset()


def test_htmx_gets_the_numbers_alone(client: Visitor) -> None:
    part = client.get("/settings/advice?saved=per_day", headers={"HX-Request": "true"}).text
    assert part.startswith('<div class="sets" id="numbers">')
