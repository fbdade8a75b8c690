"""Who is asking: the session of the request, and the connection it works on."""

from collections.abc import Callable
from typing import Any, TypeVar, cast
from urllib.parse import urlencode, urlsplit

from flask import Flask, current_app, g, redirect, request, session
from werkzeug.wrappers import Response

from crm.domain.moment import Moment
from crm.models import Account, database
from crm.usecases import sessions
from crm.usecases.accounts import anybody

View = TypeVar("View", bound=Callable[..., Any])


def open_to_all(view: View) -> View:
    """Mark a view that needs no sign-in. Every other view does."""
    view.open_to_all = True  # type: ignore[attr-defined]
    return view


def without_account(view: View) -> View:
    """Mark a view that is open to all and does not care who asks: no session is looked up, no connection opened."""
    view.without_account = True  # type: ignore[attr-defined]
    return open_to_all(view)


def account() -> Account:
    """The account that is signed in."""
    return cast(Account, g.account)


def when() -> Moment:
    """Now, for the account that is signed in (UTC for nobody)."""
    moment = g.get("when")
    if moment is None:
        moment = g.when = current_app.extensions["kith"].clock.moment("UTC")
    return cast(Moment, moment)


def sign_in(owner: Account, token: str, *, stays: bool = True) -> None:
    """Put a session's token into the browser's cookie; whatever the cookie held before is gone.

    Where it does not stay, the browser forgets the cookie when it closes.
    """
    session.clear()
    session["token"] = token
    session.permanent = stays
    g.account = owner


def sign_out() -> None:
    """Empty the browser's cookie."""
    session.clear()
    g.pop("account", None)


def next_page(default: str = "/") -> str:
    """Where to go after signing in: an address of this site that the form carries, else the default."""
    wanted = request.values.get("next", "")
    parts = urlsplit(wanted.replace("\\", "/"))
    local = wanted.startswith("/") and not wanted.startswith(("//", "/\\")) and not parts.netloc and not parts.scheme
    return wanted if local and wanted.isprintable() else default


def register(app: Flask) -> None:
    """Open a connection and find the account before each page, give the connection back after it."""

    @app.before_request
    def find_account() -> Response | None:
        view = app.view_functions.get(request.endpoint or "")
        if view is None or request.endpoint == "static" or getattr(view, "without_account", False):
            return None
        g.connected_here = database.connect(reuse_if_open=True)
        token = session.get("token")
        kith = app.extensions["kith"]
        if token:
            found = sessions.found(token, kith.clock.moment("UTC"))
            if found:
                g.account, g.session_id = found
                g.when = kith.clock.moment(g.account.timezone)
                return None
            session.clear()
        if getattr(view, "open_to_all", False):
            return None
        return _to_the_door()

    @app.teardown_request
    def give_back(_: BaseException | None) -> None:
        if g.get("connected_here") and not database.is_closed():
            database.close()


def _to_the_door() -> Response:
    """Ask somebody who is not signed in to sign in, and to come back here then."""
    if request.headers.get("HX-Request"):
        # A redirect would be followed, and the sign-in page put into a part of the page. The page loads itself anew.
        return Response("Sign in again.", 401)
    if not anybody():
        return redirect("/welcome")
    back = request.full_path.rstrip("?") if request.method == "GET" else "/"
    return redirect("/sign-in" if back == "/" else f"/sign-in?{urlencode({'next': back})}")
