"""An import from the page: received, read in the background, previewed, decided on, applied or discarded.

A file that may be read in more than one way waits with a question before it is previewed (state `choosing`). What is
different for each kind of file is in `file_kinds`.
"""

from dataclasses import replace
from pathlib import Path
from typing import IO, Any

from crm.domain.moment import Moment
from crm.domain.refusals import Refused
from crm.models import Account, Import
from crm.usecases.import_people import uploads
from crm.usecases.import_people.background import ELSEWHERE, begin, move, start
from crm.usecases.import_people.choices import Choices
from crm.usecases.import_people.file_kinds import kind_of
from crm.usecases.import_people.upload import Asked, Shown, Upload
from crm.usecases.transaction import writing
from importers.tidying import tidy

_LOOK_AGAIN = "Something changed since you looked, and nothing was applied. Here is what would change now."


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
    begin(_read, Upload(account, run, folder, when), since="stopped", state="reading")


def choose(account: Account, run: Import, choices: Choices, folder: Path, when: Moment) -> None:
    """Keep the answer to what was asked before reading, and read on. Refused where the import does not ask."""
    question = uploads.kept_question(folder, run.stored_as)
    choices = replace(choices, offered=frozenset(kind["kind"] for kind in question.get("kinds", ())))
    with writing(account):
        move(account, run, ("choosing",), answers=choices.to_json())
    begin(_read, Upload(account, run, folder, when), since="choosing", state="reading")


def choose_again(account: Account, run: Import, folder: Path) -> None:
    """Go back from the preview to what was asked before reading. Refused where nothing was asked."""
    if not uploads.kept_question(folder, run.stored_as):
        raise Refused(ELSEWHERE)
    with writing(account):
        move(account, run, ("previewed",), state="choosing", message="")


def decide(account: Account, run: Import, choices: Choices) -> None:
    """Keep what was ticked and answered in the preview."""
    with writing(account):
        move(account, run, ("previewed",), answers=choices.to_json())


def read_anew(account: Account, run: Import, choices: Choices, folder: Path, when: Moment) -> None:
    """Keep what was chosen in the preview, and read the file anew by it."""
    decide(account, run, choices)
    begin(_read, Upload(account, run, folder, when), since="previewed", state="reading")


def begin_applying(account: Account, run: Import, folder: Path, when: Moment, *, secret: str) -> None:
    """Start to write what the preview showed. From `secret` the calendar addresses of Kith's own export are made."""
    begin(_apply, Upload(account, run, folder, when, secret), since="previewed", state="applying")


def discard(account: Account, run: Import, folder: Path) -> None:
    """Forget an import that was not applied."""
    if run.state in ("applied", "undone"):
        raise Refused("This import was applied already. Undo it instead.")
    with writing(account):
        move(account, run, ("reading", "stopped", "choosing", "previewed", "failed"), state="discarded", message="")
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
            file_name=tidy(file_name)[-200:] or "A file without a name",
            stored_as=stored_as,
            state="reading",
            answers=choices.to_json() if choices else "{}",
            created_at=when.instant,
        )
    start(_read, Upload(account, run, folder, when), lock)
    return run


def _read(upload: Upload) -> None:
    answer = kind_of(upload.path).read(upload)
    if isinstance(answer, Asked):
        uploads.keep_question(upload.folder, upload.run.stored_as, answer.question)
        _wait(upload, "reading", state="choosing", message="")
    else:
        _await_decision(upload, answer, since="reading", message="")


def _apply(upload: Upload) -> None:
    done = kind_of(upload.path).apply(upload)
    if isinstance(done, Shown):
        _await_decision(upload, done, since="applying", message=_LOOK_AGAIN)
        return
    # What waits for an answer is kept for thirty days at the most.
    uploads.forget(upload.folder, upload.run.stored_as, keep_file=done.keep_file)
    if done.left is not None:
        uploads.keep_preview(upload.folder, upload.run.stored_as, done.left)


def _await_decision(upload: Upload, shown: Shown, *, since: str, message: str) -> None:
    uploads.keep_preview(upload.folder, upload.run.stored_as, shown.preview)
    _wait(upload, since, state="previewed", message=message, **shown.found)


def _wait(upload: Upload, since: str, **columns: Any) -> None:
    """Wait for what the account says; what was discarded meanwhile is forgotten."""
    try:
        with writing(upload.account):
            move(upload.account, upload.run, (since,), **columns)
    except Refused:
        uploads.forget(upload.folder, upload.run.stored_as)
