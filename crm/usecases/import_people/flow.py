"""An import from the page: received, read in the background, previewed, decided on, applied or discarded.

A file that may be read in more than one way waits with a question before it is previewed (state `choosing`).
"""

import json
import logging
import threading
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import IO, Any

from crm.domain.moment import Moment
from crm.domain.refusals import Refused
from crm.models import Account, Import, Person, connected
from crm.usecases.import_calendar import from_upload as calendar
from crm.usecases.import_people import uploads
from crm.usecases.import_people.apply import apply
from crm.usecases.import_people.choices import Choices
from crm.usecases.import_people.plan import ImportPlan, plan_import
from crm.usecases.import_people.preview import SHOWN, preview_of, unreadable_rows
from crm.usecases.import_people.questions import Question, what_to_include
from crm.usecases.import_people.report import counts_of
from crm.usecases.import_people.tables import may_ask
from crm.usecases.read_back import from_upload
from crm.usecases.transaction import writing
from importers import Columns, Export, UnreadableFile, open_export
from importers.kith_export import KITH

log = logging.getLogger("kith")

Job = Callable[[Account, Import, Path, Moment], None]


def receive(account: Account, stream: IO[bytes], file_name: str, folder: Path, when: Moment) -> Import:
    """Store an upload and begin to read it. Raises Refused for a file that is empty or too large."""
    uploads.forget_old(folder, when)
    return _opened(account, file_name, uploads.store(stream, folder), folder, when)


def look_again(account: Account, run: Import, folder: Path, when: Moment) -> Import:
    """Open the file of an applied import once more, for the people about whom nothing was answered yet.

    Raises Refused where the file is no longer kept.
    """
    if run.state != "applied" or not uploads.is_kept(folder, run.stored_as):
        raise Refused("The file is no longer kept. Choose it once more.")
    again = Choices.from_json(run.answers).of_the_file
    return _opened(account, run.file_name, uploads.copy(folder, run.stored_as), folder, when, again)


def begin_again(account: Account, run: Import, folder: Path, when: Moment) -> None:
    """Read a file again whose reading was cut short."""
    _begin(_read, account, run, folder, when, since="stopped", state="reading")


def choose(account: Account, run: Import, choices: Choices, folder: Path, when: Moment) -> None:
    """Keep the answer to what was asked before reading, and read on. Refused where the import does not ask."""
    question = uploads.kept_question(folder, run.stored_as)
    choices = replace(choices, offered=frozenset(kind["kind"] for kind in question.get("kinds", ())))
    with writing(account):
        _move(account, run, ("choosing",), answers=choices.to_json())
    _begin(_read, account, run, folder, when, since="choosing", state="reading")


def choose_again(account: Account, run: Import, folder: Path) -> None:
    """Go back from the preview to what was asked before reading. Refused where nothing was asked."""
    if not uploads.kept_question(folder, run.stored_as):
        raise Refused(_ELSEWHERE)
    with writing(account):
        _move(account, run, ("previewed",), state="choosing", message="")


def decide(account: Account, run: Import, choices: Choices) -> None:
    """Keep what was ticked and answered in the preview."""
    with writing(account):
        _move(account, run, ("previewed",), answers=choices.to_json())


def begin_applying(account: Account, run: Import, folder: Path, when: Moment, *, secret: str) -> None:
    """Start to write what the preview showed. From `secret` the calendar addresses of Kith's own export are made."""
    jobs: dict[str, Job] = {KITH: partial(_read_back, secret=secret), calendar.CALENDAR: _apply_calendar}
    job = jobs.get(run.format, _apply)
    _begin(job, account, run, folder, when, since="previewed", state="applying")


def discard(account: Account, run: Import, folder: Path) -> None:
    """Forget an import that was not applied."""
    if run.state in ("applied", "undone"):
        raise Refused("This import was applied already. Undo it instead.")
    with writing(account):
        _move(account, run, ("reading", "stopped", "choosing", "previewed", "failed"), state="discarded", message="")
    uploads.forget(folder, run.stored_as)


def settle(account: Account, run: Import, folder: Path) -> Import:
    """The import as it stands; one whose process ended half-way is set back to where it can be begun again.

    Nothing is lost by that: reading writes nothing, and applying is one transaction.
    """
    words = "It stopped half-way, and nothing was changed. Start it once more."
    if run.state in ("reading", "applying") and not uploads.Progress(folder, run.stored_as).is_alive():
        back = "stopped" if run.state == "reading" else "previewed"
    elif run.state == "previewed" and not uploads.has_preview(folder, run.stored_as):
        back, words = "failed", "Its preview is no longer kept. Choose the file once more."
    elif run.state == "choosing" and not uploads.kept_question(folder, run.stored_as):
        back, words = "failed", "The file is no longer kept. Choose it once more."
    else:
        return run
    with writing(account):
        Import.change(account, state=back, message=words).where(
            Import.id == run.id, Import.state == run.state
        ).execute()
    return settle(account, Import.find(account, run.id), folder)


def _opened(
    account: Account, file_name: str, stored_as: str, folder: Path, when: Moment, choices: Choices | None = None
) -> Import:
    """A new import of a stored file, whose reading has begun."""
    lock = uploads.Progress(folder, stored_as).begin()
    assert lock is not None
    with writing(account):
        run = Import.create(
            account=account,
            file_name=file_name[-200:],
            stored_as=stored_as,
            state="reading",
            answers=choices.to_json() if choices else "{}",
            created_at=when.instant,
        )
    _start(_read, account, run, folder, when, lock)
    return run


def _begin(job: Job, account: Account, run: Import, folder: Path, when: Moment, *, since: str, state: str) -> None:
    """Let an import go from one state into another, in which a job is at work on it. Of two who press, one begins."""
    lock = uploads.Progress(folder, run.stored_as).begin() if run.state == since else None
    if lock is None:
        raise Refused(_ELSEWHERE)
    try:
        with writing(account):
            _move(account, run, (since,), state=state, message="")
    except Refused:
        lock.close()
        raise
    _start(job, account, Import.find(account, run.id), folder, when, lock)


def _start(job: Job, account: Account, run: Import, folder: Path, when: Moment, lock: IO[str]) -> None:
    """Start a job in the background; the page shows how far it has come."""
    arguments = (job, account, run, folder, when, lock)
    threading.Thread(target=_work, args=arguments, name=f"import {run.id}", daemon=True).start()


def _work(job: Job, account: Account, run: Import, folder: Path, when: Moment, lock: IO[str]) -> None:
    with lock, connected():
        try:
            job(account, run, folder, when)
        except (UnreadableFile, Refused) as error:
            _fail(account, run, folder, str(error))
        except Exception:
            log.exception("import %s failed", run.id)
            _fail(account, run, folder, "Kith met an error while reading this file. Nothing was changed.")


def _fail(account: Account, run: Import, folder: Path, sentence: str) -> None:
    uploads.forget(folder, run.stored_as)
    with writing(account):
        under_way = Import.state.in_(("reading", "applying"))
        Import.change(account, state="failed", message=sentence).where(Import.id == run.id, under_way).execute()


_ELSEWHERE = "This import is not waiting for a decision any more. Look at it again."


def _move(account: Account, run: Import, since: tuple[str, ...], **columns: Any) -> None:
    """Change an import that is still in one of these states, whoever else is at it. Raises Refused where it is not."""
    if not Import.change(account, **columns).where(Import.id == run.id, Import.state.in_(since)).execute():
        raise Refused(_ELSEWHERE)


def _read(account: Account, run: Import, folder: Path, when: Moment) -> None:
    if from_upload.is_kith_export(folder / run.stored_as):
        told = uploads.Progress(folder, run.stored_as).tell
        preview, found = from_upload.look(account, folder / run.stored_as, told)
        _await_decision(account, run, folder, preview, since="reading", message="", **found)
        return
    if calendar.is_calendar(folder / run.stored_as):
        told = uploads.Progress(folder, run.stored_as).tell
        preview, found = calendar.look(account, folder / run.stored_as, when, told)
        _await_decision(account, run, folder, preview, since="reading", message="", **found)
        return
    try:
        export = _export(account, run, folder, when)
    except UnreadableFile as error:
        if not may_ask(error, folder / run.stored_as):
            raise
        _ask(account, run, folder, {"ask": "columns"})
        return
    question = what_to_include(account, run, export, folder, when)
    if question:
        _ask(account, run, folder, question)
    else:
        _show(account, run, folder, export, when, since="reading", message="")


def _ask(account: Account, run: Import, folder: Path, question: Question) -> None:
    """Keep a question about the whole file and wait for its answer; see `choose`."""
    uploads.keep_question(folder, run.stored_as, question)
    try:
        with writing(account):
            _move(account, run, ("reading",), state="choosing", message="")
    except Refused:
        uploads.forget(folder, run.stored_as)


def _show(
    account: Account, run: Import, folder: Path, export: Export, when: Moment, *, since: str, message: str
) -> None:
    """Keep a preview and wait for a decision."""
    progress = uploads.Progress(folder, run.stored_as)
    plan = plan_import(account, export, Choices.from_json(run.answers).of_the_file, when, progress.tell)
    found = {"format": plan.export.format, "as_of": plan.speaks_of, "counts": json.dumps(counts_of(plan))}
    preview = preview_of(plan, _names(account, plan.gone))
    _await_decision(account, run, folder, preview, since=since, message=message, **found)


def _await_decision(
    account: Account, run: Import, folder: Path, preview: dict[str, Any], *, since: str, message: str, **found: Any
) -> None:
    uploads.keep_preview(folder, run.stored_as, preview)
    try:
        with writing(account):
            _move(account, run, (since,), state="previewed", message=message, **found)
    except Refused:
        # Discarded while it was read.
        uploads.forget(folder, run.stored_as)


def _names(account: Account, people: list[int]) -> dict[int, tuple[str, str]]:
    found = Person.of(account).where(Person.id.in_(people[:SHOWN]))
    return {person.id: (person.name, person.title) for person in found}


def _apply(account: Account, run: Import, folder: Path, when: Moment) -> None:
    progress = uploads.Progress(folder, run.stored_as)
    export = _export(account, run, folder, when)
    with writing(account):
        # Planned anew inside the transaction: what the account knows may have changed since the preview.
        choices = Choices.from_json(run.answers)
        plan = plan_import(account, export, choices, when, progress.tell, about_to_apply=True)
        as_shown = _is_as_shown(plan, json.loads(run.counts))
        if as_shown:
            apply(account, run, plan, when, told=progress.tell)
    if not as_shown:
        _show(account, run, folder, export, when, since="applying", message=_LOOK_AGAIN)
        return
    # Kept while rows of it wait for an answer, for thirty days at the most; so are the rows that could not be read.
    uploads.forget(folder, run.stored_as, keep_file=bool(plan.open or plan.things.open))
    if export.unreadable:
        uploads.keep_preview(folder, run.stored_as, {"unreadable": unreadable_rows(export)})


def _read_back(account: Account, run: Import, folder: Path, when: Moment, *, secret: str) -> None:
    """Kith's own export, into an account that has to be empty still."""
    told = uploads.Progress(folder, run.stored_as).tell
    from_upload.apply(account, run, folder / run.stored_as, when, secret=secret, told=told)
    uploads.forget(folder, run.stored_as)


def _apply_calendar(account: Account, run: Import, folder: Path, when: Moment) -> None:
    """The meetings that were ticked, where they are still those that were shown."""
    told = uploads.Progress(folder, run.stored_as).tell
    other = calendar.apply_if_as_shown(account, run, folder / run.stored_as, when, told)
    if other:
        preview, found = other
        _await_decision(account, run, folder, preview, since="applying", message=_LOOK_AGAIN, **found)
    else:
        uploads.forget(folder, run.stored_as)


_LOOK_AGAIN = "Something changed since you looked, and nothing was applied. Here is what would change now."


def _is_as_shown(plan: ImportPlan, shown: dict[str, int]) -> bool:
    """Whether a plan does what its preview said, given what was answered since: nothing changes unseen."""
    two_people = sum(not answer.same for answer in plan.answered)
    one_person = len(plan.answered) - two_people
    return (
        len(plan.new) - two_people == shown["new"]
        and len(plan.open) + len(plan.answered) == shown["perhaps"]
        and shown["changed"] <= len(plan.changed) <= shown["changed"] + one_person
    )


def _export(account: Account, run: Import, folder: Path, when: Moment) -> Export:
    progress = uploads.Progress(folder, run.stored_as)
    progress.tell("Reading the file")
    chosen = Choices.from_json(run.answers).columns
    columns = Columns.of(chosen) if chosen else None
    export = open_export(
        folder / run.stored_as, name=run.file_name, today=when.today, connections=False, columns=columns
    )
    progress.tell("Comparing with the people you have", 0, len(export.rows))
    return export
