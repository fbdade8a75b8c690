"""What every command shares: settings, database, account, and how it answers."""

import json
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date, datetime
from functools import wraps
from typing import Any, NoReturn

import click

from crm.clock import Clock
from crm.domain.moment import Moment
from crm.domain.refusals import NotFound, Refused
from crm.settings import Settings, WrongSetting, read


class Terminal:
    """One run of a command: whose account, what time, and whether to answer in JSON."""

    def __init__(self, settings: Settings, account_email: str | None, as_json: bool) -> None:
        self.settings = settings
        self.clock = Clock(settings.now)
        self.as_json = as_json
        self._email = account_email
        self._account: Any = None

    @property
    def account(self) -> Any:
        """The account that `--account` names, or the only one."""
        if self._account is None:
            from crm.usecases.accounts import the_account

            self._account = the_account(self._email)
        return self._account

    @property
    def when(self) -> Moment:
        """Now, in the account's zone."""
        return self.clock.moment(self.account.timezone)

    @property
    def base(self) -> str:
        """What whole addresses begin with: KITH_BASE_URL, else where `crm serve` answers on this computer."""
        return self.settings.base_url or "http://127.0.0.1:8000"

    def answer(self, document: Any, *lines: str) -> None:
        """Print the JSON document where it was asked for, else the lines."""
        answer(self.as_json, document, *lines)

    def say(self, line: str) -> None:
        """Progress and remarks, on standard error."""
        click.echo(line, err=True)


def answer(as_json: bool, document: Any, *lines: str) -> None:
    """Print the JSON document where it was asked for, else the lines."""
    if as_json:
        click.echo(json.dumps(document, ensure_ascii=False, default=_plain))
    else:
        for line in lines:
            click.echo(line)


def _plain(value: Any) -> str:
    if isinstance(value, date | datetime):
        return value.isoformat()
    raise TypeError(type(value).__name__)


def fail(sentence: str, status: int = 1) -> NoReturn:
    """One sentence on standard error, and the exit status."""
    click.echo(sentence, err=True)
    sys.exit(status)


@contextmanager
def refusals() -> Iterator[None]:
    """Turn what cannot be done into one sentence and exit status 1, a wrong setting into status 2."""
    try:
        yield
    except (NotFound, Refused) as error:
        fail(str(error))
    except WrongSetting as error:
        fail(str(error), 2)
    except UnicodeEncodeError:
        # Octets on the command line that are no UTF-8 become half characters, which no database and no file takes.
        fail("Something in this command is not UTF-8 text. Type it again.")


def on_account(command: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command `--account` and `--json`, an open and up-to-date database, and a Terminal as first argument."""

    @click.option("--account", "account_email", metavar="EMAIL", help="Whose account; not needed while there is one.")
    @click.option("--json", "as_json", is_flag=True, help="Answer with one JSON document.")
    @wraps(command)
    def run(account_email: str | None, as_json: bool, **arguments: Any) -> Any:
        with refusals(), opened() as settings:
            return command(Terminal(settings, account_email, as_json), **arguments)

    return run


def on_server(command: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command that concerns the whole server `--json` and a Terminal; the database stays as it is."""

    @click.option("--account", "account_email", metavar="EMAIL", help="Not needed: it is about the whole server.")
    @click.option("--json", "as_json", is_flag=True, help="Answer with one JSON document.")
    @wraps(command)
    def run(account_email: str | None, as_json: bool, **arguments: Any) -> Any:
        with refusals():
            return command(Terminal(read(), account_email, as_json), **arguments)

    return run


@contextmanager
def opened() -> Iterator[Settings]:
    """The settings, with their database open and up to date."""
    settings = read()
    if settings.sqlite_path is not None:
        # peewee imports every driver that is installed; a run on SQLite needs none of them, and they cost 90 ms.
        sys.modules.setdefault("psycopg", None)  # type: ignore[arg-type]
    from crm.migrations import migrate
    from crm.models import connected, open_database

    database = open_database(settings.database)
    try:
        with connected():
            migrate(database)
            yield settings
    finally:
        database.close_all()


def example(text: str) -> str:
    """The example at the end of a command's help."""
    return f"Example:\n\n\b\n    {text}"
