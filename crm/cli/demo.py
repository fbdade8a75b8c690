"""`crm demo`: the invented network."""

import click

from crm.cli.terminal import Terminal, example, on_account


@click.command(epilog=example("crm demo"))
@click.option("--remove", is_flag=True, help="Take the demo away again; what you added yourself stays.")
@on_account
def demo(terminal: Terminal, remove: bool) -> None:
    """Fill an empty account with an invented network: 400 people and two years of history."""
    from crm.usecases.demo import fill_demo, remove_demo

    if remove:
        gone = remove_demo(terminal.account, terminal.when)
        terminal.answer({"removed": gone}, f"Removed the demo and its {gone} people.")
    else:
        people = fill_demo(terminal.account, terminal.when, secret=terminal.settings.secret_key())
        terminal.answer({"people": people}, f"Brought {people} invented people. To remove them: crm demo --remove")
