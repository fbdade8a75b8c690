"""Adding a person, and editing one."""

from flask import Blueprint, redirect, render_template, request
from werkzeug.wrappers import Response

from crm.domain.cadence import CadenceError, parse_cadence
from crm.usecases.edit_person import add_by_form, edit_person
from crm.usecases.person_form import PersonEdit, WrongFields
from crm.usecases.person_names import tag_names
from crm.usecases.person_page.facts import Facts, facts
from crm.usecases.person_page.origins import origins
from crm.web.person_form_page import Errors, form_of, form_page, read_form
from crm.web.signed_in import account, when
from crm.web.toasts import done

person_edit = Blueprint("person_edit", __name__)

Answer = str | Response | tuple[str, int]


@person_edit.get("/people/new")
def new() -> str:
    """An empty form."""
    return _page(PersonEdit(""), None, {})


@person_edit.post("/people")
def add() -> Answer:
    """Add a person."""
    edit, errors = read_form(account(), request.form)
    try:
        cadence = parse_cadence(request.form.get("cadence", ""))
        if not errors:
            person, step = add_by_form(account(), edit, cadence, when())
            done(step)
            return redirect(f"/people/{person.id}", 303)
    except CadenceError as error:
        errors["cadence"] = str(error)
    except WrongFields as wrong:
        errors |= wrong.fields
    return _page(edit, None, errors), 422


@person_edit.get("/people/<person_id>/edit")
def edit(person_id: str) -> str:
    """The form with what is stored."""
    person = facts(account(), person_id, when().today)
    return _page(form_of(person), person, {})


@person_edit.post("/people/<person_id>")
def save(person_id: str) -> Answer:
    """Save the form."""
    person = facts(account(), person_id, when().today)
    sent, errors = read_form(account(), request.form)
    try:
        if not errors:
            done(edit_person(account(), person.id, sent, when()))
            return redirect(f"/people/{person.id}", 303)
    except WrongFields as wrong:
        errors |= wrong.fields
    return _page(sent, person, errors), 422


def _page(edit: PersonEdit, person: Facts | None, errors: Errors) -> str:
    further = {name: request.form.get(name, "") for name in ("met_on", "introduced_by_name", "cadence")}
    known = origins(account(), person.id) if person else None
    page = form_page(edit, person, known, errors, {**further, "all_tags": tag_names(account())}, when().today)
    return render_template("people/edit.html", **page)
