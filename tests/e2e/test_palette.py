"""Finding anything: the palette under the keyboard, and the page without JavaScript."""

import re
from collections.abc import Callable

from playwright.sync_api import Page, Route, expect

from crm.models import Account
from crm.usecases.add_person import add_person
from crm.usecases.log_touchpoint import log_touchpoint
from tests.e2e.accessibility import assert_accessible, assert_fits
from tests.e2e.kith import Kith


def _know(kith: Kith, owner: Account) -> dict[str, int]:
    with kith.database():
        people = {
            name: add_person(owner, name, kith.moment, company=company)[0].id
            for name, company in (
                ("Jonas Brekkestad", "Fernhollow"),
                ("Joana Prates", "Lumenhurst"),
                ("Zora Quist", ""),
            )
        }
        log_touchpoint(owner, [people["Zora Quist"]], kith.moment, text="Laughed about Gdynia.")
    return people


def test_the_palette_finds_opens_and_does_with_the_keyboard_alone(
    kith: Kith, owner: Account, new_page: Callable[..., Page]
) -> None:
    people = _know(kith, owner)
    page = kith.open(new_page(), owner)
    palette, field = page.locator("#palette"), page.locator("#palette-q")
    chosen = page.locator('#found [aria-selected="true"]')
    page.keyboard.press("Control+k")
    expect(field).to_be_focused()
    expect(chosen).to_contain_text("Log a touchpoint")
    page.keyboard.type("jo")
    expect(chosen).to_contain_text("Jonas Brekkestad")
    assert_accessible(page)
    page.keyboard.press("ArrowDown")
    expect(chosen).to_contain_text("Joana Prates")
    expect(field).to_have_attribute("aria-activedescendant", chosen.get_attribute("id") or "")
    page.keyboard.press("End")
    expect(chosen).to_be_visible()
    page.keyboard.press("ArrowDown")
    expect(chosen).to_contain_text("Jonas Brekkestad")
    page.keyboard.press("Home")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url(f"{kith.url}/people/{people['Joana Prates']}")

    # What was typed last is what Enter opens, however fast the finger and however late the answer to what stood there.
    held: list[Route] = []
    page.route(re.compile(r"/search$"), lambda route: held.append(route))
    page.clock.install()
    page.keyboard.press("Control+k")
    page.wait_for_function("document.querySelector('#palette-q').matches('.htmx-request')")
    page.clock.pause_at(page.evaluate("Date.now()") + 1000)
    page.keyboard.type("gdynia")
    page.keyboard.press("Enter")
    held[0].continue_()
    page.unroute_all()
    expect(chosen).to_contain_text("Log a touchpoint")
    page.clock.resume()
    page.wait_for_url(f"{kith.url}/people/{people['Zora Quist']}")

    page.keyboard.press("Control+k")
    page.keyboard.press("Escape")
    expect(palette).not_to_be_visible()
    page.locator("#find").click()
    page.keyboard.type("import")
    expect(chosen).to_contain_text("Import")
    page.keyboard.press("Enter")
    page.wait_for_url(f"{kith.url}/imports")

    phone = kith.open(new_page("narrow", color_scheme="dark"), owner)
    phone.locator(".tabbar details > summary").click()
    phone.locator("[data-palette]").click()
    phone.locator("#palette-q").fill("gdynia")
    expect(phone.locator("#found mark")).to_have_text("Gdynia")
    assert_accessible(phone)
    assert_fits(phone)


def test_without_javascript_the_find_field_leads_to_a_page_of_the_same(
    kith: Kith, owner: Account, new_page: Callable[..., Page]
) -> None:
    _know(kith, owner)
    page = kith.open(new_page(javascript=False), owner)
    page.locator("#find").fill("gdynia")
    page.locator("#find").press("Enter")
    expect(page).to_have_url(re.compile("/search\\?q=gdynia"))
    expect(page.locator("main mark")).to_have_text("Gdynia")
    page.locator("main").get_by_role("link", name="Zora Quist").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Zora Quist")
