"""What speaks for an entry being somebody already known, where no key says so for certain."""

from datetime import date
from enum import StrEnum
from typing import NamedTuple

from crm.domain.days import MONTHS
from crm.domain.employers import SELF_EMPLOYED, company_key
from crm.domain.entries import Entry
from crm.domain.known_people import KnownPeople
from crm.domain.likeness import Keys, Likeness, compare_names
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
    """What speaks for `entry`, whose name is `keys`, being `person`; None where it is too little to ask about.

    A name and a company alike are LIKELY, unless both profile and day of connecting speak against it; a name alone is
    PERHAPS, and so is the same day of connecting with the same given name and the same company or title.
    """
    candidate = known.people[person]
    alike = compare_names(keys, known.keys(person))
    if any(compare_names(keys, former) is Likeness.SAME for former in known.former_keys(person)):
        alike = Likeness.SAME
    company = company_key(entry.company)
    together = company != SELF_EMPLOYED and known.works_at(person, company)
    apart = _days_apart(entry.connected_on, candidate.connected_on)
    slugs = known.slugs_of(person)
    against = bool(entry.slug and slugs and entry.slug not in slugs and apart)
    if alike is Likeness.NONE or alike is Likeness.SURNAME:
        return None
    what = _SAME_BUT[alike]
    employer = entry.company.strip(" .")
    if together and alike in (Likeness.SAME, Likeness.SPELLING, Likeness.MIDDLE, Likeness.SWAPPED, Likeness.NICKNAME):
        how = How.PERHAPS if against else How.LIKELY
        return Resemblance(how, 20 + alike, f"{what}, and both at {employer}.")
    if entry.connected_on and apart is not None and apart <= 1 and alike >= Likeness.CLOSE:
        return Resemblance(How.LIKELY, 10 + alike, f"{what}, and connected on {_written(entry.connected_on)}.")
    if entry.connected_on and apart == 0:
        if together:
            return Resemblance(How.PERHAPS, 9, f"{what}, the same day of connecting, and both at {employer}.")
        if known.has_title(person, title_key(entry.title)):
            return Resemblance(How.PERHAPS, 8, f"{what}, the same day of connecting, and the same title.")
        if alike is Likeness.PART_OF_SURNAME:
            return Resemblance(How.PERHAPS, 7, f"{what}, and the same day of connecting.")
    if together and alike >= Likeness.CLOSE:
        return Resemblance(How.PERHAPS, alike, f"{what}, and both at {employer}.")
    if alike in (Likeness.SAME, Likeness.SPELLING):
        return Resemblance(How.PERHAPS, 0, f"{what}, and nothing else in common.")
    if alike in (Likeness.SWAPPED, Likeness.MIDDLE) and not against:
        return Resemblance(How.PERHAPS, 0, f"{what}, and nothing else in common.")
    return None


def _days_apart(one: date | None, other: date | None) -> int | None:
    return abs((one - other).days) if one and other else None


def _written(day: date) -> str:
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"
