"""The server as it is started: what it says, what it writes down, and how it ends."""

import re
import urllib.error
import urllib.request
from pathlib import Path

from playwright.sync_api import Page, expect

from tests.e2e.kith import PASSWORD, Kith


def test_the_log_says_where_kith_is_and_nothing_that_a_visitor_sent(fresh_kith: Kith, wide_page: Page) -> None:
    owner = fresh_kith.new_account()
    page = fresh_kith.sign_in(wide_page, owner, "/settings")
    page.goto(f"{fresh_kith.url}/settings?q=kelp-and-ladder")
    for path in ("/feed/a-secret-token/kith.ics", "/people/7?secret=noon", "/sign-in?next=/a-secret-page", "/%00%ff"):
        try:
            urllib.request.urlopen(f"{fresh_kith.url}{path}").close()
        except urllib.error.HTTPError as error:
            error.close()
    log = fresh_kith.log.read_text()
    assert log == f"Kith is at {fresh_kith.url} (database: {fresh_kith.database_url[10:]}). Ctrl C stops it.\n"
    assert PASSWORD not in log


def test_the_server_names_neither_itself_nor_its_version(kith: Kith) -> None:
    with urllib.request.urlopen(f"{kith.url}/healthz") as answer:
        said = answer.headers["Server"]
    assert not re.search(r"\d|werkzeug|python", said.lower())


def test_a_backup_is_brought_back_while_kith_is_serving(fresh_kith: Kith, wide_page: Page, tmp_path: Path) -> None:
    owner = fresh_kith.new_account()
    page = fresh_kith.sign_in(wide_page, owner, "/settings")
    fresh_kith.crm("backup", str(tmp_path / "backup.db"))
    page.get_by_label("Name", exact=True).fill("Somebody Else")
    page.get_by_label("Name", exact=True).blur()
    expect(page.locator("#name-said")).to_have_text("Saved.")
    fresh_kith.crm("restore", str(tmp_path / "backup.db"))
    page.goto(f"{fresh_kith.url}/settings")
    expect(page.get_by_role("heading", level=1)).to_have_text("Sign in")
    fresh_kith.sign_in(page, owner, "/settings")
    expect(page.get_by_label("Name", exact=True)).to_have_value("Ines Valderrey")
    assert "problems" in fresh_kith.crm("doctor", "--json")
