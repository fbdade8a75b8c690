"""`crm outcome` and `crm plan`: how an opportunity ended, and what follows from it."""

import click

from crm.cli.terminal import Terminal, example, on_account
from crm.domain.opportunity.facts import OutcomeKind


@click.command(epilog=example('crm outcome 3 rejected --on yesterday --drop "Jonas Weil"'))
@click.argument("opportunity")
@click.argument("outcome", type=click.Choice([kind.value for kind in OutcomeKind]))
@click.option("--on", "day", metavar="DATE", help="When they told you; without it today.")
@click.option("--keep", metavar="NAME", multiple=True, help="Somebody to keep, also who was on no panel.")
@click.option("--drop", metavar="NAME", multiple=True, help="Somebody not to keep in touch with. Nobody is deleted.")
@on_account
def outcome(
    terminal: Terminal, opportunity: str, outcome: str, day: str | None, keep: tuple[str, ...], drop: tuple[str, ...]
) -> None:
    """Record how OPPORTUNITY ended. Everybody from the panels is kept unless dropped."""
    from crm.cli.dates import read_day
    from crm.domain.natural_dates import Leaning
    from crm.usecases.described import described
    from crm.usecases.follow_ups.due import plan_of
    from crm.usecases.opportunities.outcome import people_to_keep, record_outcome
    from crm.usecases.opportunities.whom_to_keep import named_among

    account, when = terminal.account, terminal.when
    on = read_day(day, when.today, Leaning.PAST)
    asked = people_to_keep(account, opportunity, when)
    kept = [*(one.id for one in asked), *(named_among(account, asked, name).id for name in keep)]
    dropped = [named_among(account, asked, name).id for name in drop]
    ended = record_outcome(account, opportunity, outcome, when, on=on, keep=kept, drop=dropped)
    planned = plan_of(account, ended.opportunity, when.today)
    document = {
        "opportunity": ended.opportunity,
        "kept": described(account, ended.kept),
        "plan": [one.as_json() for one in planned],
    }
    terminal.answer(document, ended.step.sentence, *(one.as_line() for one in planned))


@click.command(epilog=example("crm plan 3"))
@click.argument("opportunity")
@on_account
def plan(terminal: Terminal, opportunity: str) -> None:
    """List every follow-up of OPPORTUNITY, with its state."""
    from crm.models import Opportunity
    from crm.usecases.follow_ups.due import plan_of
    from crm.usecases.roll_day import roll_day

    account, when = terminal.account, terminal.when
    found = Opportunity.find(account, opportunity)
    roll_day(account, when)
    planned = plan_of(account, found.id, when.today)
    terminal.answer([one.as_json() for one in planned], *(one.as_line() for one in planned))
