"""Saying which column of a table is what."""

from pathlib import Path

from flask import Blueprint, current_app, flash, redirect, render_template, request
from werkzeug.wrappers import Response

from crm.models import Import
from crm.usecases.import_people import flow
from crm.usecases.import_people.choices import Choices
from crm.usecases.import_people.tables import Asked, ask, keep_answer
from crm.usecases.person_names import tag_names
from crm.web.columns_page import page, read_columns
from crm.web.signed_in import account, when

import_columns = Blueprint("import_columns", __name__, url_prefix="/imports")


@import_columns.post("/<int:import_id>/columns")
def choose(import_id: int) -> str | Response:
    """Keep what the columns are and read on; or show again how people will look, with what was changed."""
    run = flow.settle(account(), Import.find(account(), import_id), _folder())
    if run.state != "choosing":
        return redirect(f"/imports/{run.id}")
    if request.form.get("do") == "afresh":
        return redirect(f"/imports/{run.id}?afresh=1")
    asked = ask(account(), _folder() / run.stored_as, read_columns(request.form))
    tag = " ".join(request.form.get("tag", "").split())[:100]
    if request.form.get("do") != "read" or asked.wrong:
        return columns_page(run, asked, tag)
    if not asked.names_somebody:
        flash("Say which column is the name.", "error")
        return columns_page(run, asked, tag)
    keep_answer(account(), asked, run.file_name, when())
    flow.choose(account(), run, Choices(columns=asked.answer, tag=tag), _folder(), when())
    return redirect(f"/imports/{run.id}")


def columns_page(run: Import, asked: Asked | None = None, tag: str = "") -> str:
    """The page, or for htmx the part of it that what was chosen changes."""
    asked = asked or ask(account(), _folder() / run.stored_as, afresh="afresh" in request.args)
    part = request.headers.get("HX-Target", "")
    template = {"looks": "imports/_looks.html", "mapping": "imports/_columns.html"}.get(part, "imports/columns.html")
    shown = page(asked, tag, tag_names(account()), when())
    return render_template(template, run=run, file=run.file_name, page=shown, part=part)


def _folder() -> Path:
    return Path(current_app.extensions["kith"].settings.uploads_folder)
