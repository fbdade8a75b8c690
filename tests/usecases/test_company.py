"""Whom one knows at a company, and companies that turn out to be one, or two."""

from datetime import date, datetime
from pathlib import Path

import pytest

from crm.domain.cadence import parse_cadence
from crm.domain.moment import Moment
from crm.domain.refusals import NotFound, Refused
from crm.models import Account, Company, CompanySpelling, Opportunity, Person, Position, SavedList
from crm.search.index import fill, fill_all
from crm.usecases.add_person import add_person
from crm.usecases.bin import delete_people
from crm.usecases.companies import company_for
from crm.usecases.company.because import because
from crm.usecases.company.find import find_company
from crm.usecases.company.listed import companies
from crm.usecases.company.merge import merge_companies, would_merge
from crm.usecases.company.named import companies_named
from crm.usecases.company.page import CompanyPage, company_page
from crm.usecases.company.spellings import add_spelling, name_company, split_spelling, would_split
from crm.usecases.log_touchpoint import log_touchpoint
from crm.usecases.opportunities.interview_form import InterviewForm, PanelName
from crm.usecases.opportunities.outcome import record_outcome
from crm.usecases.opportunities.record_interview import record_interview
from crm.usecases.people_list.filter import Filter
from crm.usecases.saved_lists import keep_as_list
from crm.usecases.take_back import take_back
from tests.usecases.network import brought, changed_tables, csv_of, everything, looked_at

TODAY = date(2026, 11, 24)


def know(account: Account, name: str, when: Moment, company: str = "Fernhollow", title: str = "") -> Person:
    """Somebody who works somewhere."""
    person, _ = add_person(account, name, when, company=company, title=title, cadence=parse_cadence("3 months"))
    return person


def used_to_work(account: Account, person: Person, company: int, title: str, started: str, ended: str) -> None:
    Position.create(
        account=account, person=person.id, company=company, title=title, started=started, ended=ended, current=False
    )
    fill(account, [person.id])


def met(account: Account, when: Moment, company: str, role: str, day: datetime, *names: str) -> int:
    """An interview with a panel."""
    form = InterviewForm(company, role, day, round="panel", panel=tuple(PanelName(name) for name in names))
    return record_interview(account, form, when).opportunity


def page_of(account: Account, name: str, when: Moment) -> CompanyPage:
    return company_page(account, find_company(account, name).id, when)


def test_a_company_is_found_by_any_spelling_without_regard_to_accents_and_legal_forms(
    account: Account, moment: Moment
) -> None:
    know(account, "Zoë Ort", moment, "Café Zürich GmbH")
    wanted = Company.of(account).get().id
    for typed in ("Café Zürich GmbH", "cafe zurich", "CAFE ZÜRICH AG", "zürich", "  caf zur "):
        assert find_company(account, typed).id == wanted
    with pytest.raises(NotFound, match="no company called “Brackmoor”"):
        find_company(account, "Brackmoor")
    with pytest.raises(NotFound):
        find_company(account, "")


def test_a_name_that_may_be_several_companies_is_refused_with_the_candidates(account: Account, moment: Moment) -> None:
    know(account, "Ada Nwosu", moment, "Fernhollow Logistics")
    know(account, "Jonas Verbeek", moment, "Fernhollow Bank")
    with pytest.raises(Refused, match="2 companies: Fernhollow Bank; Fernhollow Logistics"):
        find_company(account, "fernhollow")
    know(account, "Anneke de Wit", moment, "Fernhollow")
    assert find_company(account, "fernhollow").name == "Fernhollow"


def test_those_there_now_and_formerly_stand_warmest_first_each_with_a_reason(account: Account, moment: Moment) -> None:
    ada, bastien = know(account, "Ada Nwosu", moment, title="Lead"), know(account, "Bastien Oyarzun", moment)
    yusuf = know(account, "Yusuf Karadere", moment, "Brackmoor", "Director")
    here = find_company(account, "Fernhollow").id
    used_to_work(account, yusuf, here, "Engineering director", "2019", "2021-05")
    log_touchpoint(account, [bastien.id], moment, kind="coffee", on=date(2026, 11, 19))
    Person.change(account, met_how="Met at PyData 2023", introduced_by=None).where(Person.id == ada.id).execute()
    page = page_of(account, "Fernhollow", moment)
    assert [one.name for one in page.now] == ["Bastien Oyarzun", "Ada Nwosu"]
    assert [one.name for one in page.formerly] == ["Yusuf Karadere"]
    reasons = {one.called: because(one, TODAY) for one in page.people}
    assert reasons == {
        "Bastien": "In touch on Thursday.",
        "Ada": "Met at PyData 2023.",
        "Yusuf": "Engineering director, 2019 to 2021. Now Director at Brackmoor.",
    }


def test_panels_are_told_of_here_and_elsewhere_with_what_is_to_come(account: Account, moment: Moment) -> None:
    met(account, moment, "Kestrelby", "Lead", datetime(2025, 3, 4, 10), "Ada Nwosu")
    met(account, moment, "Fernhollow", "Manager", datetime(2026, 11, 19, 10), "Ada Nwosu", "Jonas Verbeek")
    met(account, moment, "Fernhollow", "Manager", datetime(2026, 11, 26, 10), "Jonas Verbeek", "Priya Rao")
    page = page_of(account, "fernhollow", moment)
    told = {one.called: because(one, TODAY) for one in page.interviewers}
    assert told["Jonas"] == "Panel on Thursday. On the panel on Thursday."
    assert told["Priya"] == "On the panel on Thursday."
    # A name alone, at another company, is somebody else.
    assert told["Ada"] == "Panel on Thursday."


def test_who_introduced_whom_is_told_and_an_introducer_in_the_bin_is_not(account: Account, moment: Moment) -> None:
    yusuf, ada = know(account, "Yusuf Karadere", moment, "Brackmoor"), know(account, "Ada Nwosu", moment)
    Person.change(account, introduced_by=yusuf.id, met_on=date(2025, 3, 1)).where(Person.id == ada.id).execute()
    (one,) = page_of(account, "Fernhollow", moment).introductions
    assert (one.who[1], one.whom[1], one.on) == ("Yusuf Karadere", "Ada Nwosu", date(2025, 3, 1))
    assert page_of(account, "Brackmoor", moment).introductions == (one,)
    assert because(page_of(account, "Fernhollow", moment).now[0], TODAY) == "Yusuf Karadere introduced you."
    delete_people(account, [yusuf.id], moment)
    assert page_of(account, "Fernhollow", moment).introductions == ()


def test_opportunities_of_the_company_are_listed_with_how_they_ended(account: Account, moment: Moment) -> None:
    lead = met(account, moment, "Fernhollow", "Delivery lead", datetime(2026, 5, 4, 10), "Ada Nwosu")
    record_outcome(account, lead, "rejected", moment)
    met(account, moment, "Fernhollow", "Manager", datetime(2026, 11, 19, 10))
    page = page_of(account, "Fernhollow", moment)
    assert [(one.role, one.outcome, one.rounds) for one in page.opportunities] == [
        ("Manager", "", 1),
        ("Delivery lead", "rejected", 1),
    ]
    (ada,) = page.interviewers
    assert because(ada, TODAY) == "Panel on 4 May, for Delivery lead."


def test_a_spelling_that_is_added_catches_what_is_typed_under_it(account: Account, moment: Moment) -> None:
    know(account, "Ada Nwosu", moment)
    here = find_company(account, "Fernhollow").id
    step = add_spelling(account, here, "  Fernhollow   Logistics ", moment)
    assert company_for(account, "FERNHOLLOW LOGISTICS B.V.") == here
    with pytest.raises(Refused, match="already"):
        add_spelling(account, here, "Fernhollow Logistics", moment)
    with pytest.raises(Refused, match="Type a spelling"):
        add_spelling(account, here, " ", moment)
    know(account, "Jonas Verbeek", moment, "Brackmoor")
    with pytest.raises(Refused, match="Make the two one"):
        add_spelling(account, here, "Brackmoor", moment)
    take_back(account, step.id, moment)
    assert CompanySpelling.of(account).where(CompanySpelling.name == "Fernhollow Logistics").count() == 0


def test_a_company_takes_another_spelling_as_its_name(account: Account, moment: Moment) -> None:
    know(account, "Ada Nwosu", moment)
    know(account, "Jonas Verbeek", moment, "FERNHOLLOW B.V.")
    spelling = CompanySpelling.of(account).where(CompanySpelling.name == "FERNHOLLOW B.V.").get()
    fill_all(account)
    before = everything(account)
    step = name_company(account, spelling.id, moment)
    assert page_of(account, "fernhollow", moment).name == "FERNHOLLOW B.V."
    take_back(account, step.id, moment)
    assert changed_tables(before, everything(account)) == {}


def two_companies(account: Account, when: Moment) -> tuple[int, int]:
    """Fernhollow, and Fernhollow Logistics with everything that can hang on a company."""
    know(account, "Ada Nwosu", when)
    jonas = know(account, "Jonas Verbeek", when, "Fernhollow Logistics")
    met(account, when, "Fernhollow Logistics", "Manager", datetime(2026, 11, 19, 10), "Jonas Verbeek", "Priya Rao")
    other = find_company(account, "Fernhollow Logistics").id
    yusuf = know(account, "Yusuf Karadere", when, "Brackmoor")
    used_to_work(account, yusuf, other, "Director", "2019", "2021")
    log_touchpoint(account, [jonas.id], when, kind="email")
    keep_as_list(account, "There", Filter(companies=(other,), text="x"), when)
    return find_company(account, "Fernhollow").id, other


def test_two_companies_become_one_with_everything_that_hangs_on_them(account: Account, moment: Moment) -> None:
    kept, gone = two_companies(account, moment)
    would = would_merge(account, kept, gone)
    assert (would.people, would.former, would.opportunities) == (2, 1, 1)
    assert would.spellings == ("Fernhollow Logistics",)
    merge_companies(account, kept, gone, moment)
    page = page_of(account, "Fernhollow Logistics", moment)
    assert (page.id, page.name) == (kept, "Fernhollow")
    assert {one.called for one in page.now} == {"Ada", "Jonas", "Priya"}
    assert [one.called for one in page.formerly] == ["Yusuf"]
    assert [one.role for one in page.opportunities] == ["Manager"]
    assert Company.of(account).where(Company.id == gone).count() == 0
    (saved,) = SavedList.of(account)
    assert saved.query == f"q=x&company={kept}"
    with pytest.raises(Refused):
        merge_companies(account, kept, kept, moment)


def test_taking_a_merge_back_restores_both_companies_byte_for_byte(account: Account, moment: Moment) -> None:
    kept, gone = two_companies(account, moment)
    fill_all(account)
    before = everything(account)
    step = merge_companies(account, kept, gone, moment)
    assert set(changed_tables(before, everything(account))) >= {"company", "company_spelling", "person", "position"}
    take_back(account, step.id, moment)
    assert changed_tables(before, everything(account)) == {}


def test_a_spelling_leaves_as_another_company_with_whom_its_file_wrote_so(
    account: Account, moment: Moment, tmp_path: Path
) -> None:
    file = csv_of(
        tmp_path,
        "Ada,Nwosu,https://www.linkedin.com/in/ada-nwosu,,Northwind,Lead,01 Mar 2024",
        "Jonas,Verbeek,https://www.linkedin.com/in/jonas-verbeek,,Northwind Ltd,Buyer,02 Mar 2024",
    )
    brought(account, file, moment)
    spelling = CompanySpelling.of(account).where(CompanySpelling.name == "Northwind Ltd").get()
    opportunity = met(account, moment, "Northwind", "Manager", datetime(2026, 11, 19, 10))
    apart = would_split(account, spelling.id)
    assert [(name, says) for _, name, says in apart.people] == [("Ada Nwosu", False), ("Jonas Verbeek", True)]
    fill_all(account)
    before = everything(account)
    made, step = split_spelling(
        account, spelling.id, moment, [one for one, _, says in apart.people if says], [opportunity]
    )
    assert [one.called for one in company_page(account, made.id, moment).now] == ["Jonas"]
    assert [one.called for one in page_of(account, "Northwind", moment).now] == ["Ada"]
    assert Opportunity.find(account, opportunity).company == made.id
    # What is typed under neither spelling goes on belonging to the older company.
    assert company_for(account, "NORTHWIND LIMITED") == apart.company.id
    CompanySpelling.drop(account).where(CompanySpelling.name == "NORTHWIND LIMITED").execute()
    take_back(account, step.id, moment)
    assert changed_tables(before, everything(account)) == {}
    own = CompanySpelling.of(account).where(CompanySpelling.name == "Northwind").get()
    with pytest.raises(Refused, match="another spelling first"):
        split_spelling(account, own.id, moment)


def test_the_list_has_companies_one_talks_to_first(account: Account, moment: Moment) -> None:
    for name, company in (("A B", "Brackmoor"), ("C D", "Brackmoor"), ("E F", "Fernhollow")):
        know(account, name, moment, company)
    met(account, moment, "Tallowick", "Manager", datetime(2026, 11, 19, 10))
    assert [one.name for one in companies(account)] == ["Tallowick", "Brackmoor", "Fernhollow"]
    assert [one.name for one in companies(account, "fern")] == ["Fernhollow"]


def test_moving_between_spellings_that_are_one_company_is_no_news(
    account: Account, moment: Moment, tmp_path: Path
) -> None:
    line = "Ada,Nwosu,https://www.linkedin.com/in/ada-nwosu,,{},Lead,01 Mar 2024"
    brought(account, csv_of(tmp_path, line.format("Fernhollow")), moment)
    know(account, "Jonas Verbeek", moment, "Umberline Freight")
    later = csv_of(tmp_path, line.format("Umberline Freight"), name="Connections later.csv")
    assert looked_at(account, later, moment).kinds == {"new_company": 1}
    kept, gone = (find_company(account, name).id for name in ("Fernhollow", "Umberline Freight"))
    merge_companies(account, kept, gone, moment)
    assert looked_at(account, later, moment).kinds == {"respelled": 1}


def test_a_question_names_companies_by_any_spelling_from_two_letters_on(account: Account, moment: Moment) -> None:
    know(account, "Ada Nwosu", moment, "Fernhollow")
    know(account, "Jonas Verbeek", moment, "Ferndale % Sons")
    add_spelling(account, find_company(account, "Fernhollow").id, "Umberline", moment)
    assert [name for _, name in companies_named(account, "FERN", 3)] == ["Fernhollow", "Ferndale % Sons"]
    assert [name for _, name in companies_named(account, "ümber", 3)] == ["Fernhollow"]
    assert companies_named(account, "f", 3) == []
    assert companies_named(account, "fe%", 1)[0][1] == "Fernhollow"
    assert companies_named(account, "!_%", 3) == []
