"""What is asked before a file is read, as plain data that is kept beside the upload until it is answered."""

from pathlib import Path
from typing import Any

from crm.domain.moment import Moment
from crm.models import Account, Import
from crm.usecases.import_archive.jobs import OLDEST
from crm.usecases.import_people.choices import WORDS, Choices
from crm.usecases.import_people.uploads import Progress
from importers import Export
from importers.linkedin import contents
from importers.linkedin.counts import count_of

#: `ask` says which page asks; the rest is what that page shows.
Question = dict[str, Any]

#: Switched on where nothing was chosen before.
_USUAL = ("connections", "invitations", "recommendations", "messages", "jobs", "profile")


def what_to_include(account: Account, run: Import, export: Export, folder: Path, when: Moment) -> Question | None:
    """Which files of an archive shall be read; None where there is nothing to choose, or it was chosen."""
    if Choices.from_json(run.answers).include or not set(export.kinds) - {"connections"}:
        return None
    Progress(folder, run.stored_as).tell("Counting what is in it")
    before = _remembered(account)
    chosen = before.include if before else _USUAL
    return {
        "ask": "include",
        "size": (folder / run.stored_as).stat().st_size,
        "as_of": export.as_of.isoformat() if export.as_of else "",
        "files": 1 + len(export.left_alone),
        "words": before.words if before else WORDS[0],
        "kinds": [_kind(export, kind, kind in chosen, when) for kind in export.kinds],
    }


def _kind(export: Export, kind: str, on: bool, when: Moment) -> dict[str, Any]:
    """One kind: its files and how much is in them. Of jobs, those of the last year count."""
    count = count_of(export, kind)
    number, since = count.number, None
    if kind == "connections":
        number = len(export.rows)
    elif kind == "jobs":
        jobs = contents.read_archived_jobs(export).records
        days = [job.at.date() for job in jobs if job.at and job.at.date() >= when.today - OLDEST]
        number, since = len(days), min(days, default=None)
    return {
        "kind": kind,
        "files": [part.shown for part in export.parts if part.kind == kind],
        "on": on,
        "number": number,
        "people": count.people,
        "emails": count.emails,
        "since": since.isoformat() if since else "",
    }


def _remembered(account: Account) -> Choices | None:
    """What was chosen for the last archive."""
    asked = Import.of(account).where(Import.answers.contains('"include"')).order_by(Import.id.desc())
    last = asked.first()
    return Choices.from_json(last.answers) if last else None
