"""`crm person`: adding people by hand."""

import click

from crm.cli.people import line
from crm.cli.terminal import Terminal, example, on_account


@click.group(epilog=example('crm person add "Ada Nwosu-Lind" --email ada@fernhollow.example'))
def person() -> None:
    """One person."""


@person.command(
    "add",
    epilog=example(
        'crm person add "Ada Nwosu-Lind" --email ada@fernhollow.example --company Fernhollow --cadence "3 months"'
    ),
)
@click.argument("name")
@click.option("--email", "emails", multiple=True, help="An email address; may be given several times.")
@click.option("--company", default="", help="Where the person works.")
@click.option("--title", default="", help="As what.")
@click.option("--tag", "tags", multiple=True, help="A tag; may be given several times.")
@click.option("--cadence", default="", metavar="TEXT", help="How often to keep in touch, such as “3 months”.")
@on_account
def add(
    terminal: Terminal,
    name: str,
    emails: tuple[str, ...],
    company: str,
    title: str,
    tags: tuple[str, ...],
    cadence: str,
) -> None:
    """Add a person. NAME is the whole name as people write it."""
    from crm.cli.cadence import read_cadence
    from crm.usecases.add_person import add_person
    from crm.usecases.described import described

    made, step = add_person(
        terminal.account,
        name,
        terminal.when,
        emails=emails,
        company=company,
        title=title,
        tags=tags,
        cadence=read_cadence(cadence),
    )
    (document,) = described(terminal.account, [made.id])
    terminal.answer(document, step.sentence, line(document))
