"""The server as it is started: what it says, what it writes down, and how it ends."""

import re
import urllib.error
import urllib.request

from playwright.sync_api import Page

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
