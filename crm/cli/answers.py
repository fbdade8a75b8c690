"""`crm done`, `crm skip`, `crm snooze`: answers to a follow-up."""

from typing import TYPE_CHECKING

import click

from crm.cli.terminal import Terminal, example, on_account

if TYPE_CHECKING:
    from crm.usecases.follow_ups.answer import Answered


@click.command(epilog=example("crm done 17 --on yesterday"))
@click.argument("follow_up", metavar="ID")
@click.option("--on", "day", metavar="DATE", help="When it was; without it today.")
@on_account
def done(terminal: Terminal, follow_up: str, day: str | None) -> None:
    """Say that follow-up ID was done: the touchpoint is logged, and the next date set."""
    from crm.cli.dates import read_day
    from crm.domain.natural_dates import Leaning
    from crm.usecases.follow_ups.done import finish

    on = read_day(day, terminal.when.today, Leaning.PAST)
    _answer(terminal, finish(terminal.account, follow_up, terminal.when, on=on))


@click.command(epilog=example("crm skip 17"))
@click.argument("follow_up", metavar="ID")
@on_account
def skip(terminal: Terminal, follow_up: str) -> None:
    """Leave follow-up ID undone; the next round starts today."""
    from crm.usecases.follow_ups.skip import skip as leave

    _answer(terminal, leave(terminal.account, follow_up, terminal.when))


@click.command(epilog=example('crm snooze 17 "in a month"'))
@click.argument("follow_up", metavar="ID")
@click.argument("until", metavar="UNTIL")
@on_account
def snooze(terminal: Terminal, follow_up: str, until: str) -> None:
    """Move follow-up ID to a later day: 2026-11-27, “27 Nov”, “in a month”."""
    from crm.usecases.follow_ups.snooze import snooze as put_off

    _answer(terminal, put_off(terminal.account, follow_up, until, terminal.when))


def _answer(terminal: Terminal, answered: "Answered") -> None:
    from crm.usecases.follow_ups.due import as_shown

    shown = as_shown(terminal.account, answered.follow_up, terminal.when.today)
    terminal.answer(shown.as_json(), answered.sentence)
