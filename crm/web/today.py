"""Today: whom to write to, and why."""

from flask import Blueprint, render_template

from crm.usecases import shell_counts
from crm.usecases.opportunities.waiting_on import waiting_on
from crm.usecases.today import today_of
from crm.web.signed_in import account, when
from crm.web.today_page import today_page
from crm.web.waiting_page import MANY, PANEL, panel

today = Blueprint("today", __name__)


@today.get("/")
def index() -> str:
    """The page of the day."""
    shown = today_of(account(), when())
    people = shell_counts.of(account(), when().today).people
    waiting = waiting_on(account(), when(), MANY)
    owed = panel(waiting[:PANEL], when().today)
    return render_template("today/index.html", owed=owed, owed_in_all=len(waiting), **today_page(shown, people, when()))
