"""Saved lists: kept, changed, renamed, moved, deleted."""

from flask import Blueprint, redirect, request
from werkzeug.wrappers import Response

from crm.usecases import saved_lists
from crm.usecases.people_list.filter import Filter
from crm.web.back import back
from crm.web.signed_in import account, when
from crm.web.toasts import done

lists = Blueprint("lists", __name__, url_prefix="/lists")


@lists.post("")
def keep() -> Response:
    """Keep the present filter as a list."""
    filter_ = Filter.read(request.form.items(multi=True))
    saved, step = saved_lists.keep_as_list(account(), request.form.get("list_name", ""), filter_, when())
    done(step)
    return redirect(f"/people?{saved.query}", 303)


@lists.post("/<list_id>/filter")
def change(list_id: str) -> Response:
    """Let a list hold the present filter."""
    filter_ = Filter.read(request.form.items(multi=True))
    saved, step = saved_lists.change_filter(account(), list_id, filter_, when())
    done(step)
    return redirect(f"/people?{saved.query}", 303)


@lists.post("/<list_id>/name")
def rename(list_id: str) -> Response:
    """Give a list another name."""
    done(saved_lists.rename_list(account(), list_id, request.form.get("list_name", ""), when()))
    return back("/people")


@lists.post("/<list_id>/place")
def move(list_id: str) -> Response:
    """Move a list up or down."""
    by = -1 if request.form.get("to") == "up" else 1
    done(saved_lists.move_list(account(), list_id, by, when()))
    return back("/people")


@lists.post("/<list_id>/delete")
def delete(list_id: str) -> Response:
    """Delete a list; its people stay."""
    done(saved_lists.delete_list(account(), list_id, when()))
    return back("/people")
