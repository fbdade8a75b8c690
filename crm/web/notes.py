"""Notes about people."""

from flask import Blueprint, redirect, render_template, request
from werkzeug.wrappers import Response

from crm.domain.days import on_day
from crm.models import Note, Person, Step
from crm.usecases import notes as verbs
from crm.web.back import back
from crm.web.signed_in import account, when
from crm.web.toasts import done

notes = Blueprint("notes", __name__)

Answer = str | Response


@notes.post("/people/<person_id>/notes")
def add(person_id: str) -> Answer:
    """Write a note; htmx gets the note alone."""
    note, step = verbs.add_note(account(), person_id, request.form.get("text", ""), when())
    if request.headers.get("HX-Request"):
        return _part(note, step)
    done(step)
    return back(f"/people/{note.person}")


@notes.get("/notes/<note_id>/edit")
def edit(note_id: str) -> str:
    """The form of a note; without htmx on a page of its own."""
    note = Note.find(account(), note_id)
    person = Person.find(account(), note.person)
    template = "people/_note_form.html" if request.headers.get("HX-Request") else "people/note.html"
    named = {"id": person.id, "name": person.name, "given": person.called}
    return render_template(template, note=note, person=named)


@notes.post("/notes/<note_id>")
def save(note_id: str) -> Answer:
    """Rewrite a note."""
    person = Note.find(account(), note_id).person
    step = verbs.edit_note(account(), note_id, request.form.get("text", ""), when())
    if request.headers.get("HX-Request"):
        kept = Note.of(account()).where(Note.id == int(note_id)).first()
        return _part(kept, step)
    done(step)
    return _to_page(person)


@notes.post("/notes/<note_id>/delete")
def delete(note_id: str) -> Answer:
    """Move a note to the bin."""
    person = Note.find(account(), note_id).person
    step = verbs.delete_note(account(), note_id, when())
    if request.headers.get("HX-Request"):
        return _part(None, step)
    done(step)
    return _to_page(person)


def _part(note: Note | None, step: Step) -> str:
    """The note, or nothing where it is gone, with the toast that takes it back."""
    shown = {"id": note.id, "text": note.text, "when": noted(note)} if note else None
    return render_template("people/_noted.html", note=shown, said={"text": step.sentence, "undo": step.id})


def noted(note: Note) -> str:
    """When a note was written: "noted on 3 May"."""
    return f"noted {on_day(when().day_of(note.created_at), when().today)}"


def _to_page(person: int) -> Response:
    return redirect(f"/people/{person}", 303)
