"""A postal address: where somebody lives, in a word, and the whole of it as a line of a card."""

from typing import NamedTuple

from importers.tidying import tidy
from importers.vcards.values import escaped


class Postal(NamedTuple):
    """The parts of an address, in the order of a card's ADR (RFC 2426, section 3.2.1)."""

    box: str = ""
    extended: str = ""
    street: str = ""
    city: str = ""
    region: str = ""
    code: str = ""
    country: str = ""

    @property
    def place(self) -> str:
        """The town, or what is known instead of it."""
        return tidy(self.city or self.region or self.country)

    @property
    def is_more_than_a_place(self) -> bool:
        """Whether something is lost when only the place is remembered."""
        return sum(map(bool, self)) > bool(self.place)

    def line(self, label: str = "") -> str:
        """The address as a line of a card."""
        kind = label.upper() if label.isascii() and label.isalnum() else ""
        return f"ADR{f';TYPE={kind}' if kind else ''}:" + ";".join(map(escaped, self))
