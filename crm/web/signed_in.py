"""Who is asking: the session of the request, and the connection it works on."""

from collections.abc import Callable
from typing import Any, TypeVar, cast
from urllib.parse import urlsplit

from flask import Flask, current_app, g, redirect, request, session, url_for
from werkzeug.wrappers import Response

from crm.domain.moment import Moment
from crm.models import Account, database
from crm.usecases import sessions

View = TypeVar("View", bound=Callable[..., Any])


def open_to_all(view: View) -> View:
    """Mark a view that needs no sign-in. Every other view does."""
    view.open_to_all = True  # type: ignore[attr-defined]
    return view


def account() -> Account:
    """The account that is signed in."""
    return cast(Account, g.account)


def when() -> Moment:
    """Now, for the account that is signed in (UTC for nobody)."""
    moment = g.get("when")
    if moment is None:
        moment = g.when = current_app.extensions["kith"].clock.moment("UTC")
    return cast(Moment, moment)


def sign_in(owner: Account, token: str) -> None:
    """Put a session's token into the browser's cookie; whatever the cookie held before is gone."""
    session.clear()
    session["token"] = token
    session.permanent = True
    g.account = owner


def next_page(default: str = "/") -> str:
    """Where to go after signing in: an address of this site that the form carries, else the default."""
    wanted = request.values.get("next", "")
    parts = urlsplit(wanted.replace("\\", "/"))
    local = wanted.startswith("/") and not wanted.startswith("//") and not parts.netloc and not parts.scheme
    return wanted if local and wanted.isprintable() else default


def register(app: Flask) -> None:
    """Open a connection and find the account before each page, give the connection back after it."""

    @app.before_request
    def find_account() -> Response | None:
        if request.endpoint is None or request.endpoint == "static":
            return None
        g.connected_here = database.connect(reuse_if_open=True)
        view = app.view_functions[request.endpoint]
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
        if not Account.select().exists():
            return redirect(url_for("door.welcome"))
        back = request.full_path.rstrip("?") if request.method == "GET" else "/"
        return redirect(url_for("door.sign_in", next=back))

    @app.teardown_request
    def give_back(_: BaseException | None) -> None:
        if g.get("connected_here") and not database.is_closed():
            database.close()
