"""Writing to several people: whom it is decent to write to today, and whom to let be."""

from urllib.parse import urlencode

from flask import Blueprint, redirect, render_template, request
from werkzeug.wrappers import Response

from crm.domain.days import counted
from crm.domain.refusals import Refused
from crm.usecases.addressees import addressees
from crm.usecases.opportunities.override_manners import override_for
from crm.web.signed_in import account, when
from crm.web.toasts import done, refuse

people_write = Blueprint("people_write", __name__, url_prefix="/people/write")


@people_write.get("")
def show() -> str:
    """Who may be written to, and who is to be let be until when, and why."""
    everybody = addressees(account(), request.args.getlist("person"), when().today)
    ready = [one for one in everybody if one.verdict.go_ahead]
    waiting = [one for one in everybody if not one.verdict.go_ahead]
    return render_template(
        "people/write.html",
        everybody=[one.id for one in everybody],
        ready=ready,
        waiting=waiting,
        summary=_summary(len(ready), len(waiting)),
    )


@people_write.post("/anyway")
def anyway() -> Response:
    """Write to those ticked although manners say to wait; the reason is kept."""
    try:
        ticked = addressees(account(), request.form.getlist("anyway"), when().today)
        done(override_for(account(), [one.id for one in ticked], request.form.get("reason", ""), when()))
    except Refused as refusal:
        refuse(str(refusal))
    everybody = [("person", number) for number in request.form.getlist("person") if number.isdigit()]
    return redirect(f"/people/write?{urlencode(everybody)}", 303)


def _summary(ready: int, waiting: int) -> str:
    if not ready and not waiting:
        return "Nobody is selected. Tick people in the list first."
    if not waiting:
        whom = "this person" if ready == 1 else f"these {counted(ready, 'person', 'people')}"
        return f"Nothing speaks against writing to {whom}."
    rest = f"{counted(waiting, 'person', 'people')} {'is' if waiting == 1 else 'are'} best let be for now."
    return f"{rest[0].upper()}{rest[1:]}"
