"""Taking a change back, from the toast that told of it."""

import re

from flask import Blueprint, redirect, request
from werkzeug.wrappers import Response

from crm.domain.refusals import NotFound
from crm.models import Person, Step
from crm.usecases.person_page.facts import identifier
from crm.usecases.take_back import take_back
from crm.web.back import came_from
from crm.web.signed_in import account, when
from crm.web.toasts import say

undo = Blueprint("undo", __name__)

_ONE_PERSON = re.compile(r"/people/(\d+)\b")


@undo.post("/undo/<step_id>")
def take(step_id: str) -> Response:
    """Take a step back and return to where it was taken."""
    step = Step.find(account(), step_id)
    undone = take_back(account(), step.id, when())
    say(" ".join(["Taken back.", *undone.kept[:3]]))
    return redirect(_still_there(request.form.get("next", "") or came_from("/")), 303)


def _still_there(path: str) -> str:
    """The path, or the list where it is the page of somebody whose adding was taken back."""
    if not path.startswith("/") or path.startswith("//"):
        return "/"
    found = _ONE_PERSON.match(path)
    if found:
        try:
            person = Person.find(account(), identifier(found[1]))
        except NotFound:
            return "/people"
        return path if person.deleted_at is None else "/people"
    return path
