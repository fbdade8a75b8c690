"""Manners on the pages: wait until, because; and writing all the same, with a reason that is kept."""

from datetime import datetime, timedelta

import pytest

from crm.domain.moment import Moment
from crm.models import Account, Override, Person
from crm.usecases.let_be import let_be
from crm.usecases.log_touchpoint import log_touchpoint
from crm.usecases.opportunities.interview_form import InterviewForm, PanelName
from crm.usecases.opportunities.record_interview import record_interview
from tests.usecases.acquaintances import know
from tests.web.visitor import Visitor


@pytest.fixture
def mei(account: Account, moment: Moment) -> Person:
    """Somebody who was written to twice without an answer."""
    person = know(account, "Mei-Lin Tchou", moment)
    for days in (20, 12):
        log_touchpoint(account, [person.id], moment, kind="email", on=moment.today - timedelta(days=days))
    return person


def test_a_persons_page_says_wait_until_because_and_takes_a_reason(
    client: Visitor, account: Account, mei: Person
) -> None:
    page = client.get(f"/people/{mei.id}").text
    assert "You wrote twice without an answer. Give it until 12 Dec." in page
    assert f'action="/people/{mei.id}/write/anyway"' in page
    client.post(f"/people/{mei.id}/write/anyway", data={"reason": "We share a train on Friday"})
    page = client.get(f"/people/{mei.id}").text
    assert "Write all the same" not in page
    assert "You wrote all the same" in page
    assert "We share a train on Friday" in page
    (kept,) = Override.of(account)
    assert kept.because.startswith("You wrote twice")


def test_nobody_marked_do_not_contact_can_be_written_to_all_the_same(
    client: Visitor, account: Account, moment: Moment, mei: Person
) -> None:
    let_be(account, mei.id, moment)
    page = client.get(f"/people/{mei.id}").text
    assert "Write all the same" not in page
    client.post(f"/people/{mei.id}/write/anyway", data={"reason": "I want to"})
    client.post("/people/write/anyway", data={"person": mei.id, "anyway": mei.id, "reason": "I want to"})
    assert Override.of(account).count() == 0


def test_several_are_sorted_into_those_to_write_to_and_those_to_let_be(
    client: Visitor, account: Account, moment: Moment, mei: Person
) -> None:
    ada = know(account, "Ada Nwosu", moment)
    answer = client.post("/people/bulk/write", data={"person": [ada.id, mei.id]})
    assert answer.location == f"/people/write?person={mei.id}&person={ada.id}"
    page = client.get(answer.location).text
    assert "One person is best let be for now." in page
    assert f'href="/people/{ada.id}/write"' in page
    assert f'href="/people/{mei.id}/write"' not in page
    sent = {"person": [ada.id, mei.id], "anyway": [mei.id], "reason": "A question they asked for"}
    page = client.post("/people/write/anyway", data=sent, follow_redirects=True).text
    assert "Noted. You may write to Mei-Lin today." in page
    assert f'href="/people/{mei.id}/write"' in page
    assert [(one.person, one.reason) for one in Override.of(account)] == [(mei.id, "A question they asked for")]


def test_without_a_reason_or_without_anybody_nothing_is_overridden(
    client: Visitor, account: Account, mei: Person
) -> None:
    sent = {"person": [mei.id], "anyway": [mei.id], "reason": " "}
    assert "Say why." in client.post("/people/write/anyway", data=sent, follow_redirects=True).text
    sent = {"person": [mei.id], "reason": "Because"}
    assert "nobody to whom" in client.post("/people/write/anyway", data=sent, follow_redirects=True).text
    assert Override.of(account).count() == 0


def test_a_crowd_is_refused(client: Visitor, account: Account, moment: Moment) -> None:
    people = [know(account, f"Person {number}", moment).id for number in range(51)]
    answer = client.post("/people/bulk/write", data={"person": people})
    assert answer.status_code == 400
    assert "51 people" in answer.text


def test_the_page_takes_as_many_statements_for_fifty_as_for_five(
    client: Visitor, account: Account, moment: Moment, statements: list[str]
) -> None:
    people = [know(account, f"Person {number}", moment).id for number in range(50)]
    counts = []
    for some in (people[:5], people):
        address = "/people/write?" + "&".join(f"person={number}" for number in some)
        client.get(address)
        statements.clear()
        client.get(address)
        counts.append(len(statements))
    assert counts[0] == counts[1]
    assert counts[0] < 10


def test_an_interview_stands_in_the_timeline_and_counts_as_contact(
    client: Visitor, account: Account, moment: Moment, mei: Person
) -> None:
    form = InterviewForm(
        "Quillbank", "Data lead", datetime(2026, 11, 19, 10), round="2", panel=(PanelName(person=mei.id),)
    )
    record_interview(account, form, moment)
    page = client.get(f"/people/{mei.id}").text
    assert "Round 2, Quillbank" in page
    assert "Data lead" in page
    assert "Write all the same" not in page
    assert "Round 2, Quillbank" in client.get(f"/people/{mei.id}?show=interviews").text
    assert "Round 2, Quillbank" not in client.get(f"/people/{mei.id}?show=touchpoints").text


def test_a_company_with_an_open_opportunity_is_not_crowded(client: Visitor, account: Account, moment: Moment) -> None:
    form = InterviewForm(
        "Quillbank", "Data lead", datetime(2026, 11, 19, 10), panel=tuple(PanelName(f"Person {one}") for one in "ABCD")
    )
    *three, last = record_interview(account, form, moment).people
    for number in three:
        log_touchpoint(account, [number], moment, kind="email", on=moment.today)
    page = client.get(f"/people/{last}").text
    assert "You wrote to three people at Quillbank within a week." in page
