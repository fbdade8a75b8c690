"""Every command there is, asked about what belongs to another account."""

from collections.abc import Callable

import pytest

from crm.domain.moment import Moment
from crm.models import Account, ContactMethod, Person
from tests.cli.commands import THINGS, WORDS, Command, every_command
from tests.cli.conftest import Ran
from tests.world import World

pytestmark = pytest.mark.slow

ABOUT_THINGS = [command for command in every_command() if set(command.arguments) & set(THINGS)]


@pytest.fixture
def mine(account: Account, moment: Moment) -> World:
    return World(account, moment)


@pytest.fixture
def theirs(other_account: Account, moment: Moment) -> World:
    world = World(other_account, moment)
    Person.change(other_account, name="Xanthippe Okoro", name_key="xanthippe okoro").execute()
    ContactMethod.change(
        other_account, kind="email", value="xanthippe@okoro.example", key="xanthippe@okoro.example"
    ).execute()
    return world


def names_of(world: World, table: str) -> list[str]:
    """What one may type for a thing."""
    if table == "person":
        return [str(world["person"].id), "Xanthippe Okoro", "xanthippe@okoro.example"]
    return [str(world[table].id)]


def test_there_are_commands_about_things() -> None:
    assert {"cadence", "undo"} <= {str(command) for command in ABOUT_THINGS}


@pytest.mark.parametrize("command", ABOUT_THINGS, ids=str)
def test_another_accounts_things_are_not_found(
    crm: Callable[..., Ran], mine: World, theirs: World, command: Command
) -> None:
    before = mine.everything(), theirs.everything()
    asked = 0
    for at, argument in enumerate(command.arguments):
        for name in names_of(theirs, THINGS[argument]) if argument in THINGS else ():
            typed = [
                name if place == at else str(mine[THINGS[other]].id) if other in THINGS else WORDS[other]
                for place, other in enumerate(command.arguments)
            ]
            done = crm(*command.words, *typed, "--account", mine.account.email, "--json")
            asked += 1
            assert (done.status, done.out) == (1, ""), typed
            assert done.err.count("\n") == 1, done.err
            assert "Xanthippe" not in done.err.replace(name, "")
    assert asked
    assert (mine.everything(), theirs.everything()) == before
