"""Promises, the page before an interview, the advice and manners in a browser, with JavaScript and without."""

from collections.abc import Callable
from datetime import date, datetime, timedelta

import pytest
from playwright.sync_api import Page, expect

from crm.models import Account
from crm.usecases.add_person import add_person
from crm.usecases.log_touchpoint import log_touchpoint
from crm.usecases.opportunities.interview_form import InterviewForm, PanelName
from crm.usecases.opportunities.record_interview import record_interview
from tests.e2e.accessibility import assert_accessible, assert_fits
from tests.e2e.kith import Kith


def has_javascript(page: Page) -> bool:
    return bool(page.evaluate("matchMedia('(scripting: enabled)').matches"))


@pytest.fixture
def things(kith: Kith, owner: Account) -> dict[str, int]:
    """An interview tomorrow, an answer that is overdue, and somebody to be let be."""
    with kith.database():
        mei, _ = add_person(owner, "Mei-Lin Tchou", kith.moment)
        rafael, _ = add_person(owner, "Rafael Quintanilha", kith.moment, company="Lumenhurst")
        for days in (20, 12):
            log_touchpoint(owner, [mei.id], kith.moment, kind="email", on=kith.moment.today - timedelta(days=days))
        quillbank = InterviewForm(
            "Quillbank", "Data lead", datetime(2026, 11, 13, 10), round="2", panel=(PanelName("Priyanka Venkatesan"),),
            promised=date(2026, 11, 20),
        )  # fmt: skip
        record_interview(owner, quillbank, kith.moment)
        tallowick = InterviewForm(
            "Tallowick", "Head of data platform", datetime(2026, 11, 25, 10, 30), round="2", kind="video",
            panel=(PanelName("Leilani Kaneakua", title="Data director"), PanelName("Wiremu Tapsell")),
        )  # fmt: skip
        recorded = record_interview(owner, tallowick, kith.moment)
        return {
            "mei": mei.id,
            "rafael": rafael.id,
            "interview": recorded.interview,
            "opportunity": recorded.opportunity,
        }


def test_a_promise_is_added_in_a_line_and_settled_with_one_press(
    kith: Kith, owner: Account, things: dict[str, int], any_page: Page
) -> None:
    page = kith.open(any_page, owner)
    waiting = page.locator("section", has=page.get_by_role("heading", name="Waiting on others"))
    expect(waiting).to_contain_text("4 days over")
    waiting.get_by_role("link", name="All promises").click()
    expect(page.get_by_text("You wait for one answer, and it is overdue.")).to_be_visible()
    page.get_by_label("Add a promise").fill("Rafael will introduce me to Émile by 4 Dec")
    if has_javascript(page):
        expect(page.locator("#line-said")).to_have_text("Rafael Quintanilha promised, by Friday 4 December")
    page.get_by_role("button", name="Add").click()
    rafael = page.locator("li.drow", has_text="Rafael Quintanilha")
    expect(rafael).to_contain_text("Introduce me to Émile")
    expect(rafael).to_contain_text("in 10 days")
    assert_fits(page)
    rafael.get_by_role("button", name="Kept").click()
    expect(page.locator(".settled")).to_contain_text("Rafael Quintanilha")
    page.get_by_role("button", name="Undo").click()
    expect(page.locator("li.drow", has_text="Rafael Quintanilha")).to_be_visible()
    page.locator("li.drow", has_text="Quillbank").get_by_role("button", name="Broken").click()
    expect(page.locator(".settled")).to_contain_text("Broken")


def test_the_page_before_an_interview_says_who_and_what_to_ask(
    kith: Kith, owner: Account, things: dict[str, int], any_page: Page
) -> None:
    page = kith.open(any_page, owner, f"/opportunities/{things['opportunity']}")
    page.get_by_role("link", name="Prepare").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Tomorrow at 10:30, Tallowick")
    expect(page.locator("q")).to_have_text("When may I expect to hear about the next steps?")
    expect(page.locator(".whois")).to_have_count(2)
    page.get_by_label("Your notes").fill("Start with the reload story.")
    if not has_javascript(page):
        page.get_by_role("button", name="Save", exact=True).click()
    expect(page.locator("#notes-kept")).to_have_text("Saved. They stay with this round.")
    assert_fits(page)
    page.get_by_role("link", name="Leilani Kaneakua").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Leilani Kaneakua")


def test_a_number_is_changed_and_put_back(kith: Kith, owner: Account, things: dict[str, int], any_page: Page) -> None:
    page = kith.open(any_page, owner, "/settings")
    page.get_by_role("link", name="Look at the numbers").click()
    number = page.locator("#second_note_no_date_working_days")
    if has_javascript(page):
        number.get_by_role("button", name="More").click()
    else:
        number.get_by_role("spinbutton").fill("8")
        number.get_by_role("button", name="Save").click()
    expect(number).to_contain_text("Kith’s own number is 7.")
    expect(number).to_contain_text("Saved.")
    assert_fits(page)
    number.get_by_role("button", name="Put it back").click()
    expect(number).not_to_contain_text("Kith’s own number")
    expect(number.get_by_role("spinbutton")).to_have_value("7")


def test_one_writes_all_the_same_with_a_reason_that_is_kept(
    kith: Kith, owner: Account, things: dict[str, int], any_page: Page
) -> None:
    page = kith.open(any_page, owner, f"/people/{things['mei']}")
    expect(page.get_by_text("You wrote twice without an answer. Give it until 12 Dec.")).to_be_visible()
    page.get_by_text("Write all the same").click()
    page.get_by_label("Why write to Mei-Lin today?").fill("We share a train on Friday")
    assert_fits(page)
    page.get_by_role("button", name="Go ahead").click()
    expect(page.get_by_role("textbox", name="Your note")).to_be_visible()
    page.goto(f"{kith.url}/people/{things['mei']}")
    expect(page.get_by_text("We share a train on Friday")).to_be_visible()
    expect(page.get_by_text("Write all the same")).to_have_count(0)


def test_those_ticked_are_written_to_or_let_be(
    kith: Kith, owner: Account, things: dict[str, int], new_page: Callable[..., Page]
) -> None:
    for javascript in (True, False):
        page = kith.open(new_page("wide", javascript=javascript), owner, "/people")
        for name in ("mei", "rafael"):
            page.locator(f"input[name=person][value='{things[name]}']").check()
        page.locator("#bulk").get_by_role("button", name="Write").click()
        expect(page.get_by_text("One person is best let be for now.")).to_be_visible()
        expect(page.get_by_role("link", name="Write to Rafael")).to_be_visible()
        expect(page.get_by_role("link", name="Write to Mei-Lin")).to_have_count(0)


def test_the_pages_are_accessible(
    kith: Kith, owner: Account, things: dict[str, int], new_page: Callable[..., Page]
) -> None:
    for size, scheme in (("wide", "light"), ("narrow", "dark")):
        page = kith.open(new_page(size, color_scheme=scheme), owner)
        for path in (
            "/waiting",
            f"/interviews/{things['interview']}/prepare",
            "/settings/advice",
            f"/people/{things['mei']}",
            f"/people/write?person={things['mei']}&person={things['rafael']}",
        ):
            page.goto(f"{kith.url}{path}")
            assert_fits(page)
            assert_accessible(page)
