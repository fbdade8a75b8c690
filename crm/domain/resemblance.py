"""What speaks for two records being one person, where no key says so for certain."""

from datetime import date
from enum import StrEnum
from typing import NamedTuple

from crm.domain.days import MONTHS
from crm.domain.employers import SELF_EMPLOYED, company_key
from crm.domain.entries import Entry
from crm.domain.known_people import KnownPeople
from crm.domain.likeness import Keys, Likeness
from crm.domain.titles import title_key


class How(StrEnum):
    """How certain it is that an entry is a person. Only SURE is acted on without asking."""

    SURE = "sure"
    LIKELY = "likely"
    PERHAPS = "perhaps"
    NEW = "new"
    REPEATED = "repeated"
    DELETED = "deleted"


class Resemblance(NamedTuple):
    """One candidate: how certain, how strong among equals (higher is stronger), and the reason in one sentence."""

    how: How
    strength: int
    because: str

    def contests(self, best: "Resemblance") -> bool:
        """Whether this candidate makes a likely one doubtful.

        Another likely one does, but for a mere initial or the beginning of a name beside the name itself.
        """
        return self.how is How.LIKELY and not (self.strength < _WHOLE_NAME <= best.strength)


class Evidence(NamedTuple):
    """What two records have in common.

    `employer` is one that both work or worked for, as it is shown; `place` likewise. `key` is an address or number that
    both have, and somebody else too. `day` is that of connecting, on which they are `apart` days. `against`: profile
    and day of connecting say they are two. `loose`: a name may be a short form without anything else in common.
    """

    alike: Likeness
    employer: str = ""
    same_title: bool = False
    day: date | None = None
    apart: int | None = None
    against: bool = False
    key: str = ""
    place: str = ""
    loose: bool = False


#: The strength from which on a likely resemblance rests on a whole name.
_WHOLE_NAME = 20 + Likeness.NICKNAME

_SAME_BUT = {
    Likeness.SAME: "The same name",
    Likeness.SPELLING: "The same name in another spelling",
    Likeness.MIDDLE: "The same name but for a middle name or initial",
    Likeness.SWAPPED: "Names turned round",
    Likeness.NICKNAME: "A short form of the same name",
    Likeness.INITIAL: "The same name but for an initial",
    Likeness.SHORTENED: "Perhaps a short form of the same name",
    Likeness.CLOSE: "Names one slip of the pen apart",
    Likeness.PART_OF_SURNAME: "The same given name and part of the surname",
    Likeness.GIVEN_NAME: "The same given name",
}


def resemblance(entry: Entry, keys: Keys, person: int, known: KnownPeople) -> Resemblance | None:
    """What speaks for `entry`, whose name is `keys`, being `person`; None where it is too little to ask about."""
    candidate = known.people[person]
    company = company_key(entry.company)
    apart = days_apart(entry.connected_on, candidate.connected_on)
    slugs = known.slugs_of(person)
    return weigh(
        Evidence(
            known.likeness(entry, keys, person),
            entry.company.strip(" .") if company != SELF_EMPLOYED and known.works_at(person, company) else "",
            known.has_title(person, title_key(entry.title)),
            entry.connected_on,
            apart,
            bool(entry.slug and slugs and entry.slug not in slugs and apart),
            known.shared_key(entry, person),
            loose=not entry.slug,
        )
    )


def weigh(found: Evidence) -> Resemblance | None:
    """How likely two records are one person; None where it is too little to ask about.

    A name and a company alike are LIKELY, unless both profile and day of connecting speak against it; a name alone is
    PERHAPS, and so is the same day of connecting with the same given name and the same company or title.
    """
    alike, employer, apart = found.alike, found.employer, found.apart
    if alike is Likeness.NONE or alike is Likeness.SURNAME:
        return None
    what = _SAME_BUT[alike]
    if found.key and alike >= Likeness.SHORTENED and not found.against:
        return Resemblance(How.LIKELY, 40 + alike, f"{what}, and {found.key}.")
    if employer and alike >= Likeness.SHORTENED:
        # A mere initial is too little where two profiles say that they are two.
        how = How.PERHAPS if found.against else How.LIKELY
        return Resemblance(how, 20 + alike, f"{what}, and both at {employer}.")
    if found.day and apart is not None and apart <= 1 and alike >= Likeness.CLOSE:
        return Resemblance(How.LIKELY, 10 + alike, f"{what}, and connected on {_written(found.day)}.")
    if found.place and alike >= Likeness.SPELLING and not found.against:
        return Resemblance(How.LIKELY, 10 + alike, f"{what}, and both in {found.place}.")
    if found.day and apart == 0:
        if employer:
            return Resemblance(How.PERHAPS, 9, f"{what}, the same day of connecting, and both at {employer}.")
        if found.same_title:
            return Resemblance(How.PERHAPS, 8, f"{what}, the same day of connecting, and the same title.")
        if alike is Likeness.PART_OF_SURNAME:
            return Resemblance(How.PERHAPS, 7, f"{what}, and the same day of connecting.")
    if employer and (alike >= Likeness.CLOSE or (alike is Likeness.PART_OF_SURNAME and not found.against)):
        return Resemblance(How.PERHAPS, alike, f"{what}, and both at {employer}.")
    if alike in (Likeness.SAME, Likeness.SPELLING):
        return Resemblance(How.PERHAPS, 0, f"{what}, and nothing else in common.")
    if alike in (Likeness.SWAPPED, Likeness.MIDDLE) and not found.against:
        return Resemblance(How.PERHAPS, 0, f"{what}, and nothing else in common.")
    if alike in (Likeness.NICKNAME, Likeness.PART_OF_SURNAME) and found.loose and not found.against:
        return Resemblance(How.PERHAPS, -1, f"{what}, and nothing else in common.")
    return None


def days_apart(one: date | None, other: date | None) -> int | None:
    """How many days lie between two days, where both are known."""
    return abs((one - other).days) if one and other else None


def _written(day: date) -> str:
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"
