"""A filter over people, as it stands in an address. Lists, bulk actions and exports use the same one."""

from collections.abc import Iterable
from dataclasses import dataclass, fields, replace
from typing import Any
from urllib.parse import parse_qsl, urlencode

#: How it stands with the next check-in; together with "" (everyone) the tabs of the list.
TABS = ("overdue", "soon", "on-track", "none")
#: How long ago the last touch was: days from, days to.
TOUCHED = {"30": (0, 30), "90": (31, 90), "365": (91, 365), "older": (366, None), "never": (None, None)}
#: What the list can be sorted by; a minus before it turns the order round.
SORTS = ("next", "name", "position", "last", "connected")

_LONGEST_TEXT = 200
_MOST_CHOICES = 100


@dataclass(frozen=True)
class Filter:
    """Who is wanted. Choices within one facet are alternatives; facets narrow each other. Empty means all.

    `tags` and `companies` are ids; `tab` is one of TABS; `archived` shows the archive in place of the list.
    """

    text: str = ""
    tags: tuple[int, ...] = ()
    companies: tuple[int, ...] = ()
    places: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    touched: tuple[str, ...] = ()
    tab: str = ""
    archived: bool = False

    @property
    def narrows(self) -> bool:
        """Whether it leaves anybody out, other than by the tab or the archive."""
        return replace(self, tab="", archived=False) != Filter()

    def pairs(self) -> list[tuple[str, str]]:
        """The filter as names and values of an address or a form."""
        found = [("q", self.text)] if self.text else []
        for name, key in _KEYS.items():
            found += [(name, str(value)) for value in getattr(self, key)]
        found += [("tab", self.tab)] if self.tab else []
        return found + ([("archived", "1")] if self.archived else [])

    def query(self, **changes: Any) -> str:
        """The query string of this filter, with changes; a saved list is kept as one."""
        return urlencode(replace(self, **changes).pairs() if changes else self.pairs())

    @classmethod
    def read(cls, pairs: Iterable[tuple[str, str]]) -> "Filter":
        """The filter in the names and values of an address. Whatever means nothing is passed over."""
        found: dict[str, list[str]] = {}
        for name, value in pairs:
            chosen = found.setdefault(name, [])
            if value and value not in chosen and len(chosen) < _MOST_CHOICES:
                chosen.append(value)
        first = {name: values[0] for name, values in found.items() if values}
        return cls(
            text=" ".join(first.get("q", "").replace("\x00", "").split())[:_LONGEST_TEXT],
            tags=_ids(found.get("tag", ())),
            companies=_ids(found.get("company", ())),
            places=tuple(value.replace("\x00", "") for value in found.get("place", ())),
            sources=tuple(value.replace("\x00", "") for value in found.get("source", ())),
            touched=tuple(value for value in found.get("touched", ()) if value in TOUCHED),
            tab=first.get("tab", "") if first.get("tab") in TABS else "",
            archived=first.get("archived") == "1",
        )

    @classmethod
    def from_query(cls, query: str) -> "Filter":
        """The filter in a query string."""
        return cls.read(parse_qsl(query, keep_blank_values=True))


#: The name in an address of each facet's field.
_KEYS = {"tag": "tags", "company": "companies", "place": "places", "source": "sources", "touched": "touched"}
FACETS = tuple(_KEYS)
assert {field.name for field in fields(Filter)} >= set(_KEYS.values())


def without_facet(filter_: Filter, facet: str) -> Filter:
    """The filter without the choices of one facet."""
    nothing: dict[str, Any] = {_KEYS[facet]: ()}
    return replace(filter_, **nothing)


def chosen_in(filter_: Filter, facet: str) -> tuple[str, ...]:
    """What is chosen in a facet, as it stands in an address."""
    return tuple(str(value) for value in getattr(filter_, _KEYS[facet]))


def _ids(values: Iterable[str]) -> tuple[int, ...]:
    return tuple(int(value) for value in values if value.isascii() and value.isdigit() and len(value) <= 18)
