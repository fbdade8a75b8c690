"""Today, the log and whom to start with in a real browser, with JavaScript and without."""

import re
from collections.abc import Callable
from datetime import timedelta

import pytest
from playwright.sync_api import Page, expect

from crm.domain.cadence import Cadence
from crm.domain.moment import Moment
from crm.models import Account, FollowUp, Person, Touchpoint
from crm.usecases.add_person import add_person
from crm.usecases.congratulate import congratulate
from crm.usecases.log_touchpoint import log_touchpoint
from crm.usecases.transaction import writing
from tests.e2e.accessibility import assert_accessible, assert_fits
from tests.e2e.kith import Kith, settled


def has_javascript(page: Page) -> bool:
    return bool(page.evaluate("matchMedia('(scripting: enabled)').matches"))


def expect_said(page: Page, text: str) -> None:
    """What was done is said, in the row itself or at the foot of the page."""
    expect(page.locator("li.row p, .toast").filter(has_text=text).first).to_be_visible()


def before(moment: Moment, days: int) -> Moment:
    return moment._replace(instant=moment.instant - timedelta(days=days))


@pytest.fixture
def people(kith: Kith, owner: Account) -> dict[str, int]:
    """Two who are due for a check-in, one with news, one to be let be, and some without a cadence."""
    with kith.database():
        then = before(kith.moment, 95)
        quarterly = Cadence(3, "month")
        made: dict[str, Person] = {}
        made["Tomasz"], _ = add_person(
            owner,
            "Tomasz Wielgosik",
            then,
            emails=["tomasz@saltmere.example"],
            company="Saltmere Health",
            cadence=quarterly,
        )
        made["Leilani"], _ = add_person(owner, "Leilani Kaneakua", then, company="Tallowick", cadence=quarterly)
        made["Beatriz"], _ = add_person(owner, "Beatriz Alcoforado", then, company="Brackmoor")
        made["Mei-Lin"], _ = add_person(owner, "Mei-Lin Tchou", then)
        for days in (40, 12):
            log_touchpoint(owner, [made["Mei-Lin"].id], before(kith.moment, days), kind="email")
        log_touchpoint(owner, [made["Tomasz"].id], then, kind="coffee", text="The team was moving to Gdynia.")
        with writing(owner):
            congratulate(owner, [(made["Beatriz"].id, "Now Director of operations at Brackmoor.")], kith.moment)
        return {name: person.id for name, person in made.items()}


def test_a_day_is_answered_row_by_row(kith: Kith, owner: Account, people: dict[str, int], any_page: Page) -> None:
    page = kith.open(any_page, owner)
    assert_fits(page)
    expect(page.get_by_role("heading", level=1)).to_have_text("Tuesday 24 November")
    expect(page.locator("#summary")).to_have_text("Three people, about ten minutes.")
    expect(page.get_by_text("Let Mei-Lin Tchou be.")).to_be_visible()
    tomasz = page.locator("li.row", has_text="Tomasz Wielgosik")
    expect(tomasz).to_contain_text("Every 3 months. Last coffee was on 21 August; The team was moving to Gdynia.")
    expect(tomasz.get_by_role("link", name="Write to Tomasz")).to_have_attribute(
        "href", re.compile(rf"^/people/{people['Tomasz']}/write\?follow_up=\d+$")
    )
    tomasz.get_by_role("button", name="Done: Tomasz Wielgosik").click()
    expect_said(page, "Done. Next on 24 February.")
    expect(page.locator("#summary")).to_have_text("Two people, a few minutes.")
    page.get_by_role("button", name="Undo").click()
    expect(page.get_by_role("button", name="Done: Tomasz Wielgosik")).to_be_visible()
    expect(page.locator("#summary")).to_have_text("Three people, about ten minutes.")
    leilani = page.locator("li.row", has_text="Leilani Kaneakua")
    leilani.locator("summary").click()
    leilani.get_by_role("button", name="Next week Mon 30").click()
    expect_said(page, "Leilani comes back on Monday 30 November.")
    beatriz = page.locator("li.row", has_text="Beatriz Alcoforado")
    beatriz.locator("summary").click()
    beatriz.get_by_label("Another time").fill("in a year")
    beatriz.get_by_label("Another time").press("Enter")
    expect_said(page, "After 8 December it is no longer worth sending.")
    expect(page.get_by_role("button", name="Done: Beatriz Alcoforado")).to_be_visible()
    with kith.database():
        assert Touchpoint.of(owner).count() == 3
        snoozed = FollowUp.of(owner).where(FollowUp.person == people["Leilani"]).get()
        assert (snoozed.due_on.isoformat(), snoozed.snoozed) == ("2026-11-30", True)


def test_the_keys_of_today(kith: Kith, owner: Account, people: dict[str, int], wide_page: Page) -> None:
    page = kith.open(wide_page, owner)
    page.keyboard.press("j")
    page.keyboard.press("j")
    expect(page.locator("li.row.at")).to_contain_text("Leilani Kaneakua")
    page.keyboard.press("s")
    expect(page.locator("li.row details[open]")).to_have_count(1)
    page.keyboard.press("Escape")
    page.keyboard.press("d")
    expect_said(page, "Done. Next on 24 February.")
    settled(page)
    page.keyboard.press("z")
    expect(page.get_by_role("button", name="Done: Leilani Kaneakua")).to_be_visible()
    settled(page)
    page.keyboard.press("k")
    page.keyboard.press("k")
    expect(page.locator("li.row.at")).to_contain_text("Tomasz Wielgosik")
    page.keyboard.press("l")
    page.wait_for_url("**/log?person=*")
    expect(page.locator(".tok").get_by_text("Tomasz Wielgosik")).to_be_visible()


@pytest.mark.parametrize("path", ["/", "/log", "/start"])
def test_the_pages_are_accessible(
    kith: Kith, owner: Account, people: dict[str, int], new_page: Callable[..., Page], path: str
) -> None:
    for size in ("wide", "narrow"):
        page = kith.open(new_page(size), owner, path)
        assert_fits(page)
        assert_accessible(page)


def test_an_empty_account_is_led_to_its_import_and_then_to_whom_to_start_with(
    kith: Kith, owner: Account, any_page: Page
) -> None:
    page = kith.open(any_page, owner)
    expect(page.get_by_role("link", name="Bring your connections")).to_be_visible()
    assert_fits(page)
    with kith.database():
        for number in range(3):
            add_person(owner, f"Person {number}", kith.moment)
    page.goto(f"{kith.url}/")
    expect(page.get_by_text("You know 3 people.", exact=False)).to_be_visible()
    page.get_by_role("link", name="Choose").click()
    page.wait_for_url("**/start")


def test_logging_in_words(kith: Kith, owner: Account, people: dict[str, int], any_page: Page) -> None:
    page = kith.open(any_page, owner, f"/log?person={people['Tomasz']}&next=/")
    assert_fits(page)
    page.locator("textarea[name=text]").fill("coffee last Thursday, talked about Gdynia")
    if not has_javascript(page):
        page.get_by_role("button", name="Log it").click()
    expect(page.locator("#reading")).to_contain_text("Coffee with Tomasz on Thursday 19 November")
    expect(page.locator("#lp-next")).to_contain_text("19 February")
    page.get_by_role("button", name="Log it").click()
    expect_said(page, "Logged. Tomasz is next on 19 February.")
    expect(page.get_by_role("heading", level=1)).to_have_text("Tuesday 24 November")
    page.get_by_role("button", name="Undo").click()
    expect_said(page, "Taken back.")
    with kith.database():
        assert Touchpoint.of(owner).count() == 3


def test_logging_with_two_people_and_changing_it(
    kith: Kith, owner: Account, people: dict[str, int], any_page: Page
) -> None:
    page = kith.open(any_page, owner, "/log")
    field = page.get_by_label("With")
    if has_javascript(page):
        for name in ("Tomasz Wielgosik", "Leilani"):
            field.fill(name)
            field.press("Enter")
    else:
        field.fill("Tomasz Wielgosik, Leilani")
    page.locator("textarea[name=text]").fill("The fair")
    page.locator("label.kind:has([value=call])").click()
    page.get_by_role("button", name="Log it").click()
    expect_said(page, "Logged with Tomasz and Leilani.")
    with kith.database():
        newest = Touchpoint.of(owner).order_by(Touchpoint.id.desc()).get()
    page.goto(f"{kith.url}/touchpoints/{newest.id}/edit")
    assert_fits(page)
    page.locator("textarea[name=text]").fill("The fair in Gdynia")
    page.get_by_role("button", name="Save").click()
    expect_said(page, "Saved the touchpoint.")
    with kith.database():
        changed = Touchpoint.find(owner, newest.id)
        assert (changed.text, changed.kind) == ("The fair in Gdynia", "call")


def test_the_box_on_a_persons_page(kith: Kith, owner: Account, people: dict[str, int], any_page: Page) -> None:
    page = kith.open(any_page, owner, f"/people/{people['Tomasz']}")
    page.get_by_label("Log a touchpoint", exact=True).locator("input[name=text]").fill("call yesterday, about the move")
    if has_javascript(page):
        expect(page.locator("#reading")).to_contain_text("Call with Tomasz yesterday, Monday 23 November")
        page.locator("#reading").get_by_role("button", name="Log it").click()
    else:
        page.get_by_role("button", name="Log it").click()
        expect(page.locator("#reading")).to_contain_text("Call with Tomasz yesterday, Monday 23 November")
        page.get_by_role("button", name="Log it").click()
    expect_said(page, "Logged. Tomasz is next on 23 February.")
    expect(page).to_have_url(f"{kith.url}/people/{people['Tomasz']}")


def test_whom_to_start_with_one_press_each(kith: Kith, owner: Account, any_page: Page) -> None:
    with kith.database():
        for number in range(25):
            add_person(owner, f"Person {number:02}", kith.moment)
        Person.change(owner, connected_on=kith.moment.today - timedelta(days=4)).execute()
    page = kith.open(any_page, owner, "/start")
    assert_fits(page)
    expect(page.locator("#tally")).to_contain_text("0 of 20 looked at")
    first, second = page.locator("li.srow").nth(0), page.locator("li.srow").nth(1)
    name = first.locator("a").first.inner_text()
    first.get_by_role("button", name="3 mo").click()
    expect(first).to_contain_text("Every 3 months, first on 24 February")
    expect(page.locator("#tally")).to_contain_text("1 of 20 looked at")
    second.get_by_role("button", name="Not now").click()
    expect(second).to_contain_text("Asked again in a year, not before.")
    expect(page.locator("#tally")).to_contain_text("2 of 20 looked at")
    expect(page.locator("#coming")).to_contain_text("1 person")
    page.get_by_role("button", name="Undo").last.click()
    expect(page.locator("#tally")).to_contain_text("1 of 20 looked at")
    page.get_by_role("link", name="Another twenty").click()
    expect(page.locator("#tally")).to_contain_text("0 of 20 looked at")
    expect(page.locator("li.srow", has_text=name)).to_have_count(0)


def test_the_keys_of_whom_to_start_with(kith: Kith, owner: Account, wide_page: Page) -> None:
    with kith.database():
        for number in range(5):
            add_person(owner, f"Person {number}", kith.moment)
        Person.change(owner, connected_on=kith.moment.today - timedelta(days=4)).execute()
    page = kith.open(wide_page, owner, "/start")
    page.keyboard.press("j")
    for key, done in (("1", "1 of 5"), ("2", "2 of 5"), ("0", "3 of 5")):
        page.keyboard.press(key)
        expect(page.locator("#tally")).to_contain_text(done)
        settled(page)
    page.keyboard.press("z")
    expect(page.locator("#tally")).to_contain_text("2 of 5")
