"""The page to read before an interview."""

from flask import Blueprint, render_template

from crm.usecases.opportunities.prepare import preparation
from crm.web.prepare_page import prepare_page
from crm.web.signed_in import account, when

prepare = Blueprint("prepare", __name__)


@prepare.get("/interviews/<interview_id>/prepare")
def show(interview_id: str) -> str:
    """Who will be there, what is known of each, and what to ask at the end."""
    return render_template(
        "interviews/prepare.html", **prepare_page(preparation(account(), interview_id, when()), when())
    )
