"""The demo, from the welcome page and the foot of the navigation."""

from flask import Blueprint, current_app, flash, redirect
from werkzeug.wrappers import Response

from crm.usecases.demo import fill_demo, remove_demo
from crm.web.signed_in import account, when

demo = Blueprint("demo", __name__)


@demo.post("/demo")
def bring() -> Response:
    """Fill an empty account with the invented network."""
    people = fill_demo(account(), when(), secret=str(current_app.secret_key))
    flash(f"{people} invented people, with two years behind them. Press anything.", "done")
    return redirect("/")


@demo.post("/demo/remove")
def remove() -> Response:
    """Take the invented network away."""
    remove_demo(account(), when())
    flash("The demo is gone. What you added yourself is still here.", "done")
    return redirect("/welcome/choose")
