"""The reasons to start with somebody, each as a short list of people, best first; and how long each list would be."""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any, NamedTuple

from crm.domain.employers import SELF_EMPLOYED, company_key
from crm.domain.starting import AT_A_TIME, TURNS, Candidate, Group, anniversary, anniversary_days
from crm.models import Account
from crm.models.database import rows
from crm.models.fields import date_of

#: How many companies count as those where most are known, and how many people one needs to be among them.
COMPANIES = 5
COLLEAGUES = 3
#: Who connected in this time is new, and news this old is none.
_NEW_DAYS = 365
_NEWS_DAYS = 365
_ENOUGH = AT_A_TIME * 5

_FREE = (
    "p.account_id = ? AND p.deleted_at IS NULL AND p.archived_at IS NULL AND NOT p.do_not_contact "
    "AND p.cadence_count IS NULL AND p.cadence_source IS NULL AND (p.not_now_until IS NULL OR p.not_now_until <= ?)"
)
_WITH_EMAIL = "SELECT person_id FROM contact_method WHERE account_id = ? AND kind = 'email'"
_WITH_NEWS = (
    "SELECT person_id FROM import_change WHERE account_id = ? AND seen_on >= ? "
    "AND kind IN ('new_company', 'new_title', 'started')"
)
# ISO text on both engines; a date has no other function that both know.
_MONTH_AND_DAY = "SUBSTR(CAST(p.connected_on AS TEXT), 6, 5)"


class Employer(NamedTuple):
    """A company and how many people are known there."""

    id: int
    name: str
    people: int


def employers_met_most(account: Account) -> list[Employer]:
    """The companies where most people are known, the first first; working for oneself is none."""
    found = rows(
        "SELECT p.company_id, c.name, COUNT(*) FROM person p JOIN company c ON c.id = p.company_id "
        "WHERE p.account_id = ? AND p.deleted_at IS NULL AND p.archived_at IS NULL GROUP BY p.company_id, c.name "
        "HAVING COUNT(*) >= ? ORDER BY COUNT(*) DESC, p.company_id LIMIT ?",
        (account.id, COLLEAGUES, COMPANIES + 3),
    )
    return [Employer(*row) for row in found if company_key(row[1]) != SELF_EMPLOYED][:COMPANIES]


def sizes(account: Account, employers: Iterable[Employer], today: date) -> dict[Group, int]:
    """How many people each group holds, in one statement."""
    columns, parameters = [], []
    for group in TURNS:
        condition, values = _condition(group, account, employers, today)
        columns.append(f"COALESCE(SUM(CASE WHEN {condition} THEN 1 ELSE 0 END), 0)")
        parameters += values
    sql = f"SELECT {', '.join(columns)} FROM person p WHERE {_FREE}"
    (found,) = rows(sql, (*parameters, account.id, today))
    return dict(zip(TURNS, found, strict=True))


def best_of(account: Account, wanted: Group, employers: list[Employer], today: date) -> dict[Group, list[Candidate]]:
    """The first few of a group, or of every group for the mix, in one statement; bare candidates, by their ids."""
    parts, parameters = [], []
    for group in TURNS if wanted is Group.MIX else (wanted,):
        condition, values = _condition(group, account, employers, today)
        parts.append(
            f"SELECT '{group.value}' AS reason, id, company_id, connected_on, last_touch_on FROM ("
            "SELECT p.id, p.company_id, p.connected_on, p.last_touch_on FROM person p "
            f"WHERE {_FREE} AND {condition} ORDER BY {_ORDER[group]}, p.id DESC LIMIT {_ENOUGH}) AS {_NAMES[group]}"
        )
        parameters += [account.id, today, *values]
    found: dict[Group, list[tuple[Any, ...]]] = {}
    for reason, *row in rows(" UNION ALL ".join(parts), tuple(parameters)):
        found.setdefault(Group(reason), []).append(tuple(row))
    return {group: _ordered(group, people, employers, today) for group, people in found.items()}


_ORDER = {
    Group.NEWEST: "p.connected_on DESC",
    Group.ANNIVERSARIES: "p.connected_on",
    Group.EMAIL: "p.last_touch_on IS NULL, p.last_touch_on DESC, p.connected_on IS NULL, p.connected_on DESC",
    Group.NEWS: "p.connected_on IS NULL, p.connected_on DESC",
    Group.MET_MOST: "p.last_touch_on IS NULL, p.last_touch_on DESC, p.connected_on IS NULL, p.connected_on DESC",
}
_NAMES = {group: f"of_{group.name.lower()}" for group in Group}


def _condition(group: Group, account: Account, employers: Iterable[Employer], today: date) -> tuple[str, list[Any]]:
    if group is Group.NEWEST:
        return "p.connected_on >= ?", [today - timedelta(days=_NEW_DAYS)]
    if group is Group.ANNIVERSARIES:
        days = [f"{month:02}-{day:02}" for month, day in anniversary_days(today)]
        marks = ", ".join("?" * len(days))
        # Who connected less than a year ago has no anniversary yet.
        return f"({_MONTH_AND_DAY} IN ({marks}) AND p.connected_on < ?)", [*days, today - timedelta(days=350)]
    if group is Group.EMAIL:
        return f"p.id IN ({_WITH_EMAIL})", [account.id]
    if group is Group.NEWS:
        return f"p.id IN ({_WITH_NEWS})", [account.id, today - timedelta(days=_NEWS_DAYS)]
    numbers = ", ".join(str(int(employer.id)) for employer in employers) or "NULL"
    return f"p.company_id IN ({numbers})", []


def _ordered(group: Group, people: list[tuple[Any, ...]], employers: list[Employer], today: date) -> list[Candidate]:
    if group is Group.MET_MOST:
        # One of each company in turn, so that the largest does not fill the page alone.
        rank = {employer.id: place for place, employer in enumerate(employers)}
        seen: dict[int, int] = {}
        turns = []
        for number, company, *_ in people:
            seen[company] = seen.get(company, 0) + 1
            turns.append((seen[company], rank[company], number))
        return [Candidate(number, "") for _, _, number in sorted(turns, key=lambda turn: turn[:2])]
    if group is Group.ANNIVERSARIES:
        soonest = []
        for number, _, connected, _ in people:
            connected_on = date_of(connected)
            if connected_on and (to_come := anniversary(connected_on, today)):
                soonest.append((to_come[1], -to_come[0], number))
        return [Candidate(number, "") for _, _, number in sorted(soonest)]
    return [Candidate(row[0], "") for row in people]
