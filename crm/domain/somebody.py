"""One of the account's own people, with everything by which somebody else may turn out to be the same."""

from datetime import date
from functools import cached_property
from typing import NamedTuple

from crm.domain.employers import SELF_EMPLOYED, company_key
from crm.domain.folding import fold
from crm.domain.likeness import Keys, Likeness, compare_names, keys_of
from crm.domain.titles import title_key


class Facts(NamedTuple):
    """What is known of somebody. Texts are as written; `slugs`, `emails`, `phones` and `uuids` are keys (`identity`).

    `companies` and `titles` are those of now and before. `other_names` are (given, family) pairs.
    """

    id: int
    given: str = ""
    family: str = ""
    connected_on: date | None = None
    companies: tuple[str, ...] = ()
    titles: tuple[str, ...] = ()
    place: str = ""
    slugs: tuple[str, ...] = ()
    emails: tuple[str, ...] = ()
    phones: tuple[str, ...] = ()
    uuids: tuple[str, ...] = ()
    other_names: tuple[tuple[str, str], ...] = ()


class Somebody:
    """Facts made ready to be compared."""

    __slots__ = ("__dict__", "facts", "keys")

    def __init__(self, facts: Facts) -> None:
        self.facts = facts
        self.keys = keys_of(facts.given, facts.family)

    @cached_property
    def names(self) -> list[Keys]:
        """Every name by which they go or went, today's first."""
        return [self.keys, *(keys_of(*name) for name in self.facts.other_names)]

    @cached_property
    def employers(self) -> dict[str, str]:
        """Employers of now and before, as shown, by key. Who works for themselves has no colleagues."""
        found = {company_key(name): name.strip(" .") for name in reversed(self.facts.companies)}
        return {key: name for key, name in found.items() if key and key != SELF_EMPLOYED}

    @cached_property
    def titles(self) -> frozenset[str]:
        """Titles of now and before, as keys."""
        return frozenset(title_key(title) for title in self.facts.titles if title)

    @cached_property
    def place(self) -> str:
        """Where they live, as it is compared."""
        return fold(self.facts.place)

    def is_not(self, other: "Somebody") -> bool:
        """Whether each has a profile of their own: two profiles are two people."""
        mine, theirs = self.facts.slugs, other.facts.slugs
        return bool(mine and theirs) and not set(mine) & set(theirs)

    def likeness(self, other: "Somebody") -> Likeness:
        """How alike the names are; a name that was given up counts as the whole of it only."""
        alike = compare_names(self.keys, other.keys)
        if alike is Likeness.SAME or not (self.facts.other_names or other.facts.other_names):
            return alike
        same = any(compare_names(one, two) is Likeness.SAME for one in self.names for two in other.names)
        return Likeness.SAME if same else alike
