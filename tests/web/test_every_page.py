"""What holds for every page there is, with everything that an account can own on it."""

from html.parser import HTMLParser

import pytest
from flask import Flask
from werkzeug.test import TestResponse

from crm.domain.moment import Moment
from crm.models import Account
from tests.web.routes import every_call
from tests.web.visitor import Visitor
from tests.world import MARKUP, World


class Page(HTMLParser):
    """Finds what must not be on a page."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.wrong: list[str] = []
        self._form: dict[str, str | None] | None = None
        self._has_token = False
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        named = dict(attrs)
        self.wrong += [f"<{tag} {name}>" for name in named if name == "style" or name.startswith("on")]
        self.wrong += [
            f"<{tag} {name}={value}>"
            for name, value in attrs
            if name in ("href", "src", "action", "formaction", "hx-get", "hx-post")
            and (value or "").strip().lower().startswith(("javascript:", "data:", "vbscript:"))
        ]
        if tag == "style" or (tag == "script" and "src" not in named):
            self.wrong.append(f"<{tag}> with its content in the page")
        if tag in ("object", "embed", "iframe", "base"):
            self.wrong.append(f"<{tag}>")
        if tag == "img" and named.get("src") == "x":
            self.wrong.append("somebody's own words as markup")
        if tag == "form":
            self._form, self._has_token = named, False
        if tag == "input" and named.get("name") == "csrf_token" and named.get("value"):
            self._has_token = True

    def handle_endtag(self, tag: str) -> None:
        if tag == "form" and self._form is not None:
            if (self._form.get("method") or "get").lower() == "post" and not self._has_token:
                self.wrong.append(f"a form without its token: {self._form.get('action')}")
            self._form = None


@pytest.fixture
def mine(account: Account, moment: Moment) -> World:
    return World(account, moment)


def pages(app: Flask, client: Visitor, mine: World) -> dict[str, TestResponse]:
    """Every address that can be looked at, with what it answers."""
    return {str(call): client.get(call.path) for call in every_call(app, mine) if call.method == "GET"}


def is_html(answer: TestResponse) -> bool:
    return answer.mimetype == "text/html"


def test_every_page_of_ones_own_things_can_be_looked_at(app: Flask, client: Visitor, mine: World) -> None:
    """Or says in a sentence (400) why not: an import whose upload is gone has no unreadable rows to offer."""
    statuses = {call: answer.status_code for call, answer in pages(app, client, mine).items()}
    assert {call: status for call, status in statuses.items() if status not in (200, 302, 303, 400)} == {
        call: 404 for call in statuses if "no-such-token" in call
    }


def test_no_page_carries_markup_that_is_not_its_own_nor_a_form_without_its_token(
    app: Flask, client: Visitor, mine: World
) -> None:
    wrong = {}
    for call, answer in pages(app, client, mine).items():
        if is_html(answer):
            assert MARKUP not in answer.text, call
            wrong[call] = Page(answer.text).wrong
    assert len(wrong) > 5
    assert {call: found for call, found in wrong.items() if found} == {}


def test_every_answer_carries_the_headers_that_keep_it_harmless(app: Flask, client: Visitor, mine: World) -> None:
    answers = pages(app, client, mine)
    answers["nowhere"] = client.get("/nowhere")
    answers["refused"] = client.post("/settings/name", csrf=False)
    answers["static"] = client.get("/static/css/base.css", buffered=True)
    for call, answer in answers.items():
        policy = answer.headers["Content-Security-Policy"]
        assert "default-src 'self'" in policy, call
        assert "unsafe" not in policy, call
        assert "frame-ancestors 'none'" in policy, call
        assert answer.headers["X-Content-Type-Options"] == "nosniff", call
        assert answer.headers["Referrer-Policy"] in ("same-origin", "no-referrer"), call
        assert answer.headers["Cache-Control"], call
        assert "public" not in answer.headers["Cache-Control"] or call == "static", call


def test_every_page_is_made_with_few_statements(
    app: Flask, client: Visitor, mine: World, statements: list[str]
) -> None:
    counts = {}
    for call in every_call(app, mine):
        if call.method == "GET":
            client.get(call.path)
            statements.clear()
            if client.get(call.path).mimetype == "application/zip":
                continue  # everything there is, and no page
            counts[str(call)] = len([sql for sql in statements if sql.split()[0] in ("SELECT", "UPDATE", "INSERT")])
    assert {call: count for call, count in counts.items() if count > 10} == {}
