"""Work on an import that outlasts a request: a thread of the process that took the file (see docs/architecture.md)."""

import logging
import threading
from collections.abc import Callable
from pathlib import Path
from typing import IO, Any

from crm.domain.refusals import Refused
from crm.models import Account, Import, connected
from crm.usecases.import_people import uploads
from crm.usecases.import_people.upload import Upload
from crm.usecases.transaction import writing
from importers import UnreadableFile

log = logging.getLogger("kith")

Job = Callable[[Upload], None]

ELSEWHERE = "This import is not waiting for a decision any more. Look at it again."


def begin(job: Job, upload: Upload, *, since: str, state: str) -> None:
    """Let an import go from one state into another, in which a job is at work on it. Of two who press, one begins."""
    account, run, folder = upload.account, upload.run, upload.folder
    lock = uploads.Progress(folder, run.stored_as).begin() if run.state == since else None
    if lock is None:
        raise Refused(ELSEWHERE)
    try:
        with writing(account):
            move(account, run, (since,), state=state, message="")
    except Refused:
        lock.close()
        raise
    start(job, upload._replace(run=Import.find(account, run.id)), lock)


def start(job: Job, upload: Upload, lock: IO[str]) -> None:
    """Start a job; the page shows how far it has come. The lock is released when it is done."""
    arguments = (job, upload, lock)
    threading.Thread(target=_work, args=arguments, name=f"import {upload.run.id}", daemon=True).start()


def move(account: Account, run: Import, since: tuple[str, ...], **columns: Any) -> None:
    """Change an import that is still in one of these states, whoever else is at it. Raises Refused where it is not."""
    if not Import.change(account, **columns).where(Import.id == run.id, Import.state.in_(since)).execute():
        raise Refused(ELSEWHERE)


def _work(job: Job, upload: Upload, lock: IO[str]) -> None:
    with lock, connected():
        try:
            job(upload)
        except (UnreadableFile, Refused) as error:
            _fail(upload.account, upload.run, upload.folder, str(error))
        except Exception:
            log.exception("import %s failed", upload.run.id)
            words = "Kith met an error while reading this file. Nothing was changed."
            _fail(upload.account, upload.run, upload.folder, words)


def _fail(account: Account, run: Import, folder: Path, sentence: str) -> None:
    uploads.forget(folder, run.stored_as)
    with writing(account):
        under_way = Import.state.in_(("reading", "applying"))
        Import.change(account, state="failed", message=sentence).where(Import.id == run.id, under_way).execute()
