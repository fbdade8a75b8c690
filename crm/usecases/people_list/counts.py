"""How many people meet a filter, tab by tab and facet by facet; kept for as long as nothing changes."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from typing import Any, NamedTuple

from crm.models import Account
from crm.models.database import rows
from crm.models.kept import kept
from crm.search.question import FEW, Subquery, Understood, Word, as_typed, counted_to_few, with_slips
from crm.usecases.people_list.conditions import Source, source, tab_condition
from crm.usecases.people_list.filter import FACETS, TABS, TOUCHED, Filter, chosen_in, without_facet

#: A facet shows the values that most people have, and those chosen.
MOST_VALUES = 25
_NONE: Subquery = ("0", ())


class Value(NamedTuple):
    """A value of a facet: how it stands in an address, how it is shown, how many people have it."""

    value: str
    label: str
    people: int
    chosen: bool


def tabs(account: Account, filter_: Filter, today: date) -> dict[str, int]:
    """How many there are in each tab; under "" how many in all. The filter's own tab does not count."""
    wide = replace(filter_, tab="")
    return kept(account, ("tabs", wide, today), lambda: _tabs(account, wide, today))


def facets(account: Account, filter_: Filter, today: date) -> dict[str, list[Value]]:
    """The values of every facet. A facet counts those who meet the filter but for its own choices."""
    return kept(account, ("facets", filter_, today), lambda: _facets(account, filter_, FACETS, today))


def facet(account: Account, filter_: Filter, name: str, today: date) -> list[Value]:
    """The values of one facet."""
    return kept(account, (name, filter_, today), lambda: _facets(account, filter_, (name,), today)[name])


def how_many(account: Account, filters: list[Filter], today: date) -> list[int]:
    """How many people meet each of several filters, as the list of each shows them.

    One statement, however many filters there are; and another where the words of some find so few as they stand that
    slips are allowed. How companies are written and what people are called is read once after a change.
    """
    with_words = [place for place, filter_ in enumerate(filters) if filter_.text]
    typed = {place: as_typed(account, filters[place].text) for place in with_words}
    found = _sizes(account, dict(enumerate(filters)), typed, today)
    few = [place for place, words in typed.items() if words and found[place][1] < FEW]
    allowed = {place: words for place in few if (words := with_slips(account, typed[place]))}
    found |= _sizes(account, {place: filters[place] for place in allowed}, allowed, today)
    return [found[place][0] for place in range(len(filters))]


def _sizes(
    account: Account, filters: dict[int, Filter], words: dict[int, tuple[Word, ...]], today: date
) -> dict[int, tuple[int, int]]:
    """For each filter how many meet it, and how many its words alone find, but no further than FEW."""
    parts: list[str] = []
    parameters: list[Any] = []
    for place, filter_ in filters.items():
        how = Understood(words[place], None, ()) if place in words else None
        counted = counted_to_few(account, words[place]) if place in words else _NONE
        of_whom = source(account, filter_, today, how)
        parts.append(f"SELECT {place}, count(*), ({counted[0]}) {of_whom.sql}")
        parameters += [*counted[1], *of_whom.parameters]
    found = rows(" UNION ALL ".join(parts), tuple(parameters)) if parts else []
    return {place: (size, few) for place, size, few in found}


def tab_sums(today: date) -> tuple[str, list[Any]]:
    """What to select of people `p` to count them all and then those in each of the TABS; and its parameters."""
    sums: list[str] = []
    parameters: list[Any] = []
    for tab in TABS:
        condition, *values = tab_condition(tab, today)
        sums.append(f"coalesce(sum(CASE WHEN {condition} THEN 1 ELSE 0 END), 0)")
        parameters += values
    return f"count(*), {', '.join(sums)}", parameters


def _tabs(account: Account, filter_: Filter, today: date) -> dict[str, int]:
    of_whom = source(account, filter_, today)
    sums, days = tab_sums(today)
    return dict(zip(("", *TABS), rows(f"SELECT {sums} {of_whom.sql}", (*days, *of_whom.parameters))[0], strict=True))


def _facets(account: Account, filter_: Filter, names: tuple[str, ...], today: date) -> dict[str, list[Value]]:
    parts: list[str] = []
    begins = ""
    parameters: tuple[Any, ...] = ()
    common = source(account, filter_, today)
    if common.narrow and len(names) > 1:
        # Those who meet the filter are looked for once, and each facet counts them but that with choices of its own.
        begins = f"WITH found AS (SELECT p.id, p.company_id, p.place, p.source, p.last_touch_on {common.sql}) "
        parameters = common.parameters
        common = Source("found p", "1 = 1", (), narrow=True)
    for name in names:
        chosen = chosen_in(filter_, name)
        of_whom = source(account, without_facet(filter_, name), today) if chosen else common
        sql, values = _GROUPED[name](account, of_whom, chosen, today)
        parts.append(sql)
        parameters += tuple(values)
    found: dict[str, list[Value]] = {name: [] for name in names}
    for name, value, label, count in rows(begins + " UNION ALL ".join(parts), parameters):
        is_chosen = str(value) in chosen_in(filter_, name)
        found[name].append(Value(str(value), str(label), count, is_chosen))
    for name, values in found.items():
        if name == "touched":
            order = list(TOUCHED)
            values.sort(key=lambda value: order.index(value.value))
        else:
            values.sort(key=lambda value: (not value.chosen, -value.people, value.label.casefold()))
    return found


def _by_company(account: Account, of_whom: Any, chosen: tuple[str, ...], today: date) -> tuple[str, list[Any]]:
    always = f" OR x.company_id IN ({', '.join('?' * len(chosen))})" if chosen else ""
    inner = f"SELECT p.company_id, count(*) AS n {of_whom.sql} AND p.company_id IS NOT NULL GROUP BY p.company_id"
    ranked = f"SELECT company_id, n, row_number() OVER (ORDER BY n DESC, company_id) AS place FROM ({inner}) y"
    sql = (
        "SELECT 'company', CAST(c.id AS text), c.name, x.n "
        f"FROM ({ranked}) x JOIN company c ON c.id = x.company_id WHERE x.place <= ?{always}"
    )
    return sql, [*of_whom.parameters, MOST_VALUES, *map(int, chosen)]


def _by_tag(account: Account, of_whom: Any, chosen: tuple[str, ...], today: date) -> tuple[str, list[Any]]:
    sql = (
        "SELECT 'tag', CAST(t.id AS text), t.name, count(*) "
        f"FROM {of_whom.tables} JOIN person_tag g ON g.person_id = p.id JOIN tag t ON t.id = g.tag_id "
        f"WHERE {of_whom.where} GROUP BY t.id, t.name"
    )
    return sql, list(of_whom.parameters)


def _by_column(column: str) -> Callable[..., tuple[str, list[Any]]]:
    def grouped(account: Account, of_whom: Any, chosen: tuple[str, ...], today: date) -> tuple[str, list[Any]]:
        inner = f"SELECT p.{column} AS v, count(*) AS n {of_whom.sql} AND p.{column} <> '' GROUP BY p.{column}"
        ranked = f"SELECT v, n, row_number() OVER (ORDER BY n DESC, v) AS place FROM ({inner}) y"
        always = f" OR v IN ({', '.join('?' * len(chosen))})" if chosen else ""
        return (
            f"SELECT '{column}', v, v, n FROM ({ranked}) x WHERE place <= ?{always}",
            [*of_whom.parameters, MOST_VALUES, *chosen],
        )

    return grouped


def _by_touch(account: Account, of_whom: Any, chosen: tuple[str, ...], today: date) -> tuple[str, list[Any]]:
    whens: list[str] = []
    parameters: list[Any] = []
    for choice, (_, latest) in TOUCHED.items():
        if latest is not None:
            whens.append(f"WHEN p.last_touch_on >= ? THEN '{choice}'")
            parameters.append((today - timedelta(days=latest)).isoformat())
    case = f"CASE WHEN p.last_touch_on IS NULL THEN 'never' {' '.join(whens)} ELSE 'older' END"
    inner = f"SELECT {case} AS v {of_whom.sql}"
    return f"SELECT 'touched', v, v, count(*) FROM ({inner}) x GROUP BY v", [*parameters, *of_whom.parameters]


_GROUPED: dict[str, Callable[..., tuple[str, list[Any]]]] = {
    "tag": _by_tag,
    "company": _by_company,
    "place": _by_column("place"),
    "source": _by_column("source"),
    "touched": _by_touch,
}
