"""The same verbs from a terminal. `contract` of every command: see `crm COMMAND --help`."""

import importlib
import sys
from typing import Any

import click

#: Command -> the module and name that hold it. Only the one that is asked for is loaded: starting up is most of what
#: a short command does.
COMMANDS = {
    "serve": "crm.cli.serve:serve",
    "account": "crm.cli.account:account",
    "backup": "crm.cli.backup:backup",
    "restore": "crm.cli.backup:restore",
    "doctor": "crm.cli.doctor:doctor",
    "company": "crm.cli.company:company",
    "people": "crm.cli.people:people",
    "person": "crm.cli.person:person",
    "cadence": "crm.cli.cadence:cadence",
    "log": "crm.cli.log:log",
    "due": "crm.cli.due:due",
    "manners": "crm.cli.due:manners",
    "done": "crm.cli.answers:done",
    "skip": "crm.cli.answers:skip",
    "snooze": "crm.cli.answers:snooze",
    "interview": "crm.cli.interview:interview",
    "outcome": "crm.cli.outcome:outcome",
    "plan": "crm.cli.outcome:plan",
    "duplicates": "crm.cli.duplicates:duplicates",
    "merge": "crm.cli.duplicates:merge",
    "export": "crm.cli.export:export",
    "feed": "crm.cli.feed:feed",
    "demo": "crm.cli.demo:demo",
    "import": "crm.cli.importing:import_",
    "undo": "crm.cli.importing:undo",
}


class Commands(click.Group):
    """A group whose commands are loaded when they are asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The commands, in the order of their names."""
        return sorted(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of that name, loaded now."""
        if cmd_name not in COMMANDS:
            return None
        module, name = COMMANDS[cmd_name].split(":")
        command: click.Command = getattr(importlib.import_module(module), name)
        return command


@click.command(cls=Commands)
@click.version_option(package_name="kith", prog_name="Kith")
def crm() -> None:
    """Kith: keep in touch, whatever the outcome."""


def main() -> Any:
    """The entry point. Exit status: 0 done, 1 understood but not possible, 2 wrong usage."""
    for stream in (sys.stdout, sys.stderr):
        # A terminal that cannot show a name should show a stand-in, not end the command.
        stream.reconfigure(errors="backslashreplace")  # type: ignore[union-attr]
    return crm(prog_name="crm")
