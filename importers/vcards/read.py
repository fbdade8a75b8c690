"""A line of a card together with what stands in it."""

from typing import NamedTuple

from importers.vcards.content_line import Line
from importers.vcards.parsing import Value


class Read(NamedTuple):
    """A line and its value, None where nobody can read that. `rebuilt`: it was encoded."""

    line: Line
    value: Value | None
    rebuilt: bool = False

    @property
    def text(self) -> str:
        """The value of a line that holds one text."""
        return self.value if isinstance(self.value, str) else ""

    def parts(self, number: int) -> list[list[str]]:
        """The values of each part of a name, an address or an employer, of which there are at least so many."""
        parts = [] if self.value is None or isinstance(self.value, str) else list(self.value)
        return parts + [[]] * (number - len(parts))

    @property
    def is_preferred(self) -> bool:
        """Whether it is the one that is preferred to others of its kind."""
        return self.line.param("PREF") == "1" or "pref" in self.line.types()
