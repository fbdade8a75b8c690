"""What is known of two people who may be one, read for the table that sets them side by side."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from crm.domain.cadence import Cadence
from crm.domain.merging import Job, Method, Side
from crm.domain.refusals import NotFound, Refused
from crm.models import Account
from crm.models.database import rows
from crm.models.fields import date_of
from crm.usecases.person_page.facts import identifier

_PEOPLE = """
    SELECT p.id, p.name, p.given, p.family, p.goes_by, p.credentials, p.pronouns, p.company_id, COALESCE(c.name, ''),
        p.title, p.place, p.met_on, p.met_how, i.id, COALESCE(i.name, ''), p.cadence_count, p.cadence_unit,
        p.connected_on, p.do_not_contact, p.archived_at, p.by_hand, p.source, p.created_at,
        (SELECT COUNT(*) FROM touchpoint_person x WHERE x.person_id = p.id),
        (SELECT MAX(s.as_of) FROM sighting s WHERE s.person_id = p.id),
        (SELECT MAX(s.source) FROM sighting s WHERE s.person_id = p.id), {history}
    FROM person p LEFT JOIN company c ON c.id = p.company_id LEFT JOIN person i ON i.id = p.introduced_by_id
    WHERE p.account_id = ? AND p.id IN (?, ?) AND p.deleted_at IS NULL
"""
_METHODS = """
    SELECT person_id, id, kind, value, key, label FROM contact_method
    WHERE account_id = ? AND person_id IN (?, ?) ORDER BY id
"""
_JOBS = """
    SELECT j.person_id, j.id, j.company_id, COALESCE(c.name, ''), j.title, j.started, j.ended, j.current, j.seen_from,
        j.seen_to
    FROM position j LEFT JOIN company c ON c.id = j.company_id
    WHERE j.account_id = ? AND j.person_id IN (?, ?) ORDER BY j.id
"""
# Where in a row of _PEOPLE the counts begin, and where after `by_hand` the day of the newest file stands.
_FIRST_COUNT, _TOLD_ON = 26, 3
#: What both have together, by noun.
_HISTORY = {
    "touchpoint": "SELECT COUNT(DISTINCT touchpoint_id) FROM touchpoint_person WHERE person_id IN (?, ?)",
    "interview": "SELECT COUNT(DISTINCT interview_id) FROM panelist WHERE person_id IN (?, ?)",
    "note": "SELECT COUNT(*) FROM note WHERE person_id IN (?, ?)",
    "promise": "SELECT COUNT(*) FROM promise WHERE person_id IN (?, ?)",
    "tag": "SELECT COUNT(DISTINCT tag_id) FROM person_tag WHERE person_id IN (?, ?)",
}


@dataclass(frozen=True)
class Two:
    """Two people, `first` the one who stays.

    `touches` counts touchpoints by id, `since` says since when they are here, `source` where from. `history` counts
    what both have together, by noun.
    """

    first: Side
    second: Side
    touches: dict[int, int]
    since: dict[int, date]
    source: dict[int, str]
    history: dict[str, int]


def two_sides(account: Account, first_id: int | str, second_id: int | str) -> Two:
    """Both, in three statements. Raises NotFound for somebody not here, Refused for somebody and themselves."""
    one, other = identifier(first_id), identifier(second_id)
    both = (account.id, one, other)
    sql = _PEOPLE.format(history=", ".join(f"({count})" for count in _HISTORY.values()))
    found = {row[0]: row for row in rows(sql, ((one, other) * len(_HISTORY)) + both)}
    for number, typed in ((one, first_id), (other, second_id)):
        if number not in found:
            raise NotFound(f"There is no person {typed} here.")
    if one == other:
        raise Refused(f"{found[one][1]} is one person already.")
    methods: dict[int, list[Method]] = {one: [], other: []}
    for person, *method in rows(_METHODS, both):
        methods[person].append(Method(*method))
    jobs: dict[int, list[Job]] = {one: [], other: []}
    for person, number, company_id, company, title, started, ended, current, seen_from, seen_to in rows(_JOBS, both):
        jobs[person].append(
            Job(number, company_id, company, title, started, ended, bool(current), date_of(seen_from), date_of(seen_to))
        )
    sides = {number: _side(row, methods[number], jobs[number]) for number, row in found.items()}
    return Two(
        sides[one],
        sides[other],
        {number: row[23] for number, row in found.items()},
        {number: _first_day(row) for number, row in found.items()},
        {number: row[25] or row[21] for number, row in found.items()},
        dict(zip(_HISTORY, found[one][_FIRST_COUNT:], strict=True)),
    )


def _first_day(row: tuple[Any, ...]) -> date:
    """The day since when somebody is known: of connecting, else of being added."""
    return date_of(row[17]) or date.fromisoformat(str(row[22])[:10])


def _side(row: tuple[Any, ...], methods: list[Method], jobs: list[Job]) -> Side:
    (
        number, name, given, family, goes_by, credentials, pronouns, company_id, company, title, place, met_on, met_how,
        introducer_id, introducer, count, unit, connected_on, do_not_contact, archived_at, by_hand, *more,
    ) = row  # fmt: skip
    return Side(
        number, name, given, family, goes_by, credentials, pronouns, company_id, company, title, place,
        date_of(met_on), met_how, introducer_id, introducer,
        Cadence(count, unit) if count is not None else None,
        date_of(connected_on), bool(do_not_contact), archived_at is not None, frozenset(str(by_hand).split()),
        date_of(more[_TOLD_ON]), tuple(methods), tuple(jobs),
    )  # fmt: skip
