"""The list of people, and its parts as htmx swaps them."""

from flask import Blueprint, render_template, request

from crm.domain.folding import name_key
from crm.domain.refusals import NotFound
from crm.search.words import asked
from crm.usecases.people_list.filter import FACETS, Filter
from crm.usecases.person_names import names_like, people_like, tag_names
from crm.web.marked import marked
from crm.web.people_page import facet_of, facets_of, list_page, sort_in
from crm.web.signed_in import account, when

people = Blueprint("people", __name__)


@people.get("/people")
def index() -> str:
    """The list; for htmx only the part that a filter changes."""
    filter_, today = Filter.read(request.args.items(multi=True)), when().today
    sort = sort_in(request.args.get("sort", ""))
    shown = list_page(account(), filter_, sort, _number("page") or 1, today, opened_id=_number("list"))
    if _asks_for_the_list_alone():
        return render_template("people/_rows.html", part=True, **shown)
    facets = facets_of(account(), filter_, today)
    return render_template("people/index.html", facets=facets, tags=tag_names(account()), **shown)


def _number(name: str) -> int:
    """A number in the address; 0 for what is none."""
    text = request.args.get(name, "")
    return int(text) if text.isascii() and text.isdigit() and len(text) < 9 else 0


def _asks_for_the_list_alone() -> bool:
    """Whether htmx swaps the list, and not the whole page, as it does when it goes back in the history."""
    headers = request.headers
    whole = headers.get("HX-Boosted") or headers.get("HX-History-Restore-Request")
    return bool(headers.get("HX-Request")) and not whole and headers.get("HX-Target", "people-list") == "people-list"


@people.get("/people/facets/<facet>")
def facet(facet: str) -> str:
    """The values of one facet, for its menu as it opens: they count what the present filter leaves."""
    if facet not in FACETS:
        raise NotFound(f"There is no facet “{facet}”.")
    filter_ = Filter.read(request.args.items(multi=True))
    return render_template("people/_facet.html", facet=facet_of(account(), filter_, facet, when().today))


@people.get("/people/suggestions")
def suggestions() -> str:
    """People for a field that names one: whom one knows, and the name as somebody new. None for several at once."""
    typed = " ".join(request.args.get("add", "").split())
    found = people_like(account(), typed) if typed and ";" not in typed and "@" not in typed else []
    words = tuple(asked(typed))
    shown = [
        {
            "id": one.id,
            "name": one.name,
            "shown": marked(one.name, words),
            "line": ", ".join(part for part in (one.title, one.company) if part),
        }
        for one in found
    ]
    new = "" if not found or name_key(typed) in {name_key(one.name) for one in found} else typed
    return render_template("people/_suggest.html", people=shown, typed=new)


@people.get("/people/names")
def names() -> str:
    """Options for a field that takes a name, from what was typed into it."""
    typed = next((value for value in request.args.values() if value.strip()), "")
    return render_template("people/_names.html", names=names_like(account(), typed))
