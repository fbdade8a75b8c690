"""`crm account`: making accounts."""

import sys

import click

from crm.cli.terminal import Terminal, example, on_account
from crm.domain.refusals import Refused


@click.group()
def account() -> None:
    """Accounts on this server."""


@account.command("create", epilog=example("crm account create you@mail.example --timezone Europe/Lisbon"))
@click.argument("email")
@click.option("--name", default="", help="Your name, as the program shows it.")
@click.option("--timezone", default="UTC", show_default=True, help="An IANA zone such as Europe/Lisbon.")
@click.option("--password-stdin", is_flag=True, help="Read the password from standard input.")
@on_account
def create(terminal: Terminal, email: str, name: str, timezone: str, password_stdin: bool) -> None:
    """Make an account. Without --password-stdin the password is asked for, if there is a terminal to ask on."""
    from crm.usecases.accounts import create_account

    if password_stdin:
        password = sys.stdin.readline().rstrip("\r\n")
        if not password:
            raise Refused("There was no password on standard input.")
    elif sys.stdin.isatty():
        password = click.prompt("Password", hide_input=True, confirmation_prompt=True, err=True)
    else:
        # An account for the command line alone: nobody can sign in to it until a password is set.
        password = ""
    made = create_account(email, password, terminal.clock.moment("UTC"), name=name, timezone=timezone)
    terminal.answer({"email": made.email, "timezone": made.timezone}, f"Made the account {made.email}.")
