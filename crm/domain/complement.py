"""What an address book adds to what is known of somebody. It fills in what is missing, and overrides nothing.

An address book is a memory of one's own: right about numbers, addresses and notes, and often years behind about jobs.
So its employer is never news, and never takes the place of one that is known.
"""

import hashlib
from collections.abc import Collection, Iterable, Mapping
from typing import NamedTuple

from crm.domain.likeness import Likeness, compare_names, keys_of

#: Of these somebody may have several; each that is not known yet is added.
SEVERAL = frozenset(("email", "phone", "link", "tag", "note", "other_name", "card"))
#: Of these there is one; it is filled in where there is none.
ONE = frozenset(("place", "met_on", "met_how", "nickname", "photo"))
#: Where the account's own words about a field stand under another name.
_COLUMN = {"nickname": "goes_by"}
_WORTH_KEEPING = frozenset((Likeness.NICKNAME, Likeness.SHORTENED, Likeness.PART_OF_SURNAME))


class Fact(NamedTuple):
    """One thing that a file says of somebody.

    `field` is one of `SEVERAL`, of `ONE`, or name, company or title. `value` is as written (a photo's is base64, a
    card's are its lines), `key` what it is compared by, `label` a contact method's.
    """

    field: str
    value: str
    key: str
    label: str = ""

    @property
    def told(self) -> str:
        """The fact in one line, by which it is remembered that a file said it."""
        return f"{self.field}:{self.key}".replace("\n", " ")


class Holding(NamedTuple):
    """What is known of somebody: the keys of each field, the columns that the account wrote by hand, and what files of
    the same kind told before (`Fact.told`): what is not known any more although it was told, was removed by hand."""

    keys: Mapping[str, Collection[str]]
    by_hand: frozenset[str] = frozenset()
    told: Collection[str] = frozenset()


def complement(facts: Iterable[Fact], holding: Holding) -> list[Fact]:
    """Those of the facts that are to be written, in their order; each once."""
    facts = list(facts)
    employers = {fact.key for fact in facts if fact.field == "company"}
    titles = {fact.key for fact in facts if fact.field == "title"}
    taken: dict[str, set[str]] = {}
    found: list[Fact] = []
    for fact in facts:
        field, known = fact.field, holding.keys.get(fact.field, ())
        column = _COLUMN.get(field, field)
        mine = taken.setdefault(field, set())
        if not fact.key or fact.key in known or fact.key in mine or fact.told in holding.told:
            continue
        if field in SEVERAL:
            wanted = True
        elif known or mine or column in holding.by_hand:
            wanted = False
        elif field in ONE:
            wanted = True
        elif field == "company":
            wanted = _agree(titles, holding.keys.get("title", ()))
        else:
            wanted = field == "title" and _agree(employers, holding.keys.get("company", ()))
        if wanted:
            mine.add(fact.key)
            found.append(fact)
    return found


def _agree(said: Collection[str], known: Collection[str]) -> bool:
    """Whether half a job fits what is known of the other half: a title belongs to its employer."""
    return not known or not said or any(key in known for key in said)


def other_name(given: str, family: str, known_given: str, known_family: str) -> bool:
    """Whether a name that a file has for somebody is worth keeping beside the one that is known: a short form, a
    surname given up, the surname where only a given name is known. Decoration and slips of the pen are not."""
    if not family:
        return False
    alike = compare_names(keys_of(given, family), keys_of(known_given, known_family))
    return alike in _WORTH_KEEPING or (alike is Likeness.GIVEN_NAME and not known_family)


def digest(text: str | bytes) -> str:
    """A key for what is too long to be one: the same for texts that differ in white space only."""
    data = " ".join(text.split()).encode("utf-8", "surrogatepass") if isinstance(text, str) else text
    return hashlib.sha256(data).hexdigest()[:32]
