"""From an empty Kith to one's own, out, and in again."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from crm.models import Account
from tests.e2e.accessibility import assert_accessible, assert_fits
from tests.e2e.kith import PASSWORD, Kith


@pytest.mark.parametrize("javascript", [True, False], ids=["with-javascript", "without-javascript"])
def test_somebody_makes_an_account_signs_out_and_in_again(
    fresh_kith: Kith, new_page: Callable[..., Page], javascript: bool
) -> None:
    page = new_page("narrow", javascript=javascript, timezone_id="Asia/Kolkata")
    page.goto(f"{fresh_kith.url}/settings")
    expect(page.get_by_role("heading", level=1)).to_have_text("Make it yours")
    page.get_by_label("Your name").fill("Ines Valderrey")
    page.get_by_label("Email").fill("ines@valderrey.example")
    page.get_by_label("Password", exact=True).fill(PASSWORD)
    if not javascript:
        page.get_by_label("Time zone").select_option("Asia/Kolkata")
    page.get_by_role("button", name="Create account").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Who do you know?")

    page.goto(f"{fresh_kith.url}/settings")
    expect(page.get_by_label("Time zone")).to_have_value("Asia/Kolkata" if not javascript else "Asia/Calcutta")
    expect(page.get_by_text("Now 14:30.")).to_be_visible()
    page.locator(".tabbar summary").click()
    page.locator(".tabbar").get_by_role("button", name="Sign out").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Sign in")

    page.goto(f"{fresh_kith.url}/settings")
    page.get_by_label("Email").fill("Ines@Valderrey.example")
    page.get_by_label("Password").fill("not my password")
    page.get_by_role("button", name="Sign in").click()
    expect(page.get_by_role("alert")).to_contain_text("That email and password do not match. Four more tries")
    expect(page.get_by_label("Email")).to_have_value("Ines@Valderrey.example")
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Settings")


def test_the_password_can_be_looked_at_while_it_is_made_up(fresh_kith: Kith, wide_page: Page) -> None:
    wide_page.goto(f"{fresh_kith.url}/welcome")
    field = wide_page.get_by_label("Password", exact=True)
    field.fill("kelp, ladder, noon")
    wide_page.get_by_role("button", name="Show the password").click()
    expect(field).to_have_attribute("type", "text")


def test_settings_are_saved_as_they_are_changed(kith: Kith, owner: Account, any_page: Page) -> None:
    page = kith.sign_in(any_page, owner, "/settings")
    javascript = page.locator(".no-js-only").first.is_hidden()

    def save(field: str) -> None:
        if not javascript:
            page.locator(f"form[action='/settings/{field}']").get_by_role("button").click()
        expect(page.locator(f"#{field}-said" if field != "look" else "html[data-theme=dark]")).to_be_attached()

    page.get_by_label("Name", exact=True).fill("Inês Valderrey")
    page.get_by_label("Name", exact=True).blur()
    save("name")
    expect(page.locator("#name-said")).to_have_text("Saved.")
    page.get_by_label("Time zone").select_option("Pacific/Auckland")
    save("time-zone")
    expect(page.locator("#time-zone-said")).to_have_text("Saved.")
    page.get_by_role("switch", name="Single letters").uncheck()
    save("keys")
    expect(page.locator("#keys-said")).to_have_text("Saved.")
    # With a script the page turns dark at once, and the choice is kept when the server has answered.
    with page.expect_response("**/settings/look"):
        page.get_by_text("Dark", exact=True).click()
        save("look")
    page.goto(f"{kith.url}/settings")
    expect(page.get_by_label("Name", exact=True)).to_have_value("Inês Valderrey")
    expect(page.get_by_text("Now 22:00.")).to_be_visible()
    expect(page.locator("body")).to_have_attribute("data-keys", "off")
    expect(page.locator("html")).to_have_attribute("data-theme", "dark")


@pytest.mark.parametrize("size", ["wide", "narrow"])
def test_the_door_and_the_settings_are_accessible(fresh_kith: Kith, new_page: Callable[..., Page], size: str) -> None:
    page = new_page(size)
    page.goto(f"{fresh_kith.url}/welcome")
    assert_accessible(page)
    assert_fits(page)
    owner = fresh_kith.new_account()
    page.goto(f"{fresh_kith.url}/sign-in")
    assert_accessible(page)
    page.get_by_label("Email").fill(owner.email)
    page.get_by_label("Password").fill("not my password")
    page.get_by_role("button", name="Sign in").click()
    assert_accessible(page)
    assert_fits(page)
    fresh_kith.sign_in(page, owner)
    for path in ("/welcome/choose", "/settings", "/settings/password", "/settings/browsers", "/settings/delete"):
        page.goto(f"{fresh_kith.url}{path}")
        assert_accessible(page)
        assert_fits(page)
