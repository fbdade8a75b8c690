"""Saying which column of a table is what, with scripts and without, in a real browser."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from crm.models import Account, Person
from tests.e2e.accessibility import assert_accessible, assert_fits
from tests.e2e.kith import Kith
from tests.e2e.test_import_journey import choose, heading, runs_scripts

MEETUP = Path(__file__).parents[1] / "data" / "tables" / "meetup-with-semicolons-and-days-first.csv"


@pytest.mark.parametrize(("size", "javascript"), [("wide", True), ("narrow", False)])
def test_the_columns_of_a_table_are_told_and_its_people_read(
    kith: Kith, owner: Account, new_page: Callable[..., Page], size: str, javascript: bool
) -> None:
    page = kith.open(new_page(size, javascript=javascript), owner, "/imports")
    choose(page, kith, MEETUP)
    heading(page, "Which column is what?")
    assert_fits(page)
    if runs_scripts(page):
        assert_accessible(page)
    cards = page.locator(".pv")
    expect(cards.get_by_text("Delft, met on 3 November")).to_be_visible()

    page.get_by_label("City becomes").select_option("Tag")
    page.get_by_label("Date becomes").select_option("Met on, month first")
    page.get_by_label("Tag all of them").fill("Meetup 2026")
    if runs_scripts(page):
        page.get_by_label("Tag all of them").blur()
    else:
        page.get_by_role("button", name="Show again").click()
    expect(cards.get_by_text("Met on 11 March").first).to_be_visible()
    expect(cards.get_by_text("Delft, Meetup 2026")).to_be_visible()
    expect(page.get_by_label("City becomes")).to_have_value("tag")
    assert_fits(page)

    page.get_by_role("button", name="See what would change").click()
    heading(page, "Here is what would change")
    page.get_by_role("button", name="Apply 4 changes").click()
    heading(page, "4 people added")
    with kith.database():
        assert Person.of(owner).count() == 4

    choose(page, kith, MEETUP)
    expect(page.get_by_text(f"The columns are those of {MEETUP.name}.")).to_be_visible()
    page.get_by_role("button", name="Start afresh").click()
    expect(page.get_by_label("City becomes")).to_have_value("place")
    page.get_by_role("button", name="Discard").click()
    heading(page, "Import")
