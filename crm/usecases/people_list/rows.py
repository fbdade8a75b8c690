"""One page of the list: fifty people in order, in one statement and one more for their tags."""

from datetime import date
from typing import Any, NamedTuple

from crm.models import Account
from crm.models.database import rows
from crm.models.fields import date_of
from crm.usecases.people_list.conditions import Source, source
from crm.usecases.people_list.filter import SORTS, Filter

PAGE = 50

_COLUMNS = (
    "p.id, p.name, p.given, p.family, p.title, c.name, p.cadence_count, p.cadence_unit, p.last_touch_on, "
    "p.next_check_in, p.do_not_contact, p.company_id"
)
_COMPANY = "LEFT JOIN company c ON c.id = p.company_id"


class ListedPerson(NamedTuple):
    """A row of the list. `tags` are the names of the person's tags, in order."""

    id: int
    name: str
    given: str
    family: str
    title: str
    company: str
    cadence: tuple[int, str] | None
    last_touch_on: date | None
    next_check_in: date | None
    do_not_contact: bool
    company_id: int | None
    tags: tuple[str, ...]


def listed(account: Account, filter_: Filter, sort: str, page: int, today: date) -> list[ListedPerson]:
    """The people of a page, counted from 1, of those who meet a filter; `sort` is one of SORTS, a minus turns it."""
    by, down = sort.lstrip("-"), sort.startswith("-")
    of_whom = source(account, filter_, today)
    column = {"next": "next_check_in", "last": "last_touch_on"}.get(by)
    offset = (page - 1) * PAGE
    if column and not of_whom.narrow:
        found = _two_halves(of_whom, column, down, offset)
    else:
        found = _page(of_whom, of_whom.first + _order(by if by in SORTS else "name", down), PAGE, offset)
    tags = _tags(account, [row[0] for row in found])
    return [
        ListedPerson(
            number,
            name,
            given,
            family,
            title,
            company or "",
            (count, unit) if count is not None else None,
            date_of(last),
            date_of(due),
            bool(let_be),
            company_id,
            tuple(tags.get(number, ())),
        )
        for number, name, given, family, title, company, count, unit, last, due, let_be, company_id in found
    ]


def _order(by: str, down: bool) -> str:
    turn = " DESC" if down else ""
    if by == "position":
        return f"coalesce(lower(c.name), '') = '', lower(c.name){turn}, lower(p.title){turn}, p.sort_key, p.id"
    if by == "name":
        return f"p.sort_key{turn}, p.id{turn}"
    column = {"next": "p.next_check_in", "last": "p.last_touch_on"}.get(by, "p.connected_on")
    return f"{column} IS NULL, {column}{turn}, p.sort_key, p.id"


def _page(of_whom: Source, order: str, limit: int, offset: int) -> list[tuple[Any, ...]]:
    tables = of_whom.tables
    if "c." in order:
        sql = f"SELECT {_COLUMNS} FROM {tables} {_COMPANY} WHERE {of_whom.where} ORDER BY {order} LIMIT ? OFFSET ?"
        return rows(sql, (*of_whom.parameters, limit, offset))
    # The order is found on narrow rows; names of companies are looked up for the page alone.
    inner = f"SELECT p.id {of_whom.sql} ORDER BY {order} LIMIT ? OFFSET ?"
    sql = f"SELECT {_COLUMNS} FROM person p {_COMPANY} WHERE p.id IN ({inner}) ORDER BY {order}"
    return rows(sql, (*of_whom.parameters, limit, offset))


def _two_halves(of_whom: Source, column: str, down: bool, offset: int) -> list[tuple[Any, ...]]:
    """People with a day come first, then those without by name: each half in the order of an index, so that nothing
    has to be sorted however many people there are."""
    turn = " DESC" if down else ""
    dated = of_whom._replace(where=f"{of_whom.where} AND p.{column} IS NOT NULL")
    found = _page(dated, f"p.{column}{turn}, p.sort_key, p.id", PAGE, offset)
    if len(found) == PAGE:
        return found
    passed = 0
    if not found and offset:
        passed = rows(f"SELECT count(*) {dated.sql}", dated.parameters)[0][0]
    undated = of_whom._replace(where=f"{of_whom.where} AND p.{column} IS NULL")
    return found + _page(undated, "p.sort_key, p.id", PAGE - len(found), max(offset - passed, 0) if not found else 0)


def _tags(account: Account, people: list[int]) -> dict[int, list[str]]:
    if not people:
        return {}
    marks = ", ".join("?" * len(people))
    sql = (
        "SELECT x.person_id, t.name FROM person_tag x JOIN tag t ON t.id = x.tag_id "
        f"WHERE x.account_id = ? AND x.person_id IN ({marks}) ORDER BY t.name, t.id"
    )
    found: dict[int, list[str]] = {}
    for person, name in rows(sql, (account.id, *people)):
        found.setdefault(person, []).append(name)
    return found
