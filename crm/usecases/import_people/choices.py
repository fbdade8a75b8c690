"""What the account chose before a file was read, and ticked and answered in its preview."""

import json
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import Any

from crm.domain.identity import email_key
from importers import KINDS

__all__ = ["KINDS", "WORDS", "Choices"]

#: How much of a message is kept: its first line, only that there was one, or all of it.
WORDS = ("first-line", "dates", "whole")
_NUMBERS = ("congratulate", "same", "two")


@dataclass(frozen=True)
class Choices:
    """Whom to congratulate, and which rows are the same person or two people. Rows are named by their line.

    Before that, what is read: `include` holds kinds of an archive (of `importers.KINDS`; none: nothing was chosen, and
    connections alone are read), `offered` those that there were to choose from, `words` how much of its messages is
    kept. `columns` says what the columns of a table mean (None: nobody was asked), `tag` the tag that its people get.
    `meetings` are the entries of a calendar that are taken, by the keys that its preview gives them, `own` addresses in
    it that are the account's own beside the one to sign in with (None: nobody was asked).
    """

    congratulate: frozenset[int] = field(default_factory=frozenset)
    same: frozenset[int] = field(default_factory=frozenset)
    two: frozenset[int] = field(default_factory=frozenset)
    include: frozenset[str] = field(default_factory=frozenset)
    offered: frozenset[str] = field(default_factory=frozenset)
    words: str = WORDS[0]
    columns: dict[str, Any] | None = None
    tag: str = ""
    meetings: frozenset[str] | None = None
    own: frozenset[str] | None = None

    def to_json(self) -> str:
        """The choices as text, to be stored."""
        stored: dict[str, Any] = {name: sorted(getattr(self, name)) for name in _NUMBERS}
        if self.include:
            stored |= {"include": [kind for kind in KINDS if kind in self.include], "words": self.words}
        if self.offered:
            stored["offered"] = [kind for kind in KINDS if kind in self.offered]
        if self.columns is not None:
            stored["columns"] = self.columns
        if self.tag:
            stored["tag"] = self.tag
        if self.meetings is not None:
            stored["meetings"] = sorted(self.meetings)
        if self.own is not None:
            stored["own"] = sorted(self.own)
        return json.dumps(stored)

    @classmethod
    def from_json(cls, text: str) -> "Choices":
        """The choices that were stored."""
        stored = json.loads(text or "{}")
        return cls(
            congratulate=frozenset(stored.get("congratulate", ())),
            same=frozenset(stored.get("same", ())),
            two=frozenset(stored.get("two", ())),
            include=frozenset(stored.get("include", ())),
            offered=frozenset(stored.get("offered", ())),
            words=stored.get("words", WORDS[0]),
            columns=stored.get("columns"),
            tag=stored.get("tag", ""),
            meetings=frozenset(stored["meetings"]) if "meetings" in stored else None,
            own=frozenset(stored["own"]) if "own" in stored else None,
        )

    def takes(self, kind: str) -> bool:
        """Whether that kind is read."""
        return kind in (self.include or ("connections",))

    @property
    def of_the_file(self) -> "Choices":
        """What was chosen before the file was read, without what was ticked and answered since."""
        return replace(self, congratulate=_NOBODY, same=_NOBODY, two=_NOBODY)

    def chosen(self, form: Any) -> "Choices":
        """The choices after the form was sent that asks what to read of an archive: `include` and `words`."""
        include = frozenset(form.getlist("include")) & frozenset(KINDS)
        words = form.get("words", self.words)
        return replace(self, include=include, words=words if words in WORDS else self.words)

    def updated(self, form: Any) -> "Choices":
        """The choices after a form was sent.

        `shown` lists the people whose ticks the page showed, `congratulate` those that are ticked; `same` and `two`
        hold lines that were answered, `open` a line whose answer is taken back.
        """
        shown, ticked = _numbers(form.getlist("shown")), _numbers(form.getlist("congratulate"))
        same, two = _numbers(form.getlist("same")), _numbers(form.getlist("two"))
        open_again = _numbers(form.getlist("open"))
        return replace(
            self,
            congratulate=(self.congratulate - shown) | (ticked & shown),
            same=((self.same - two) | same) - open_again,
            two=((self.two - same) | two) - open_again,
        )

    def met(self, form: Any) -> "Choices":
        """The choices after the form of a calendar's preview was sent: `meeting` holds what is ticked, `own` one's own
        addresses that are, `own_too` a further one. A form without `own_too` did not ask about addresses."""
        ticked = frozenset(key for key in form.getlist("meeting") if key.isalnum())
        if "own_too" not in form:
            return replace(self, meetings=ticked)
        own = frozenset(key for key in map(email_key, (*form.getlist("own"), form["own_too"])) if key)
        return replace(self, meetings=ticked, own=own)

    def answered(self, line: int) -> bool | None:
        """True for the same person, False for two people, None where nothing was said."""
        if line in self.same:
            return True
        return False if line in self.two else None


def _numbers(texts: Iterable[str]) -> frozenset[int]:
    return frozenset(int(text) for text in texts if text.isascii() and text.isdigit() and len(text) < 19)


_NOBODY: frozenset[int] = frozenset()
