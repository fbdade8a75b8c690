"""`crm import` and `crm undo`."""

import gc
import sys
from collections.abc import Callable
from pathlib import Path

import click

from crm.cli.terminal import Terminal, example, on_account

#: What is taken from an archive where nothing else is said.
USUAL = "connections"


@click.command("import", epilog=example("crm import Complete_LinkedInDataExport_11-24-2026.zip --dry-run"))
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--dry-run", is_flag=True, help="Say what would change, and change nothing.")
@click.option("--format", "file_format", metavar="F", help="What the file is, where it does not say so itself.")
@click.option(
    "--include",
    default=USUAL,
    show_default=True,
    metavar="KIND,…",
    help="What to take from an archive: connections, messages, invitations, recommendations, endorsements, jobs, "
    "contacts, profile.",
)
@click.option("--all-changes", is_flag=True, help="With --json: every change, problem and match, not the first 200.")
@on_account
def import_(
    terminal: Terminal, file: Path, dry_run: bool, file_format: str | None, include: str, all_changes: bool
) -> None:
    """Read a LinkedIn export, an address book or a table of people, print what changes, and apply it.

    LinkedIn: Connections.csv, the ZIP, or another file out of it. Address books: vCards, Google Contacts, Outlook. Of
    any other table, --format csv lets Kith guess which column is what, unless it was told before.

    Of a calendar (.ics), meetings of the past with people you know become touchpoints.
    What `crm export all` wrote is read back whole, into an empty account.
    """
    from crm.cli.chosen_file import chosen_file
    from crm.usecases.read_back.from_terminal import is_meant

    kinds = _kinds(include)
    with chosen_file(file) as file:
        if is_meant(file, file_format):
            _read_back(terminal, file, dry_run, all_changes)
        elif _is_calendar(file, file_format):
            _calendar(terminal, file, dry_run, all_changes)
        else:
            _people(terminal, file, file_format, kinds, dry_run, all_changes)


def _people(
    terminal: Terminal, file: Path, file_format: str | None, kinds: tuple[str, ...], dry_run: bool, all_changes: bool
) -> None:
    """LinkedIn's export, an address book, a table of people."""
    from crm.usecases.import_people.from_terminal import import_file
    from crm.usecases.import_people.report import document, remarks, summary

    # A file of 30,000 rows becomes some hundred thousand values that all live until the end and hold no cycles:
    # looking for garbage among them is a tenth of the whole work.
    gc.disable()
    tell = _teller()
    try:
        plan, run = import_file(
            terminal.account, file, terminal.when, file_format=file_format, include=kinds, dry_run=dry_run, told=tell
        )
    finally:
        tell("")
    for remark in remarks(plan):
        terminal.say(remark)
    if terminal.as_json:
        terminal.answer(document(plan, run, everything=all_changes))
    else:
        terminal.answer(None, *summary(plan, run))


def _read_back(terminal: Terminal, file: Path, dry_run: bool, all_changes: bool) -> None:
    """Kith's own export."""
    from crm.usecases.read_back.from_terminal import document, read_file_back, summary

    tell, secret = _teller(), terminal.settings.secret_key()
    try:
        found, run = read_file_back(terminal.account, file, terminal.when, secret=secret, dry_run=dry_run, told=tell)
    finally:
        tell("")
    terminal.answer(document(found, run, everything=all_changes) if terminal.as_json else None, *summary(found, run))


def _is_calendar(file: Path, file_format: str | None) -> bool:
    from crm.usecases.import_calendar.from_terminal import is_meant

    return is_meant(file, file_format)


def _calendar(terminal: Terminal, file: Path, dry_run: bool, all_changes: bool) -> None:
    """Meetings of the past."""
    from crm.usecases.import_calendar.from_terminal import document, import_calendar, remarks, summary

    tell = _teller()
    try:
        plan, run = import_calendar(terminal.account, file, terminal.when, dry_run=dry_run, told=tell)
    finally:
        tell("")
    for remark in remarks(plan):
        terminal.say(remark)
    terminal.answer(document(plan, run, everything=all_changes) if terminal.as_json else None, *summary(plan, run))


@click.command(epilog=example("crm undo 3"))
@click.argument("import_id", metavar="IMPORT")
@on_account
def undo(terminal: Terminal, import_id: str) -> None:
    """Take one import back. What was edited since stays, and is listed."""
    from crm.models import Import
    from crm.usecases.import_people.undo import undo_import

    run = Import.find(terminal.account, import_id)
    kept = undo_import(terminal.account, run, terminal.when)
    remarks = [f"Kept: {remark}" for remark in kept]
    terminal.answer({"undone": run.id, "kept": kept}, f"Took back the import of {run.file_name}.", *remarks)


def _kinds(include: str) -> tuple[str, ...]:
    """The kinds that are named; none where that is what is taken anyway."""
    from crm.usecases.import_people.choices import KINDS

    kinds = tuple(filter(None, (part.strip() for part in include.split(","))))
    for kind in kinds:
        if kind not in KINDS:
            raise click.BadParameter(f"there is no kind “{kind}”", param_hint="--include")
    return () if include == USUAL else kinds


def _teller() -> Callable[..., None]:
    """A line of progress on a terminal's standard error, wiped by an empty step; nothing where nobody watches."""
    watched = sys.stderr.isatty()

    def tell(step: str, done: int = 0, total: int = 0) -> None:
        if watched:
            count = f" {done:,} of {total:,}" if total else ""
            click.echo(f"\r\x1b[K{step}{count} …" if step else "\r\x1b[K", err=True, nl=False)

    return tell
