"""Everything that the page of insights shows, kept for as long as nothing changes."""

from dataclasses import dataclass

from crm.domain.insights.answers import Answered, answers_finding, telling
from crm.domain.insights.growth import Year, by_year, growth_finding
from crm.domain.insights.rhythm import YearOfWeeks, by_week, first_monday, quiet_summers, rhythm_finding
from crm.domain.insights.thanks import thanks_finding
from crm.domain.moment import Moment
from crm.models import Account
from crm.models.kept import kept
from crm.usecases.insights.answered import answered
from crm.usecases.insights.arrivals import arrivals, began_to_look
from crm.usecases.insights.doors import Door, doors
from crm.usecases.insights.notes import thanked_in_time
from crm.usecases.insights.touches import touches_by_day


@dataclass(frozen=True)
class Insights:
    """Each chart's numbers with what they say; empty where there is nothing to count.

    `weeks` are those of up to three years, which `answered` looks back over too: the kinds of which enough was sent,
    best first. `thanks` says of each thank-you note whether it went out in time, oldest first.
    """

    years: list[Year]
    growth: str
    weeks: list[YearOfWeeks]
    rhythm: str
    quiet_summers: int
    doors: list[Door]
    thanks: list[bool]
    punctual: str
    answered: list[Answered]
    heard: str


def insights(account: Account, when: Moment) -> Insights:
    """What the account's habits say today, in six statements the first time after a change."""
    return kept(account, ("insights", when.today), lambda: _worked_out(account, when))


def _worked_out(account: Account, when: Moment) -> Insights:
    today = when.today
    first = first_monday(today)
    came, began = arrivals(account, when), began_to_look(account)
    touches = touches_by_day(account, first, today)
    weeks = by_week(touches, today) if touches else []
    notes, messages = thanked_in_time(account), telling(answered(account, first, today))
    return Insights(
        by_year(came, today),
        growth_finding(came, began, today) if came else "",
        weeks,
        rhythm_finding(weeks) if weeks else "",
        quiet_summers(weeks),
        doors(account, today),
        notes,
        thanks_finding(notes) if notes else "",
        messages,
        answers_finding(messages) if messages else "",
    )
