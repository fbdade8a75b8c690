"""Logging touchpoints, and changing them."""

from typing import Any

from flask import Blueprint, redirect, render_template, request
from werkzeug.wrappers import Response

from crm.domain.refusals import Refused
from crm.models import Person, Step, Touchpoint
from crm.usecases.change_touchpoint import delete_touchpoint, edit_touchpoint, people_of
from crm.usecases.log_note import log_note
from crm.usecases.log_touchpoint import log_touchpoint
from crm.usecases.read_log import NOTE
from crm.web.back import came_from
from crm.web.log_form import LogForm, filled, shown_reading, unclear_names
from crm.web.signed_in import account, next_page, when
from crm.web.toasts import done

touchpoints = Blueprint("touchpoints", __name__)

Answer = str | Response | tuple[str, int]


@touchpoints.get("/log")
def new() -> str:
    """The form, perhaps with people and words in it already."""
    return _page(filled(account(), request.args))


@touchpoints.post("/log")
def log() -> Answer:
    """Log it; what was understood from the words is shown first, unless the form says it was."""
    form = filled(account(), request.form)
    if form.unknown or form.unclear:
        return _page(form, _whom(form)), 422
    return _log(form, next_page(f"/people/{form.people[0].id}" if len(form.people) == 1 else "/"))


@touchpoints.post("/log/reading")
def reading() -> str:
    """What is understood so far."""
    shown = shown_reading(account(), filled(account(), request.form), when().today)
    return render_template("log/_reading.html", reading=shown, part=True)


@touchpoints.post("/people/<person_id>/touchpoints")
def log_with(person_id: str) -> Answer:
    """Log it with one person, from the box on their page."""
    person = Person.find(account(), person_id)
    return _log(filled(account(), request.form, person), f"/people/{person.id}")


@touchpoints.post("/people/<person_id>/touchpoints/reading")
def reading_with(person_id: str) -> str:
    """What is understood so far, under the box."""
    form = filled(account(), request.form, Person.find(account(), person_id))
    shown = shown_reading(account(), form, when().today) if form.text.strip() else {}
    return render_template("people/_reading.html", reading=shown) if shown else ""


@touchpoints.get("/touchpoints/<touchpoint_id>/edit")
def edit(touchpoint_id: str) -> str:
    """The form of a touchpoint that is there already."""
    touchpoint = Touchpoint.find(account(), touchpoint_id)
    form = LogForm(
        text=touchpoint.text,
        kind=touchpoint.kind,
        direction=touchpoint.direction,
        when="other",
        day=touchpoint.happened_on.isoformat(),
        people=people_of(account(), touchpoint.id),
    )
    return _page(form, changed=touchpoint.id)


@touchpoints.post("/touchpoints/<touchpoint_id>")
def save(touchpoint_id: str) -> Answer:
    """Save a touchpoint that was changed."""
    touchpoint = Touchpoint.find(account(), touchpoint_id)
    form = filled(account(), request.form)
    if form.unknown or form.unclear:
        return _page(form, _whom(form), touchpoint.id), 422
    try:
        read = form.reading(when().today)
        step = edit_touchpoint(
            account(),
            touchpoint.id,
            [one.id for one in form.people],
            when(),
            text=form.text,
            kind=read.kind,
            direction=read.direction,
            on=read.day,
        )
    except Refused as refusal:
        return _page(form, str(refusal), touchpoint.id), 422
    done(step)
    return redirect(next_page(f"/people/{form.people[0].id}"), 303)


@touchpoints.post("/touchpoints/<touchpoint_id>/delete")
def delete(touchpoint_id: str) -> Response:
    """Move a touchpoint to the bin."""
    touchpoint = Touchpoint.find(account(), touchpoint_id)
    people = people_of(account(), touchpoint.id)
    home = f"/people/{people[0].id}" if people else "/"
    done(delete_touchpoint(account(), touchpoint.id, when()))
    came = came_from(home)
    return redirect(home if came.startswith("/touchpoints/") else came, 303)


def _log(form: LogForm, home: str) -> Answer:
    try:
        read = form.reading(when().today)
        if read.from_words and form.confirmed != read.signature:
            return _page(form)
        done(_saved(form))
    except Refused as refusal:
        return _page(form, str(refusal)), 422
    return redirect(home, 303)


def _saved(form: LogForm) -> Step:
    read, people = form.reading(when().today), [one.id for one in form.people]
    if read.kind == NOTE:
        return log_note(account(), people, read.text, when())
    logged = log_touchpoint(
        account(), people, when(), text=read.text, kind=read.kind, direction=read.direction, on=read.day
    )
    return logged.step


def _page(form: LogForm, problem: str = "", changed: int | None = None) -> str:
    shown: dict[str, Any] = shown_reading(account(), form, when().today) if not changed else {}
    home = f"/people/{form.people[0].id}" if len(form.people) == 1 else "/"
    return render_template(
        "log/new.html",
        draft={"id": changed, **form.draft()},
        people=form.people,
        unclear=unclear_names(account(), form),
        typed=", ".join(form.unknown),
        reading=shown if not problem else {},
        problem=problem,
        next=request.values.get("next", ""),
        back=next_page(home),
        today_iso=when().today.isoformat(),
    )


def _whom(form: LogForm) -> str:
    if form.unknown:
        return f"There is nobody called “{form.unknown[0]}” here. Add the person first, or try another spelling."
    return f"There are several people called “{form.unclear[0][0]}”. Say which one."
