"""Answers to a follow-up: done, skip, snooze, and back again. htmx gets the row alone."""

from typing import Any

from flask import Blueprint, redirect, render_template, request
from werkzeug.wrappers import Response

from crm.domain.refusals import Refused
from crm.models import FollowUp, Person
from crm.usecases.follow_ups.answer import Answered
from crm.usecases.follow_ups.done import finish
from crm.usecases.follow_ups.skip import skip as leave
from crm.usecases.follow_ups.snooze import snooze as put_off
from crm.usecases.take_back import take_back
from crm.usecases.today import today_after_a_change
from crm.usecases.today.reminders import one_of
from crm.web.back import back
from crm.web.signed_in import account, when
from crm.web.toasts import done as say_done
from crm.web.toasts import refuse
from crm.web.today_page import group_of, row, summary

follow_ups = Blueprint("follow_ups", __name__, url_prefix="/follow-ups")

Answer = str | Response | tuple[str, int]


@follow_ups.post("/<follow_up_id>/done")
def done(follow_up_id: str) -> Answer:
    """It was done: the touchpoint is logged and the next date set."""
    return _answer(finish(account(), follow_up_id, when()))


@follow_ups.post("/<follow_up_id>/skip")
def skip(follow_up_id: str) -> Answer:
    """Not this time; the next round starts today."""
    return _answer(leave(account(), follow_up_id, when()))


@follow_ups.post("/<follow_up_id>/snooze")
def snooze(follow_up_id: str) -> Answer:
    """Later: `until` is a date in words or figures."""
    until = request.form.get("until", "")
    try:
        return _answer(put_off(account(), follow_up_id, until, when()))
    except Refused as refusal:
        follow_up = FollowUp.find(account(), follow_up_id)
        if not request.headers.get("HX-Request"):
            refuse(str(refusal))
            return back("/")
        return _row(follow_up.id, refusal=str(refusal), typed=until), 422


@follow_ups.post("/<follow_up_id>/undo/<step_id>")
def undo(follow_up_id: str, step_id: str) -> Answer:
    """Take an answer back; the row is what it was."""
    follow_up = FollowUp.find(account(), follow_up_id)
    take_back(account(), int(step_id) if step_id.isascii() and step_id.isdigit() else 0, when())
    return _row(follow_up.id) if request.headers.get("HX-Request") else redirect("/", 303)


def _answer(answered: Answered) -> Answer:
    if not request.headers.get("HX-Request"):
        say_done(answered.step)
        return back("/")
    follow_up = answered.follow_up
    person = Person.find(account(), follow_up.person) if follow_up.person else None
    return render_template(
        "today/_row_done.html",
        row={"id": follow_up.id, "person_id": person.id if person else None, "name": person.name if person else ""},
        said=answered.sentence,
        undo_url=f"/follow-ups/{follow_up.id}/undo/{answered.step.id}",
        summary=_summary(follow_up.kind),
    )


def _row(follow_up_id: int, refusal: str = "", typed: str = "") -> str:
    found = one_of(account(), follow_up_id)
    if found is None:
        return ""
    shown = row(found, when())
    return render_template("today/_row.html", row=shown, refusal=refusal, typed=typed, summary=_summary(found.kind))


def _summary(kind: str) -> dict[str, Any]:
    """The line under the date and the counts, as they are now."""
    shown = today_after_a_change(account(), when())
    key = group_of(kind)
    inside = len([one for one in shown.due if group_of(one.kind) == key])
    return {"line": summary(shown, 1, when().today), "due": len(shown.due), "group": key, "inside": inside}
