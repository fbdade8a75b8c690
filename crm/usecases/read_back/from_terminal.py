"""Reading an export back from the command line, and what is printed of it (contract: `crm import … --json`)."""

from pathlib import Path
from typing import Any

from crm.domain.moment import Moment
from crm.domain.refusals import Refused
from crm.models import Account, Import
from crm.usecases.export_everything.holdings import holdings_words
from crm.usecases.read_back.ids import Teller
from crm.usecases.read_back.verb import Found, counts_of, look_at, read_back
from crm.usecases.transaction import writing
from importers import UnreadableFile
from importers.kith_export import KITH, is_kith_export


def is_meant(file: Path, file_format: str | None) -> bool:
    """Whether a file is to be read back: it is Kith's own export, and nothing else was said, or this was."""
    return file_format == KITH or (file_format is None and is_kith_export(file))


def read_file_back(
    account: Account,
    file: Path,
    when: Moment,
    *,
    secret: str,
    dry_run: bool = False,
    told: Teller = lambda *_: None,
) -> tuple[Found, Import | None]:
    """Look an export through and read it back; returns what was found, and the import's row (None on a dry run).

    Raises Refused, with one sentence.
    """
    try:
        found = look_at(account, file, told)
        if dry_run:
            return found, None
        with writing(account):
            # A name on disk need not be UTF-8; what is kept of it is only shown.
            name = file.name.encode("utf-8", "replace").decode()[-200:]
            run = Import.create(account=account, file_name=name, state="applying", created_at=when.instant)
            read_back(account, run, found, when, secret=secret, told=told)
        return found, run
    except UnreadableFile as error:
        raise Refused(str(error)) from error


def document(found: Found, run: Import | None, *, everything: bool = False) -> dict[str, Any]:
    """The JSON document of one reading back; `run` is None on a dry run."""
    counts = counts_of(found.counts)
    for inner in ("deleted", "news", "tables"):
        counts.pop(inner)
    answer = {"import": run.id if run else None, "applied": run is not None, **counts, "problems": [], "changes": []}
    if everything:
        answer["matches"] = [
            {"row": entry, "entry": entry, "person": None, "how": "new", "because": "The account was empty."}
            for entry in range(1, counts["rows"] + 1)
        ]
    return answer


def summary(found: Found, run: Import | None) -> list[str]:
    """The same for a person at a terminal."""
    export = found.export
    return [
        f"An export of {export.made_by or 'Kith'}, made {export.made_at or 'some time ago'}: "
        f"{holdings_words(found.counts)}.",
        f"Read back as import {run.id}. Take it back with: crm undo {run.id}" if run else "Nothing was changed.",
    ]
