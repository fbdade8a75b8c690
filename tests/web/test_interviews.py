"""The form after an interview, the page of its opportunity, and the list of them."""

import re
from datetime import timedelta

import pytest

from crm.domain.moment import Moment
from crm.models import Account, FollowUp, Interview, Opportunity, Panelist, Person, Step
from crm.usecases.add_person import add_person
from tests.web.visitor import Visitor

FORM = {
    "company": "Fernhollow",
    "role": "Engineering manager, Routing",
    "round": "2, panel",
    "day": "2026-11-23",
    "time": "10:30",
    "minutes": "90",
    "kind": "video call",
    "zone": "Europe/Lisbon",
    "promised": "friday",
    "add": "Zainab Oyelaran-Pike <zainab@fernhollow.example>; Ada Nwosu-Lind; Jonas Brekkestad",
    "specific": "Cold-chain retries when a depot goes dark.",
    "felt": "good",
}


def words(page: str) -> str:
    """The text of a page's matter, with single spaces."""
    return " ".join(re.sub(r"<[^>]+>", " ", page.split("<main", 1)[-1]).replace("&#39;", "'").split())


@pytest.fixture
def recorded(client: Visitor, account: Account) -> Opportunity:
    answer = client.post("/opportunities/new", data=FORM)
    assert answer.status_code == 303
    return Opportunity.of(account).get()


def test_the_form_asks_first_when_they_said_one_would_hear(client: Visitor) -> None:
    page = client.get("/opportunities/new").text
    assert page.index("When did they say you would hear?") < page.index("Company")
    assert "Fill in the company" in page


def test_one_form_makes_the_opportunity_its_people_and_the_plan(
    client: Visitor, account: Account, recorded: Opportunity
) -> None:
    assert {person.name for person in Person.of(account)} == {
        "Zainab Oyelaran-Pike",
        "Ada Nwosu-Lind",
        "Jonas Brekkestad",
    }
    kinds = [row.kind for row in FollowUp.of(account).order_by(FollowUp.id)]
    assert kinds.count("thank-you") == 3
    assert "second-note" in kinds
    page = words(client.get(f"/opportunities/{recorded.id}").text)
    assert "Waiting: you should hear by Friday 27 November" in page
    assert "Thank Zainab, Ada and Jonas" in page
    assert "The date they gave you" in page
    assert "Cold-chain retries" in page


def test_the_plan_is_shown_before_anything_is_saved(client: Visitor, account: Account) -> None:
    page = client.post("/opportunities/new", data={**FORM, "do": "preview"})
    shown = words(page.text)
    assert "Friday 27 November" in shown
    assert "Thank Zainab, Ada and Jonas" in shown
    assert "Second note to" in shown
    assert shown.count("New person") == 3
    assert Opportunity.of(account).count() == Person.of(account).count() == FollowUp.of(account).count() == 0


def test_the_plan_alone_answers_while_one_types(client: Visitor) -> None:
    typing = {**FORM, "panel_name": "Ada Nwosu-Lind", "add": "Jon"}
    part = client.post("/opportunities/new", data=typing, headers={"HX-Request": "true", "HX-Target": "plan"}).text
    assert "<main" not in part
    assert "Thank Ada" in part
    assert "Jon" not in words(part)
    assert 'id="promised-reading"' in part


def test_a_date_nobody_can_read_is_said_beside_the_field(client: Visitor, account: Account) -> None:
    answer = client.post("/opportunities/new", data={**FORM, "promised": "when the cows come home"})
    assert answer.status_code == 422
    assert "is no date Kith can read" in answer.text
    assert Opportunity.of(account).count() == 0


def test_names_are_added_and_removed_without_a_script(client: Visitor) -> None:
    page = client.post("/opportunities/new", data={**FORM, "do": "add", "panel_name": "Mei-Lin Tchou"}).text
    assert re.findall(r'name="panel_name" value="([^"]*)"', page) == [
        "Mei-Lin Tchou",
        "Zainab Oyelaran-Pike",
        "Ada Nwosu-Lind",
        "Jonas Brekkestad",
    ]
    fewer = {**FORM, "add": "", "do": "remove-0", "panel_name": ["Mei-Lin Tchou", "Ada Nwosu-Lind"], "main": "1"}
    page = client.post("/opportunities/new", data=fewer).text
    assert re.findall(r'name="panel_name" value="([^"]*)"', page) == ["Ada Nwosu-Lind"]
    assert re.search(r'name="main" value="0" checked', page)


def test_the_field_for_a_name_proposes_people_and_the_name_as_somebody_new(
    client: Visitor, account: Account, moment: Moment
) -> None:
    ada, _ = add_person(account, "Ada Nwosu-Lind", moment, company="Fernhollow", title="Engineering lead")
    add_person(account, "Ada Nwosu-Lind", moment)
    proposed = client.get("/people/suggestions?add=ad").text
    assert f'data-person="{ada.id}"' in proposed
    assert proposed.count('data-name="Ada Nwosu-Lind"') == 2
    assert "Engineering lead, Fernhollow" in proposed
    assert "as a new person" in proposed
    assert "as a new person" not in client.get("/people/suggestions?add=ada+nwosu-lind").text
    assert not client.get("/people/suggestions?add=ada;jonas").text.strip()
    # Whoever is chosen is meant, though two have the name.
    chosen = {**FORM, "add": "Ada Nwosu-Lind", "add_person": str(ada.id), "do": "add"}
    assert re.findall(r'name="panel_person" value="(\d+)"', client.post("/opportunities/new", data=chosen).text) == [
        str(ada.id)
    ]


def test_editing_shows_what_was_saved_and_plans_anew(client: Visitor, account: Account, recorded: Opportunity) -> None:
    interview = Interview.of(account).get()
    page = client.get(f"/interviews/{interview.id}/edit").text
    assert 'value="27 November 2026"' in page
    people = re.findall(r'name="panel_person" value="(\d+)"', page)
    names = re.findall(r'name="panel_name" value="([^"]*)"', page)
    assert len(people) == 3
    changed = {
        **FORM,
        "add": "",
        "promised": "4 December 2026",
        "panel_name": names,
        "panel_person": people,
        "main": "1",
    }
    answer = client.post(f"/interviews/{interview.id}/edit", data={**changed, "do": "save"})
    assert answer.location == f"/opportunities/{recorded.id}"
    assert Panelist.of(account).where(Panelist.main).get().person == int(people[1])
    assert Person.of(account).count() == 3
    assert "you should hear by Friday 4 December" in client.get(answer.location).text


def test_a_further_round_belongs_to_the_same_opportunity(
    client: Visitor, account: Account, recorded: Opportunity
) -> None:
    page = client.get(f"/opportunities/new?opportunity={recorded.id}").text
    assert f'name="opportunity" value="{recorded.id}"' in page
    client.post("/opportunities/new", data={**FORM, "opportunity": str(recorded.id), "day": "2026-11-24", "round": "3"})
    assert Opportunity.of(account).count() == 1
    assert Interview.of(account).count() == 2
    assert Person.of(account).count() == 3


def test_an_outcome_says_what_it_will_do_and_keeps_whoever_is_ticked(
    client: Visitor, account: Account, recorded: Opportunity
) -> None:
    address = f"/opportunities/{recorded.id}"
    page = client.get(f"{address}?choose=rejected").text
    assert "Ask Zainab for feedback" in words(page)
    ticked = re.findall(r'name="keep" value="(\d+)" checked', page)
    assert len(ticked) == 3
    assert Opportunity.of(account).get().outcome == ""
    answer = client.post(f"{address}/outcome", data={"outcome": "rejected", "on": "2026-11-24", "keep": ticked[:2]})
    assert answer.location == address
    assert Opportunity.of(account).get().outcome == "rejected"
    assert Person.of(account).where(Person.cadence_count.is_null(False)).count() == 2
    assert Person.of(account).where(Person.deleted_at.is_null()).count() == 3
    assert "Everybody stays" in client.get(address).text
    client.post(f"{address}/reopen")
    assert Opportunity.of(account).get().outcome == ""


def test_an_offer_can_be_taken(client: Visitor, account: Account, recorded: Opportunity) -> None:
    address = f"/opportunities/{recorded.id}"
    client.post(f"{address}/outcome", data={"outcome": "offer", "on": "2026-11-24"})
    assert "I took the job" in client.get(address).text
    client.post(f"{address}/accept")
    assert "You took the job today" in client.get(address).text


def test_before_the_first_interview_the_company_and_the_role_can_be_changed_and_back(
    client: Visitor, account: Account, recorded: Opportunity
) -> None:
    client.post(f"/interviews/{Interview.of(account).get().id}/delete")
    address = f"/opportunities/{recorded.id}"
    assert "Change the company or the role" in client.get(address).text
    page = client.post(
        f"{address}/role", data={"company": " Tallowick ", "role": "Data lead"}, follow_redirects=True
    ).text
    assert "Data lead</h1>" in page
    assert ">Tallowick</a>" in page
    assert "Which company is it?" in client.post(f"{address}/role", data={"role": "x"}, follow_redirects=True).text
    client.post(f"/undo/{Step.of(account).order_by(Step.id.desc()).get().id}")
    assert "Engineering manager, Routing</h1>" in client.get(address).text
    client.post("/opportunities/new", data={**FORM, "opportunity": str(recorded.id)})
    assert "It has interviews." in client.post(f"{address}/role", data={"company": "x"}, follow_redirects=True).text


def test_the_date_can_be_changed_on_the_page(client: Visitor, account: Account, recorded: Opportunity) -> None:
    client.post(f"/opportunities/{recorded.id}/date", data={"until": "4 December"})
    assert "you should hear by Friday 4 December" in client.get(f"/opportunities/{recorded.id}").text
    refused = client.post(f"/opportunities/{recorded.id}/date", data={"until": "someday"}, follow_redirects=True)
    assert "Kith cannot read that date" in refused.text


def test_the_list_has_waiting_and_ended(client: Visitor, recorded: Opportunity) -> None:
    client.post("/opportunities/new", data={**FORM, "company": "Quillbank", "role": "Ledger", "add": "Mei-Lin Tchou"})
    client.post(f"/opportunities/{recorded.id}/outcome", data={"outcome": "gone-quiet", "on": "2026-11-24"})
    page = words(client.get("/opportunities").text)
    assert "One is waiting. One ended, and left you three people." in page
    assert "Ledger Quillbank Round 2, panel, yesterday. A thank-you note is due. M T Mei-Lin Write" in page.replace(
        "MT", "M T"
    )
    assert "Gone quiet" in page
    assert "No opportunities" not in client.get("/opportunities?outcome=offer").text


def test_the_pages_take_the_same_statements_for_many_as_for_few(
    client: Visitor, account: Account, moment: Moment, statements: list[str]
) -> None:
    def asked(path: str) -> int:
        client.get(path)
        statements.clear()
        client.get(path)
        return len(statements)

    def record(number: int, people: int) -> None:
        names = "; ".join(f"Person {number} {letter}" for letter in "ABCDEFGHIJKLMNOP"[:people])
        day = (moment.today - timedelta(days=number % 5)).isoformat()
        sent = {**FORM, "company": f"Company {number}", "add": names, "day": day}
        assert client.post("/opportunities/new", data=sent).status_code == 303

    for number in range(3):
        record(number, 1)
    first = Opportunity.of(account).order_by(Opportunity.id).first()
    assert first
    interview = Interview.of(account).order_by(Interview.id).first()
    assert interview
    few = [asked("/opportunities"), asked(f"/opportunities/{first.id}"), asked("/")]
    for number in range(3, 12):
        record(number, 2)
    record(20, 12)
    last = Opportunity.of(account).order_by(Opportunity.id.desc()).first()
    assert last
    assert [asked("/opportunities"), asked(f"/opportunities/{last.id}"), asked("/")] == few


def test_today_shows_the_interview_the_promised_day_and_what_is_about_nobody(client: Visitor, account: Account) -> None:
    client.post("/opportunities/new", data={**FORM, "day": "2026-11-26", "promised": "28 November", "add": ""})
    client.post("/opportunities/new", data={**FORM, "company": "Quillbank", "day": "2026-11-23", "add": ""})
    page = words(client.get("/").text)
    assert "10:30 Fernhollow" in page
    assert "Fernhollow decides" in page
    quillbank = Opportunity.of(account).order_by(Opportunity.id.desc()).get()
    mine = FollowUp.of(account).where(FollowUp.person.is_null(), FollowUp.opportunity == quillbank.id)
    assert mine.where(FollowUp.due_on <= "2026-11-24", FollowUp.state == "open").count() > 0
    shown = client.get("/").text
    assert f'href="/opportunities/{quillbank.id}"' in shown
    assert "Leave it be" in shown


def test_a_person_page_tells_each_interview_with_whom_it_was_and_how_it_ended(
    client: Visitor, account: Account, recorded: Opportunity
) -> None:
    client.post(f"/opportunities/{recorded.id}/outcome", data={"outcome": "rejected", "on": "2026-11-24"})
    client.post("/opportunities/new", data={**FORM, "company": "Quillbank", "role": "Ledger", "round": "Intro call"})
    told_by = Opportunity.of(account).order_by(Opportunity.id).get().told_by
    page = client.get(f"/people/{told_by}?show=interviews").text
    shown = words(page)
    assert "Round 2, panel, Fernhollow" in shown
    assert "with Jonas and Ada" in shown
    assert "Cold-chain retries" in shown
    assert "Fernhollow said no" in shown
    assert f'href="/opportunities/{recorded.id}"' in page
