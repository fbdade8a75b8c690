"""An import from the page: received, read in the background, previewed, decided on, applied or discarded."""

import json
import logging
import threading
from collections.abc import Callable
from pathlib import Path
from typing import IO, Any

from crm.domain.moment import Moment
from crm.domain.refusals import Refused
from crm.models import Account, Import, Person, connected
from crm.usecases.import_people import uploads
from crm.usecases.import_people.apply import apply
from crm.usecases.import_people.choices import Choices
from crm.usecases.import_people.plan import ImportPlan, plan_import
from crm.usecases.import_people.preview import SHOWN, preview_of
from crm.usecases.import_people.report import counts_of
from crm.usecases.transaction import writing
from importers import UnreadableFile, open_export

log = logging.getLogger("kith")

Job = Callable[[Account, Import, Path, Moment], None]


def receive(account: Account, stream: IO[bytes], file_name: str, folder: Path, when: Moment) -> Import:
    """Store an upload and begin to read it. Raises Refused for a file that is empty or too large."""
    uploads.forget_old(folder, when)
    stored_as = uploads.store(stream, folder)
    with writing(account):
        run = Import.create(
            account=account, file_name=file_name[-200:], stored_as=stored_as, state="reading", created_at=when.instant
        )
    begin(account, run, folder, when)
    return run


def begin(account: Account, run: Import, folder: Path, when: Moment) -> None:
    """Start the job that the import's state asks for, in the background; the page shows how far it has come."""
    job = {"reading": _read, "applying": _apply}[run.state]
    thread = threading.Thread(
        target=_work, args=(job, account, run, folder, when), name=f"import {run.id}", daemon=True
    )
    thread.start()


def look_again(account: Account, run: Import, folder: Path, when: Moment) -> Import:
    """Open the file of an applied import once more, for the people about whom nothing was answered yet.

    Raises Refused where the file is no longer kept.
    """
    if run.state != "applied" or not uploads.is_kept(folder, run.stored_as):
        raise Refused("The file is no longer kept. Choose it once more.")
    with writing(account):
        again = Import.create(
            account=account,
            file_name=run.file_name,
            stored_as=uploads.copy(folder, run.stored_as),
            state="reading",
            created_at=when.instant,
        )
    begin(account, again, folder, when)
    return again


def begin_again(account: Account, run: Import, folder: Path, when: Moment) -> None:
    """Read a file again whose reading was cut short."""
    _refuse_unless(run, "stopped")
    run.state, run.message = "reading", ""
    with writing(account):
        run.save()
    begin(account, run, folder, when)


def decide(account: Account, run: Import, choices: Choices) -> None:
    """Keep what was ticked and answered in the preview."""
    _refuse_unless(run, "previewed")
    run.answers = choices.to_json()
    with writing(account):
        run.save()


def begin_applying(account: Account, run: Import, folder: Path, when: Moment) -> None:
    """Start to write what the preview showed."""
    _refuse_unless(run, "previewed")
    run.state = "applying"
    with writing(account):
        run.save()
    begin(account, run, folder, when)


def discard(account: Account, run: Import, folder: Path) -> None:
    """Forget an import that was not applied."""
    if run.state in ("applied", "undone"):
        raise Refused("This import was applied already. Undo it instead.")
    uploads.forget(folder, run.stored_as)
    run.state = "discarded"
    with writing(account):
        run.save()


def settle(account: Account, run: Import, folder: Path) -> Import:
    """The import as it stands; one whose process ended half-way is set back to where it can be begun again.

    Nothing is lost by that: reading writes nothing, and applying is one transaction.
    """
    if run.state in ("reading", "applying") and not uploads.Progress(folder, run.stored_as).is_alive():
        again = Import.find(account, run.id)
        if again.state == run.state:
            again.state = "stopped" if run.state == "reading" else "previewed"
            again.message = "It stopped half-way, and nothing was changed. Start it once more."
            with writing(account):
                again.save()
        return again
    return run


def _work(job: Job, account: Account, run: Import, folder: Path, when: Moment) -> None:
    progress = uploads.Progress(folder, run.stored_as)
    with connected(), progress.working() as alone:
        if not alone:
            return
        try:
            job(account, run, folder, when)
        except (UnreadableFile, Refused) as error:
            _fail(account, run, str(error))
        except Exception:
            log.exception("import %s failed", run.id)
            _fail(account, run, "Kith met an error while reading this file. Nothing was changed.")


def _fail(account: Account, run: Import, sentence: str) -> None:
    run.state, run.message = "failed", sentence
    with writing(account):
        run.save()


def _read(account: Account, run: Import, folder: Path, when: Moment) -> None:
    plan = _planned(account, run, folder, when, Choices())
    uploads.keep_preview(folder, run.stored_as, preview_of(plan, _names(account, plan.gone)))
    run.format, run.as_of = plan.export.format, plan.as_of
    run.counts = json.dumps(counts_of(plan))
    run.state, run.message = "previewed", ""
    with writing(account):
        run.save()


def _names(account: Account, people: list[int]) -> dict[int, tuple[str, str]]:
    found = Person.of(account).where(Person.id.in_(people[:SHOWN]))
    return {person.id: (person.name, person.title) for person in found}


def _apply(account: Account, run: Import, folder: Path, when: Moment) -> None:
    progress = uploads.Progress(folder, run.stored_as)
    with writing(account):
        # Planned anew inside the transaction: what the account knows may have changed since the preview.
        plan = _planned(account, run, folder, when, Choices.from_json(run.answers))
        apply(account, run, plan, when, told=progress.tell)
    # Kept while rows of it wait for an answer, for thirty days at the most.
    uploads.forget(folder, run.stored_as, keep_file=bool(plan.open))


def _planned(account: Account, run: Import, folder: Path, when: Moment, choices: Choices) -> ImportPlan:
    progress = uploads.Progress(folder, run.stored_as)
    progress.tell("Reading the file")
    export = open_export(folder / run.stored_as, name=run.file_name, today=when.today)
    progress.tell("Comparing with the people you have", 0, len(export.rows))
    return plan_import(account, export, choices, when)


def _refuse_unless(run: Import, state: str) -> None:
    if run.state != state:
        raise Refused("This import is not waiting for a decision any more. Look at it again.")


def preview_page(run: Import, folder: Path) -> dict[str, Any]:
    """What the preview page shows."""
    return uploads.kept_preview(folder, run.stored_as)
