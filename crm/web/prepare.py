"""The page to read before an interview."""

from flask import Blueprint, redirect, render_template, request
from werkzeug.wrappers import Response

from crm.usecases.opportunities.keep_notes import keep_notes, mention
from crm.usecases.opportunities.prepare import preparation
from crm.web.back import back
from crm.web.prepare_page import prepare_page
from crm.web.signed_in import account, when
from crm.web.toasts import done

prepare = Blueprint("prepare", __name__)


@prepare.get("/interviews/<interview_id>/prepare")
def show(interview_id: str) -> str:
    """Who will be there, what is known of each, and what to ask at the end."""
    return render_template(
        "interviews/prepare.html", **prepare_page(preparation(account(), interview_id, when()), when())
    )


@prepare.post("/interviews/<interview_id>/prepare")
def write(interview_id: str) -> str | Response:
    """Keep the notes; htmx, which asks as one types, gets what is said beneath them."""
    step = keep_notes(account(), interview_id, request.form.get("notes", ""), when())
    if request.headers.get("HX-Request"):
        return render_template("interviews/_kept.html", saved=True)
    if step:
        done(step)
    return redirect(f"/interviews/{interview_id}/prepare", 303)


@prepare.post("/interviews/<interview_id>/mentioned")
def mentioned(interview_id: str) -> Response:
    """What was forgotten there has been said since."""
    done(mention(account(), interview_id, when()))
    return back(f"/interviews/{interview_id}/prepare")
