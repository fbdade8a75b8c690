"""Imports: drop a file, look at what would change, apply it, take it back."""

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import parse_qsl

from flask import Blueprint, Response, current_app, flash, redirect, render_template, request
from werkzeug.wrappers import Response as Answer

from crm.feeds.spreadsheet import table
from crm.models import Import
from crm.usecases.import_people import flow, history, uploads
from crm.usecases.import_people.choices import Choices
from crm.usecases.import_people.undo import undo_import
from crm.web import choose_page, import_file, import_preview_page
from crm.web.form_size import takes_up_to
from crm.web.import_columns import columns_page
from crm.web.import_pages import PEOPLE, pages_of
from crm.web.signed_in import account, when

imports = Blueprint("imports", __name__, url_prefix="/imports")

# The form around the file is small.
_UPLOAD_BYTES = uploads.LARGEST + 64 * 1024


def _folder() -> Path:
    return Path(current_app.extensions["kith"].settings.uploads_folder)


def _run(import_id: int) -> Import:
    return flow.settle(account(), Import.find(account(), import_id), _folder())


@imports.get("")
def index() -> str:
    """The drop page: how to get the export, where to drop it, and what was imported before."""
    runs = [import_file.listed(run, when()) for run in history.recent(account())]
    return render_template("imports/new.html", runs=runs)


@imports.post("")
@takes_up_to(_UPLOAD_BYTES)
def receive() -> Answer:
    """Take a file."""
    sent = request.files.get("file")
    if sent is None or not sent.filename:
        flash("Choose a file first: the ZIP from LinkedIn, an address book, or a table of people.", "error")
        return redirect("/imports")
    run = flow.receive(account(), sent.stream, sent.filename, _folder(), when())
    return redirect(f"/imports/{run.id}")


@imports.get("/<int:import_id>")
def show(import_id: int) -> str | Response:
    """An import as it stands: its progress, a question about the whole file, its preview, or its result."""
    run = _run(import_id)
    file = import_file.file_words(run, when())
    asked_by_htmx = bool(request.headers.get("HX-Request"))
    if run.state in ("reading", "applying"):
        progress = uploads.Progress(_folder(), run.stored_as).read()
        page = "imports/_progress.html" if asked_by_htmx else "imports/progress.html"
        return render_template(page, run=run, file=file, progress=progress)
    if asked_by_htmx:
        return Response(headers={"HX-Refresh": "true"})
    if run.state == "choosing":
        question = uploads.kept_question(_folder(), run.stored_as)
        if question.get("ask") == "columns":
            return columns_page(run)
        asked = choose_page.page(question, Choices.from_json(run.answers), when())
        return render_template("imports/choose.html", run=run, file=run.file_name, page=asked)
    if run.state == "previewed":
        kept = uploads.kept_preview(_folder(), run.stored_as)
        template, told = pages_of(run).preview(run, kept, request.args.to_dict(), when())
    else:
        pages = pages_of(run) if run.state == "applied" else PEOPLE
        template, told = pages.result(account(), run, _folder(), when())
    return render_template(template, run=run, file=file, **told)


@imports.post("/<int:import_id>/reading")
def read_again(import_id: int) -> Answer:
    """Read a file again whose reading was cut short."""
    flow.begin_again(account(), _run(import_id), _folder(), when())
    return redirect(f"/imports/{import_id}")


@imports.post("/<int:import_id>/choices")
def choose(import_id: int) -> Answer:
    """Keep what shall be read of an archive, and read on."""
    run = _run(import_id)
    choices = Choices.from_json(run.answers).chosen(request.form)
    if not choices.include:
        flash("Choose at least one kind.", "error")
    else:
        flow.choose(account(), run, choices, _folder(), when())
    return redirect(f"/imports/{import_id}")


@imports.post("/<int:import_id>/choosing")
def choose_again(import_id: int) -> Answer:
    """Go back from the preview to the choice of what to read."""
    flow.choose_again(account(), _run(import_id), _folder())
    return redirect(f"/imports/{import_id}")


@imports.post("/<int:import_id>/answers")
def answer(import_id: int) -> Answer:
    """Keep what was ticked, and the answer to “same person?”, and go on to the part of the preview that was pressed."""
    run = _run(import_id)
    flow.decide(account(), run, Choices.from_json(run.answers).updated(request.form))
    if request.headers.get("HX-Request"):
        return Response(status=204)
    view, place = ("to", "") if "to" in request.form else ("view", "#look")
    return redirect(
        f"/imports/{import_id}?{import_preview_page.view_of(dict(parse_qsl(request.form.get(view, ''))))}{place}"
    )


@imports.post("/<int:import_id>/own-addresses")
def say_own_addresses(import_id: int) -> Answer:
    """Keep which addresses of a calendar are the account's own, and look again whom it met."""
    run = _run(import_id)
    choices = pages_of(run).answer(Choices.from_json(run.answers), request.form)
    flow.read_anew(account(), run, choices, _folder(), when())
    return redirect(f"/imports/{import_id}")


@imports.post("/<int:import_id>/application")
def apply(import_id: int) -> Answer:
    """Apply what the preview showed."""
    run = _run(import_id)
    choices = Choices.from_json(run.answers)
    flow.decide(account(), run, pages_of(run).answer(choices, request.form))
    flow.begin_applying(account(), run, _folder(), when(), secret=str(current_app.secret_key))
    return redirect(f"/imports/{import_id}")


@imports.post("/<int:import_id>/discard")
def discard(import_id: int) -> Answer:
    """Forget a file that was not applied."""
    flow.discard(account(), _run(import_id), _folder())
    flash("Nothing was imported.", "done")
    return redirect("/imports")


@imports.post("/<int:import_id>/look")
def look_again(import_id: int) -> Answer:
    """Look at the people about whom nothing was answered yet."""
    again = flow.look_again(account(), _run(import_id), _folder(), when())
    return redirect(f"/imports/{again.id}?show=perhaps")


@imports.post("/<int:import_id>/undo")
def undo(import_id: int) -> Answer:
    """Take an applied import back."""
    run = _run(import_id)
    kept = undo_import(account(), run, when())
    uploads.forget(_folder(), run.stored_as)
    more = " What was edited since stays, and is listed below." if kept else ""
    flash(f"The import was taken back.{more}", "done")
    return redirect(f"/imports/{import_id}")


@imports.get("/<int:import_id>/unreadable.csv")
def unreadable(import_id: int) -> Response:
    """The rows that could not be read, with line and reason, as a file to mend."""
    run = _run(import_id)
    problems = uploads.kept_preview(_folder(), run.stored_as)["unreadable"]
    rows: Iterator[list[str]] = ([str(row["row"]), row["reason"], *row["cells"]] for row in problems)
    headers = {"Content-Disposition": 'attachment; filename="rows-kith-could-not-read.csv"'}
    return Response(table(("Line", "Reason", "What stands there"), rows), mimetype="text/csv", headers=headers)
