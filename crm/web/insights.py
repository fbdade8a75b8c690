"""The page of insights: what the account's own habits say."""

from flask import Blueprint, render_template

from crm.usecases.insights.page import insights as insights_of
from crm.usecases.opportunities.advice_of import advice_of
from crm.usecases.roll_day import roll_day
from crm.web.insights_page import shown
from crm.web.signed_in import account, when

insights = Blueprint("insights", __name__)


@insights.get("/insights")
def index() -> str:
    """The page."""
    roll_day(account(), when())
    found, days = insights_of(account(), when()), advice_of(account()).thank_you_days
    return render_template("insights/index.html", **shown(found, when().today, days))
