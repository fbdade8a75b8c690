"""The account's tags: renamed, deleted, and given a cadence."""

from flask import Blueprint, redirect, render_template, request
from werkzeug.wrappers import Response

from crm.domain.cadence import Cadence, CadenceError, parse_cadence
from crm.domain.refusals import Refused
from crm.models import Tag
from crm.usecases.tag_cadence import set_tag_cadence
from crm.usecases.tagging import all_tags, delete_tag, rename_tag, sizes
from crm.web.signed_in import account, when
from crm.web.toasts import done

tags = Blueprint("tags", __name__, url_prefix="/tags")


@tags.get("")
def index() -> str:
    """All of them, with how many people have each."""
    people = sizes(account())
    shown = [
        {
            "id": tag.id,
            "name": tag.name,
            "people": people.get(tag.id, 0),
            "cadence": _cadence_words(tag),
            "url": f"/people?tag={tag.id}",
        }
        for tag in all_tags(account())
    ]
    return render_template("people/tags.html", tags=shown)


@tags.post("/<tag_id>/name")
def rename(tag_id: str) -> Response:
    """Give a tag another name."""
    done(rename_tag(account(), tag_id, request.form.get("name", ""), when()))
    return redirect("/tags", 303)


@tags.post("/<tag_id>/cadence")
def cadence(tag_id: str) -> Response:
    """Say which cadence comes with a tag."""
    try:
        chosen = parse_cadence(request.form.get("cadence", ""))
    except CadenceError as error:
        raise Refused(str(error)) from error
    done(set_tag_cadence(account(), tag_id, chosen, when()))
    return redirect("/tags", 303)


@tags.post("/<tag_id>/delete")
def delete(tag_id: str) -> Response:
    """Delete a tag; its people stay."""
    done(delete_tag(account(), tag_id, when()))
    return redirect("/tags", 303)


def _cadence_words(tag: Tag) -> str:
    return str(Cadence(tag.cadence_count, tag.cadence_unit)) if tag.cadence_count and tag.cadence_unit else ""
