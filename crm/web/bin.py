"""The bin: what was deleted, restored from there or gone for good."""

from typing import Any

from flask import Blueprint, redirect, render_template
from werkzeug.wrappers import Response

from crm.domain.days import calendar_day, counted, on_day
from crm.usecases import bin as verbs
from crm.usecases.bin_contents import BinnedPerson, BinnedRow, binned_people, binned_rows
from crm.usecases.journal import KEPT_FOR
from crm.usecases.person_page.facts import identifier
from crm.usecases.take_back import take_back
from crm.web.signed_in import account, when
from crm.web.toasts import done, say

bin_ = Blueprint("bin", __name__, url_prefix="/bin")

_SHOWN = 500
_ICONS = {"coffee": "coffee", "call": "phone", "video": "video", "meeting": "users", "event": "presentation"}
_NOUNS = {
    "email": "An email",
    "linkedin": "A LinkedIn message",
    "call": "A call",
    "coffee": "A coffee",
    "video": "A video call",
    "meeting": "A meeting",
    "event": "An event",
}


@bin_.get("")
def index() -> str:
    """What is in the bin, the latest first."""
    people, single = binned_people(account()), binned_rows(account(), when())
    things = sorted([*map(_person, people), *map(_row, single)], key=lambda thing: thing["at"], reverse=True)
    return render_template("bin/index.html", things=things[:_SHOWN], total=len(things))


@bin_.post("/people/<person_id>/restoration")
def restore(person_id: str) -> Response:
    """Take a person out of the bin."""
    done(verbs.restore_person(account(), identifier(person_id), when()))
    return redirect("/bin", 303)


@bin_.post("/people/<person_id>/end")
def end(person_id: str) -> Response:
    """Delete a person for good."""
    verbs.delete_for_good(account(), identifier(person_id))
    say("Gone for good. An import will not bring them back unasked.")
    return redirect("/bin", 303)


@bin_.post("/steps/<step_id>/restoration")
def restore_row(step_id: str) -> Response:
    """Bring a touchpoint or a note back."""
    take_back(account(), identifier(step_id), when())
    say("It is back.")
    return redirect("/bin", 303)


@bin_.post("/steps/<step_id>/end")
def end_row(step_id: str) -> Response:
    """Delete a touchpoint or a note for good."""
    verbs.delete_row_for_good(account(), identifier(step_id))
    say("Gone for good.")
    return redirect("/bin", 303)


@bin_.post("/empty")
def empty() -> Response:
    """Delete everything in the bin for good."""
    verbs.empty(account(), when(), everything=True)
    say("The bin is empty.")
    return redirect("/bin", 303)


def _person(person: BinnedPerson) -> dict[str, Any]:
    position = ", ".join(part for part in (person.title, person.company) if part)
    hang = [
        counted(count, noun) for count, noun in ((person.touchpoints, "touchpoint"), (person.notes, "note")) if count
    ]
    line = ". ".join(part for part in (position, f"With {' and '.join(hang)}" if hang else "") if part)
    return _left(person.deleted_at) | {
        "kind": "person",
        "name": person.name,
        "line": f"{line}." if line else "",
        "restore_url": f"/bin/people/{person.id}/restoration",
        "erase_url": f"/bin/people/{person.id}/end",
    }


def _row(row: BinnedRow) -> dict[str, Any]:
    whom = ", ".join(row.people[:3]) or "somebody"
    if row.table == "note":
        name, line, icon = f"“{_cut(row.text)}”", f"A note about {whom}.", "sticky-note"
    else:
        noun = _NOUNS.get(row.kind, "A touchpoint")
        day = f", {calendar_day(row.happened_on, when().today)}" if row.happened_on else ""
        name = f"{noun.partition(' ')[2].capitalize()} with {whom}{day}"
        line, icon = (_cut(row.text) or "A touchpoint."), _ICONS.get(row.kind, "mail")
    return _left(row.deleted_at) | {
        "kind": row.table,
        "name": name,
        "hand": row.table == "note",
        "icon": icon,
        "line": line,
        "restore_url": f"/bin/steps/{row.step}/restoration",
        "erase_url": f"/bin/steps/{row.step}/end",
    }


def _left(deleted_at: Any) -> dict[str, Any]:
    today = when().today
    days = (when().day_of(deleted_at + KEPT_FOR) - today).days
    return {
        "at": deleted_at,
        "deleted": f"deleted {on_day(when().day_of(deleted_at), today)}",
        "left": f"{days} {'day' if days == 1 else 'days'} left",
        "days": max(days, 0),
    }


def _cut(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= 90 else f"{line[:88].rstrip()}…"
