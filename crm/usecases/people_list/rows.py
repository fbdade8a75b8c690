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
PAGE, FOUND_PAGE = 50, 25

_COLUMNS = (
    "p.id, p.name, p.given, p.family, p.title, c.name, p.cadence_count, p.cadence_unit, p.last_touch_on, "
    "p.next_check_in, p.do_not_contact, p.company_id"
)
_COMPANY = "LEFT JOIN company c ON c.id = p.company_id"


#: What is sorted by, and " DESC" or nothing for each.
Order = list[tuple[str, str]]


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
    order = _order(by if by in SORTS else "name", down)
    number = max(number, 1)
    if filter_.text:
        return _page_of_found(account, filter_, order, number, today)
    in_tabs = tabs(account, filter_, today)
    pages = _pages(in_tabs[filter_.tab], PAGE)
    number = min(number, pages)
    of_whom = source(account, filter_, today)
    column = {"next": "next_check_in", "last": "last_touch_on"}.get(by)
    if column and not of_whom.narrow:
        found = _two_halves(of_whom, column, down, (number - 1) * PAGE)
    else:
        found = _page(of_whom, _in_words(order), PAGE, (number - 1) * PAGE)
    return Page(number, pages, in_tabs, _people(account, found))


def _page_of_found(account: Account, filter_: Filter, order: Order, number: int, today: date) -> Page:
    def ask(how: Understood) -> tuple[int, tuple[dict[str, int], list[tuple[Any, ...]]]]:
        in_tabs, found = _counted(account, filter_, how, order, (number - 1) * FOUND_PAGE, today)
        return in_tabs[""], (in_tabs, found)

    how, (in_tabs, found) = answered(account, filter_.text, ask)
    pages = _pages(in_tabs[filter_.tab], FOUND_PAGE)
    if number > pages:
        return _page_of_found(account, filter_, order, pages, today)
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


def _order(by: str, down: bool) -> Order:
    turn = " DESC" if down else ""
    by_name = [("p.sort_key", ""), ("p.id", "")]
    if by == "position":
        named = ("coalesce(lower(c.name), '') = ''", "")
        return [named, ("lower(c.name)", turn), ("lower(p.title)", turn), *by_name]
    if by == "name":
        return [("p.sort_key", turn), ("p.id", turn)]
    column = {"next": "p.next_check_in", "last": "p.last_touch_on"}.get(by, "p.connected_on")
    return [(f"{column} IS NULL", ""), (column, turn), *by_name]


def _in_words(order: Order) -> str:
    return ", ".join(f"{key}{turn}" for key, turn in order)


def _counted(
    account: Account, filter_: Filter, how: Understood, order: Order, offset: int, today: date
) -> tuple[dict[str, int], list[tuple[Any, ...]]]:
    """The counts of the tabs and the rows of a page of those whom words find. Both in one statement, for the search and
    the look at each who is found are what takes long."""
    of_whom = source(account, replace(filter_, tab=""), today, how)
    order = [*([(first, "")] if (first := exact_first(how, "p.id")) else []), *order]
    keys = ", ".join(f"{key} AS key{place}" for place, (key, _) in enumerate(order))
    by_keys = _in_words([(f"x.key{place}", turn) for place, (_, turn) in enumerate(order)])
    company = _COMPANY if "c." in keys else ""
    sums, days = tab_sums(today)
    condition, *more_days = tab_condition(filter_.tab, today) if filter_.tab else ("1 = 1",)
    sql = (
        f"WITH found AS (SELECT p.id, p.next_check_in, p.cadence_count, {keys} FROM {of_whom.tables} {company} "
        f"WHERE {of_whom.where}) "
        f"SELECT counted.*, {_COLUMNS} FROM (SELECT {sums} FROM found p) counted LEFT JOIN "
        f"(SELECT * FROM found p WHERE {condition} ORDER BY {by_keys.replace('x.', '')} LIMIT ? OFFSET ?) x ON 1 = 1 "
        f"LEFT JOIN person p ON p.id = x.id {_COMPANY} ORDER BY {by_keys}"
    )
    found = rows(sql, (*of_whom.parameters, *days, *more_days, FOUND_PAGE, offset))
    in_tabs = dict(zip(("", *TABS), found[0], strict=False))
    people = [row[len(in_tabs) :] for row in found]
    return in_tabs, [row for row in people if row[0] is not None]


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
    these, ids = among(people)
    sql = (
        "SELECT x.person_id, t.name FROM person_tag x JOIN tag t ON t.id = x.tag_id "
        f"WHERE x.account_id = ? AND x.person_id {these} ORDER BY t.name, t.id"
    )
    found: dict[int, list[str]] = {}
    for person, name in rows(sql, (account.id, ids)):
        found.setdefault(person, []).append(name)
    return found
