"""Writing a note: the draft, its checklist, and the way out."""

from flask import Blueprint, redirect, render_template, request
from werkzeug.wrappers import Response

from crm.domain.refusals import Refused
from crm.usecases.drafts.keep import add_line, keep, start_from, written
from crm.usecases.drafts.occasion import Occasion, occasion
from crm.usecases.drafts.own_templates import keep_template
from crm.usecases.drafts.sent import sent
from crm.usecases.opportunities.override_manners import override_manners
from crm.web.compose_page import compose_page
from crm.web.signed_in import account, when
from crm.web.toasts import done, refuse, say

compose = Blueprint("compose", __name__, url_prefix="/people/<person_id>/write")

Answer = str | Response | tuple[str, int]


@compose.get("")
def show(person_id: str) -> str:
    """The note as it stands, or begun from a template."""
    return render_template("compose/show.html", **compose_page(_occasion(person_id), to=request.args.get("to", "")))


@compose.post("")
def save(person_id: str) -> Answer:
    """Keep the draft; htmx, which asks as one types, gets what was found in it."""
    note = keep(account(), _written(person_id), when())
    if request.headers.get("HX-Request"):
        return render_template("compose/_live.html", **compose_page(note, to=request.form.get("to", ""), saved=True))
    say("Saved.")
    return _back(note)


@compose.post("/start")
def start(person_id: str) -> Response:
    """Begin anew from a template."""
    note = _occasion(person_id)
    done(start_from(account(), note, request.form.get("template", ""), when()))
    return _back(note)


@compose.post("/line")
def line(person_id: str) -> Response:
    """Add the line that a point of the checklist offers."""
    return _back(add_line(account(), _written(person_id), request.form.get("point", ""), when()))


@compose.post("/template")
def template(person_id: str) -> Response:
    """Keep the note as a template of one's own."""
    note = keep(account(), _written(person_id), when())
    try:
        done(keep_template(account(), request.form.get("name", ""), note.kind, note.subject, note.text, when()))
    except Refused as refusal:
        refuse(str(refusal))
    return _back(note)


@compose.post("/anyway")
def anyway(person_id: str) -> Response:
    """Write although manners say to wait; the reason is kept."""
    note = _occasion(person_id)
    try:
        done(override_manners(account(), note.person, request.form.get("reason", ""), when()))
    except Refused as refusal:
        refuse(str(refusal))
    return _back(note)


@compose.post("/sent")
def send(person_id: str) -> Response:
    """It was sent: log it, close the follow-up, forget the draft."""
    note = _written(person_id)
    try:
        done(sent(account(), note, when()))
    except Refused as refusal:
        refuse(str(refusal))
        return _back(keep(account(), note, when()))
    return redirect("/" if note.follow_up else f"/people/{note.person}", 303)


def _occasion(person_id: str) -> Occasion:
    asked = request.values
    return occasion(account(), person_id, when(), follow_up=asked.get("follow_up", ""), kind=asked.get("kind", ""))


def _written(person_id: str) -> Occasion:
    note = _occasion(person_id)
    return written(note, request.form.get("subject", note.subject), request.form.get("text", note.text))


def _back(note: Occasion) -> Response:
    return redirect(compose_page(note, to=request.form.get("to", ""))["here"], 303)
