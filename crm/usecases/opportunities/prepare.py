"""Before an interview: who is on the panel, what is known of each, and the question for the end."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from crm.domain.moment import Moment, zone
from crm.domain.opportunity.reasons import ASK_WHEN
from crm.models import Account, Interview, Note, Opportunity
from crm.models.database import rows
from crm.models.fields import instant_of
from crm.usecases.opportunities.facts import one_opportunity
from crm.usecases.opportunities.story import Heard, Member, Round, heard_of, members, promised_of, rounds_of

#: Notes and touchpoints told of each of the panel.
MOST_EACH = 5


@dataclass(frozen=True)
class Met:
    """Somebody on the panel, with the latest notes and touchpoints, the newest first, and where else they were met."""

    member: Member
    notes: tuple[str, ...]
    heard: tuple[Heard, ...]
    met_before: tuple[str, ...]


@dataclass(frozen=True)
class Preparation:
    """What to read before an interview. `earlier` are the rounds before it; `ask` is the question for the end."""

    interview: Round
    opportunity: int
    company: str
    role: str
    panel: tuple[Met, ...]
    earlier: tuple[Round, ...]
    forgotten: tuple[str, ...]
    ask: str


def preparation(account: Account, interview_id: int | str, when: Moment) -> Preparation:
    """For one interview, in a number of statements that does not grow. Raises NotFound."""
    interview = Interview.find(account, interview_id)
    opportunity = Opportunity.find(account, interview.opportunity)
    facts = one_opportunity(account, opportunity.id, when)
    promises = promised_of(account, [opportunity.id], when.today).get(opportunity.id, [])
    rounds = rounds_of(account, facts, promises)
    (this,) = (one for one in rounds if one.id == interview.id)
    everybody = members(account, facts)
    panel = [everybody[number] for number in this.panel if number in everybody]
    earlier = tuple(one for one in rounds if one.starts < this.starts)
    ids = [member.id for member in panel]
    notes = _notes(account, ids)
    passed: dict[int, list[Heard]] = {}
    for one in heard_of(account, ids, date.min, when.today):
        passed.setdefault(one.person, []).append(one)
    before = _met_before(account, ids, interview)
    return Preparation(
        interview=this,
        opportunity=opportunity.id,
        company=facts.company,
        role=opportunity.role,
        panel=tuple(
            Met(
                member,
                tuple(notes.get(member.id, ())[:MOST_EACH]),
                tuple(passed.get(member.id, ())[:MOST_EACH]),
                tuple(before.get(member.id, ())),
            )
            for member in panel
        ),
        earlier=earlier,
        forgotten=tuple(one.forgotten for one in earlier if one.forgotten),
        ask=ASK_WHEN,
    )


def next_interviews(account: Account, when: Moment, days: int = 7) -> list[tuple[int, str, Round]]:
    """Interviews from today on: the opportunity's id, "Company, role", and the interview without panel, by time."""
    until = when.today + timedelta(days=days)
    here = zone(when.zone_name)
    found = []
    for (
        number, opportunity, starts, agreed_in, minutes, round_, kind, specific, forgotten, felt, asked, company, role,
    ) in rows(
        "SELECT i.id, o.id, i.starts_at, i.zone, i.minutes, i.round, i.kind, i.specific, i.forgotten, i.felt, i.asked, "
        "c.name, o.role FROM interview i JOIN opportunity o ON o.id = i.opportunity_id "
        "JOIN company c ON c.id = o.company_id WHERE i.account_id = ? AND i.over_on BETWEEN ? AND ? "
        "ORDER BY i.starts_at, i.id",
        (account.id, when.today, until),
    ):  # fmt: skip
        begins = instant_of(starts)
        assert begins
        local, ends = begins.astimezone(here), (begins + timedelta(minutes=minutes)).astimezone(here)
        one = Round(
            number, local.replace(tzinfo=None), ends.replace(tzinfo=None), agreed_in, minutes, round_, kind, specific,
            forgotten, felt, bool(asked), None, (),
        )  # fmt: skip
        found.append((opportunity, ", ".join(part for part in (company, role) if part), one))
    return found


def _notes(account: Account, people: Iterable[int]) -> dict[int, list[str]]:
    found: dict[int, list[str]] = {}
    for note in Note.of(account).where(Note.person.in_(list(people))).order_by(Note.id.desc()):
        found.setdefault(note.person, []).append(note.text)
    return found


def _met_before(account: Account, people: Iterable[int], interview: Interview) -> dict[int, list[str]]:
    """Where else these people interviewed the account: "Brackmoor, data lead"."""
    found: dict[int, list[str]] = {}
    ids = ", ".join(str(int(number)) for number in people) or "NULL"
    for person, company, role in rows(
        "SELECT DISTINCT n.person_id, c.name, o.role FROM panelist n JOIN interview i ON i.id = n.interview_id "
        "JOIN opportunity o ON o.id = i.opportunity_id JOIN company c ON c.id = o.company_id "
        f"WHERE n.account_id = ? AND o.id <> ? AND n.person_id IN ({ids}) ORDER BY n.person_id, c.name, o.role",
        (account.id, interview.opportunity),
    ):
        found.setdefault(person, []).append(", ".join(part for part in (company, role) if part))
    return found
