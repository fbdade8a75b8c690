"""What the list of people shows, in words: made from the plain data of the use cases."""

from dataclasses import replace
from datetime import date
from typing import Any
from urllib.parse import urlencode

from crm.domain.cadence import Cadence
from crm.domain.warmth import Warmth, warmth
from crm.models import Account
from crm.models.kept import kept
from crm.search.hits import Hit, hits
from crm.usecases import shell_counts
from crm.usecases.company.named import companies_named
from crm.usecases.people_list import counts
from crm.usecases.people_list.filter import FACETS, SORTS, Filter, chosen_in, without_facet
from crm.usecases.people_list.rows import ListedPerson, one_page, page_size
from crm.web.days_shown import list_day
from crm.web.faces import face
from crm.web.hit_words import hit_words
from crm.web.marked import marked
from crm.web.source_words import source_words

DEFAULT_SORT = "next"
_SIGNS = {Warmth.CLOSE: "close", Warmth.IN_TOUCH: "touch", Warmth.DRIFTING: "drift", Warmth.DISTANT: "far"}
_TABS = {
    "": "Everyone",
    "overdue": "Overdue",
    "soon": "Due within 2 weeks",
    "on-track": "On track",
    "none": "No cadence",
}
_FACETS = {"tag": "Tag", "company": "Company", "place": "Place", "source": "Source", "touched": "Last touch"}
_TOUCHED = {
    "30": "Within 30 days",
    "90": "1 to 3 months ago",
    "365": "3 to 12 months ago",
    "older": "Over a year ago",
    "never": "Never",
}
_SORTED = {
    "next": "next check-in",
    "name": "name",
    "position": "company",
    "last": "last touch",
    "connected": "day of connecting",
}
#: What a column is called, and which way round it is sorted at the first press.
_COLUMNS = {
    "name": ("Name", "name"),
    "position": ("Position", "position"),
    "tag": ("Tag", ""),
    "last": ("Last touch", "-last"),
    "next": ("Next check-in", "next"),
}
_WITHOUT = {
    "tag": "the tag",
    "company": "the company",
    "place": "the place",
    "source": "the source",
    "touched": "the last touch",
}
#: Companies that what was typed may name: so many are offered.
_MOST_NAMED = 3
_CADENCES: dict[tuple[int, str], Cadence] = {}


def sort_in(text: str) -> str:
    """A sort as it stands in an address, or the usual one where it means nothing."""
    return text if text.lstrip("-") in SORTS and text.count("-") <= 1 else DEFAULT_SORT


def list_page(
    account: Account, filter_: Filter, sort: str, page: int, today: date, opened_id: int = 0
) -> dict[str, Any]:
    """Everything that the swapped part of the page shows, kept for as long as nothing changes.

    `opened_id` is of the list that was opened before its filter was changed, or 0.
    """
    key = ("people", filter_, sort, page, today, opened_id)
    return kept(account, key, lambda: _list_page(account, filter_, sort, page, today, opened_id), page=True)


def _list_page(account: Account, filter_: Filter, sort: str, page: int, today: date, opened_id: int) -> dict[str, Any]:
    shown = one_page(account, filter_, sort, page, today)
    page, total = shown.number, shown.in_tabs[filter_.tab]
    words: tuple[str, ...] = ()
    where: dict[int, Hit] = {}
    if shown.how:
        words = shown.how.marks
        where = hits(account, shown.how, {person.id: _visible(person) for person in shown.people})
    people = [_row(person, words, where.get(person.id), today) for person in shown.people]
    first = (page - 1) * page_size(filter_)
    shell = shell_counts.of(account, today)
    everybody = shell.archived if filter_.archived else shell.people
    address = f"/people?{filter_.query()}" if filter_.query() else ""
    saved = next((one for one in shell.lists if one["url"] == address), None)
    opened = saved or next((one for one in shell.lists if one["id"] == opened_id), None)
    return {
        "people": people,
        "slipped": bool(shown.how and shown.how.exact == () and people),
        "named": companies_named(account, filter_.text, _MOST_NAMED) if filter_.text else [],
        "tabs": [
            {
                "words": label,
                "count": shown.in_tabs[tab],
                "url": _url(replace(filter_, tab=tab), sort, opened),
                "current": tab == filter_.tab,
            }
            for tab, label in _TABS.items()
        ],
        "columns": {key: _column(key, filter_, sort, opened) for key in _COLUMNS},
        "pager": {
            "first": first + 1 if people else 0,
            "last": first + len(people),
            "total": total,
            "previous": _url(filter_, sort, opened, page - 1) if page > 1 else "",
            "next": _url(filter_, sort, opened, page + 1) if page < shown.pages else "",
        },
        "everybody": everybody,
        "filtered": filter_.narrows or bool(filter_.tab),
        "without": _without(account, filter_, sort, opened, total, today),
        "keep_fields": filter_.pairs(),
        "sorted_words": _SORTED[sort.lstrip("-")],
        "saved": saved,
        "opened": opened,
        "list_url": saved["url"] if saved else "",
        "list_name": saved["name"] if saved else "",
        "archived": filter_.archived,
        "put_away": 0 if filter_.archived else shell.archived,
        "query": {"q": filter_.text, "sort": sort if sort != DEFAULT_SORT else "", "tab": filter_.tab},
    }


def facets_of(account: Account, filter_: Filter, today: date) -> list[dict[str, Any]]:
    """The facets with their values."""
    found = counts.facets(account, filter_, today)
    return [_facet(key, found[key]) for key in FACETS]


def facet_of(account: Account, filter_: Filter, key: str, today: date) -> dict[str, Any]:
    """One facet with its values."""
    return _facet(key, counts.facet(account, filter_, key, today))


def _facet(key: str, values: list[counts.Value]) -> dict[str, Any]:
    options = [
        {"value": one.value, "label": _value_words(key, one.label), "count": one.people, "checked": one.chosen}
        for one in values
    ]
    return {"key": key, "label": _FACETS[key], "options": options}


def _visible(person: ListedPerson) -> str:
    """What a row shows of somebody."""
    return f"{person.name} {person.title} {person.company} {person.tags[0] if person.tags else ''}"


def _row(person: ListedPerson, words: tuple[str, ...], hit: Hit | None, today: date) -> tuple[Any, ...]:
    """A row of the list as `_rows.html` unpacks it; all but `late` and `hit` as text, which templates escape fastest.

    `hit` is where the words were hit, if the row does not show it, else None.
    """
    letters, tint = face(person.name, person.given, person.family)
    cadence = None
    if person.cadence:
        cadence = _CADENCES.get(person.cadence) or _CADENCES.setdefault(person.cadence, Cadence(*person.cadence))
    due, last, tags = person.next_check_in, person.last_touch_on, person.tags
    return (
        str(person.id),
        person.name,
        marked(person.name, words) if words else person.name,
        letters,
        tint,
        marked(person.title, words) if words else person.title,
        marked(person.company, words) if words else person.company,
        str(person.company_id or ""),
        (marked(tags[0], words) if words else tags[0]) if tags else "",
        f"+{len(tags) - 1}" if len(tags) > 1 else "",
        list_day(last, today) if last else "",
        list_day(due, today) if due else _without_check_in(person),
        due is not None and due < today,
        _SIGNS[warmth(last, cadence, today)],
        hit_words(hit, words, today) if hit else None,
    )


def _without_check_in(person: ListedPerson) -> str:
    """A cadence rests while somebody is to be let be, and in the archive: not the same as having none."""
    if not person.cadence:
        return ""
    return "let be" if person.do_not_contact else "at rest"


def _column(key: str, filter_: Filter, sort: str, opened: dict[str, Any] | None) -> tuple[str, str, str]:
    words, first = _COLUMNS[key]
    if not first:
        return words, "", ""
    if sort.lstrip("-") != key:
        return words, _url(filter_, first, opened), ""
    turned = key if sort.startswith("-") else f"-{key}"
    return words, _url(filter_, turned, opened), "descending" if sort.startswith("-") else "ascending"


def _without(
    account: Account, filter_: Filter, sort: str, opened: dict[str, Any] | None, total: int, today: date
) -> dict[str, Any] | None:
    """Who would match with one facet less."""
    for key in FACETS:
        if filter_.text and chosen_in(filter_, key):
            wider = without_facet(filter_, key)
            more = counts.tabs(account, wider, today)[filter_.tab] - total
            if more > 0:
                return {"count": more, "words": f"without {_WITHOUT[key]}", "url": _url(wider, sort, opened)}
    return None


def _url(filter_: Filter, sort: str, opened: dict[str, Any] | None, page: int = 1) -> str:
    pairs = filter_.pairs()
    if opened and opened["url"] != f"/people?{urlencode(pairs)}":
        pairs.append(("list", str(opened["id"])))
    if sort != DEFAULT_SORT:
        pairs.append(("sort", sort))
    if page > 1:
        pairs.append(("page", str(page)))
    return f"/people?{urlencode(pairs)}" if pairs else "/people"


def _value_words(key: str, label: str) -> str:
    if key == "source":
        return source_words(label)
    return _TOUCHED[label] if key == "touched" else label
