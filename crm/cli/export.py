"""`crm export`: people as vCards or as a table, their reminders as a calendar, or everything there is."""

import os
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import click

from crm.cli.terminal import Terminal, example, on_account
from crm.domain.days import counted
from crm.domain.refusals import Refused


@click.command(epilog=example("crm export vcards -o people.vcf"))
@click.argument("kind", type=click.Choice(["vcards", "csv", "calendar", "all"]))
@click.argument("query", required=False, default="")
@click.option("-o", "--output", metavar="FILE", help="Write to this file; without it, to standard output.")
@on_account
def export(terminal: Terminal, kind: str, query: str, output: str | None) -> None:
    """Write people as vCard 3.0 or as CSV that is safe to open in a spreadsheet, or their reminders as iCalendar.

    QUERY narrows to those it finds. “all” writes one ZIP with everything, which `crm import` reads back whole.
    """
    from crm.usecases.found_people import found_people

    if terminal.as_json and not output:
        raise click.UsageError("--json needs -o FILE: what is exported itself goes to standard output.")
    if kind == "all":
        if query.strip():
            raise click.UsageError("Everything is everything: there is no QUERY with “all”.")
        _everything(terminal, output)
        return
    found = found_people(terminal.account, query) if query.strip() else None
    if kind == "calendar":
        octets, reminders = _calendar(terminal, found)
        _write(terminal, [octets], output, lambda: {"reminders": reminders}, lambda: counted(reminders, "reminder"))
    else:
        people = _Counted(terminal.account, found)
        _write(
            terminal,
            _pieces(kind, people),
            output,
            lambda: {"people": people.count},
            lambda: counted(people.count, "person", "people"),
        )


def _everything(terminal: Terminal, output: str | None) -> None:
    """The ZIP: under its name only once it is whole, and for its owner's eyes alone."""
    from crm.usecases.export_everything.holdings import holdings_of, holdings_words
    from crm.usecases.export_everything.package import export_everything

    pieces = export_everything(terminal.account, terminal.when)
    if not output or (Path(output).exists() and not Path(output).is_file()):
        held = holdings_of(terminal.account)
        _write(terminal, pieces, output, lambda: {"people": held["person"]}, lambda: holdings_words(held))
        return
    target = Path(output)
    draft = target.with_name(f".{target.name}.{os.getpid()}.part")
    try:
        draft.touch(mode=0o600, exist_ok=False)
        with draft.open("wb") as file:
            file.writelines(pieces)
        draft.replace(target)
    except OSError as error:
        raise Refused(f"Kith cannot write {output}: {error.strerror}.") from error
    finally:
        draft.unlink(missing_ok=True)
    held = holdings_of(terminal.account)
    words = holdings_words(held)
    document = {"file": output, "people": held["person"], "bytes": target.stat().st_size}
    terminal.answer(document, f"{words[:1].upper()}{words[1:]} in {output}.")


class _Counted:
    """The cards of people, counted as they go by."""

    def __init__(self, account: Any, found: list[int] | None) -> None:
        self._account = account
        self._found = found
        self.count = 0

    def __iter__(self) -> Iterator[Any]:
        from crm.usecases.cards import cards

        for card in cards(self._account, self._found):
            self.count += 1
            yield card


def _pieces(kind: str, people: Iterable[Any]) -> Iterable[bytes]:
    if kind == "vcards":
        from crm.feeds.vcards import stream

        return stream(people)
    from crm.feeds.spreadsheet import PEOPLE, person_row, table

    return table(PEOPLE, (person_row(card) for card in people))


def _calendar(terminal: Terminal, found: list[int] | None) -> tuple[bytes, int]:
    from crm.usecases.feeds.copies import everything_as_calendar

    people = None if found is None else set(found)
    secret = terminal.settings.secret_key()
    return everything_as_calendar(terminal.account, terminal.when, secret, terminal.base, people)


def _write(terminal: Terminal, pieces: Iterable[bytes], output: str | None, document: Any, words: Any) -> None:
    """Write to the file, and say how much it was; or to standard output, which then holds nothing else."""
    if not output:
        sys.stdout.buffer.writelines(pieces)
        sys.stdout.buffer.flush()
        return
    try:
        with Path(output).open("wb") as target:
            target.writelines(pieces)
    except OSError as error:
        raise Refused(f"Kith cannot write {output}: {error.strerror}.") from error
    terminal.answer({"file": output, **document()}, f"{words().capitalize()} in {output}.")
