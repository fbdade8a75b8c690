"""Who promised what: waiting on others, and what one owes."""

from flask import Blueprint, redirect, render_template, request
from werkzeug.wrappers import Response

from crm.domain.refusals import Refused
from crm.usecases.opportunities.advice_of import advice_of
from crm.usecases.opportunities.promise_line import promise_meant
from crm.usecases.opportunities.promises import break_promise, keep_promise, make_promise
from crm.usecases.opportunities.waiting_on import promises_open, settled, settled_counts
from crm.web.back import back
from crm.web.signed_in import account, when
from crm.web.toasts import done
from crm.web.waiting_page import FEW, MANY, reading_of, waiting_page

waiting = Blueprint("waiting", __name__, url_prefix="/waiting")

Answer = str | Response | tuple[str, int]


@waiting.get("")
def index() -> str:
    """Every promise, theirs and yours, by its date."""
    return _page(request.args.get("line", ""))


@waiting.post("")
def make() -> Answer:
    """Note a promise from one line; ask again where it is not clear whose it is."""
    line, chosen = request.form.get("line", ""), request.form.get("whose", "")
    try:
        meant = promise_meant(account(), line, when().today)
    except Refused as error:
        return _page(line, error=str(error)), 422
    whose = [one for one in meant.whose if one.key == chosen] or list(meant.whose)
    if len(whose) > 1:
        return _page(line, which=True), 422
    step = make_promise(
        account(), when(), due_on=meant.due_on, side=meant.side, text=meant.text, person=whose[0].person,
        opportunity=whose[0].opportunity,
    )  # fmt: skip
    done(step)
    return redirect("/waiting", 303)


@waiting.post("/reading")
def reading() -> str:
    """What a line means, while it is typed."""
    return render_template("waiting/_reading.html", **reading_of(account(), request.form.get("line", ""), when().today))


@waiting.post("/<promise_id>/kept")
def kept(promise_id: str) -> Response:
    """It was kept."""
    done(keep_promise(account(), promise_id, when()))
    return back("/waiting")


@waiting.post("/<promise_id>/broken")
def broken(promise_id: str) -> Response:
    """It was not kept, and nobody waits for it any more."""
    done(break_promise(account(), promise_id, when()))
    return back("/waiting")


def _page(line: str, error: str = "", which: bool = False) -> str:
    shown = FEW if request.args.get("settled") != "all" else MANY
    page = waiting_page(
        promises_open(account(), when()),
        settled(account(), when(), shown),
        settled_counts(account()),
        advice_of(account()),
        when().today,
    )
    read = reading_of(account(), line, when().today) if line and not error else {"meant": None, "unclear": ""}
    return render_template("waiting/index.html", line=line, error=error, which=which, **read, **page)
