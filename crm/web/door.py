"""The way in and out: welcome, sign in, sign out."""

from flask import Blueprint, redirect, render_template, request
from werkzeug.wrappers import Response

from crm.models import Account
from crm.usecases import accounts, passwords, sessions
from crm.web.signed_in import next_page, open_to_all, when
from crm.web.signed_in import sign_in as put_cookie

door = Blueprint("door", __name__)


@door.get("/welcome")
@open_to_all
def welcome() -> str:
    """The first screen of an empty Kith."""
    return render_template("door/welcome.html")


@door.route("/sign-in", methods=["GET", "POST"])
@open_to_all
def sign_in() -> str | Response:
    """The sign-in form."""
    if request.method == "POST":
        found = Account.by_email(accounts.email_key(request.form.get("email", "")))
        if passwords.fits(request.form.get("password", ""), found.password_hash if found else "") and found:
            token = sessions.begin(found, when(), program=request.user_agent.string, address=request.remote_addr or "")
            put_cookie(found, token)
            return redirect(next_page())
    return render_template("door/sign_in.html")
