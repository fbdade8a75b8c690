"""The page of a company, its spellings, and what makes two companies one."""

from datetime import datetime

import pytest

from crm.domain.moment import Moment
from crm.models import Account, Company, CompanySpelling
from crm.usecases.company.find import find_company
from crm.usecases.log_touchpoint import log_touchpoint
from tests.usecases.test_company import know, met, page_of, two_companies, used_to_work
from tests.web.visitor import Visitor


def test_the_page_says_whom_one_knows_there_and_why(client: Visitor, account: Account, moment: Moment) -> None:
    met(account, moment, "Fernhollow", "Routing lead", datetime(2026, 11, 23, 10), "Ada Nwosu")
    here = find_company(account, "Fernhollow").id
    know(account, "Bastien Oyarzun", moment, title="Platform engineer")
    used_to_work(account, know(account, "Yusuf Karadere", moment, "Brackmoor"), here, "Director", "2019", "2021")
    page = client.get(f"/companies/{here}").text
    assert "Who do I know at Fernhollow?" in page
    assert "Two people now, one who left." in page
    assert "Waiting: Routing lead" in page
    assert "Panel yesterday." in page
    assert "Platform engineer. You have not been in touch yet." in page
    assert "They know how it works, and may speak freely" in page
    assert "Director, 2019 to 2021. Now at Brackmoor." in page
    assert "Yes, to three." in page
    # Who interviewed stands there once, and not among those there as well.
    assert page.count(">Ada Nwosu<") == 1
    assert 'href="/opportunities/new?company=' in page
    assert 'value="Fernhollow"' in client.get(f"/opportunities/new?company={here}").text


def test_one_comes_there_from_a_person_an_opportunity_and_the_list(
    client: Visitor, account: Account, moment: Moment
) -> None:
    opportunity = met(account, moment, "Fernhollow", "Lead", datetime(2026, 11, 23, 10), "Ada Nwosu")
    here = find_company(account, "Fernhollow").id
    ada = page_of(account, "Fernhollow", moment).now[0].id
    for path in (f"/people/{ada}", f"/opportunities/{opportunity}", "/people", "/companies", "/people?q=fernh"):
        assert f'href="/companies/{here}"' in client.get(path).text, path
    assert "Who do I know at Fernhollow?" in client.get("/people?q=FERN").text
    assert "Who do I know at" not in client.get("/people?q=brackmoor%25").text


def test_the_guard_says_how_many_more_one_may_write_to(client: Visitor, account: Account, moment: Moment) -> None:
    met(account, moment, "Fernhollow", "Lead", datetime(2026, 11, 10, 10))
    here = find_company(account, "Fernhollow").id
    people = [know(account, name, moment) for name in ("Ada Nwosu", "Jonas Verbeek", "Priya Rao")]
    for person in people[:2]:
        log_touchpoint(account, [person.id], moment, kind="email")
    page = client.get(f"/companies/{here}").text
    assert "Yes, to one more." in page
    assert "you wrote to two people here in seven days. After the third, wait until 1 December." in page
    log_touchpoint(account, [people[2].id], moment, kind="email")
    assert "Not before 1 December." in client.get(f"/companies/{here}").text


def test_spellings_are_added_and_one_that_is_another_company_asks_whether_they_are_one(
    client: Visitor, account: Account, moment: Moment
) -> None:
    kept, gone = two_companies(account, moment)
    page = client.post(f"/companies/{kept}/spellings", data={"name": "FH"}, follow_redirects=True).text
    assert "“FH” is Fernhollow from now on." in page
    wrong = client.post(f"/companies/{kept}/spellings", data={"name": "FH"})
    assert wrong.status_code == 422
    assert "“FH” is Fernhollow already." in wrong.text
    asked = client.post(f"/companies/{kept}/spellings", data={"name": "Fernhollow Logistics"}, follow_redirects=True)
    assert "Is Fernhollow Logistics the same as Fernhollow?" in asked.text
    assert "Two people work there" in asked.text
    assert "One person worked there" in asked.text
    assert Company.of(account).where(Company.id == gone).exists()


def test_two_companies_become_one_and_undo_brings_both_back(client: Visitor, account: Account, moment: Moment) -> None:
    kept, gone = two_companies(account, moment)
    page = client.post(f"/companies/{kept}/merge", data={"gone": gone}, follow_redirects=True).text
    assert "Fernhollow Logistics and Fernhollow are one company now." in page
    assert client.get(f"/companies/{gone}").status_code == 404
    undo = page.split('action="/undo/')[1].split('"')[0]
    client.post(f"/undo/{undo}")
    assert client.get(f"/companies/{gone}").status_code == 200
    for typed, said in (("Fernhollow", "one company already"), ("Nowhere", "no company called")):
        answer = client.get(f"/companies/{kept}/merge?with={typed}")
        assert answer.status_code == 422
        assert said in answer.text


def test_a_spelling_becomes_another_company(client: Visitor, account: Account, moment: Moment) -> None:
    kept, gone = two_companies(account, moment)
    client.post(f"/companies/{kept}/merge", data={"gone": gone})
    spelling = CompanySpelling.of(account).where(CompanySpelling.name == "Fernhollow Logistics").get().id
    page = client.get(f"/companies/spellings/{spelling}/apart").text
    assert "Is Fernhollow Logistics another company?" in page
    jonas = next(one.id for one in page_of(account, "Fernhollow", moment).now if one.called == "Jonas")
    client.post(f"/companies/spellings/{spelling}/apart", data={"person": [jonas]})
    assert [one.called for one in page_of(account, "Fernhollow Logistics", moment).now] == ["Jonas"]
    own = CompanySpelling.of(account).where(CompanySpelling.name == "Fernhollow").get().id
    refused = client.get(f"/companies/spellings/{own}/apart", follow_redirects=True).text
    assert "Call it by another spelling first." in refused


def test_a_long_group_is_shown_in_part_and_whole_when_asked(client: Visitor, account: Account, moment: Moment) -> None:
    for number in range(20):
        know(account, f"Person Number{number:02}", moment)
    here = find_company(account, "Fernhollow").id
    page = client.get(f"/companies/{here}").text
    assert "Show the other 8" in page
    assert page.count('class="crow"') == 12
    assert client.get(f"/companies/{here}?all=now").text.count('class="crow"') == 20


@pytest.mark.parametrize("part", ["", "/edit"])
def test_the_page_takes_as_few_statements_for_fifty_people_as_for_five(
    part: str, client: Visitor, account: Account, moment: Moment, statements: list[str]
) -> None:
    counts = []
    for many in (5, 50):
        for number in range(many):
            know(account, f"Person Number{number:02}", moment)
        met(account, moment, "Fernhollow", f"Role {many}", datetime(2026, 11, 19, 10), "Ada Nwosu", f"Priya R{many}")
        here = find_company(account, "Fernhollow").id
        client.get(f"/companies/{here}{part}")
        statements.clear()
        client.get(f"/companies/{here}{part}?all=now")
        counts.append(len(statements))
    assert counts[0] == counts[1] <= 10
