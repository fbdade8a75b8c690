"""Whom one knows at a company, and the spellings that are that company."""

from urllib.parse import urlencode

from flask import Blueprint, redirect, render_template, request
from werkzeug.wrappers import Response

from crm.domain.refusals import NotFound, Refused
from crm.models import Company, CompanySpelling
from crm.usecases.company.find import find_company
from crm.usecases.company.listed import companies as listed_companies
from crm.usecases.company.merge import merge_companies, would_merge
from crm.usecases.company.page import company_page
from crm.usecases.company.spellings import (
    add_spelling,
    company_of_spelling,
    name_company,
    split_spelling,
    would_split,
)
from crm.usecases.guard import around
from crm.web.company_page import shown, union_words
from crm.web.signed_in import account, when
from crm.web.toasts import done, refuse

companies = Blueprint("companies", __name__, url_prefix="/companies")


@companies.get("")
def index() -> str:
    """The companies where one knows somebody."""
    typed = request.args.get("q", "")
    return render_template("companies/index.html", q=typed, companies=listed_companies(account(), typed))


@companies.get("/<company_id>")
def show(company_id: str) -> str:
    """Whom one knows there, now and formerly."""
    page = company_page(account(), company_id, when())
    whole = request.args.get("all", "")
    return render_template("companies/show.html", **shown(page, around(account(), when().today), whole, when()))


@companies.get("/<company_id>/edit")
def edit(company_id: str) -> str:
    """Its spellings, and which other company is the same."""
    return _edit(company_id)


@companies.post("/<company_id>/spellings")
def add(company_id: str) -> Response | tuple[str, int]:
    """One more spelling; where that is a company of its own, ask whether the two are one."""
    typed = request.form.get("name", "")
    company = Company.find(account(), company_id)
    other = company_of_spelling(account(), typed)
    if other is not None and other.id != company.id:
        return redirect(f"/companies/{company.id}/merge?{urlencode({'with': other.name})}", 303)
    try:
        done(add_spelling(account(), company.id, typed, when()))
    except Refused as refusal:
        return _edit(company_id, typed, str(refusal)), 422
    return redirect(f"/companies/{company.id}/edit", 303)


@companies.post("/spellings/<company_spelling_id>/name")
def call(company_spelling_id: str) -> Response:
    """Call the company by this spelling."""
    company = CompanySpelling.find(account(), company_spelling_id).company
    done(name_company(account(), company_spelling_id, when()))
    return redirect(f"/companies/{company}/edit", 303)


@companies.get("/spellings/<company_spelling_id>/apart")
def apart(company_spelling_id: str) -> str | Response:
    """What making a spelling another company would take along."""
    try:
        return render_template("companies/apart.html", apart=would_split(account(), company_spelling_id))
    except Refused as refusal:
        refuse(str(refusal))
        return redirect(f"/companies/{CompanySpelling.find(account(), company_spelling_id).company}/edit", 303)


@companies.post("/spellings/<company_spelling_id>/apart")
def split(company_spelling_id: str) -> Response:
    """Make a spelling another company."""
    company = CompanySpelling.find(account(), company_spelling_id).company
    try:
        done(split_spelling(account(), company_spelling_id, when(), _ticked("person"), _ticked("opportunity"))[1])
    except Refused as refusal:
        refuse(str(refusal))
    return redirect(f"/companies/{company}", 303)


@companies.get("/<company_id>/merge")
def same(company_id: str) -> str | tuple[str, int] | Response:
    """What making this company and another one would move."""
    company, typed = Company.find(account(), company_id), request.args.get("with", "")
    if not typed.strip():
        return _edit(company_id)
    try:
        other = find_company(account(), typed)
        union = would_merge(account(), company.id, other.id)
    except (NotFound, Refused) as refusal:
        return _edit(company_id, other=typed, wrong=str(refusal)), 422
    turned = f"/companies/{other.id}/merge?{urlencode({'with': company.name})}"
    return render_template("companies/merge.html", union=union, moves=union_words(union), turned=turned)


@companies.post("/<company_id>/merge")
def merge(company_id: str) -> Response:
    """Make the two one; this one stays."""
    company, gone = (Company.find(account(), one) for one in (company_id, request.form.get("gone", company_id)))
    try:
        done(merge_companies(account(), company.id, gone.id, when()))
    except Refused as refusal:
        refuse(str(refusal))
    return redirect(f"/companies/{company_id}", 303)


def _edit(company_id: str, typed: str = "", error: str = "", other: str = "", wrong: str = "") -> str:
    company = Company.find(account(), company_id)
    spellings = list(
        CompanySpelling.of(account()).where(CompanySpelling.company == company.id).order_by(CompanySpelling.name)
    )
    return render_template(
        "companies/edit.html",
        company=company,
        spellings=spellings,
        typed=typed,
        error=error,
        other=other,
        wrong=wrong,
    )


def _ticked(name: str) -> list[int]:
    return [int(text) for text in request.form.getlist(name) if text.isascii() and text.isdigit() and len(text) < 18]
