"""Settings, in the browser."""

from collections.abc import Callable

import pytest
from flask import Flask

from crm.domain.moment import Moment
from crm.models import Account, Session
from crm.usecases.accounts import create_account
from crm.web.browser_names import browser_name
from tests.web.visitor import Visitor

PASSWORD = "three odd words: kelp, ladder, noon"


@pytest.fixture
def account(database: object, moment: Moment) -> Account:
    return create_account("ines@valderrey.example", PASSWORD, moment, name="Ines Valderrey", timezone="Europe/Lisbon")


def stored(account: Account) -> Account:
    found = Account.by_email("ines@valderrey.example") or Account.get_by_id(account.id)
    return found  # type: ignore[no-any-return]


@pytest.mark.parametrize(
    ("field", "value", "column"),
    [
        ("name", "Inês Valderrey", "name"),
        ("email", "ines.v@valderrey.example", "email"),
        ("time-zone", "Pacific/Auckland", "timezone"),
        ("look", "dark", "theme"),
    ],
)
def test_a_setting_is_saved_and_said_to_be(
    client: Visitor, account: Account, field: str, value: str, column: str
) -> None:
    answer = client.post(f"/settings/{field}", data={field: value})
    assert (answer.status_code, answer.location) == (303, f"/settings?saved={field}#{field}")
    assert getattr(Account.get_by_id(account.id), column) == value
    page = client.get("/settings", query_string={"saved": field}).text
    assert value in page


def test_single_letters_can_be_switched_off(client: Visitor, account: Account) -> None:
    assert 'data-keys="off"' not in client.get("/settings").text
    client.post("/settings/keys", data={})
    assert 'data-keys="off"' in client.get("/settings").text
    client.post("/settings/keys", data={"keys": "1"})
    assert 'data-keys="off"' not in client.get("/settings").text


@pytest.mark.parametrize(
    ("field", "value", "sentence"),
    [
        ("name", " ", "Write the name"),
        ("email", "ines", "“ines” is not an email address"),
        ("email", "olu@adebanjo.example", "already"),
        ("time-zone", "Europe/Atlantis", "no time zone called"),
        ("look", "sepia", ""),
    ],
)
def test_what_cannot_be_used_changes_nothing_and_is_said_beside_the_field(
    client: Visitor, account: Account, other_account: Account, field: str, value: str, sentence: str
) -> None:
    answer = client.post(f"/settings/{field}", data={field: value})
    assert answer.status_code == 422
    assert sentence in answer.text
    after = stored(account)
    assert (after.name, after.email, after.timezone, after.theme) == (
        "Ines Valderrey",
        "ines@valderrey.example",
        "Europe/Lisbon",
        "",
    )


def test_htmx_gets_the_sections_alone(client: Visitor) -> None:
    part = client.get("/settings?saved=name", headers={"HX-Request": "true"}).text
    assert part.startswith('<div class="sets" id="settings">')
    assert "Saved." in part


def test_the_theme_is_kept_for_the_pages_before_the_sign_in(client: Visitor, anonymous: Visitor) -> None:
    client.post("/settings/look", data={"look": "dark"})
    assert 'data-theme="dark"' in client.get("/settings").text
    client.post("/sign-out")
    assert 'data-theme="dark"' in client.get("/sign-in").text
    assert "data-theme" not in anonymous.get("/sign-in").text
    anonymous.post("/sign-in", data={"email": "ines@valderrey.example", "password": PASSWORD})
    assert anonymous.get_cookie("kith-theme") is not None
    anonymous.post("/settings/look", data={"look": ""})
    anonymous.post("/sign-out")
    assert "data-theme" not in anonymous.get("/sign-in").text


def test_a_theme_cookie_from_elsewhere_is_not_believed(anonymous: Visitor, account: Account) -> None:
    anonymous.set_cookie("kith-theme", 'dark"><script>')
    assert "data-theme" not in anonymous.get("/sign-in").text


def test_the_password_is_changed_by_whoever_knows_it(
    client: Visitor, signed_in: Callable[[Account], Visitor], anonymous: Visitor, account: Account
) -> None:
    elsewhere = signed_in(account)
    assert client.get("/settings/password").status_code == 200
    wrong = client.post("/settings/password", data={"current": "not my password", "password": "quite another one"})
    assert wrong.status_code == 422
    assert "That is not your current password." in wrong.text
    weak = client.post("/settings/password", data={"current": PASSWORD, "password": "short"})
    assert weak.status_code == 422
    assert "12 characters" in weak.text
    done = client.post("/settings/password", data={"current": PASSWORD, "password": "quite another one"})
    assert done.location == "/settings"
    assert "Changed today." in client.get("/settings").text
    assert elsewhere.get("/settings").location == "/sign-in?next=%2Fsettings"
    entered = anonymous.post("/sign-in", data={"email": account.email, "password": "quite another one"})
    assert entered.status_code == 302


def test_the_current_password_can_be_tried_five_times(client: Visitor) -> None:
    sent = {"current": "not my password", "password": "quite another one"}
    statuses = [client.post("/settings/password", data=sent).status_code for _ in range(6)]
    assert statuses == [422] * 5 + [429]


def test_browsers_are_listed_and_signed_out_one_by_one(
    client: Visitor, signed_in: Callable[[Account], Visitor], account: Account
) -> None:
    elsewhere = signed_in(account)
    page = client.get("/settings/browsers").text
    assert page.count("last used today") == 2
    mine, theirs = sorted(session.id for session in Session.of(account))
    assert client.post(f"/settings/browsers/{theirs}/sign-out").location == "/settings/browsers"
    assert elsewhere.get("/settings").status_code == 302
    assert client.get("/settings").status_code == 200
    assert client.post(f"/settings/browsers/{theirs}/sign-out").status_code == 404
    assert client.post(f"/settings/browsers/{mine}/sign-out").location == "/sign-in"
    assert client.get("/settings").status_code == 302


def test_everywhere_else_is_not_here(
    client: Visitor, signed_in: Callable[[Account], Visitor], account: Account, other_account: Account
) -> None:
    others = [signed_in(account), signed_in(account)]
    somebody_else = signed_in(other_account)
    assert "Two browsers signed out." in client.post("/settings/browsers/sign-out", follow_redirects=True).text
    assert [other.get("/settings").status_code for other in others] == [302, 302]
    assert client.get("/settings").status_code == 200
    assert somebody_else.get("/settings").status_code == 200


def test_everywhere_is_here_too(client: Visitor, signed_in: Callable[[Account], Visitor], account: Account) -> None:
    other = signed_in(account)
    assert client.post("/settings/browsers/sign-out-everywhere").location == "/sign-in"
    assert [browser.get("/settings").status_code for browser in (client, other)] == [302, 302]


def test_settings_take_few_statements_whatever_the_number_of_browsers(
    app: Flask, client: Visitor, signed_in: Callable[[Account], Visitor], account: Account, statements: list[str]
) -> None:
    client.get("/settings")
    statements.clear()
    client.get("/settings")
    few = len(statements)
    for _ in range(50):
        signed_in(account)
    statements.clear()
    client.get("/settings")
    assert len(statements) == few <= 8


@pytest.mark.parametrize(
    ("program", "words"),
    [
        ("Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0", "Firefox on Linux"),
        (
            "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 Version/18.0 Safari/604.1",
            "Safari on an iPhone",
        ),
        ("Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Chrome/140.0 Safari/537.36 Edg/140.0", "Edge on Windows"),
        ("curl/8.0", "A browser"),
        ("<script>alert(1)</script>", "A browser"),
    ],
)
def test_a_browser_is_called_by_its_name(program: str, words: str) -> None:
    assert browser_name(program) == words
