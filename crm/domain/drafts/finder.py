"""Where phrases stand in a text."""

import re
from collections.abc import Iterator
from typing import NamedTuple


class Span(NamedTuple):
    """Where words stand in a text: from `start` up to but not including `end`, in characters."""

    start: int
    end: int


class Finder:
    """Finds phrases in a text, but for those that other phrases cancel ("interested" in "no longer interested")."""

    def __init__(self, wanted: re.Pattern[str], unless: re.Pattern[str] | None = None) -> None:
        self._wanted, self._unless = wanted, unless

    def all(self, text: str) -> Iterator[Span]:
        """Every place where a phrase stands, from the beginning."""
        cancelled = [match.span() for match in self._unless.finditer(text)] if self._unless else []
        for match in self._wanted.finditer(text):
            if not any(start < match.end() and match.start() < end for start, end in cancelled):
                yield Span(*match.span())

    def first(self, text: str) -> Span | None:
        """The first place where a phrase stands."""
        return next(self.all(text), None)
