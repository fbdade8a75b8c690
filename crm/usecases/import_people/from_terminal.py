"""An import from the command line: read, and applied unless it is a dry run."""

from collections.abc import Collection
from dataclasses import replace
from pathlib import Path

from crm.domain.moment import Moment
from crm.domain.refusals import Refused
from crm.models import Account, Import
from crm.usecases.import_people.apply import Teller, apply
from crm.usecases.import_people.choices import Choices
from crm.usecases.import_people.column_words import taken_for
from crm.usecases.import_people.plan import plan_import
from crm.usecases.import_people.planned import ImportPlan
from crm.usecases.import_people.tables import read_unasked
from crm.usecases.transaction import writing
from importers import FORMATS, ColumnsUnknown, Export, UnreadableFile, open_export
from importers.export import CONNECTIONS, CSV

_ASK = (
    "Kith does not know the columns of this table. Say which is which on the page Import, "
    "or let Kith guess with: --format csv"
)


def import_file(
    account: Account,
    file: Path,
    when: Moment,
    *,
    file_format: str | None = None,
    include: Collection[str] = (),
    dry_run: bool = False,
    told: Teller = lambda *_: None,
) -> tuple[ImportPlan, Import | None]:
    """Read a file and apply it; returns what was found, and the import's row (None on a dry run).

    `include` says which kinds of `importers.KINDS` are taken from an archive: where nothing is said, connections, or
    what a single file of it holds.

    Raises Refused, with one sentence, for a file that cannot be read.
    """
    if file_format is not None and file_format not in FORMATS:
        raise Refused(f"There is no format “{file_format}”. Kith reads {', '.join(FORMATS[:-1])} and {FORMATS[-1]}.")
    choices = Choices(include=frozenset(include))
    told("Reading the file")
    try:
        if file_format == CSV:
            export, sheet = read_unasked(account, file, when)
            understood = taken_for(sheet)
        else:
            export, understood = _opened(file, file_format, choices, when), []
            if not (include or "connections" in (export.kinds or ("connections",))):
                # One file of the archive, out of its ZIP: to name it says what is to be taken.
                choices = replace(choices, include=frozenset(export.kinds))
    except ColumnsUnknown as error:
        if error.guess == CONNECTIONS or file_format:
            raise Refused(str(error)) from error
        raise Refused(_ASK) from error
    except UnreadableFile as error:
        raise Refused(str(error)) from error
    if dry_run:
        plan = plan_import(account, export, choices, when, told)
        plan.understood = understood
        return plan, None
    with writing(account):
        told("Comparing with the people you have", 0, len(export.rows))
        plan = plan_import(account, export, choices, when, told, about_to_apply=True)
        plan.understood = understood
        # A name on disk need not be UTF-8; what is kept of it is only shown.
        name = file.name.encode("utf-8", "replace").decode()[-200:]
        run = Import.create(account=account, file_name=name, state="applying", created_at=when.instant)
        apply(account, run, plan, when, told)
    return plan, run


def _opened(file: Path, file_format: str | None, choices: Choices, when: Moment) -> Export:
    """The export. Where connections are wanted, a ZIP has to have them; a file out of it is what it is."""
    needed = not choices.include - {"connections"}
    try:
        return open_export(file, format=file_format, today=when.today, connections=needed)
    except UnreadableFile as error:
        if choices.include or error.kind != "other-linkedin":
            raise
        return open_export(file, format=file_format, today=when.today, connections=False)
