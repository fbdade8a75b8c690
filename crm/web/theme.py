"""Light or dark, kept in a cookie too, so that the pages before the sign-in look as the account chose."""

from datetime import timedelta

from flask import current_app, g, request
from werkzeug.wrappers import Response

from crm.usecases.preferences import THEMES

_COOKIE = "kith-theme"


def theme() -> str:
    """`light`, `dark`, or empty for whatever the system has: the account's, else the browser's last."""
    owner = g.get("account")
    chosen = str(owner.theme) if owner else request.cookies.get(_COOKIE, "")
    return chosen if chosen in THEMES else ""


def remember_theme(answer: Response, chosen: str) -> Response:
    """Let the browser keep the choice for a year."""
    if not chosen:
        answer.delete_cookie(_COOKIE)
        return answer
    secure = current_app.config["SESSION_COOKIE_SECURE"]
    year = timedelta(days=365)
    answer.set_cookie(_COOKIE, chosen, max_age=year, secure=secure, httponly=True, samesite="Lax")
    return answer
