"""What is done to one person from their page: cadence, tags, archive, peace, bin."""

from flask import Blueprint, redirect, request
from werkzeug.wrappers import Response

from crm.domain.cadence import CadenceError, parse_cadence
from crm.domain.refusals import Refused
from crm.models import Person
from crm.usecases.archive import archive, unarchive
from crm.usecases.bin import delete_people
from crm.usecases.let_be import let_be
from crm.usecases.set_cadence import set_cadence
from crm.usecases.tagging import tag_people, untag_people
from crm.web.back import back
from crm.web.signed_in import account, when
from crm.web.toasts import done

person_verbs = Blueprint("person_verbs", __name__, url_prefix="/people/<person_id>")


@person_verbs.post("/cadence")
def cadence(person_id: str) -> Response:
    """Say how often to keep in touch."""
    person = Person.find(account(), person_id)
    try:
        chosen = parse_cadence(request.form.get("cadence", ""))
    except CadenceError as error:
        raise Refused(str(error)) from error
    done(set_cadence(account(), [person.id], chosen, when()))
    return back(f"/people/{person.id}")


@person_verbs.post("/tags")
def tag(person_id: str) -> Response:
    """Put a tag on the person."""
    person = Person.find(account(), person_id)
    name = request.form.get("tag") or request.form.get("new_tag", "")
    done(tag_people(account(), [person.id], name, when()))
    return back(f"/people/{person.id}")


@person_verbs.post("/tags/<tag_id>/delete")
def untag(person_id: str, tag_id: str) -> Response:
    """Take a tag off the person."""
    person = Person.find(account(), person_id)
    done(untag_people(account(), [person.id], tag_id, when()))
    return back(f"/people/{person.id}")


@person_verbs.post("/archive")
def put_away(person_id: str) -> Response:
    """Put the person into the archive, or take them out again."""
    person = Person.find(account(), person_id)
    verb = unarchive if request.form.get("archived") == "0" else archive
    done(verb(account(), [person.id], when()))
    return back(f"/people/{person.id}")


@person_verbs.post("/do-not-contact")
def peace(person_id: str) -> Response:
    """Mark the person "do not contact", or take the mark away."""
    person = Person.find(account(), person_id)
    done(let_be(account(), person.id, when(), yes=request.form.get("do_not_contact") != "0"))
    return back(f"/people/{person.id}")


@person_verbs.post("/delete")
def delete(person_id: str) -> Response:
    """Move the person to the bin."""
    person = Person.find(account(), person_id)
    done(delete_people(account(), [person.id], when()))
    return redirect("/people", 303)
