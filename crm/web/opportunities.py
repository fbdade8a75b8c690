"""The list of opportunities."""

from flask import Blueprint, render_template, request

from crm.usecases.opportunities.listed import opportunities as listed
from crm.web.opportunities_page import opportunities_page
from crm.web.signed_in import account, when

opportunities = Blueprint("opportunities", __name__)


@opportunities.get("/opportunities")
def index() -> str:
    """Those that wait by what comes next, those that ended by outcome."""
    waiting, ended = listed(account(), when())
    chosen, everything = request.args.get("outcome", ""), request.args.get("all") == "1"
    page = opportunities_page(waiting, ended, chosen, everything, when().today)
    return render_template("opportunities/index.html", **page)
