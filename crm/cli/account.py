"""`crm account`: making accounts, setting a password that was forgotten, and deleting an account."""

import sys

import click

from crm.cli.terminal import Terminal, example, on_account
from crm.domain.refusals import Refused


@click.group(epilog=example("crm account create you@mail.example --timezone Europe/Lisbon"))
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

    # An account for the command line alone has no password: nobody can sign in to it until one is set.
    password = _password(password_stdin) if password_stdin or sys.stdin.isatty() else ""
    made = create_account(email, password, terminal.clock.moment("UTC"), name=name, timezone=timezone)
    terminal.answer({"email": made.email, "timezone": made.timezone}, f"Made the account {made.email}.")


@account.command("password", epilog=example("crm account password --account you@mail.example"))
@click.option("--password-stdin", is_flag=True, help="Read the password from standard input.")
@on_account
def password(terminal: Terminal, password_stdin: bool) -> None:
    """Set an account's password, and sign it out everywhere. The old password is not asked for."""
    from crm.usecases.change_password import set_password

    owner = terminal.account
    if not password_stdin and not sys.stdin.isatty():
        raise Refused("There is no terminal to ask on. Send the password on standard input with --password-stdin.")
    set_password(owner, _password(password_stdin), terminal.when)
    terminal.answer({"email": owner.email}, f"The password of {owner.email} is set. Every browser is signed out.")


@account.command("delete", epilog=example("crm account delete you@mail.example"))
@click.argument("email")
@click.option("--yes", is_flag=True, help="Do not ask.")
@on_account
def delete(terminal: Terminal, email: str, yes: bool) -> None:
    """Delete an account with everything it owns, for good. To keep a copy: crm export all -o kith.zip"""
    from crm.usecases.accounts import the_account
    from crm.usecases.delete_account import delete_account
    from crm.usecases.export_everything.holdings import holdings_of, holdings_words

    owner = the_account(email)
    held = holdings_of(owner)
    if not yes:
        if not sys.stdin.isatty():
            raise Refused("There is no terminal to ask on. Say --yes to delete the account without being asked.")
        terminal.say(f"{owner.email} holds {holdings_words(held)}. To keep a copy first: crm export all -o kith.zip")
        if not click.confirm("Delete it, for good?", err=True):
            raise Refused("Nothing was deleted.")
    gone = delete_account(owner, terminal.settings)
    remarks = [f"A copy from before still holds it: {path}" for path in gone.copies]
    if not gone.wiped:
        remarks.append("Its last traces go from the database's log when Kith is restarted: somebody was reading.")
    document = {"deleted": gone.email, "people": held["person"], "copies": [str(path) for path in gone.copies]}
    terminal.answer(document, f"The account {gone.email} is deleted. It held {holdings_words(held)}.", *remarks)


def _password(from_stdin: bool) -> str:
    """The first line of standard input, or what somebody types twice."""
    if not from_stdin:
        return str(click.prompt("Password", hide_input=True, confirmation_prompt=True, err=True))
    try:
        line = sys.stdin.buffer.readline().decode()
    except UnicodeDecodeError as error:
        raise Refused("The password on standard input is not UTF-8.") from error
    if not line.rstrip("\r\n"):
        raise Refused("There was no password on standard input.")
    return line.rstrip("\r\n")
