"""A browser without a screen, for tests of pages."""

import re
from typing import Any

from flask.testing import FlaskClient
from itsdangerous import URLSafeTimedSerializer
from werkzeug.test import TestResponse

_TOKEN = re.compile(r'name="csrf_token"[^>]*value="([^"]+)"|<meta name="csrf-token" content="([^"]+)"')
_CHANGING = ("POST", "PUT", "PATCH", "DELETE")


def csrf_token(page: TestResponse | str) -> str:
    """The form token that a page carries."""
    text = page if isinstance(page, str) else page.get_data(as_text=True)
    found = _TOKEN.search(text)
    assert found, "the page carries no form token"
    return found[1] or found[2]


class Visitor(FlaskClient):
    """Flask's test client, which sends the form token with every change as the header that htmx sends.

    `client.post("/people", data={…})` is what a page's own form would send; `csrf=False` leaves the token out.
    """

    def open(self, *args: Any, csrf: bool = True, **kwargs: Any) -> TestResponse:
        """Make a request."""
        if csrf and str(kwargs.get("method", "GET")).upper() in _CHANGING:
            headers = dict(kwargs.pop("headers", None) or {})
            headers.setdefault("X-CSRFToken", self.form_token())
            kwargs["headers"] = headers
        # A browser reads an answer to its end, also one that is sent while it is made.
        kwargs.setdefault("buffered", True)
        return super().open(*args, **kwargs)

    def form_token(self) -> str:
        """A form token that fits this browser's session, as a page would carry it."""
        with self.session_transaction() as kept:
            raw = kept.setdefault("csrf_token", "a" * 40)
        signer = URLSafeTimedSerializer(str(self.application.secret_key), salt="wtf-csrf-token")
        token: str = signer.dumps(raw)
        return token
