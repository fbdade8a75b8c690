"""The opportunities of the demo: one that waits, one that is overdue, one to come, and one that ended."""

from datetime import datetime, time, timedelta
from typing import Any, NamedTuple

from crm.domain.followups import FollowUpKind
from crm.domain.moment import Moment
from crm.models import Account, FollowUp, Person
from crm.usecases.demo.days import days_ago
from crm.usecases.follow_ups.done import finish
from crm.usecases.opportunities.interview_form import InterviewForm, PanelName
from crm.usecases.opportunities.outcome import record_outcome
from crm.usecases.opportunities.record_interview import record_interview


class Told(NamedTuple):
    """An interview: how many days ago it was recorded and took place, at what hour, and what was said.

    `promised` is so many days from today, or None. Names of the panel are names of the demo's people.
    """

    company: str
    role: str
    recorded: int
    ago: int
    hour: int
    round: str
    kind: str
    panel: tuple[str, ...]
    specific: str = ""
    forgotten: str = ""
    felt: str = ""
    promised: int | None = None


_TOLD = (
    Told(
        "Kestrelby", "Head of analytics", 74, 74, 11, "First", "Video", ("Ingvild Tveitnes", "Hae-won Wonmi"),
        "How they plan crews a year ahead", felt="good", promised=-60,
    ),
    Told(
        "Brackmoor", "Programme lead", 26, 26, 10, "First", "Video", ("Joris ter Haarsma", "Karim Zeroualane"),
        "The move of three depots into one", felt="fair", promised=-8,
    ),
    Told(
        "Fernhollow", "Engineering manager", 15, 15, 15, "First", "Video", ("Anneke van der Wielen",),
        "Why the team is called the night shift", felt="good",
    ),
    Told(
        "Fernhollow", "Engineering manager", 1, 1, 14, "Second", "On site",
        ("Ada Nwosu-Lind", "Jonas Brekkestad", "Anneke van der Wielen"),
        "Retrying cold-chain deliveries when a depot goes dark\n"
        "Jonas wants numbers\nA team of nine, two more by spring",
        "The depot migration at Osterbrook", "good", 10,
    ),
    Told("Lumenhurst", "Head of delivery", 2, -3, 9, "First", "Phone", ("Almudena Bustamante Peralvillo",)),
)  # fmt: skip
_ENDED = ("Kestrelby", "rejected", 58)


def interview(account: Account, when: Moment) -> list[int]:
    """Record them, each on its day; the ids of the opportunities. Who is on a panel is found by name."""
    people = {person.name: person.id for person in Person.kept(account, Person.id, Person.name)}
    opportunities: dict[int, None] = {}
    for told in _TOLD:
        form = _form(told, people, when)
        number = record_interview(account, form, days_ago(when, told.recorded)).opportunity
        opportunities[number] = None
        if told.ago > 1:
            _answer(account, number, FollowUpKind.THANK_YOU, days_ago(when, told.ago - 1))
        company, outcome, ago = _ENDED
        if told.company == company:
            record_outcome(account, number, outcome, days_ago(when, ago))
            _answer(account, number, FollowUpKind.FEEDBACK_REQUEST, days_ago(when, ago - 1))
    return list(opportunities)


def _answer(account: Account, opportunity: int, kind: FollowUpKind, then: Moment) -> None:
    """Do what is open of a kind, on a day of the past."""
    mine = FollowUp.of(account).where(FollowUp.opportunity == opportunity, FollowUp.kind == kind.value)
    for follow_up in list(mine.where(FollowUp.state == "open").order_by(FollowUp.id)):
        finish(account, follow_up.id, then)


def _form(told: Told, people: dict[str, Any], when: Moment) -> InterviewForm:
    day = when.today - timedelta(days=told.ago)
    return InterviewForm(
        company=told.company,
        role=told.role,
        starts=datetime.combine(day, time(told.hour)),
        minutes=60,
        round=told.round,
        kind=told.kind,
        panel=tuple(PanelName(name, person=people[name]) for name in told.panel if name in people),
        specific=told.specific,
        forgotten=told.forgotten,
        felt=told.felt,
        promised=None if told.promised is None else when.today + timedelta(days=told.promised),
    )
