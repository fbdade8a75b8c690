"""Taking everything with you, and deleting the account."""

from collections.abc import Iterator
from typing import Any

from flask import Blueprint, Response, current_app, flash, redirect, render_template, request
from werkzeug.wrappers import Response as Answer

from crm.domain.refusals import Refused
from crm.models import connected
from crm.settings import Settings
from crm.usecases.attempts import TooManyTries
from crm.usecases.change_password import refuse_wrong_password
from crm.usecases.delete_account import copies_beside, delete_account
from crm.usecases.export_everything.holdings import holdings_of, holdings_words
from crm.usecases.export_everything.package import export_everything, file_name
from crm.web import signed_in
from crm.web.signed_in import account, when

account_data = Blueprint("account_data", __name__, url_prefix="/settings")


@account_data.get("/everything.zip")
def everything() -> Response:
    """One ZIP with everything, sent while it is written."""
    answer = Response(_pieces(), mimetype="application/zip")
    answer.headers.set("Content-Disposition", "attachment", filename=file_name(when()))
    return answer


@account_data.get("/delete")
def ask() -> str:
    """What would go, and the question for the password."""
    return _page({})


@account_data.post("/delete")
def delete() -> Answer | tuple[str, int]:
    """Delete the account and lead out of the door."""
    try:
        refuse_wrong_password(
            account(),
            request.form.get("password", ""),
            when(),
            secret=str(current_app.secret_key),
            address=request.remote_addr or "",
        )
        gone = delete_account(account(), _settings())
    except Refused as error:
        return _page({"password": [str(error)]}), 429 if isinstance(error, TooManyTries) else 422
    signed_in.sign_out()
    flash(f"The account {gone.email} is deleted, with everything that was in it.", "done")
    return redirect("/sign-in")


def _page(errors: dict[str, Any]) -> str:
    copies = [path.name for path in copies_beside(_settings())]
    held = holdings_words(holdings_of(account()))
    return render_template("settings/delete.html", held=held, copies=copies, errors=errors)


def _pieces() -> Iterator[bytes]:
    """On a connection of their own: they are made after the request has given its connection back."""
    owner, moment = account(), when()

    def made() -> Iterator[bytes]:
        with connected():
            yield from export_everything(owner, moment)

    return made()


def _settings() -> Settings:
    settings: Settings = current_app.extensions["kith"].settings
    return settings
