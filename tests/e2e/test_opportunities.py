"""From the form after an interview to whom one keeps, in a real browser, with JavaScript and without."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from crm.models import Account, Opportunity, Person
from crm.usecases.add_person import add_person
from tests.e2e.accessibility import assert_accessible, assert_fits
from tests.e2e.kith import Kith, settled


def has_javascript(page: Page) -> bool:
    return bool(page.evaluate("matchMedia('(scripting: enabled)').matches"))


def add_name(page: Page, name: str) -> None:
    """Name somebody of the panel."""
    page.get_by_label("Add someone").fill(name)
    page.get_by_role("button", name="Add", exact=True).click()
    expect(page.locator(".panel").get_by_text(name.split(" <")[0], exact=True)).to_be_visible()


def choose(page: Page, label: str, within: str) -> None:
    """Press a chip or a segment, whose own input is not seen."""
    page.locator(within).get_by_text(label, exact=True).click()


def choose_name(page: Page, typed: str, name: str) -> None:
    """Choose somebody whom the field proposes."""
    page.get_by_label("Add someone").fill(typed)
    page.get_by_role("option", name=name).click()
    expect(page.locator(".panel").get_by_text(name, exact=True)).to_be_visible()


def fill_in(page: Page, *, known: bool = False) -> None:
    page.get_by_label("When did they say you would hear?").fill("end of next week")
    page.get_by_label("Company").fill("Tallowick")
    page.get_by_label("Role").fill("Head of data platform")
    page.get_by_label("Day", exact=True).fill("2026-11-23")
    page.get_by_label("Time", exact=True).fill("10:30")
    if known and has_javascript(page):
        choose_name(page, "leil", "Leilani Kaneakua")
    else:
        add_name(page, "Leilani Kaneakua")
    add_name(page, "Wiremu Tapsell-Ngata <wiremu@tallowick.example>")
    page.get_by_label("What was specific?").fill("Their forecasts arrive after the buyers have bought.")
    choose(page, "Good", ".feel")
    page.locator(".panel li", has_text="Leilani").get_by_label("Main contact").check()


def test_one_form_yields_the_plan_today_shows_it_and_an_outcome_keeps_the_people(
    kith: Kith, owner: Account, any_page: Page
) -> None:
    with kith.database():
        add_person(owner, "Leilani Kaneakua", kith.moment, company="Tallowick", title="Data director")
    page = kith.open(any_page, owner, "/opportunities")
    page.locator("main").get_by_role("link", name="Add an interview").first.click()
    fill_in(page, known=True)
    if not has_javascript(page):
        page.get_by_role("button", name="Preview").click()
    plan = page.locator("#plan")
    expect(plan).to_contain_text("Thank Leilani and Wiremu")
    expect(plan).to_contain_text("Second note to Leilani")
    expect(plan.locator("li", has_text="The date they gave you")).to_contain_text("Fri 4 December")
    expect(page.locator("#promised-reading")).to_contain_text("Friday 4 December")
    expect(page.locator(".panel li", has_text="Wiremu")).to_contain_text("New person")
    expect(page.locator(".panel li", has_text="Leilani")).not_to_contain_text("New person")
    with kith.database():
        assert Opportunity.of(owner).count() == 0
    assert_fits(page)
    settled(page)
    page.get_by_role("button", name="Save the interview").click()

    expect(page.get_by_role("heading", level=1)).to_have_text("Head of data platform")
    expect(page.get_by_text("Waiting: you should hear by Friday 4 December")).to_be_visible()
    address = page.url
    assert_fits(page)

    page.goto(kith.url)
    wiremu = page.locator("section", has_text="Thank-you notes").locator("li.row", has_text="Wiremu Tapsell-Ngata")
    wiremu.get_by_role("button", name="Done: Wiremu Tapsell-Ngata").click()
    expect(page.locator("li.row p, .toast").filter(has_text="Done").first).to_be_visible()

    page.goto(address)
    expect(page.locator(".subs li", has_text="Wiremu")).to_contain_text("Done")
    page.locator(".oc", has_text="Rejected").locator("input").check()
    if not has_javascript(page):
        page.get_by_role("button", name="Show what it does").click()
    would = page.locator("#would")
    expect(would).to_contain_text("Ask Leilani for feedback")
    expect(would).to_contain_text("Whom do you keep?")
    for name in ("Leilani Kaneakua", "Wiremu Tapsell-Ngata"):
        expect(would.get_by_label(re.compile(name))).to_be_checked()
    assert_fits(page)
    would.get_by_role("button", name="Save as rejected").click()
    expect(page.get_by_role("heading", name="Everybody stays")).to_be_visible()
    expect(page.locator(".toast")).to_contain_text("Tallowick said no. You keep two people.")
    with kith.database():
        kept = list(Person.of(owner).order_by(Person.name))
        assert [(one.name, one.cadence_count, one.cadence_unit) for one in kept] == [
            ("Leilani Kaneakua", 3, "month"),
            ("Wiremu Tapsell-Ngata", 3, "month"),
        ]
    page.goto(f"{kith.url}/opportunities")
    expect(page.locator(".erow", has_text="Tallowick")).to_contain_text("Rejected")


@pytest.mark.parametrize("size", ["wide", "narrow"])
def test_the_pages_are_accessible(kith: Kith, owner: Account, new_page: Callable[..., Page], size: str) -> None:
    page = kith.open(new_page(size), owner, "/opportunities")
    assert_accessible(page)
    page.goto(f"{kith.url}/opportunities/new")
    fill_in(page)
    expect(page.locator("#plan")).to_contain_text("Second note to Leilani")
    assert_accessible(page)
    settled(page)
    page.get_by_role("button", name="Save the interview").click()
    page.locator(".oc", has_text="Rejected").locator("input").check()
    expect(page.locator("#would")).to_contain_text("Whom do you keep?")
    assert_accessible(page)
    page.goto(f"{kith.url}/opportunities")
    assert_accessible(page)
