"""`crm interview add`: recording an interview."""

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

import click

from crm.cli.terminal import Terminal, example, on_account
from crm.domain.refusals import Refused

if TYPE_CHECKING:
    from datetime import date


@click.group()
def interview() -> None:
    """Interviews: record one, and the whole plan follows."""


@interview.command(
    epilog=example(
        'crm interview add --company Fernhollow --role "Data lead" --on "2026-11-23 14:00" '
        '--panel "Ada Nwosu <ada@fernhollow.example>" --promised 2026-12-04'
    )
)
@click.option("--company", required=True, help="Where it was.")
@click.option("--role", required=True, help="For which role.")
@click.option("--on", "starts", metavar="DATETIME", required=True, help="When it began: 2026-11-23T14:00, local time.")
@click.option("--minutes", type=int, default=60, show_default=True, help="How long it took.")
@click.option("--timezone", "zone", metavar="TZ", default="", help="The zone of that time; without it your own.")
@click.option("--round", "round_", metavar="TEXT", default="", help="Which round it was.")
@click.option("--kind", metavar="TEXT", default="", help="On site, video, phone.")
@click.option("--panel", metavar='"Name <email>"', multiple=True, help="Somebody on the panel; again for the next.")
@click.option("--contact", metavar="NAME", default="", help="The main contact.")
@click.option("--promised", metavar="DATE", help="The day by which they said you would hear.")
@click.option("--felt", type=click.Choice(["good", "fair", "bad"]), default=None, help="How it felt.")
@click.option("--specific", metavar="TEXT", multiple=True, help="What was specific about it; again for more.")
@click.option("--forgotten", metavar="TEXT", default="", help="What you forgot to say.")
@on_account
def add(
    terminal: Terminal,
    company: str,
    role: str,
    starts: str,
    minutes: int,
    zone: str,
    round_: str,
    kind: str,
    panel: tuple[str, ...],
    contact: str,
    promised: str | None,
    felt: str | None,
    specific: tuple[str, ...],
    forgotten: str,
) -> None:
    """Record an interview, its opportunity (the waiting one of that company and role, or a new one) and its panel."""
    from crm.cli.dates import read_day
    from crm.domain.natural_dates import Leaning
    from crm.usecases.described import described
    from crm.usecases.follow_ups.due import plan_of
    from crm.usecases.opportunities.interview_form import InterviewForm, lines
    from crm.usecases.opportunities.panel import read_panel_name
    from crm.usecases.opportunities.record_interview import record_interview

    account, when = terminal.account, terminal.when
    local, offset = read_time(starts, when.today)
    if offset is not None:
        # A time with an offset is an instant; it is written in the zone that is meant.
        from crm.domain.moment import zone as zone_called

        try:
            local = offset.astimezone(zone_called(zone or when.zone_name)).replace(tzinfo=None)
        except ValueError as error:
            raise Refused(str(error)) from error
    recorded = record_interview(
        account,
        InterviewForm(
            company=company,
            role=role,
            starts=local,
            zone=zone,
            minutes=minutes,
            round=round_,
            kind=kind,
            panel=tuple(read_panel_name(text) for text in panel),
            contact=contact,
            promised=read_day(promised, when.today, Leaning.FUTURE),
            felt=felt or "",
            specific=lines(specific),
            forgotten=forgotten,
        ),
        when,
    )
    planned = plan_of(account, recorded.opportunity, when.today)
    document = {
        "opportunity": recorded.opportunity,
        "interview": recorded.interview,
        "people": described(account, recorded.people),
        "plan": [one.as_json() for one in planned],
    }
    terminal.answer(document, recorded.step.sentence, *(one.as_line() for one in planned))


def read_time(text: str, today: "date") -> tuple[datetime, datetime | None]:
    """A local time, and the instant where an offset says which: "2026-11-23T14:00", "yesterday 14:00".

    Raises Refused for what cannot be read.
    """
    from crm.cli.dates import read_day
    from crm.domain.natural_dates import Leaning

    typed = " ".join(text.split())
    try:
        found = datetime.fromisoformat(typed)
    except ValueError:
        words, _, clock = typed.rpartition(" ")
        try:
            hours = datetime.strptime(clock, "%H:%M")  # noqa: DTZ007
        except ValueError:
            raise Refused(f"I cannot read “{typed}” as a time. Try 2026-11-23T14:00.") from None
        day = read_day(words, today, Leaning.PAST) or today
        found = datetime.combine(day, datetime.min.time()) + timedelta(hours=hours.hour, minutes=hours.minute)
    if found.tzinfo is not None:
        return found.replace(tzinfo=None), found
    return found, None
