"""People who may be one: the pairs, two side by side, and the answers."""

from flask import Blueprint, redirect, render_template, request
from werkzeug.wrappers import Response

from crm.domain.merging import FIELDS, Choices
from crm.models import Person
from crm.usecases.duplicates.found import duplicates as find
from crm.usecases.duplicates.two_people import ask_again, say_two_people
from crm.usecases.merge_people.merge import merge_people
from crm.usecases.merge_people.several import merge_the_sure
from crm.usecases.merge_people.sides import Two, two_sides
from crm.usecases.people_meant import people_meant, roles_of
from crm.web.back import back
from crm.web.duplicates_page import duplicates_page, pair_url, place_of
from crm.web.merge_page import merge_page, preview
from crm.web.signed_in import account, when
from crm.web.toasts import done, say

duplicates = Blueprint("duplicates", __name__, url_prefix="/duplicates")


@duplicates.get("")
def index() -> str:
    """The pairs among the account's people who may be one."""
    return render_template("duplicates/index.html", **duplicates_page(account(), request.args.get("show", ""), when()))


@duplicates.post("/sure")
def sure() -> Response:
    """Merge every pair that shares an address, a number or a profile."""
    steps = merge_the_sure(account(), when())
    if len(steps) == 1:
        done(steps[0])
    elif steps:
        say(f"{len(steps)} pairs are one person each now. Each can be undone by itself on this page.")
    return redirect("/duplicates", 303)


@duplicates.get("/<person_id>")
def choose(person_id: str) -> str | Response:
    """With whom to merge somebody: a name is asked for, and looked up."""
    person, typed = Person.find(account(), person_id), " ".join(request.args.get("with", "").split())
    meant = people_meant(account(), typed) if typed else _alike(person.id)
    others = [other for other in meant if other.id != person.id]
    if typed and len(others) == 1:
        return redirect(f"/duplicates/{person.id}/{others[0].id}", 303)
    roles = roles_of(account(), others)
    people = [
        {"name": other.name, "role": roles[other.id], "url": f"/duplicates/{person.id}/{other.id}"} for other in others
    ]
    return render_template("duplicates/choose.html", person=person, typed=typed, people=people)


def _alike(person_id: int) -> list[Person]:
    """Who may be the same person."""
    pairs = [pair for pair in find(account()).pairs if person_id in (pair.one, pair.other)][:8]
    wanted = [pair.other if pair.one == person_id else pair.one for pair in pairs]
    return list(Person.kept(account()).where(Person.id.in_(wanted))) if wanted else []


@duplicates.get("/<person_id>/<other_id>")
def compare(person_id: str, other_id: str) -> str:
    """Two people side by side; for htmx only who they would be as one."""
    two = two_sides(account(), person_id, other_id)
    if request.headers.get("HX-Request") and not request.headers.get("HX-Boosted"):
        return render_template("duplicates/_preview.html", preview=preview(two, _choices(two)))
    return _side_by_side(two)


@duplicates.post("/<person_id>/<other_id>")
def merge(person_id: str, other_id: str) -> Response | str:
    """Make them one; or show, where there is no JavaScript, who they would be."""
    two = two_sides(account(), person_id, other_id)
    if request.form.get("preview"):
        return _side_by_side(two)
    asked = place_of(find(account()), two.first.id, two.second.id) is not None
    done(merge_people(account(), two.first.id, two.second.id, when(), _choices(two)))
    return redirect("/duplicates" if asked else f"/people/{two.first.id}", 303)


def _side_by_side(two: Two) -> str:
    found = find(account())
    place = place_of(found, two.first.id, two.second.id)
    following = found.questions[place + 1] if place is not None and place + 1 < len(found.questions) else None
    return render_template(
        "duplicates/merge.html",
        place=None if place is None else place + 1,
        pairs=len(found.questions),
        pair=None if place is None else found.questions[place],
        next_url=pair_url(account(), following) if following else "",
        **merge_page(two, _choices(two), when()),
    )


@duplicates.post("/<person_id>/<other_id>/two")
def two_people(person_id: str, other_id: str) -> Response:
    """Say that they are two people."""
    done(say_two_people(account(), person_id, other_id, when()))
    return redirect("/duplicates", 303)


@duplicates.post("/<person_id>/<other_id>/ask")
def ask(person_id: str, other_id: str) -> Response:
    """Let Kith ask about them again."""
    done(ask_again(account(), person_id, other_id, when()))
    return back("/duplicates?show=two")


def _choices(two: Two) -> Choices:
    """What was ticked in the table; nothing where the form was not there."""
    sent = request.values
    fields = {what: int(sent[what]) for what in FIELDS if sent.get(what) in (str(two.first.id), str(two.second.id))}
    if not sent.get("chosen"):
        return Choices(fields)
    ticked = set(sent.getlist("method"))
    shown = set(sent.getlist("shown"))
    dropped = [
        method for side in (two.first, two.second) for method in side.methods if str(method.id) in shown - ticked
    ]
    gone = {(method.kind, method.key) for method in dropped}
    return Choices(
        fields, frozenset(m.id for side in (two.first, two.second) for m in side.methods if (m.kind, m.key) in gone)
    )
