"""`crm duplicates`, `crm merge`: people who may be one, and making them one."""

import click

from crm.cli.people import line
from crm.cli.terminal import Terminal, example, on_account


@click.command(epilog=example("crm duplicates"))
@on_account
def duplicates(terminal: Terminal) -> None:
    """Tell which people may be one: sure, likely or perhaps, and why. Nothing is merged."""
    from crm.usecases.described import described
    from crm.usecases.duplicates.found import duplicates as find
    from crm.usecases.duplicates.shown import shown

    pairs = shown(terminal.account, find(terminal.account).pairs)
    ids = dict.fromkeys(person.id for pair in pairs for person in (pair.first, pair.second))
    people = {person["id"]: person for person in described(terminal.account, list(ids))}
    document = [
        {
            "people": [people[pair.first.id], people[pair.second.id]],
            "how": pair.how.value,
            "because": pair.because,
        }
        for pair in pairs
    ]
    lines = [
        f"{pair.how.value:<8}{pair.first.id:>6} {pair.first.name}, {pair.second.id} {pair.second.name}. {pair.because}"
        for pair in pairs
    ]
    terminal.answer(document, *lines or ["Nobody is here twice."])


@click.command(epilog=example('crm merge "Yusuf Karadere" 4711'))
@click.argument("person", metavar="PERSON")
@click.argument("other", metavar="PERSON")
@on_account
def merge(terminal: Terminal, person: str, other: str) -> None:
    """Make two people one. The first stays, with everything of both; the second's links lead there."""
    from crm.usecases.described import described
    from crm.usecases.find_person import find_person
    from crm.usecases.merge_people.merge import merge_people

    account = terminal.account
    first, second = find_person(account, person), find_person(account, other)
    step = merge_people(account, first.id, second.id, terminal.when)
    (document,) = described(account, [first.id])
    terminal.answer(document, step.sentence, line(document))
