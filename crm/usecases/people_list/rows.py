"""One page of the list: people in order with the counts of the tabs, and their tags."""

from dataclasses import replace
from datetime import date
from typing import Any, NamedTuple

from crm.models import Account
from crm.models.database import among, rows
from crm.models.fields import date_of
from crm.search.question import Understood, answered, exact_first
from crm.usecases.people_list.conditions import Source, source, tab_condition
from crm.usecases.people_list.counts import tab_sums, tabs
from crm.usecases.people_list.filter import SORTS, TABS, Filter

#: People on a page: of everybody, and of those whom words find. Who searches reads the first few and types on, and for
#: each of these it is looked where the words stand.
PAGE, FOUND_PAGE = 50, 20

# Names of companies are looked up for the page alone, one by one; PostgreSQL would rather read all of them first.
_ITS_NAME = "(SELECT c.name FROM company c WHERE c.id = p.company_id)"
_COLUMNS = (
    f"p.id, p.name, p.given, p.family, p.title, {_ITS_NAME}, p.cadence_count, p.cadence_unit, p.last_touch_on, "
    "p.next_check_in, p.do_not_contact, p.company_id"
)
# What is sorted by, besides the name and the next check-in.
_SORTED_BY = {"last": ", p.last_touch_on", "connected": ", p.connected_on", "position": ", p.title, p.company_id"}


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


class Page(NamedTuple):
    """A page, counted from 1, of so many; how many people are in each tab (under "" in all); the people of the page;
    and how words are looked for, if any are."""

    number: int
    pages: int
    in_tabs: dict[str, int]
    people: list[ListedPerson]
    how: Understood | None = None


def page_size(filter_: Filter) -> int:
    """How many people a page holds."""
    return FOUND_PAGE if filter_.text else PAGE


def one_page(account: Account, filter_: Filter, sort: str, number: int, today: date) -> Page:
    """A page of those who meet a filter, the last one where there are not so many; `sort` is one of SORTS, a minus
    turns it round."""
    by, down = sort.lstrip("-"), sort.startswith("-")
    by = by if by in SORTS else "name"
    number = max(number, 1)
    if filter_.text:
        return _page_of_found(account, filter_, by, down, number, today)
    in_tabs = tabs(account, filter_, today)
    pages = _pages(in_tabs[filter_.tab], PAGE)
    number = min(number, pages)
    of_whom = source(account, filter_, today)
    column = {"next": "next_check_in", "last": "last_touch_on"}.get(by)
    if column and not of_whom.narrow:
        found = _two_halves(of_whom, column, down, (number - 1) * PAGE)
    else:
        found = _page(of_whom, _order(by, down, "c.name"), PAGE, (number - 1) * PAGE)
    return Page(number, pages, in_tabs, _people(account, found))


def _page_of_found(account: Account, filter_: Filter, by: str, down: bool, number: int, today: date) -> Page:
    def ask(how: Understood) -> tuple[int, tuple[dict[str, int], list[tuple[Any, ...]]]]:
        in_tabs, found = _counted(account, filter_, how, by, down, (number - 1) * FOUND_PAGE, today)
        return in_tabs[""], (in_tabs, found)

    how, (in_tabs, found) = answered(account, filter_.text, ask)
    pages = _pages(in_tabs[filter_.tab], FOUND_PAGE)
    if number > pages:
        return _page_of_found(account, filter_, by, down, pages, today)
    return Page(number, pages, in_tabs, _people(account, found), how)


def _pages(people: int, size: int) -> int:
    return max(1, -(-people // size))


def _people(account: Account, found: list[tuple[Any, ...]]) -> list[ListedPerson]:
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


def _order(by: str, down: bool, company: str) -> str:
    turn = " DESC" if down else ""
    if by == "position":
        return f"coalesce(lower({company}), '') = '', lower({company}){turn}, lower(p.title){turn}, p.sort_key, p.id"
    if by == "name":
        return f"p.sort_key{turn}, p.id{turn}"
    column = {"next": "p.next_check_in", "last": "p.last_touch_on"}.get(by, "p.connected_on")
    return f"{column} IS NULL, {column}{turn}, p.sort_key, p.id"


def _counted(
    account: Account, filter_: Filter, how: Understood, by: str, down: bool, offset: int, today: date
) -> tuple[dict[str, int], list[tuple[Any, ...]]]:
    """The counts of the tabs and the rows of a page of those whom words find. Both in one statement, for the search and
    the look at each who is found are what takes long."""
    of_whom = source(account, replace(filter_, tab=""), today, how)
    order = exact_first(how, "p.id") + _order(by, down, _ITS_NAME)
    sums, days = tab_sums(today)
    condition, *more_days = tab_condition(filter_.tab, today) if filter_.tab else ("1 = 1",)
    sql = (
        f"WITH found AS (SELECT p.id, p.sort_key, p.next_check_in, p.cadence_count{_SORTED_BY.get(by, '')} "
        f"{of_whom.sql}) SELECT counted.*, {_COLUMNS} FROM (SELECT {sums} FROM found p) counted LEFT JOIN "
        f"(SELECT p.id FROM found p WHERE {condition} ORDER BY {order} LIMIT ? OFFSET ?) shown ON 1 = 1 "
        f"LEFT JOIN person p ON p.id = shown.id ORDER BY {order}"
    )
    found = rows(sql, (*of_whom.parameters, *days, *more_days, FOUND_PAGE, offset))
    in_tabs = dict(zip(("", *TABS), found[0], strict=False))
    people = [row[len(in_tabs) :] for row in found]
    return in_tabs, [row for row in people if row[0] is not None]


def _page(of_whom: Source, order: str, limit: int, offset: int) -> list[tuple[Any, ...]]:
    if "c." in order:
        tables = f"{of_whom.tables} LEFT JOIN company c ON c.id = p.company_id"
        sql = f"SELECT {_COLUMNS} FROM {tables} WHERE {of_whom.where} ORDER BY {order} LIMIT ? OFFSET ?"
        return rows(sql, (*of_whom.parameters, limit, offset))
    # The order is found on narrow rows.
    inner = f"SELECT p.id {of_whom.sql} ORDER BY {order} LIMIT ? OFFSET ?"
    sql = f"SELECT {_COLUMNS} FROM person p WHERE p.id IN ({inner}) ORDER BY {order}"
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
    these, ids = among(people)
    name = "(SELECT t.name FROM tag t WHERE t.id = x.tag_id)"
    sql = (
        f"SELECT x.person_id, {name} FROM person_tag x WHERE x.account_id = ? AND x.person_id {these} "
        "ORDER BY 2, x.tag_id"
    )
    found: dict[int, list[str]] = {}
    for person, name in rows(sql, (account.id, ids)):
        found.setdefault(person, []).append(name)
    return found
