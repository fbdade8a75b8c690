"""Finding anything: a page of what was found, and the same in the command palette."""

from flask import Blueprint, render_template, request

from crm.web.search_page import found_page
from crm.web.signed_in import account, when

search = Blueprint("search", __name__)

#: In the palette, and on the page.
FEW, MANY = 6, 30


@search.get("/search")
def index() -> str:
    """What was typed finds; for the palette its part alone."""
    text = request.args.get("q", "")
    if request.headers.get("HX-Request") and request.headers.get("HX-Target") == "found":
        return render_template("search/_options.html", **found_page(account(), text, when(), FEW))
    return render_template("search/index.html", **found_page(account(), text, when(), MANY))
