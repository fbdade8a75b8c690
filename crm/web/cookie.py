"""The signed cookie of a browser, as Flask makes it."""

from typing import Any

from flask import Flask, Request
from flask.sessions import SecureCookieSession, SecureCookieSessionInterface


class Cookie(SecureCookieSessionInterface):
    """Flask's cookie, with two things left out that would cost every request more than it needs.

    What signs cookies is made once, not for each request; and it is not asked for where the browser sent no cookie.
    """

    def __init__(self, app: Flask) -> None:
        self._signer = super().get_signing_serializer(app)

    def get_signing_serializer(self, app: Flask) -> Any:
        """What signs this application's cookies."""
        return self._signer

    def open_session(self, app: Flask, request: Request) -> SecureCookieSession | None:
        """What the browser's cookie holds; nothing where there is none or it is forged."""
        if not request.environ.get("HTTP_COOKIE"):
            return self.session_class()
        return super().open_session(app, request)
