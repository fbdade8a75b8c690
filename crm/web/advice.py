"""Settings of the follow-up: every number that Kith works with, and the advice behind it."""

from flask import Blueprint, redirect, render_template, request
from werkzeug.wrappers import Response

from crm.domain.refusals import Refused
from crm.usecases.opportunities.advice_of import change_advice
from crm.web.advice_page import COUNTRY, advice_page, as_it_stands, number_of
from crm.web.signed_in import account, when

advice = Blueprint("advice", __name__, url_prefix="/settings/advice")

Answer = str | Response | tuple[str, int]


@advice.get("")
def index() -> str:
    """The numbers, each in a form of its own that is saved as it is changed."""
    return _page(saved=request.args.get("saved", ""))


@advice.post("/country")
def country() -> Answer:
    """Choose the country whose public holidays are no working days; none for no country."""
    chosen = request.form.get("country", "")
    try:
        change_advice(account(), as_it_stands(account()), when(), country=chosen)
    except Refused as error:
        return _page(errors={COUNTRY: str(error)}), 422
    return _saved(COUNTRY)


@advice.post("/<number>")
def change(number: str) -> Answer:
    """Choose one number, or go back to Kith's own."""
    known, typed = number_of(number), request.form.get("value", "")
    try:
        value = known.usual if request.form.get("usual") == "1" else _whole(typed)
        numbers = {**as_it_stands(account()), known.name: value}
        change_advice(account(), numbers, when(), country=account().country)
    except Refused as error:
        return _page(errors={known.name: str(error)}, typed={known.name: typed}), 422
    return _saved(known.name)


def _whole(typed: str) -> int:
    text = typed.strip()
    if not (text.isascii() and text.isdigit() and len(text) < 7):
        raise Refused("Type a whole number.")
    return int(text)


def _saved(field: str) -> Response:
    return redirect(f"/settings/advice?saved={field}#{field}", 303)


def _page(saved: str = "", errors: dict[str, str] | None = None, typed: dict[str, str] | None = None) -> str:
    part = "settings/_numbers.html" if request.headers.get("HX-Request") else "settings/advice.html"
    return render_template(part, **advice_page(account(), saved, errors or {}, typed or {}))
