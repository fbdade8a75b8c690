"""`crm due` and `crm manners`: whom to write to, and whether one may."""

import click

from crm.cli.terminal import Terminal, example, on_account


@click.command(epilog=example("crm due --on 2026-12-01"))
@click.option("--on", "day", metavar="DATE", help="The day to look at; without it today.")
@on_account
def due(terminal: Terminal, day: str | None) -> None:
    """List everything open that is due by a day and has not lapsed by it."""
    from crm.cli.dates import read_day
    from crm.domain.natural_dates import Leaning
    from crm.usecases.follow_ups.due import due_on
    from crm.usecases.roll_day import roll_day

    account, when = terminal.account, terminal.when
    on = read_day(day, when.today, Leaning.FUTURE) or when.today
    roll_day(account, when)
    found = due_on(account, on)
    lines = [one.as_line() for one in found]
    terminal.answer([one.as_json() for one in found], *lines or ["Nobody to write to."])


@click.command(epilog=example('crm manners "Mei-Lin Tchou"'))
@click.argument("person")
@click.option("--on", "day", metavar="DATE", help="The day to look at; without it today.")
@on_account
def manners(terminal: Terminal, person: str, day: str | None) -> None:
    """Say whether it is decent to write to PERSON, else from which day on, and why."""
    from crm.cli.dates import read_day
    from crm.domain.natural_dates import Leaning
    from crm.usecases.find_person import find_person
    from crm.usecases.follow_ups.due import may_write, verdict_as_json

    account, when = terminal.account, terminal.when
    found = find_person(account, person)
    verdict = may_write(account, found, read_day(day, when.today, Leaning.FUTURE) or when.today)
    terminal.answer(verdict_as_json(verdict), f"{'Go ahead' if verdict.go_ahead else 'Wait'}. {verdict.because}")
