"""What to read of an archive, chosen with switches, and what becomes of it, in a real browser."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from crm.models import Account, Person
from tests.e2e.accessibility import assert_accessible, assert_fits
from tests.e2e.kith import Kith
from tests.e2e.test_import_journey import heading
from tests.usecases.archives import ADA, KOFI, ME, archive_of, asked, table, wrote
from tests.usecases.test_import_archive import APPLIED, INVITATIONS, application


def look_at(page: Page) -> None:
    assert_fits(page)
    assert_accessible(page)


@pytest.mark.parametrize("size", ["wide", "narrow"])
def test_an_archive_is_chosen_from_previewed_and_applied(
    kith: Kith, owner: Account, new_page: Callable[..., Page], size: str, tmp_path: Path
) -> None:
    page = kith.open(new_page(size), owner, "/imports")
    rows = (
        wrote(ADA, ME, "2026-05-04 08:00", "Did the depot open?"),
        wrote(ADA, (ME, KOFI), "2026-05-05 08:00", "To both of you", conversation="2-group"),
        wrote(ME, KOFI, "2026-05-06 08:00", "Congratulations"),
    )
    files = {
        "Invitations.csv": table(INVITATIONS, [asked(ME, ADA, "4/30/26, 11:00 AM", "May I?")]),
        "Jobs/Job Applications.csv": table(APPLIED, [application("5/2/26, 7:30 PM", "Tallowick", "Analyst", "77001")]),
        "Logins.csv": b"Login Date,IP Address,User Agent\n",
    }
    page.set_input_files("input[name=file]", archive_of(tmp_path, *rows, files=files))

    heading(page, "What is in your LinkedIn file")
    look_at(page)
    page.get_by_role("switch", name="Job applications").uncheck()
    expect(page.get_by_text("Four kinds chosen.")).to_be_visible()
    page.get_by_role("switch", name="Job applications").check()
    expect(page.get_by_text("Five kinds chosen.")).to_be_visible()
    page.get_by_role("switch", name="Your profile").uncheck()
    page.get_by_role("radio", name="The whole text").check()
    page.get_by_role("button", name="See what would change").click()

    heading(page, "Here is what would change")
    expect(page.get_by_text("3 messages become 3 touchpoints with 2 people.")).to_be_visible()
    look_at(page)
    page.get_by_role("button", name=re.compile("^Apply ")).click()
    heading(page, "3 people added")
    expect(page.get_by_text("1 job became an opportunity.")).to_be_visible()
    assert_fits(page)

    with kith.database():
        ada = Person.of(owner).where(Person.name == "Ada Nwosu").get()
    page.goto(f"{kith.url}/people/{ada.id}")
    expect(page.get_by_text("Group conversation")).to_be_visible()
    expect(page.get_by_text("You asked to connect").first).to_be_visible()
    page.goto(f"{kith.url}/opportunities")
    page.get_by_role("link", name="Analyst").click()
    expect(page.get_by_text("Nothing is planned before the first interview.")).to_be_visible()
    look_at(page)
