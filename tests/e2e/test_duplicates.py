"""Two records of one person in a real browser: seen, compared, made one, and two again."""

from playwright.sync_api import Page, expect

from crm.models import Account
from crm.usecases.add_person import add_person
from tests.e2e.accessibility import assert_accessible, assert_fits
from tests.e2e.kith import Kith


def test_two_records_become_one_person_and_two_again(kith: Kith, owner: Account, any_page: Page) -> None:
    with kith.database():
        for name, company, addresses in (
            ("Yusuf Karadere", "Brackmoor", ["yusuf@karadere.example"]),
            ("Y. Karadere", "Kestrelby", ["yusuf@karadere.example", "y@kestrelby.example"]),
        ):
            add_person(owner, name, kith.moment, emails=addresses, company=company)
    scripted = bool(any_page.evaluate("matchMedia('(scripting: enabled)').matches"))
    page = kith.open(any_page, owner, "/duplicates")
    assert_fits(page)
    if scripted:
        assert_accessible(page)
    page.get_by_role("link", name="Merge Yusuf Karadere and Y. Karadere").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("One Yusuf or two?")
    assert_fits(page)
    if scripted:
        assert_accessible(page)
    preview = page.get_by_role("region", name="Preview")
    expect(preview).to_contain_text("y@kestrelby.example")
    page.get_by_role("radiogroup", name="Position").get_by_label("Kestrelby").check()
    page.get_by_role("group", name="Email").get_by_label("y@kestrelby.example").uncheck()
    if not scripted:
        page.get_by_role("button", name="Preview").click()
    expect(preview).not_to_contain_text("y@kestrelby.example")
    expect(preview.locator(".top")).to_contain_text("Kestrelby")
    page.get_by_role("button", name="Make them one").click()
    expect(page.get_by_text("Everybody is here once")).to_be_visible()
    page.get_by_role("button", name="Undo: Yusuf Karadere and Y. Karadere are one person now.").click()
    expect(page.locator(".toast")).to_contain_text("Taken back.")
    page.goto(f"{kith.url}/duplicates")
    page.get_by_role("button", name="Two people: Yusuf Karadere and Y. Karadere").click()
    expect(page.get_by_text("Everybody is here once")).to_be_visible()
    expect(page.get_by_text("Kith does not ask about them again.")).to_be_visible()
