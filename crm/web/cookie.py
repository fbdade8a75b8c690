"""The signed cookie of a browser, as Flask makes it."""

from typing import Any

from flask import Flask, Request, request
from flask.sessions import SecureCookieSession, SecureCookieSessionInterface, SessionMixin


class Cookie(SecureCookieSessionInterface):
    """Flask's cookie, without what would cost every request more than it needs.

    What signs cookies is made once, not for each request; it is not asked for where the browser sent no cookie; and a
    part of a page does not send the cookie again.
    """

    def __init__(self, app: Flask) -> None:
        self._signer = super().get_signing_serializer(app)

    def get_signing_serializer(self, app: Flask) -> Any:
        """What signs this application's cookies."""
        return self._signer

    def should_set_cookie(self, app: Flask, session: SessionMixin) -> bool:
        """Whether the answer carries the cookie. A part of a page carries it only where it changed something.

        Its answer may come after that of a form which was sent later, and would undo what the form had put in.
        """
        if not session.modified and request.headers.get("HX-Request"):
            return False
        return super().should_set_cookie(app, session)

    def open_session(self, app: Flask, request: Request) -> SecureCookieSession | None:
        """What the browser's cookie holds; nothing where there is none or it is forged."""
        if not request.environ.get("HTTP_COOKIE"):
            return self.session_class()
        return super().open_session(app, request)
