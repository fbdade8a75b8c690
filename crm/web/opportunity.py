"""The page of one opportunity: its rounds, what follows, and how it ends."""

from flask import Blueprint, redirect, render_template, request
from werkzeug.wrappers import Response

from crm.domain.natural_dates import Leaning, parse_date
from crm.domain.opportunity.facts import OutcomeKind
from crm.domain.refusals import Refused
from crm.models import Opportunity
from crm.usecases.opportunities.advice_of import advice_of
from crm.usecases.opportunities.edit_interview import delete_opportunity
from crm.usecases.opportunities.edit_opportunity import edit_opportunity
from crm.usecases.opportunities.outcome import accept_offer, preview_outcome, record_outcome, reopen
from crm.usecases.opportunities.promises import make_promise
from crm.usecases.opportunities.story import story
from crm.web.opportunity_page import consequences, opportunity_page
from crm.web.signed_in import account, when
from crm.web.toasts import done, refuse

opportunity = Blueprint("opportunity", __name__, url_prefix="/opportunities/<opportunity_id>")


@opportunity.get("")
def show(opportunity_id: str) -> str:
    """The page; with `choose`, what that outcome would do."""
    shown = story(account(), opportunity_id, when())
    chosen = request.args.get("choose", "")
    would = None
    if chosen in list(OutcomeKind):
        would = consequences(shown, chosen, preview_outcome(account(), shown.id, chosen, when()), when())
    page = opportunity_page(shown, advice_of(account()), when())
    template = "opportunities/_would.html" if request.headers.get("HX-Target") == "would" else "opportunities/show.html"
    return render_template(template, would=would, **page)


@opportunity.post("/outcome")
def outcome(opportunity_id: str) -> Response:
    """Record how it ended, and keep whoever is ticked."""
    found, sent = Opportunity.find(account(), opportunity_id), request.form
    keep = [int(text) for text in sent.getlist("keep") if text.isascii() and text.isdigit() and len(text) < 10]
    try:
        on = parse_date(sent.get("on", ""), when().today, Leaning.PAST)
        done(record_outcome(account(), found.id, sent.get("outcome", ""), when(), on=on, keep=keep).step)
    except Refused as refusal:
        refuse(str(refusal))
    return redirect(f"/opportunities/{opportunity_id}", 303)


@opportunity.post("/role")
def role(opportunity_id: str) -> Response:
    """Another company or role, before the first interview."""
    found, sent = Opportunity.find(account(), opportunity_id), request.form
    try:
        step = edit_opportunity(account(), found.id, sent.get("company", ""), sent.get("role", ""), when())
        if step:
            done(step)
    except Refused as refusal:
        refuse(str(refusal))
    return redirect(f"/opportunities/{opportunity_id}", 303)


@opportunity.post("/accept")
def accept(opportunity_id: str) -> Response:
    """Take the job."""
    done(accept_offer(account(), opportunity_id, when()))
    return redirect(f"/opportunities/{opportunity_id}", 303)


@opportunity.post("/reopen")
def wait_again(opportunity_id: str) -> Response:
    """It has not ended after all."""
    done(reopen(account(), opportunity_id, when()))
    return redirect(f"/opportunities/{opportunity_id}", 303)


@opportunity.post("/date")
def date(opportunity_id: str) -> Response:
    """When they say now that one will hear: moves the promise, or makes the first one."""
    found = Opportunity.find(account(), opportunity_id)
    day = parse_date(request.form.get("until", ""), when().today, Leaning.FUTURE)
    if day is None:
        refuse("Kith cannot read that date. Try “Friday”, “in two weeks” or “4 December”.")
        return redirect(f"/opportunities/{opportunity_id}", 303)
    done(make_promise(account(), when(), due_on=day, opportunity=found.id))
    return redirect(f"/opportunities/{opportunity_id}", 303)


@opportunity.post("/delete")
def delete(opportunity_id: str) -> Response:
    """Delete it with its interviews; the people stay."""
    done(delete_opportunity(account(), opportunity_id, when()))
    return redirect("/opportunities", 303)
