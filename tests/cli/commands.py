"""Every command there is."""

from collections.abc import Iterator
from dataclasses import dataclass

import click

from crm.cli import COMMANDS, crm

#: Arguments that name a thing of the account, by the table it is in.
THINGS = {
    "person": "person",
    "people": "person",
    "other": "person",
    "feed_id": "feed",
    "opportunity": "opportunity",
    "import_id": "import",
    "follow_up": "follow_up",
    "followup": "follow_up",
    "follow_up_id": "follow_up",
    "followup_id": "follow_up",
}
#: What else an argument may say.
WORDS = {
    "cadence": "3 months",
    "email": "new@valderrey.example",
    "file": "nowhere.csv",
    "kind": "vcards",
    "name": "Ada Nwosu",
    "outcome": "rejected",
    "query": "",
    "text": "coffee",
    "until": "tomorrow",
    "words": "coffee",
}


#: What an option that one cannot leave out may say.
DEMANDED = {"company": "Fernhollow", "role": "Data lead", "starts": "2026-11-23T14:00"}


@dataclass(frozen=True)
class Command:
    """A command as one types it, without its arguments."""

    words: tuple[str, ...]
    click: click.Command

    def __str__(self) -> str:
        return " ".join(self.words)

    @property
    def arguments(self) -> list[str]:
        """The names of its arguments. One that is not known is an error: say above what it names."""
        names = [str(argument.name) for argument in self.click.params if isinstance(argument, click.Argument)]
        for name in names:
            if name not in THINGS and name not in WORDS:
                raise LookupError(f"crm {self}: say in tests/cli/commands.py what the argument “{name}” names")
        return names

    @property
    def demanded(self) -> list[str]:
        """The options that one cannot leave out, with something to say."""
        options = [one for one in self.click.params if isinstance(one, click.Option) and one.required]
        return [word for one in options for word in (one.opts[0], DEMANDED[str(one.name)])]

    @property
    def options(self) -> set[str]:
        """Its options, as they are typed."""
        return {word for option in self.click.params for word in option.opts}


def every_command() -> Iterator[Command]:
    """Every command that does something; those of a group one by one."""
    context = click.Context(crm)
    for name in COMMANDS:
        command = crm.get_command(context, name)  # type: ignore[attr-defined]
        assert command is not None, name
        if isinstance(command, click.Group):
            for inner in command.list_commands(context):
                found = command.get_command(context, inner)
                assert found is not None
                yield Command((name, inner), found)
        else:
            yield Command((name,), command)
