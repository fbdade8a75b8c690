"""What is done with several people of the list at once: those ticked, or everybody who meets its filter."""

from urllib.parse import urlencode

from flask import Blueprint, redirect, request
from werkzeug.wrappers import Response

from crm.domain.cadence import CadenceError, parse_cadence
from crm.domain.refusals import Refused
from crm.usecases.addressees import as_many
from crm.usecases.archive import archive, unarchive
from crm.usecases.bulk_people import those_ticked, those_who_match
from crm.usecases.people_list.filter import Filter
from crm.usecases.set_cadence import set_cadence
from crm.usecases.tagging import tag_people
from crm.web.back import back
from crm.web.signed_in import account, when
from crm.web.toasts import done
from crm.web.vcards import as_vcards

people_bulk = Blueprint("people_bulk", __name__, url_prefix="/people/bulk")

_OF_THE_FILTER = "filter_"


@people_bulk.post("/cadence")
def cadence() -> Response:
    """Set a cadence for them, or end it."""
    try:
        chosen = parse_cadence(request.form.get("cadence", ""))
    except CadenceError as error:
        raise Refused(str(error)) from error
    done(set_cadence(account(), _those(), chosen, when()))
    return back("/people")


@people_bulk.post("/tag")
def tag() -> Response:
    """Put a tag on them."""
    name = request.form.get("tag") or request.form.get("new_tag", "")
    if not name.strip():
        raise Refused("Choose a tag first, or type a new one.")
    done(tag_people(account(), _those(), name, when()))
    return back("/people")


@people_bulk.post("/archive")
def put_away() -> Response:
    """Archive them; from the archive, bring them back."""
    verb = unarchive if _filter().archived else archive
    done(verb(account(), _those(), when()))
    return back("/people")


@people_bulk.post("/write")
def write() -> Response:
    """Look whether it is decent to write to them."""
    return redirect(f"/people/write?{urlencode([('person', number) for number in as_many(_those())])}", 303)


@people_bulk.post("/vcards")
def vcards() -> Response:
    """Their cards, as one file."""
    return as_vcards(_those(), "people.vcf")


@people_bulk.post("/merge")
def merge() -> Response:
    """Look at two of them side by side."""
    those = _those()
    if len(those) != 2:
        raise Refused("Tick two people who are one to merge them.")
    return redirect(f"/duplicates/{those[0]}/{those[1]}", 303)


def _those() -> list[int]:
    if request.form.get("everybody") == "1":
        return those_who_match(account(), _filter(), when().today)
    return those_ticked(account(), request.form.getlist("person"))


def _filter() -> Filter:
    sent = request.form.items(multi=True)
    return Filter.read(
        (name.removeprefix(_OF_THE_FILTER), value) for name, value in sent if name.startswith(_OF_THE_FILTER)
    )
