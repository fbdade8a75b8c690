"""The form after an interview, and before one: its plan beside it as one types."""

from dataclasses import replace

from flask import Blueprint, redirect, render_template, request
from werkzeug.wrappers import Response

from crm.domain.refusals import Refused
from crm.models import Company
from crm.usecases.opportunities.edit_interview import delete_interview, edit_interview, form_of, next_round
from crm.usecases.opportunities.preview_plan import preview_interview
from crm.usecases.opportunities.record_interview import record_interview
from crm.web.interview_page import Typed, empty, form_from, interview_page, one_more_round, read, typed_of
from crm.web.signed_in import account, when
from crm.web.toasts import done

interviews = Blueprint("interviews", __name__)

Answer = str | Response | tuple[str, int]


@interviews.get("/opportunities/new")
def new() -> str:
    """An empty form; with `opportunity`, one for a further round of it, with `company`, one there."""
    number, company = request.args.get("opportunity", ""), request.args.get("company", "")
    if number:
        return _form(one_more_round(next_round(account(), number, when()), when()), None)
    there = Company.find(account(), company).name if company else ""
    return _form(replace(empty(when()), company=there), None)


@interviews.post("/opportunities/new")
def add() -> Answer:
    """Save it, or show what would follow."""
    return _answer(None)


@interviews.get("/interviews/<interview_id>/edit")
def edit(interview_id: str) -> str:
    """The form as it was saved."""
    form = form_of(account(), interview_id)
    return _form(typed_of(form, when()), int(interview_id))


@interviews.post("/interviews/<interview_id>/edit")
def save(interview_id: str) -> Answer:
    """Save the changes, or show what would follow from them."""
    form_of(account(), interview_id)
    return _answer(int(interview_id))


@interviews.post("/interviews/<interview_id>/delete")
def delete(interview_id: str) -> Response:
    """Delete an interview; its people stay."""
    done(delete_interview(account(), interview_id, when()))
    return redirect("/opportunities", 303)


def _answer(interview: int | None) -> Answer:
    wanted = request.form.get("do", "preview" if request.headers.get("HX-Request") else "save")
    typed = read(request.form, with_added=wanted != "preview" or not request.headers.get("HX-Request"))
    if wanted != "save":
        return _page(typed, interview)
    try:
        form = form_from(typed, when())
        if interview is None:
            recorded = record_interview(account(), form, when())
        else:
            recorded = edit_interview(account(), interview, form, when())
    except Refused as refusal:
        return _page(typed, interview, str(refusal)), 422
    done(recorded.step)
    return redirect(f"/opportunities/{recorded.opportunity}", 303)


def _form(typed: Typed, interview: int | None) -> str:
    """The form as it opens. What follows from it is shown as soon as something is typed, or asked for."""
    why = "Press Preview, and the plan shows here." if interview else ""
    page = interview_page(typed, None, set(), when(), interview=interview)
    return render_template("interviews/form.html", part="", why=why, **page)


def _page(typed: Typed, interview: int | None, refusal: str = "") -> str:
    """The form as it was sent, or a part of it, with what would follow."""
    plan, new, why = None, set[int](), ""
    if interview or typed.panel or typed.company or typed.promised or typed.hear:
        try:
            seen = preview_interview(account(), form_from(typed, when(), sketch=True), when(), interview)
            plan, new = seen.story, set(seen.new_people)
        except Refused as refused:
            why = str(refused)
    page = interview_page(typed, plan, new, when(), interview=interview, refusal=refusal)
    part = {"plan": "interviews/_plan.html", "who": "interviews/_who.html"}.get(request.headers.get("HX-Target", ""))
    return render_template(part or "interviews/form.html", part=part, why=why, **page)
