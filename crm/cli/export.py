"""`crm export`: people as vCards or as a table."""

import sys
from collections.abc import Iterable
from pathlib import Path

import click

from crm.cli.terminal import Terminal, example, on_account
from crm.domain.refusals import Refused


@click.command(epilog=example("crm export vcards -o people.vcf"))
@click.argument("kind", type=click.Choice(["vcards", "csv"]))
@click.argument("query", required=False, default="")
@click.option("-o", "--output", metavar="FILE", help="Write to this file; without it, to standard output.")
@on_account
def export(terminal: Terminal, kind: str, query: str, output: str | None) -> None:
    """Write people as vCard 3.0, or as CSV that is safe to open in a spreadsheet. QUERY narrows to those it finds."""
    from crm.usecases.cards import cards
    from crm.usecases.found_people import found_people

    if terminal.as_json and not output:
        raise click.UsageError("--json needs -o FILE: the people themselves go to standard output.")
    found = found_people(terminal.account, query) if query.strip() else None
    count = 0

    def counted() -> Iterable[object]:
        nonlocal count
        for count, card in enumerate(cards(terminal.account, found), 1):  # noqa: B007
            yield card

    if kind == "vcards":
        from crm.feeds.vcards import stream

        pieces = stream(counted())  # type: ignore[arg-type]
    else:
        from crm.feeds.spreadsheet import PEOPLE, person_row, table

        pieces = table(PEOPLE, (person_row(card) for card in counted()))  # type: ignore[arg-type]
    if output:
        try:
            with Path(output).open("wb") as target:
                target.writelines(pieces)
        except OSError as error:
            raise Refused(f"Kith cannot write {output}: {error.strerror}.") from error
        document = {"file": output, "people": count}
        terminal.answer(document, f"{count:,} {'person' if count == 1 else 'people'} in {output}.")
        return
    sys.stdout.buffer.writelines(pieces)
    sys.stdout.buffer.flush()
