"""The rows of opportunities as the rules take them: a constant number of statements for one or for all of them."""

from collections.abc import Collection, Iterable
from datetime import date, datetime, timedelta
from typing import Any, NamedTuple

from crm.domain.cadence import Cadence
from crm.domain.moment import Moment, zone
from crm.domain.opportunity.facts import (
    InterviewFacts,
    OpportunityFacts,
    Outcome,
    OutcomeKind,
    Panelist,
    PersonFacts,
    Promise,
)
from crm.domain.satisfying import WRITTEN
from crm.domain.thanks import says_thanks
from crm.domain.touches import Direction, Touch, TouchKind
from crm.models import Account
from crm.models.database import rows
from crm.models.fields import date_of, instant_of
from crm.usecases.guard import Around, around

#: How long after its outcome an opportunity is still planned: a thank-you note has lapsed by then in any case.
STILL_PLANNED = timedelta(days=60)


class Stored(NamedTuple):
    """An opportunity as it is stored."""

    id: int
    company: int
    name: str
    outcome: str
    outcome_on: date | None
    recorded_at: datetime | None
    told_by: int | None
    main_contact: int | None


def facts_of(account: Account, when: Moment, condition: str, parameters: tuple[Any, ...]) -> list[OpportunityFacts]:
    """The opportunities that meet a condition over the table `o`, in the order of their ids."""
    here = [Stored(number, company, name, outcome, date_of(on), instant_of(at), told, main) for (
        number, company, name, outcome, on, at, told, main
    ) in rows(
        "SELECT o.id, o.company_id, c.name, o.outcome, o.outcome_on, o.outcome_recorded_at, o.told_by_id, "
        "o.main_contact_id FROM opportunity o JOIN company c ON c.id = o.company_id "
        f"WHERE o.account_id = ? AND ({condition}) ORDER BY o.id",
        (account.id, *parameters),
    )]  # fmt: skip
    return gathered(account, here, when) if here else []


def gathered(account: Account, here: list[Stored], when: Moment, *, alone: bool = False) -> list[OpportunityFacts]:
    """What the rules know of these opportunities. `alone` leaves out what others at the company and others' plans say:
    enough to know who is whom and how long one waits, and not enough to plan."""
    these = ", ".join(str(row.id) for row in here)
    interviews = _interviews(account, these, when)
    promises = _promises(account, these, when)
    people, helpers = _people(account, these, interviews, here)
    first_day = min((one.day for mine in interviews.values() for one in mine), default=when.today)
    touches = _touches(account, people, first_day, when.today)
    connecting = {} if alone else _connecting(account, people)
    now = None if alone else around(account, when.today)
    return [_facts(row, interviews, promises, people, helpers, touches, connecting, now, when) for row in here]


def _facts(
    row: Stored,
    interviews: dict[int, list[InterviewFacts]],
    promises: dict[int, list[Promise]],
    people: dict[int, tuple[PersonFacts, int | None]],
    helpers: dict[int, list[int]],
    touches: dict[int, list[tuple[int, Touch]]],
    connecting: dict[int, int],
    now: Around | None,
    when: Moment,
) -> OpportunityFacts:
    mine = interviews.get(row.id, [])
    panel = dict.fromkeys(member.person for one in mine for member in one.panel)
    helped = [number for person in panel for number in helpers.get(person, ()) if number in people]
    named = dict.fromkeys((*panel, *helped, *filter(None, (row.main_contact, row.told_by))))
    known = {}
    for number in named:
        if number not in people:
            continue
        person, company = people[number]
        known[number] = person._replace(
            touches=tuple(touch for source, touch in touches.get(number, ()) if source != row.id),
            elsewhere=company is not None and company != row.company,
            connecting=connecting.get(number, row.id) != row.id,
        )
    company_now = now.companies.get(row.company) if now else None
    outcome = None
    if row.outcome and row.outcome_on:
        recorded_on = when.day_of(row.recorded_at) if row.recorded_at else None
        outcome = Outcome(OutcomeKind(row.outcome), row.outcome_on, recorded_on, row.told_by)
    return OpportunityFacts(
        row.id,
        row.name,
        tuple(mine),
        known,
        tuple(promises.get(row.id, ())),
        outcome,
        row.main_contact if row.main_contact in known else None,
        (row.told_by,) if row.told_by in known else (),
        tuple(dict.fromkeys(number for number in helped if number not in panel)),
        company_now.touches if company_now else (),
        outcome is not None and company_now is not None,
    )


def _interviews(account: Account, these: str, when: Moment) -> dict[int, list[InterviewFacts]]:
    panels: dict[int, list[Panelist]] = {}
    for number, person, main, recruiter, hiring, leads in rows(
        "SELECT n.interview_id, n.person_id, n.main, n.recruiter, n.hiring_manager, n.leads FROM panelist n "
        f"JOIN interview i ON i.id = n.interview_id JOIN person p ON p.id = n.person_id AND p.deleted_at IS NULL "
        f"WHERE n.account_id = ? AND i.opportunity_id IN ({these}) ORDER BY n.id",
        (account.id,),
    ):
        panels.setdefault(number, []).append(Panelist(person, bool(main), bool(recruiter), bool(hiring), bool(leads)))
    found: dict[int, list[InterviewFacts]] = {}
    here = zone(when.zone_name)
    for number, opportunity, starts, minutes, round_, kind, specific, forgotten, felt, asked, created in rows(
        "SELECT id, opportunity_id, starts_at, minutes, round, kind, specific, forgotten, felt, asked, created_at "
        f"FROM interview WHERE account_id = ? AND opportunity_id IN ({these}) ORDER BY starts_at, id",
        (account.id,),
    ):
        begins, created_at = instant_of(starts), instant_of(created)
        assert begins
        assert created_at
        ends = begins + timedelta(minutes=minutes)
        found.setdefault(opportunity, []).append(
            InterviewFacts(
                number,
                begins.astimezone(here).replace(tzinfo=None),
                ends.astimezone(here).replace(tzinfo=None),
                tuple(panels.get(number, ())),
                round_,
                kind,
                specific,
                forgotten,
                felt or None,
                bool(asked),
                recorded_on=when.day_of(created_at),
            )
        )
    return found


def _promises(account: Account, these: str, when: Moment) -> dict[int, list[Promise]]:
    """Every date they gave, those that were moved too: the rules take the last."""
    found: dict[int, list[Promise]] = {}
    for opportunity, due, told, created, interview, state, closed in rows(
        "SELECT opportunity_id, due_on, told_on, created_at, interview_id, state, closed_on FROM promise "
        f"WHERE account_id = ? AND side = 'theirs' AND opportunity_id IN ({these}) ORDER BY id",
        (account.id,),
    ):
        due_on, created_at = date_of(due), instant_of(created)
        assert due_on
        assert created_at
        entered_on = when.day_of(created_at)
        kept_on = date_of(closed) if state == "kept" else None
        told_on = date_of(told) or entered_on
        found.setdefault(opportunity, []).append(Promise(due_on, told_on, entered_on, interview, kept_on))
    return found


def _people(
    account: Account, these: str, interviews: dict[int, list[InterviewFacts]], here: Iterable[Stored]
) -> tuple[dict[int, tuple[PersonFacts, int | None]], dict[int, list[int]]]:
    """Everybody named, with their company; and who introduced whom."""
    named = {member.person for mine in interviews.values() for one in mine for member in one.panel}
    for row in here:
        named.update(filter(None, (row.told_by, row.main_contact)))
    if not named:
        return {}, {}
    ids = ", ".join(map(str, sorted(named)))
    people: dict[int, tuple[PersonFacts, int | None]] = {}
    helpers: dict[int, list[int]] = {}
    for number, called, never, archived, company, introducer, count, unit, source, set_on, profile in rows(
        "SELECT p.id, COALESCE(NULLIF(p.goes_by, ''), NULLIF(p.given, ''), p.name), p.do_not_contact, p.archived_at, "
        "p.company_id, p.introduced_by_id, p.cadence_count, p.cadence_unit, p.cadence_source, p.cadence_set_on, "
        "(SELECT MIN(m.id) FROM contact_method m WHERE m.person_id = p.id AND m.kind = 'link' "
        "AND LOWER(m.value) LIKE ?) "
        f"FROM person p WHERE p.account_id = ? AND p.deleted_at IS NULL AND (p.id IN ({ids}) "
        f"OR p.id IN (SELECT introduced_by_id FROM person WHERE id IN ({ids})))",
        ("%linkedin.com/%", account.id),
    ):
        if introducer and number in named:
            helpers.setdefault(number, []).append(introducer)
        person = PersonFacts(
            number,
            called,
            has_profile=profile is not None,
            do_not_contact=bool(never),
            here=archived is None,
            cadence=Cadence(count, unit) if count and unit else None,
            cadence_source=source,
            cadence_set_on=date_of(set_on),
        )
        people[number] = (person, company)
    return people, helpers


def _touches(
    account: Account, people: Collection[int], first_day: date, today: date
) -> dict[int, list[tuple[int, Touch]]]:
    """What passed with each person, oldest first, with the opportunity it belongs to (0: none)."""
    if not people:
        return {}
    ids = ", ".join(map(str, sorted(people)))
    kinds = ", ".join(f"'{kind}'" for kind in sorted(WRITTEN) if kind != TouchKind.THANK_YOU)
    found: dict[int, list[tuple[int, Touch]]] = {}
    for person, number, happened_on, direction, kind, text, opportunity in rows(
        f"""
        SELECT tp.person_id, t.id, t.happened_on, t.direction, t.kind,
            CASE WHEN t.direction = 'outgoing' AND t.happened_on >= ? AND t.kind IN ({kinds}) THEN t.text ELSE '' END,
            0 AS opportunity
        FROM touchpoint_person tp JOIN touchpoint t ON t.id = tp.touchpoint_id AND t.counts
        WHERE tp.account_id = ? AND tp.person_id IN ({ids})
        UNION ALL SELECT n.person_id, 0, i.over_on, 'mutual', 'meeting', '', i.opportunity_id
        FROM panelist n JOIN interview i ON i.id = n.interview_id
        WHERE n.account_id = ? AND n.person_id IN ({ids}) AND i.over_on <= ?
        UNION ALL SELECT o.told_by_id, 0, o.outcome_on, 'incoming', 'other', '', o.id FROM opportunity o
        WHERE o.account_id = ? AND o.told_by_id IN ({ids}) AND o.outcome IN ('offer', 'rejected')
        ORDER BY 3, 2
        """,
        (first_day, account.id, account.id, today, account.id),
    ):
        day = date_of(happened_on)
        assert day
        thanks = bool(text) and direction == Direction.OUTGOING and says_thanks(text)
        found.setdefault(person, []).append((opportunity, Touch(day, direction, kind, person, thanks, number)))
    return found


def _connecting(account: Account, people: Collection[int]) -> dict[int, int]:
    """Which opportunity suggests already to connect with somebody."""
    if not people:
        return {}
    ids = ", ".join(map(str, sorted(people)))
    found = rows(
        "SELECT person_id, MIN(opportunity_id) FROM follow_up WHERE account_id = ? AND kind = 'connect' "
        f"AND state = 'open' AND person_id IN ({ids}) AND opportunity_id IS NOT NULL GROUP BY person_id",
        (account.id,),
    )
    return dict(found)


def one_opportunity(account: Account, opportunity_id: int, when: Moment) -> OpportunityFacts:
    """The facts of one opportunity that is known to be there."""
    return facts_of(account, when, "o.id = ?", (opportunity_id,))[0]
