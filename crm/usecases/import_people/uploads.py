"""Uploaded files while they wait to be imported: stored under a name of our own, never served."""

import fcntl
import json
import os
import secrets
from datetime import timedelta
from pathlib import Path
from typing import IO, Any

from crm.domain.moment import Moment
from crm.domain.refusals import Refused

LARGEST = 64 * 1024 * 1024
_CHUNK = 1024 * 1024
#: A preview that nobody came back to is forgotten after this long.
FORGOTTEN_AFTER = timedelta(days=30)


def store(stream: IO[bytes], folder: Path) -> str:
    """Write an upload into the folder and return the name it is stored under.

    Raises Refused beyond 64 MB, and then leaves nothing behind.
    """
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    name = secrets.token_hex(16)
    path = folder / name
    size = 0
    with path.open("xb") as target:
        path.chmod(0o600)
        while chunk := stream.read(_CHUNK):
            size += len(chunk)
            if size > LARGEST:
                break
            target.write(chunk)
    if size > LARGEST:
        path.unlink()
        raise Refused(
            "That file is larger than 64 MB. A LinkedIn export is much smaller; choose the ZIP as it came. "
            "Kith's own export may be larger: read it on the server, with crm import."
        )
    if size == 0:
        path.unlink()
        raise Refused("That file is empty. Choose the ZIP from LinkedIn, an address book, or a table of people.")
    return name


def forget(folder: Path, name: str, *, keep_file: bool = False) -> None:
    """Remove what was kept beside an upload, and the upload itself."""
    if name:
        for path in folder.glob(f"{name}*"):
            if path.name != name or not keep_file:
                path.unlink(missing_ok=True)


def is_kept(folder: Path, name: str) -> bool:
    """Whether an upload is still there."""
    return bool(name) and (folder / name).is_file()


def copy(folder: Path, name: str) -> str:
    """The same upload under another name, for a second reading; the file itself is there once."""
    again = secrets.token_hex(16)
    os.link(folder / name, folder / again)
    return again


def forget_old(folder: Path, when: Moment) -> None:
    """Remove uploads that were left lying for thirty days."""
    if folder.is_dir():
        oldest = (when.instant - FORGOTTEN_AFTER).timestamp()
        for path in folder.iterdir():
            if path.stat().st_mtime < oldest:
                path.unlink(missing_ok=True)


def forget_everything(folder: Path) -> None:
    """Remove all uploads and what lies beside them: nobody is left whose they could be."""
    if folder.is_dir():
        for path in folder.iterdir():
            path.unlink(missing_ok=True)


class Progress:
    """How far a job on an upload has come, kept in a file beside it, where every worker process sees it.

    It cannot be kept in the database: the job holds the write transaction. Whether the job is alive is told by a lock
    that the operating system releases when its process ends, however it ends.
    """

    def __init__(self, folder: Path, name: str) -> None:
        self._file = folder / f"{name}.progress"
        self._lock = folder / f"{name}.lock"

    def begin(self) -> IO[str] | None:
        """Take the lock, to be closed when the work is done; None where somebody is at work on the upload already.

        It is taken before the import says that it is under way, so that what says so and is not locked has stopped.
        """
        lock = self._lock.open("w")
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            lock.close()
            return None
        return lock

    def is_alive(self) -> bool:
        """Whether a process is at work."""
        try:
            with self._lock.open("r") as lock:
                fcntl.flock(lock, fcntl.LOCK_SH | fcntl.LOCK_NB)
        except FileNotFoundError:
            return False
        except BlockingIOError:
            return True
        return False

    def tell(self, step: str, done: int = 0, total: int = 0) -> None:
        """Note the step that is under way, and how many of its rows are done."""
        draft = self._file.with_suffix(".draft")
        draft.write_text(json.dumps({"step": step, "done": done, "total": total}), encoding="utf-8")
        draft.replace(self._file)

    def read(self) -> dict[str, Any]:
        """What was last told: step, done, total."""
        try:
            return dict(json.loads(self._file.read_text(encoding="utf-8")))
        except (FileNotFoundError, ValueError):
            return {"step": "", "done": 0, "total": 0}


def keep_question(folder: Path, name: str, question: dict[str, Any]) -> None:
    """Keep what is asked before the file is read, beside the upload."""
    _keep(folder / f"{name}.question", question)


def kept_question(folder: Path, name: str) -> dict[str, Any]:
    """What is asked before the file is read; empty where nothing is, or it is no longer there."""
    try:
        return dict(json.loads((folder / f"{name}.question").read_text(encoding="utf-8")))
    except (FileNotFoundError, ValueError):
        return {}


def keep_preview(folder: Path, name: str, preview: dict[str, Any]) -> None:
    """Keep what the preview page shows beside the upload."""
    _keep(folder / f"{name}.preview", preview)


def _keep(path: Path, data: dict[str, Any]) -> None:
    draft = path.with_name(f"{path.name}.draft")
    draft.write_text(json.dumps(data, ensure_ascii=False), encoding="utf-8")
    draft.replace(path)


def has_preview(folder: Path, name: str) -> bool:
    """Whether what the preview page shows is still there."""
    return bool(name) and (folder / f"{name}.preview").is_file()


def kept_preview(folder: Path, name: str) -> dict[str, Any]:
    """What the preview page shows. Raises Refused where it is no longer there."""
    try:
        return dict(json.loads((folder / f"{name}.preview").read_text(encoding="utf-8")))
    except (FileNotFoundError, ValueError):
        raise Refused("This preview is no longer kept. Choose the file once more.") from None
