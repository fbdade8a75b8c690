"""Looking around first: the invented network comes with one press, fills every screen, and goes with another."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.accessibility import assert_accessible, assert_fits
from tests.e2e.kith import Kith

SCREENS = ("/", "/people", "/calendar", "/insights", "/imports", "/settings", "/bin")


@pytest.mark.parametrize("javascript", [True, False], ids=["with-javascript", "without-javascript"])
def test_one_press_brings_the_demo_and_another_removes_it(
    kith: Kith, new_page: Callable[..., Page], javascript: bool
) -> None:
    page = new_page("wide", javascript=javascript)
    kith.open(page, kith.new_account(), "/welcome/choose")
    page.get_by_role("button", name="Look around first").click()
    page.wait_for_url(f"{kith.url}/")
    expect(page.get_by_role("link", name="Tomasz Wielgosik").first).to_be_visible()
    expect(page.get_by_role("link", name="Interviewed me")).to_be_visible()
    page.goto(f"{kith.url}/people?q=gdansk")
    expect(page.get_by_role("link", name="Tomasz Wielgosik").first).to_be_visible()
    page.get_by_role("button", name="Remove the demo").first.click()
    page.wait_for_url("**/welcome/choose")
    page.goto(f"{kith.url}/people")
    expect(page.get_by_text("Tomasz Wielgosik")).to_have_count(0)


@pytest.mark.parametrize("size", ["wide", "narrow"])
def test_no_screen_full_of_people_scrolls_sideways_or_hides_from_screen_readers(
    kith: Kith, new_page: Callable[..., Page], size: str
) -> None:
    page = new_page(size)
    kith.open(page, kith.new_account(), "/welcome/choose")
    page.get_by_role("button", name="Look around first").click()
    page.wait_for_url(f"{kith.url}/")
    for screen in SCREENS:
        page.goto(kith.url + screen)
        assert_accessible(page)
        assert_fits(page)
