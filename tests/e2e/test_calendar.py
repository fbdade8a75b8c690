"""From the calendar page to what a calendar program gets, and back."""

import urllib.error
import urllib.request
from collections.abc import Callable
from datetime import date

import pytest
from icalendar import Calendar
from playwright.sync_api import Page, expect

from crm.models import Account
from crm.usecases.feeds.keep import add_feed, live_feeds
from crm.usecases.feeds.readers import note_reader
from crm.usecases.tagging import tag_people
from tests.e2e.accessibility import assert_accessible, assert_fits
from tests.e2e.kith import Kith
from tests.usecases.acquaintances import days_later, know

SECRET = "a secret key for tests, long enough"
THUNDERBIRD = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Thunderbird/140.0"


def fetch(url: str, program: str = THUNDERBIRD) -> list[str]:
    """The titles that a calendar program sees; the status where it is not 200."""
    asked = urllib.request.Request(url, headers={"User-Agent": program})
    try:
        with urllib.request.urlopen(asked, timeout=20) as answer:
            return sorted(str(event["summary"]) for event in Calendar.from_ical(answer.read()).events)
    except urllib.error.HTTPError as error:
        return [str(error.code)]


def shown_address(page: Page) -> str:
    """The address, once it is asked for."""
    page.get_by_text("Show", exact=True).click()
    field = page.get_by_label("The address of this calendar")
    expect(field).to_be_visible()
    return field.input_value()


def test_somebody_subscribes_chooses_and_changes_the_link(kith: Kith, owner: Account, any_page: Page) -> None:
    with kith.database():
        ada = know(owner, "Ada Nwosu-Lind", kith.moment, "1 week")
        know(owner, "Jonas Weber", kith.moment, "2 weeks")
        tag_people(owner, [ada.id], "Rotterdam", kith.moment)
    page = kith.open(any_page, owner, "/calendar")
    expect(page.get_by_text("Ada", exact=True)).to_be_visible()

    page.get_by_role("button", name="Make a calendar address").click()
    expect(page.get_by_text("“Kith” has its own address.")).to_be_visible()
    expect(page.get_by_text("Nobody yet")).to_be_visible()
    javascript = page.locator(".no-js-only").first.is_hidden()
    assert "cid=webcal" in (page.get_by_role("link", name="Google Calendar").get_attribute("href") or "")
    url = shown_address(page)
    assert fetch(url) == ["Write to Ada Nwosu-Lind", "Write to Jonas Weber"]
    page.reload()
    expect(
        page.get_by_text("last fetched just now. Thunderbird looks every 30 minutes while it is open.")
    ).to_be_visible()
    expect(page.get_by_text("up to date", exact=True)).to_be_visible()

    page.get_by_text("Rotterdam", exact=True).click()
    save(page, javascript)
    assert fetch(url) == ["Write to Ada Nwosu-Lind"]
    page.get_by_role("switch", name="Check-ins").uncheck()
    save(page, javascript)
    assert fetch(url) == []
    page.get_by_role("switch", name="Check-ins").check()
    save(page, javascript)
    page.get_by_label("Name", exact=True).fill("On my phone")
    page.get_by_label("Name", exact=True).blur()
    save(page, javascript)
    page.reload()
    assert shown_address(page) == url.replace("kith.ics", "on-my-phone.ics")

    page.locator("summary", has_text="New secret link").click()
    page.get_by_role("button", name="Make a new link").click()
    expect(page.get_by_text("“On my phone” has a new secret link.")).to_be_visible()
    new_url = shown_address(page)
    assert fetch(url) == ["410"]
    assert fetch(new_url) == ["Write to Ada Nwosu-Lind"]

    page.get_by_label("Name of a further address").fill("For my coach")
    page.get_by_role("button", name="Add", exact=True).click()
    expect(page.get_by_label("Name", exact=True)).to_have_value("For my coach")
    page.get_by_role("button", name="Revoke On my phone").click()
    expect(page.get_by_text("“On my phone” is revoked. Nobody can read it any more.")).to_be_visible()
    assert fetch(new_url) == ["410"]
    page.get_by_role("button", name="Undo").click()
    expect(page.locator(".toast")).to_contain_text("Taken back.")
    assert fetch(new_url) == ["Write to Ada Nwosu-Lind"]


def save(page: Page, javascript: bool) -> None:
    """Wait until what was chosen is saved; without scripts, press Save first."""
    section = page.locator("section", has=page.get_by_role("heading", name="What goes in"))
    if javascript:
        expect(section.locator(".saved")).to_be_visible()
        page.evaluate("document.querySelectorAll('.saved').forEach((said) => said.remove())")
    else:
        section.get_by_role("button", name="Save").click()
        expect(section.locator(".saved")).to_be_visible()


def test_the_link_is_copied(kith: Kith, owner: Account, new_page: Callable[..., Page]) -> None:
    with kith.database():
        add_feed(owner, "Kith", kith.moment, secret=SECRET)
    page = new_page("wide", permissions=["clipboard-read", "clipboard-write"])
    kith.open(page, owner, "/calendar")
    page.get_by_role("button", name="Copy the link").click()
    expect(page.get_by_role("button", name="Copied")).to_be_visible()
    assert page.evaluate("navigator.clipboard.readText()") == shown_address(page)


def test_a_file_is_there_for_programs_that_cannot_subscribe(kith: Kith, owner: Account, wide_page: Page) -> None:
    with kith.database():
        add_feed(owner, "Kith", kith.moment, secret=SECRET)
        know(owner, "Ada Nwosu-Lind", kith.moment, "1 week")
    page = kith.open(wide_page, owner, "/calendar")
    with page.expect_download() as awaited:
        page.get_by_role("link", name="download a file").click()
    assert awaited.value.suggested_filename == "kith-2026-11-24.ics"
    (event,) = Calendar.from_ical(awaited.value.path().read_bytes()).events
    assert event.start == date(2026, 12, 1)


@pytest.mark.parametrize("size", ["wide", "narrow"])
def test_the_calendar_page_is_accessible(kith: Kith, owner: Account, new_page: Callable[..., Page], size: str) -> None:
    page = kith.open(new_page(size), owner, "/calendar")
    assert_accessible(page)
    assert_fits(page)
    with kith.database():
        for number, name in enumerate(("Ada Nwosu-Lind", "Jonas Weber", "Wolfeschlegelsteinhausen Bergerdorff")):
            person = know(owner, name, kith.moment, f"{number + 1} weeks")
            tag_people(owner, [person.id], f"A tag with a rather long name {number}", kith.moment)
        add_feed(owner, "Kith", kith.moment, secret=SECRET)
        add_feed(owner, "Another one, which has a name as long as names of calendars get", kith.moment, secret=SECRET)
        for program, days in (("Google Calendar", 0), ("Thunderbird", -46)):
            note_reader(owner.id, live_feeds(owner)[0].id, program, days_later(kith.moment, days))
    page.reload()
    page.get_by_text("Show", exact=True).click()
    page.locator("summary", has_text="New secret link").click()
    assert_accessible(page)
    assert_fits(page)
