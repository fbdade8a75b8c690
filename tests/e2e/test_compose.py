"""Writing a thank-you note in a real browser, with JavaScript and without."""

import re
from collections.abc import Callable
from urllib.parse import unquote

import pytest
from playwright.sync_api import Page, expect

from crm.models import Account, Draft, FollowUp, Touchpoint
from tests.e2e.accessibility import assert_accessible, assert_fits
from tests.e2e.kith import Kith
from tests.usecases.panels import thanks_to, yesterdays_panel

LETTER = (
    "Dear Ada,\n\nThank you for your time yesterday. Your question about retrying cold-chain deliveries stayed with "
    "me, and made me want the role more.\n\nBest wishes,\nInes"
)


def has_javascript(page: Page) -> bool:
    return bool(page.evaluate("matchMedia('(scripting: enabled)').matches"))


@pytest.fixture
def note(kith: Kith, owner: Account) -> FollowUp:
    """The thank-you note to Ada that is due today."""
    with kith.database():
        yesterdays_panel(owner, kith.moment)
        return thanks_to(owner, "Ada Nwosu-Lind")


def address(note: FollowUp) -> str:
    return f"/people/{note.person}/write?follow_up={note.id}"


def test_a_note_is_written_checked_sent_and_taken_back(
    kith: Kith, owner: Account, note: FollowUp, any_page: Page
) -> None:
    page = kith.open(any_page, owner)
    page.get_by_role("link", name="Write to Ada", exact=True).click()
    assert_fits(page)
    expect(page.get_by_role("heading", level=1)).to_have_text("Thank Ada for yesterday")
    letter = page.get_by_role("textbox", name="Your note")
    expect(page.get_by_role("button", name="I sent it")).to_be_disabled()
    expect(page.get_by_text("Fill in what stands in brackets first.")).to_be_visible()
    letter.fill(LETTER)
    if not has_javascript(page):
        page.get_by_role("button", name="Save", exact=True).click()
    expect(page.locator("#kept")).to_have_text("Saved")
    expect(page.locator(".cl .on").filter(has_text="“Thank you for your time yesterday”")).to_be_visible()
    mail = page.get_by_role("link", name="Open in mail app")
    written = unquote((mail.get_attribute("href") or "").partition("&body=")[2])
    assert written.replace("\r\n", "\n").strip() == LETTER
    page.get_by_role("button", name="Add what you forgot to say").click()
    expect(letter).to_have_value(LETTER.replace("\n\nBest", f"\n\n{_FORGOTTEN}\n\nBest") + "\n")
    page.get_by_role("button", name="Add a closing line").wait_for()
    assert_fits(page)
    page.get_by_role("button", name="I sent it").click()
    expect(page.locator(".toast")).to_contain_text("Noted: sent to Ada.")
    with kith.database():
        assert Touchpoint.of(owner).where(Touchpoint.kind == "thank-you").count() == 1
        assert FollowUp.find(owner, note.id).state == "done"
    page.locator(".toast").get_by_role("button", name="Undo").click()
    expect(page.get_by_role("link", name="Write to Ada", exact=True)).to_be_visible()
    with kith.database():
        assert Draft.of(owner).get().text.startswith("Dear Ada,")


_FORGOTTEN = "One thing I did not get round to saying: I ran the depot migration at Osterbrook."


def test_another_template_is_taken_and_one_kept(kith: Kith, owner: Account, note: FollowUp, any_page: Page) -> None:
    page = kith.open(any_page, owner, address(note))
    letter = page.get_by_role("textbox", name="Your note")
    letter.fill("Dear {name},\n\nthank you for {when}.")
    page.get_by_text("Keep it as a template").click()
    page.get_by_label("Name of the template").fill("Short")
    page.get_by_role("button", name="Keep", exact=True).click()
    expect(page.locator(".toast")).to_contain_text("Kept as the template “Short”.")
    page.locator(".from summary").click()
    page.get_by_role("button", name="After a talk").click()
    expect(page.locator(".from summary")).to_contain_text("After a talk")
    page.locator(".from summary").click()
    page.get_by_role("button", name="Short").click()
    expect(letter).to_have_value("Dear Ada,\n\nthank you for yesterday.\n")
    page.locator(".from summary").click()
    page.get_by_role("link", name="Your templates").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Your templates")
    assert_fits(page)
    page.get_by_role("button", name="Delete “Short”").click()
    expect(page.get_by_text("No templates of your own yet.")).to_be_visible()


def test_the_marks_lie_exactly_behind_the_words(kith: Kith, owner: Account, note: FollowUp, wide_page: Page) -> None:
    page = kith.open(wide_page, owner, address(note))
    for text in (LETTER, f"{LETTER}\n" * 12):
        page.get_by_role("textbox", name="Your note").fill(text)
        expect(page.locator("#under:not(.stale)")).to_contain_text(text)
        under, letter = page.locator("#under").bounding_box(), page.locator("#letter").bounding_box()
        assert under == letter
        assert page.evaluate("(el => el.scrollHeight <= el.clientHeight)(document.getElementById('letter'))")


def test_the_link_to_the_mail_program_holds_what_was_typed_last(
    kith: Kith, owner: Account, note: FollowUp, wide_page: Page
) -> None:
    page = kith.open(wide_page, owner, address(note))
    page.get_by_role("textbox", name="Your note").fill(LETTER)
    page.get_by_role("link", name="Open in mail app").wait_for()
    page.evaluate(
        "document.addEventListener('click', (event) => {"
        " const link = event.target.closest('[data-mail]');"
        " if (!link || event.defaultPrevented) return;"
        " event.preventDefault(); document.title = decodeURIComponent(link.href);"
        "})"
    )
    page.get_by_role("textbox", name="Subject").press("End")
    page.get_by_role("textbox", name="Subject").press_sequentially(" and today")
    page.get_by_role("link", name="Open in mail app").click()
    expect(page).to_have_title(re.compile("subject=Thank you for yesterday and today&"))


def test_the_text_is_copied_as_it_stands(kith: Kith, owner: Account, note: FollowUp, wide_page: Page) -> None:
    wide_page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page = kith.open(wide_page, owner, address(note))
    page.get_by_role("textbox", name="Your note").fill(LETTER)
    page.get_by_role("button", name="Copy").click()
    expect(page.locator("#live")).to_have_text("Copied.")
    assert page.evaluate("navigator.clipboard.readText()") == LETTER


def test_the_composer_is_accessible(kith: Kith, owner: Account, note: FollowUp, new_page: Callable[..., Page]) -> None:
    for size, scheme in (("wide", "light"), ("narrow", "dark")):
        page = kith.open(new_page(size, color_scheme=scheme), owner, address(note))
        assert_accessible(page)
        page.get_by_role("textbox", name="Your note").fill(LETTER)
        expect(page.locator("#kept")).to_have_text("Saved")
        page.get_by_text("Keep it as a template").click()
        assert_accessible(page)
        page.goto(f"{kith.url}/templates")
        assert_accessible(page)
