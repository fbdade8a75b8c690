"""One opportunity's whole story, for its page."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import NamedTuple

from crm.domain.cadence import Cadence
from crm.domain.lateness import late_from
from crm.domain.moment import Moment
from crm.domain.opportunity.facts import OpportunityFacts, Panelist
from crm.domain.opportunity.promised import waiting
from crm.domain.opportunity.standing import Standing
from crm.domain.refusals import NotFound
from crm.models import Account
from crm.models.database import rows
from crm.models.fields import date_of, instant_of
from crm.usecases.opportunities.advice_of import advice_of, holidays_of
from crm.usecases.opportunities.facts import Stored, gathered

#: So many touchpoints are told; nobody reads further back on this page.
MOST_HEARD = 100


@dataclass(frozen=True)
class Member:
    """Somebody of an opportunity. `email` and `profile` are "" where unknown; `interviews` are those they were at."""

    id: int
    name: str
    called: str
    title: str
    email: str
    profile: str
    recruiter: bool
    hiring_manager: bool
    main: bool
    do_not_contact: bool
    cadence: str
    next_check_in: date | None
    interviews: tuple[int, ...]


@dataclass(frozen=True)
class Round:
    """An interview: `starts` and `ends` are local times of the account; `zone` is where it was agreed. `mentioned`:
    what was forgotten has been said since."""

    id: int
    starts: datetime
    ends: datetime
    zone: str
    minutes: int
    round: str
    kind: str
    specific: str
    forgotten: str
    felt: str
    asked: bool
    promised: date | None
    panel: tuple[int, ...]
    notes: str = ""
    place: str = ""
    mentioned: bool = False


@dataclass(frozen=True)
class Promised:
    """A promise and what became of it: open, kept, broken or moved. `late`: open, and its day has passed."""

    id: int
    side: str
    text: str
    due_on: date
    told_on: date
    state: str
    closed_on: date | None
    interview: int | None
    person: int | None
    late: bool


@dataclass(frozen=True)
class Step:
    """A follow-up of the plan with its state; `person` is None where it is about nobody."""

    id: int
    kind: str
    person: int | None
    due_on: date
    not_before: date
    lapses_on: date | None
    because: str
    state: str
    closed_on: date | None
    touchpoint: int | None
    snoozed: bool
    late: bool


@dataclass(frozen=True)
class Heard:
    """A touchpoint with somebody of this opportunity since its first interview."""

    touchpoint: int
    day: date
    kind: str
    direction: str
    text: str
    person: int


@dataclass(frozen=True)
class Story:
    """The opportunity. `contact` is to whom a second note goes; `waiting_until` the promised date that holds.

    `link` is the job's advertisement, `applied_on` the day of the application where a file told of it, `known` how many
    people one knows who work there. `ask_on` is the first day on which a second note is decent, None where there is
    nothing to wait for.
    """

    id: int
    company_id: int
    company: str
    role: str
    outcome: str
    outcome_on: date | None
    told_by: int | None
    accepted_on: date | None
    applied_on: date | None
    link: str
    main_contact: int | None
    contact: int | None
    waiting_until: date | None
    ask_on: date | None
    rounds: tuple[Round, ...]
    people: dict[int, Member]
    promises: tuple[Promised, ...]
    plan: tuple[Step, ...]
    known: int = 0


def story(account: Account, opportunity_id: int | str, when: Moment) -> Story:
    """Everything about it, in a number of statements that does not grow. Raises NotFound."""
    head, kept = _stored(account, opportunity_id)
    (facts,) = gathered(account, [head.facts], when, alone=True)
    standing = Standing(facts, advice_of(account), when.today, holidays_of(account, when.today))
    wait = waiting(standing) if standing.outcome is None else None
    promises = promised_of(account, [facts.id], when.today).get(facts.id, [])
    return Story(
        id=facts.id,
        company_id=head.facts.company,
        company=facts.company,
        role=head.role,
        outcome=head.facts.outcome,
        outcome_on=head.facts.outcome_on,
        told_by=head.facts.told_by,
        accepted_on=head.accepted_on,
        applied_on=head.applied_on,
        link=head.link,
        main_contact=head.facts.main_contact,
        contact=standing.contact,
        waiting_until=wait.promise.due_on if wait and wait.promise else None,
        ask_on=wait.ask_on if wait else None,
        rounds=_rounds(facts, promises, kept),
        people=members(account, facts, standing.contact),
        promises=tuple(promises),
        plan=_plan(account, facts.id, when.today),
        known=head.known,
    )


class _Head(NamedTuple):
    """An opportunity's own row."""

    facts: Stored
    role: str
    accepted_on: date | None
    applied_on: date | None
    link: str
    known: int


class _Kept(NamedTuple):
    """What no rule asks of an interview."""

    zone: str
    minutes: int
    notes: str
    mentioned: bool


def _stored(account: Account, opportunity_id: int | str) -> tuple[_Head, dict[int, _Kept]]:
    """Its row, and what is kept of each interview beside its facts, in one statement."""
    text = str(opportunity_id)
    number = int(text) if text.isascii() and text.isdigit() and len(text) <= 18 else 0
    found = rows(
        "SELECT o.id, o.company_id, c.name, o.outcome, o.outcome_on, o.outcome_recorded_at, o.told_by_id, "
        "o.main_contact_id, o.role, o.accepted_on, o.applied_on, o.link, "
        "(SELECT COUNT(*) FROM person p WHERE p.account_id = o.account_id AND p.company_id = o.company_id "
        "AND p.deleted_at IS NULL AND p.archived_at IS NULL), i.id, i.zone, i.minutes, i.notes, i.mentioned "
        "FROM opportunity o "
        "JOIN company c ON c.id = o.company_id LEFT JOIN interview i ON i.opportunity_id = o.id "
        "WHERE o.account_id = ? AND o.id = ?",
        (account.id, number),
    )
    if not found:
        raise NotFound(f"There is no opportunity {opportunity_id} here.")
    id_, company, name, outcome, outcome_on, recorded_at, told_by, main_contact, role, *more = found[0][:13]
    accepted_on, applied_on, link, known = more
    stored = Stored(id_, company, name, outcome, date_of(outcome_on), instant_of(recorded_at), told_by, main_contact)
    kept = {row[13]: _Kept(*row[14:]) for row in found if row[13]}
    return _Head(stored, role, date_of(accepted_on), date_of(applied_on), link, known), kept


def _rounds(facts: OpportunityFacts, promises: Iterable[Promised], kept: Mapping[int, _Kept]) -> tuple[Round, ...]:
    promised = {one.interview: one.due_on for one in promises if one.interview and one.state != "moved"}
    return tuple(
        Round(
            one.id, one.starts, one.ends, kept[one.id].zone, kept[one.id].minutes, one.round, one.kind, one.specific,
            one.forgotten, one.felt or "", one.asked, promised.get(one.id),
            tuple(member.person for member in one.panel), kept[one.id].notes,
            mentioned=bool(kept[one.id].mentioned),
        )
        for one in facts.interviews
    )  # fmt: skip


def members(account: Account, facts: OpportunityFacts, contact: int | None = None) -> dict[int, Member]:
    """Everybody of an opportunity, in the order in which they were met."""
    panels: dict[int, list[tuple[int, Panelist]]] = {}
    for one in facts.interviews:
        for member in one.panel:
            panels.setdefault(member.person, []).append((one.id, member))
    in_order = [number for number in dict.fromkeys((*panels, *facts.people)) if number not in facts.helpers]
    found: dict[int, Member] = {}
    for number, name, called, title, never, count, unit, next_check_in, email, profile in rows(
        "SELECT p.id, p.name, COALESCE(NULLIF(p.goes_by, ''), NULLIF(p.given, ''), p.name), p.title, p.do_not_contact, "
        "p.cadence_count, p.cadence_unit, p.next_check_in, "
        "(SELECT m.value FROM contact_method m WHERE m.person_id = p.id AND m.kind = 'email' ORDER BY m.id LIMIT 1), "
        "(SELECT m.value FROM contact_method m WHERE m.person_id = p.id AND m.kind = 'link' "
        "AND LOWER(m.value) LIKE ? ORDER BY m.id LIMIT 1) "
        f"FROM person p WHERE p.account_id = ? AND p.id IN ({', '.join(map(str, in_order)) or 'NULL'})",
        ("%linkedin.com/%", account.id),
    ):
        mine = panels.get(number, [])
        found[number] = Member(
            number, name, called, title, email or "", profile or "",
            any(member.recruiter for _, member in mine), any(member.hiring_manager for _, member in mine),
            number == contact, bool(never), str(Cadence(count, unit)) if count and unit else "",
            date_of(next_check_in), tuple(interview for interview, _ in mine),
        )  # fmt: skip
    return {number: found[number] for number in in_order if number in found}


def promised_of(account: Account, opportunities: Iterable[int], today: date) -> dict[int, list[Promised]]:
    """The promises of each opportunity, theirs and yours, the newest first."""
    ids = ", ".join(str(int(number)) for number in opportunities) or "NULL"
    found: dict[int, list[Promised]] = {}
    for number, opportunity, side, text, due, told, created, state, closed, interview, person in rows(
        "SELECT id, opportunity_id, side, text, due_on, told_on, created_at, state, closed_on, interview_id, person_id "
        f"FROM promise WHERE account_id = ? AND opportunity_id IN ({ids}) ORDER BY id DESC",
        (account.id,),
    ):
        due_on, created_at = date_of(due), instant_of(created)
        assert due_on
        assert created_at
        found.setdefault(opportunity, []).append(
            Promised(
                number, side, text, due_on, date_of(told) or created_at.date(), state, date_of(closed), interview,
                person, state == "open" and due_on < today,
            )
        )  # fmt: skip
    return found


def heard_of(account: Account, people: Iterable[int], first_day: date, today: date) -> tuple[Heard, ...]:
    """What passed with these people between two days, the latest first."""
    found = rows(
        "SELECT t.id, t.happened_on, t.kind, t.direction, t.text, tp.person_id FROM touchpoint_person tp "
        "JOIN touchpoint t ON t.id = tp.touchpoint_id AND t.counts "
        "WHERE tp.account_id = ? AND t.happened_on BETWEEN ? AND ? "
        f"AND tp.person_id IN ({', '.join(str(int(number)) for number in people) or 'NULL'}) "
        "ORDER BY t.happened_on DESC, t.id DESC, tp.person_id LIMIT ?",
        (account.id, first_day, today, MOST_HEARD),
    )
    return tuple(
        Heard(number, date_of(day) or today, kind, direction, text, person)
        for number, day, kind, direction, text, person in found
    )


def _plan(account: Account, opportunity: int, today: date) -> tuple[Step, ...]:
    settings = advice_of(account)
    steps = []
    for (
        number, kind, person, due, base, earliest, lapses, because, state, closed, touchpoint, snoozed,
    ) in rows(
        "SELECT id, kind, person_id, due_on, base_on, not_before, lapses_on, because, state, closed_on, touchpoint_id, "
        "snoozed FROM follow_up WHERE account_id = ? AND opportunity_id = ? ORDER BY due_on, id",
        (account.id, opportunity),
    ):  # fmt: skip
        due_on, base_on, not_before = date_of(due), date_of(base), date_of(earliest)
        assert due_on
        assert base_on
        assert not_before
        late = state == "open" and today >= late_from(kind, base_on, due_on, settings)
        steps.append(
            Step(
                number, kind, person, due_on, not_before, date_of(lapses), because, state, date_of(closed), touchpoint,
                bool(snoozed), late,
            )
        )  # fmt: skip
    return tuple(steps)
