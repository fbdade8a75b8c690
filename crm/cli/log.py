"""`crm log`: logging a touchpoint."""

import click

from crm.cli.terminal import Terminal, example, on_account
from crm.domain.touches import Direction, TouchKind


@click.command(epilog=example('crm log "Ada Nwosu-Lind" "Talked about Gdynia" --kind coffee --on "last Thursday"'))
@click.argument("person")
@click.argument("text")
@click.option("--kind", type=click.Choice([kind.value for kind in TouchKind]), default="other", show_default=True)
@click.option(
    "--direction",
    type=click.Choice([direction.value for direction in Direction]),
    help="Who reached out; without it outgoing, but mutual for call, video, meeting, coffee and event.",
)
@click.option("--on", "day", metavar="DATE", help="When it was; without it today.")
@click.option("--promised", metavar="DATE", help="The day by which they said they would do something.")
@click.option("--with", "others", metavar="PERSON", multiple=True, help="Somebody else who took part.")
@on_account
def log(
    terminal: Terminal,
    person: str,
    text: str,
    kind: str,
    direction: str | None,
    day: str | None,
    promised: str | None,
    others: tuple[str, ...],
) -> None:
    """Log a touchpoint with PERSON (an id, an email address, a profile address or a name)."""
    from crm.cli.dates import read_day
    from crm.domain.natural_dates import Leaning
    from crm.usecases.find_person import find_person
    from crm.usecases.log_touchpoint import log_touchpoint

    account, when = terminal.account, terminal.when
    people = [find_person(account, name) for name in (person, *others)]
    logged = log_touchpoint(
        account,
        [one.id for one in people],
        when,
        text=text,
        kind=kind,
        direction=direction or "",
        on=read_day(day, when.today, Leaning.PAST),
        promised=read_day(promised, when.today, Leaning.FUTURE),
    )
    document = {
        "touchpoint": logged.touchpoint,
        "person": {"id": people[0].id, "name": people[0].name},
        "next_check_in": logged.next_check_ins[people[0].id],
    }
    terminal.answer(document, logged.step.sentence)
