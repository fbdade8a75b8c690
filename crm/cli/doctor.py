"""`crm doctor`: is everything in order?"""

import sys

import click

from crm.cli.terminal import answer, example
from crm.settings import WrongSetting, read


@click.command(epilog=example("crm doctor"))
@click.option("--account", "account_email", metavar="EMAIL", hidden=True, help="Taken, and not needed here.")
@click.option("--json", "as_json", is_flag=True, help="Answer with one JSON document.")
def doctor(account_email: str | None, as_json: bool) -> None:
    """Check the database, its migrations, the settings, the secret key and the disk. Nothing is changed.

    Exit status 1 where something has to be put right.
    """
    from crm.usecases.doctor import Findings, look_over

    try:
        found = look_over(read())
    except WrongSetting as error:
        found = Findings(problems=[str(error)])
    lines = [f"Note: {note}" for note in found.notes]
    if not found.problems:
        lines.append("Everything is in order.")
    answer(as_json, {"ok": not found.problems, "problems": found.problems, "notes": found.notes}, *lines)
    for problem in found.problems:
        click.echo(problem, err=True)
    if found.problems:
        sys.exit(1)
