"""What the account ticked and answered in a preview."""

import json
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import Any


@dataclass(frozen=True)
class Choices:
    """Whom to congratulate, and which rows are the same person or two people. Rows are named by their line."""

    congratulate: frozenset[int] = field(default_factory=frozenset)
    same: frozenset[int] = field(default_factory=frozenset)
    two: frozenset[int] = field(default_factory=frozenset)

    def to_json(self) -> str:
        """The choices as text, to be stored."""
        return json.dumps({name: sorted(getattr(self, name)) for name in ("congratulate", "same", "two")})

    @classmethod
    def from_json(cls, text: str) -> "Choices":
        """The choices that were stored."""
        stored = json.loads(text or "{}")
        return cls(*(frozenset(stored.get(name, ())) for name in ("congratulate", "same", "two")))

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

    def answered(self, line: int) -> bool | None:
        """True for the same person, False for two people, None where nothing was said."""
        if line in self.same:
            return True
        return False if line in self.two else None


def _numbers(texts: Iterable[str]) -> frozenset[int]:
    return frozenset(int(text) for text in texts if text.isascii() and text.isdigit() and len(text) < 19)
