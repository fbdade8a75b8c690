"""The page of one person, and the code that puts them in a phone."""

from flask import Blueprint, render_template, request
from markupsafe import Markup

from crm.feeds.qr import qr_svg
from crm.usecases import shell_counts
from crm.usecases.cards import card_of
from crm.usecases.guard import around
from crm.usecases.person_page.facts import facts, identifier
from crm.usecases.person_page.timeline import timeline
from crm.web.back import came_from
from crm.web.person_words import person_page
from crm.web.signed_in import account, when

person = Blueprint("person", __name__)


@person.get("/people/<person_id>")
def show(person_id: str) -> str:
    """Who somebody is, and everything that was between the account and them."""
    who = facts(account(), person_id, when().today)
    entries = timeline(account(), who, when())
    page = person_page(
        who, entries, around(account(), when().today), request.args.get("show", ""), when(), _list_before()
    )
    return render_template("people/show.html", **page)


def _list_before() -> tuple[str, str] | None:
    """The saved list from which one came here."""
    came = came_from("")
    for saved in shell_counts.of(account(), when().today).lists:
        if saved["url"] == came:
            return saved["name"], saved["url"]
    return None


@person.get("/people/<person_id>/phone")
def phone(person_id: str) -> str:
    """The QR code of somebody's card: the inside of a dialog for htmx, else a page."""
    card = card_of(account(), identifier(person_id))
    called = card.given or card.name
    # Drawn by segno from the card's bytes; the label is escaped there.
    code = Markup(qr_svg(card, f"QR code with {called}’s contact card"))  # noqa: S704
    template = "people/_phone.html" if request.headers.get("HX-Request") else "people/phone.html"
    shown = {"id": identifier(person_id), "given": called, "name": card.name}
    return render_template(template, person=shown, qr=code)
