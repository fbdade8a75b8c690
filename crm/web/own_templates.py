"""The page of one's own templates."""

from flask import Blueprint, redirect, render_template
from werkzeug.wrappers import Response

from crm.domain.drafts.points import NoteKind
from crm.domain.drafts.templates import what_is_wrong
from crm.usecases.drafts.own_templates import delete_template, list_templates
from crm.web.compose_page import KIND_WORDS
from crm.web.signed_in import account, when
from crm.web.toasts import done

own_templates = Blueprint("own_templates", __name__, url_prefix="/templates")


@own_templates.get("")
def index() -> str:
    """Every template of the account."""
    known = set(NoteKind)
    shown = [
        {
            "id": one.id,
            "name": one.name,
            "kind": KIND_WORDS[NoteKind(one.step)] if one.step in known else "Note",
            "subject": one.subject,
            "text": one.text,
            "wrong": what_is_wrong(f"{one.subject}\n{one.text}"),
        }
        for one in list_templates(account())
    ]
    return render_template("compose/templates.html", templates=shown)


@own_templates.post("/<own_template_id>/delete")
def delete(own_template_id: str) -> Response:
    """Delete a template."""
    done(delete_template(account(), own_template_id, when()))
    return redirect("/templates", 303)
