"""Whom to start with: twenty at a time, one press each."""

from flask import Blueprint, redirect, render_template, request
from werkzeug.wrappers import Response

from crm.domain.cadence import CadenceError, parse_cadence
from crm.domain.refusals import Refused
from crm.models import Person, Step
from crm.usecases import shell_counts
from crm.usecases.start_with import decide, one_pick, start, start_after_a_press
from crm.usecases.take_back import take_back
from crm.web import start_page
from crm.web.signed_in import account, when
from crm.web.toasts import done, say

start_with = Blueprint("start_with", __name__, url_prefix="/start")

Answer = str | Response


@start_with.get("")
def index() -> str:
    """The page: the next twenty of a group, or those of a batch that is being decided on."""
    group = start_page.group_in(request.args.get("group", ""))
    batch = start_page.batch_in(request.args.get("batch", ""))
    page = start(account(), group, batch, when().today)
    everybody = shell_counts.of(account(), when().today).people
    return render_template("start/index.html", **start_page.start_page(page, group, everybody, when().today))


@start_with.post("/<person_id>")
def press(person_id: str) -> Answer:
    """One press: a cadence, or "no" for not now."""
    person = Person.find(account(), person_id)
    text = request.form.get("cadence", "")
    try:
        cadence = None if text == "no" else parse_cadence(text)
    except CadenceError as error:
        raise Refused(str(error)) from error
    return _answer(person, decide(account(), person.id, cadence, when()))


@start_with.post("/<person_id>/undo/<int:step_id>")
def undo(person_id: str, step_id: int) -> Answer:
    """Take a press back."""
    person = Person.find(account(), person_id)
    take_back(account(), step_id, when())
    return _answer(person, None)


def _answer(person: Person, step: Step | None) -> Answer:
    sent = request.args.get("batch", "")
    group = start_page.group_in(request.args.get("group", ""))
    if not request.headers.get("HX-Request"):
        if step:
            done(step)
        else:
            say("Taken back.")
        return redirect(f"/start?group={group.value}&batch={_tidy(sent)}#pick-{person.id}", 303)
    page = start_after_a_press(account(), start_page.batch_in(sent), when().today, with_reasons=step is None)
    pick = one_pick(page, person.id)
    if pick is None:
        return ""
    return render_template(
        "start/_row.html",
        part=True,
        row=start_page.row(pick, _tidy(sent), group, when().today),
        tally=start_page.tally(page),
        coming=start_page.coming(page),
        step=step,
    )


def _tidy(batch: str) -> str:
    """The batch without anything that is none."""
    return "".join(letter for letter in batch if letter.isascii() and (letter.isalnum() or letter == "."))
