"""What is asked before a file is read, as plain data that is kept beside the upload until it is answered."""

from collections.abc import Iterable
from typing import Any

from crm.domain.moment import Moment
from crm.models import Account, Import
from crm.usecases.import_archive.jobs import OLDEST
from crm.usecases.import_archive.nobody_known import nobody_known
from crm.usecases.import_archive.owner import names_of_the_owner
from crm.usecases.import_people.choices import KINDS, WORDS, Choices
from crm.usecases.import_people.upload import Upload
from importers import Export
from importers.linkedin import contents
from importers.linkedin.counts import count_of

#: `ask` says which page asks; the rest is what that page shows.
Question = dict[str, Any]

#: Switched on where nothing was chosen before.
_USUAL = ("connections", "invitations", "recommendations", "messages", "jobs", "profile")
#: How many archives are looked at for what was chosen last.
_LOOKED_BACK = 20


def what_to_include(upload: Upload, export: Export) -> Question | None:
    """Which files of an archive shall be read; None where there is nothing to choose, or it was chosen."""
    if upload.choices.include or not set(export.kinds) - {"connections"}:
        return None
    account, when = upload.account, upload.when
    upload.tell("Counting what is in it")
    on, words = _remembered(account)
    alone = len(export.kinds) == 1
    names = names_of_the_owner(account)
    return {
        "ask": "include",
        "size": upload.path.stat().st_size,
        "as_of": export.as_of.isoformat() if export.as_of else "",
        "files": len(export.left_alone) + ("connections" in export.kinds),
        "nobody": nobody_known(account, export),
        "words": words,
        "kinds": [_kind(export, kind, alone or kind in on, names, when) for kind in export.kinds],
    }


def _kind(export: Export, kind: str, on: bool, names: Iterable[str], when: Moment) -> dict[str, Any]:
    """One kind: its files and how much is in them. Of jobs, those of the last year count."""
    count = count_of(export, kind, names)
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


def _remembered(account: Account) -> tuple[set[str], str]:
    """The kinds that are switched on, each as it was for the last archive that had it; and how much of a message."""
    asked = Import.of(account).where(Import.answers.contains('"include"')).order_by(Import.id.desc())
    before = [Choices.from_json(run.answers) for run in asked.limit(_LOOKED_BACK)]
    on: dict[str, bool] = {}
    for choices in before:
        for kind in choices.offered or KINDS:
            on.setdefault(kind, kind in choices.include)
    for kind in _USUAL:
        on.setdefault(kind, True)
    return {kind for kind, is_on in on.items() if is_on}, before[0].words if before else WORDS[0]
