"""`crm cadence`: how often to keep in touch."""

import click

from crm.cli.terminal import Terminal, example, on_account
from crm.domain.cadence import Cadence, CadenceError, parse_cadence
from crm.domain.refusals import Refused


@click.command(epilog=example('crm cadence ada@fernhollow.example "3 months"'))
@click.argument("person")
@click.argument("cadence", metavar='"3 months"|off')
@on_account
def cadence(terminal: Terminal, person: str, cadence: str) -> None:
    """Keep in touch with PERSON (an id, an email address, a profile address or a name) this often, or `off`."""
    from crm.usecases.described import described
    from crm.usecases.find_person import find_person
    from crm.usecases.set_cadence import set_cadence

    if not cadence.strip():
        raise Refused("Say how often, such as “3 months”, or “off”.")
    chosen = read_cadence(cadence)
    found = find_person(terminal.account, person)
    step = set_cadence(terminal.account, [found.id], chosen, terminal.when)
    (document,) = described(terminal.account, [found.id])
    terminal.answer(document, step.sentence)


def read_cadence(text: str) -> Cadence | None:
    """A cadence as somebody typed it; None for "off" and for nothing. Raises Refused for what is none."""
    try:
        return parse_cadence(text)
    except CadenceError as error:
        raise Refused(str(error)) from error
