"""Settings: the account, how Kith looks, its keys, and the browsers that are signed in."""

from typing import Any

from flask import Blueprint, current_app, flash, g, redirect, render_template, request
from werkzeug.wrappers import Response

from crm.domain.days import counted, day_words, on_day
from crm.domain.refusals import Refused
from crm.models import Session
from crm.usecases import accounts, preferences, sessions
from crm.usecases.attempts import TooManyTries
from crm.usecases.change_password import WrongPassword, change_password
from crm.web import signed_in
from crm.web.browser_names import browser_name
from crm.web.signed_in import account, when
from crm.web.theme import remember_theme
from crm.web.time_zones import choices

settings = Blueprint("settings", __name__, url_prefix="/settings")

Answer = str | Response | tuple[str, int]


@settings.get("")
def index() -> str:
    """Everything that can be set, each in a form of its own that is saved as it is changed."""
    return _page(saved=request.args.get("saved", ""))


@settings.post("/name")
def name() -> Answer:
    """Give the account another name."""
    return _saved("name", lambda sent: preferences.rename(account(), sent))


@settings.post("/email")
def email() -> Answer:
    """Give the account another address to sign in with."""
    return _saved("email", lambda sent: accounts.change_email(account(), sent))


@settings.post("/time-zone")
def time_zone() -> Answer:
    """Move the account to another time zone."""
    return _saved("time-zone", lambda sent: preferences.choose_zone(account(), sent))


@settings.post("/keys")
def keys() -> Answer:
    """Let single letters act, or not."""
    return _saved("keys", lambda sent: preferences.use_single_keys(account(), sent == "1"))


@settings.post("/look")
def look() -> Answer:
    """Light, dark, or as the system has it."""
    answer = _saved("look", lambda sent: preferences.choose_theme(account(), sent))
    return remember_theme(answer, account().theme) if isinstance(answer, Response) else answer


@settings.get("/password")
def password() -> str:
    """The form for another password."""
    return render_template("settings/password.html", errors={})


@settings.post("/password")
def new_password() -> Answer:
    """Change the password and sign every other browser out."""
    sent = request.form
    try:
        change_password(
            account(),
            sent.get("current", ""),
            sent.get("password", ""),
            when(),
            secret=str(current_app.secret_key),
            address=request.remote_addr or "",
            session_id=g.session_id,
        )
    except Refused as error:
        field = "current" if isinstance(error, WrongPassword | TooManyTries) else "password"
        status = 429 if isinstance(error, TooManyTries) else 422
        return render_template("settings/password.html", errors={field: [str(error)]}), status
    flash("The password is changed. Every other browser is signed out.", "done")
    return redirect("/settings")


@settings.get("/browsers")
def browsers() -> str:
    """The browsers in which the account is signed in."""
    return render_template("settings/browsers.html", browsers=_browsers())


@settings.post("/browsers/<int:session_id>/sign-out")
def sign_out_one(session_id: int) -> Response:
    """Sign one browser out."""
    sessions.end(account(), session_id)
    if session_id == g.session_id:
        signed_in.sign_out()
        return redirect("/sign-in")
    flash("That browser is signed out.", "done")
    return redirect("/settings/browsers")


@settings.post("/browsers/sign-out")
def sign_out_others() -> Response:
    """Sign every browser out but this one."""
    ended = sessions.end_all(account(), but=g.session_id)
    flash(f"{counted(ended, 'browser').capitalize()} signed out." if ended else "No other was signed in.", "done")
    return redirect("/settings")


@settings.post("/browsers/sign-out-everywhere")
def sign_out_everywhere() -> Response:
    """Sign every browser out, this one too."""
    sessions.end_all(account())
    signed_in.sign_out()
    return redirect("/sign-in")


def _saved(field: str, save: Any) -> Answer:
    """Save what was sent and show the page again: the field says that it is saved, or what is wrong with it."""
    sent = request.form.get(field, "")
    try:
        save(sent)
    except Refused as error:
        return _page(errors={field: [str(error)]}, typed={field: sent}), 422
    return redirect(f"/settings?saved={field}#{field}", 303)


def _page(saved: str = "", errors: Any = None, typed: Any = None) -> str:
    owner, moment = account(), when()
    part = "settings/_sections.html" if request.headers.get("HX-Request") else "settings/index.html"
    return render_template(
        part,
        saved=saved,
        errors=errors or {},
        typed=typed or {},
        zones=choices(owner.timezone),
        clock=moment.local.strftime("%H:%M"),
        password_words=f"Changed {on_day(moment.day_of(owner.password_set_at), moment.today)}."
        if owner.password_set_at
        else "Not set yet.",
        browsers=_browsers(),
        base_url=current_app.extensions["kith"].settings.base_url,
        screens=current_app.blueprints,
    )


def _browsers() -> list[dict[str, Any]]:
    """The signed-in browsers, this one first."""
    found = [_shown(session) for session in sessions.open_sessions(account(), when())]
    return sorted(found, key=lambda browser: not browser["here"])


def _shown(session: Session) -> dict[str, Any]:
    moment = when()
    return {
        "id": session.id,
        "name": browser_name(session.program),
        "address": session.address,
        "here": session.id == g.session_id,
        "since": on_day(moment.day_of(session.created_at), moment.today),
        "seen": day_words(moment.day_of(session.seen_at), moment.today),
    }
