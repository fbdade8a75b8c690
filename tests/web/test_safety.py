"""Cookies, hosts, proxies, sizes: what keeps a stranger out."""

import logging
from collections.abc import Callable
from pathlib import Path

import pytest
from flask import Flask
from werkzeug.test import TestResponse

from crm.domain.moment import Moment
from crm.models import Account, Session, open_database
from crm.models import database as current_database
from crm.settings import Settings
from crm.usecases.accounts import create_account
from crm.web.addresses import absolute
from tests.web.visitor import Visitor, csrf_token

PASSWORD = "three odd words: kelp, ladder, noon"


def cookies(answer: TestResponse) -> dict[str, str]:
    return {line.partition("=")[0]: line for line in answer.headers.getlist("Set-Cookie")}


def test_the_session_cookie_is_out_of_reach_of_scripts_and_other_sites(client: Visitor) -> None:
    cookie = cookies(client.get("/settings"))["kith"]
    assert "HttpOnly" in cookie
    assert "SameSite=Lax" in cookie
    assert "Path=/" in cookie
    assert "Domain" not in cookie
    assert "Secure" not in cookie


class TestBehindHttps:
    @pytest.fixture
    def environment(self) -> dict[str, str]:
        return {
            "KITH_BASE_URL": "https://kith.example",
            "KITH_TRUSTED_PROXIES": "1",
            "KITH_NOW": "2026-11-24T09:00:00Z",
        }

    @pytest.fixture
    def asked(self, app: Flask, database: object, moment: Moment) -> Callable[..., TestResponse]:
        """Asks as a reverse proxy does, with the address of a visitor."""
        create_account("ines@valderrey.example", PASSWORD, moment)
        visitor = app.test_client()
        assert isinstance(visitor, Visitor)

        def ask(method: str, path: str, referer: str = "https://kith.example/sign-in", **more: object) -> TestResponse:
            headers = {
                "X-Forwarded-For": "203.0.113.9",
                "X-Forwarded-Proto": "https",
                "X-Forwarded-Host": "kith.example",
                "Referer": referer,
            }
            return visitor.open(path, method=method, headers=headers, base_url="https://kith.example/", **more)

        return ask

    def test_cookies_travel_encrypted_alone_and_from_this_host_alone(self, asked: Callable[..., TestResponse]) -> None:
        answer = asked("GET", "/sign-in")
        (cookie,) = cookies(answer).values()
        assert cookie.startswith("__Host-kith=")
        assert "Secure" in cookie
        assert answer.headers["Strict-Transport-Security"] == "max-age=31536000"

    def test_somebody_signs_in_through_the_proxy_and_the_visitors_own_address_is_noted(
        self, asked: Callable[..., TestResponse]
    ) -> None:
        token = csrf_token(asked("GET", "/sign-in"))
        sent = {"email": "ines@valderrey.example", "password": PASSWORD, "csrf_token": token}
        answer = asked("POST", "/sign-in", data=sent, csrf=False)
        assert answer.location == "/"
        owner = Account.select().first()
        assert [session.address for session in Session.of(owner)] == ["203.0.113.9"]
        assert asked("GET", "/settings").status_code == 200

    def test_a_form_sent_from_another_site_is_refused(self, app: Flask, asked: Callable[..., TestResponse]) -> None:
        token = csrf_token(asked("GET", "/sign-in"))
        sent = {"email": "ines@valderrey.example", "password": PASSWORD, "csrf_token": token}
        answer = asked("POST", "/sign-in", data=sent, csrf=False, referer="https://elsewhere.example/")
        assert answer.status_code == 400
        assert not Session.of(Account.select().first()).exists()

    @pytest.mark.parametrize(
        "host", ["elsewhere.example", "kith.example.elsewhere.example", "kith.example@elsewhere", ""]
    )
    def test_another_host_name_is_not_answered(self, app: Flask, asked: Callable[..., TestResponse], host: str) -> None:
        answer = app.test_client().get("/sign-in", headers={"Host": host})
        assert answer.status_code == 400
        assert "https://kith.example" in answer.text

    def test_a_probe_on_the_same_machine_is_answered(self, app: Flask, asked: Callable[..., TestResponse]) -> None:
        assert app.test_client().get("/healthz", headers={"Host": "127.0.0.1:8000"}).text == "ok\n"

    def test_whole_addresses_begin_with_the_one_that_was_set(
        self, app: Flask, asked: Callable[..., TestResponse]
    ) -> None:
        with app.test_request_context("/", headers={"Host": "127.0.0.1:8000"}):
            assert absolute("/feed/a/kith.ics") == "https://kith.example/feed/a/kith.ics"


def test_without_a_base_url_whole_addresses_begin_with_the_one_in_the_browser(app: Flask) -> None:
    with app.test_request_context("/", headers={"Host": "192.0.2.1:8000"}):
        assert absolute("/feed/a/kith.ics") == "http://192.0.2.1:8000/feed/a/kith.ics"


def test_without_a_trusted_proxy_nobody_claims_another_address(app: Flask, database: object, moment: Moment) -> None:
    create_account("ines@valderrey.example", PASSWORD, moment)
    visitor = app.test_client()
    headers = {"X-Forwarded-For": "203.0.113.9", "X-Forwarded-Host": "elsewhere.example"}
    visitor.post("/sign-in", data={"email": "ines@valderrey.example", "password": PASSWORD}, headers=headers)
    assert [session.address for session in Session.of(Account.select().first())] == ["127.0.0.1"]


def test_redirects_name_no_host_that_a_request_made_up(app: Flask, account: Account) -> None:
    answer = app.test_client().get("/settings", headers={"Host": "elsewhere.example"})
    assert answer.location == "/sign-in?next=%2Fsettings"


def test_a_stranger_cannot_make_the_server_read_a_large_form(app: Flask, account: Account, client: Visitor) -> None:
    large = {"data": b"name=" + b"x" * 3_000_000, "content_type": "application/x-www-form-urlencoded"}
    assert app.test_client().post("/settings/name", csrf=False, **large).location == "/sign-in"
    assert client.post("/settings/name", csrf=False, **large).status_code == 413
    assert app.test_client().post("/sign-in", csrf=False, **large).status_code == 413


@pytest.mark.parametrize("path", ["/sign-in", "/settings/name", "/people", "/lists"])
def test_a_form_with_what_no_text_holds_is_refused_by_every_page(
    engine: str, client: Visitor, anonymous: Visitor, path: str
) -> None:
    visitor = anonymous if path == "/sign-in" else client
    answer = visitor.post(path, data={"email": "a\0@b.example", "password": "x", "name": "A\0da"})
    assert (answer.status_code, "no text can hold" in answer.get_data(as_text=True)) == (400, True)


def test_a_form_of_thousands_of_fields_is_read_and_one_of_more_is_not(client: Visitor) -> None:
    def send(count: int) -> int:
        parts = "".join(f'--x\r\nContent-Disposition: form-data; name="f{n}"\r\n\r\n1\r\n' for n in range(count))
        body = {"data": f"{parts}--x--\r\n", "content_type": "multipart/form-data; boundary=x"}
        return client.post("/settings/keys", **body).status_code

    assert send(4_000) == 303
    assert send(6_000) == 413


def test_an_uploaded_file_is_at_no_address(app: Flask, client: Visitor, settings: Settings) -> None:
    uploads = settings.uploads_folder
    uploads.mkdir(parents=True, exist_ok=True)
    (uploads / "page.html").write_text("<script>alert(1)</script>")
    for served in (app.static_folder, app.template_folder):
        assert not uploads.resolve().is_relative_to(Path(str(served)).resolve())
    for path in (
        "/uploads/page.html", "/static/uploads/page.html", "/static/../uploads/page.html",
        f"/static/{uploads}/page.html", f"/static/..%2f..%2f{uploads}/page.html", "/imports/page.html",
        "/static/..%2fcrm%2fapp.py", "/static//etc/passwd", "/static/%2e%2e/pyproject.toml",
    ):  # fmt: skip
        assert client.get(path, follow_redirects=True).status_code == 404, path


def test_an_error_is_logged_without_what_the_request_carried(
    app: Flask, client: Visitor, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail() -> str:
        raise ZeroDivisionError

    monkeypatch.setitem(app.view_functions, "settings.password", fail)
    app.testing = False
    with caplog.at_level(logging.WARNING):
        answer = client.get("/settings/password?q=kelp&secret=ladder", headers={"Referer": "https://noon.example/"})
    assert answer.status_code == 500
    assert "Something broke on the server" in answer.text
    assert "ZeroDivisionError" not in answer.text
    assert "GET settings.password failed" in caplog.text
    assert not [word for word in ("kelp", "ladder", "noon", "ines@", "?") if word in caplog.text]


def test_health_is_answered_without_a_cookie_and_with_503_when_the_database_is_gone(app: Flask) -> None:
    answer = app.test_client().get("/healthz")
    assert (answer.status_code, answer.text, cookies(answer)) == (200, "ok\n", {})
    before = current_database.obj
    try:
        open_database("postgresql://kith@/nowhere?host=/nowhere")
        assert app.test_client().get("/healthz").status_code == 503
    finally:
        current_database.initialize(before)


def test_health_is_503_while_the_database_file_is_away_although_it_is_open(app: Flask) -> None:
    visitor, file = app.test_client(), Path(current_database.obj.database)
    assert visitor.get("/healthz").status_code == 200
    aside = file.rename(file.with_name("aside.db"))
    assert visitor.get("/healthz").status_code == 503
    assert not file.exists()
    file.touch()
    assert visitor.get("/healthz").status_code == 503
    aside.rename(file)
    assert visitor.get("/healthz").status_code == 200
