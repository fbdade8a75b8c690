"""Recommendations, which are contact, and endorsements, which are not: they stand on the timeline and move no clock."""

from collections.abc import Iterable
from datetime import date

from crm.domain.moment import Moment
from crm.domain.touches import TouchKind
from crm.usecases.import_archive.acquaintances import Acquaintances, key_of_stranger
from crm.usecases.import_archive.planned import Passed, Things
from crm.usecases.import_archive.told import Thing, thing_key
from crm.usecases.log_touchpoint import LONGEST_TEXT
from importers.linkedin.endorsements import Endorsement
from importers.linkedin.recommendations import Recommendation

#: What LinkedIn calls a recommendation that nobody was shown.
_UNSENT = frozenset(("DRAFT", "DELETED", "WITHDRAWN"))
_OTHER = TouchKind.OTHER.value


def plan_recommendations(
    things: Things, read: Iterable[Recommendation], people: Acquaintances, told: dict[str, Thing], when: Moment
) -> None:
    """Add what was written about each other to what would be written. The file has no addresses: names must do."""
    planned: set[str] = set()
    for one in read:
        name = f"{one.given} {one.family}".strip()
        person = people.find(name, "")
        day = one.at.date() if one.at else None
        if person is None:
            things.unknown.add(key_of_stranger(name, ""))
        if person is None or people.is_deleted(person) or day is None or day > when.today or one.status in _UNSENT:
            continue
        key = thing_key("recommendation", one.direction, day.isoformat(), name)
        if key not in told and key not in planned:
            planned.add(key)
            text = one.text[:LONGEST_TEXT]
            things.touchpoints.append(
                Passed(key, (person,), _OTHER, one.direction, day, text, "linkedin-recommendation")
            )


def plan_endorsements(
    things: Things, read: Iterable[Endorsement], people: Acquaintances, told: dict[str, Thing], when: Moment
) -> None:
    """Add who vouched for which skills: one touchpoint for a person, day and direction."""
    skills: dict[tuple[int, date, str], list[str]] = {}
    whose: dict[int, str] = {}
    for one in read:
        name = f"{one.given} {one.family}".strip()
        person = people.find(name, one.url)
        day = when.day_of(one.at) if one.at and one.at <= when.instant else None
        if person is None:
            things.unknown.add(key_of_stranger(name, one.url))
        if person is None or people.is_deleted(person) or day is None or day > when.today or not one.skill:
            continue
        whose.setdefault(person, one.url or name)
        named = skills.setdefault((person, day, one.direction), [])
        if one.skill not in named:
            named.append(one.skill)
    for (person, day, direction), named in skills.items():
        key = thing_key("endorsement", direction, day.isoformat(), whose[person])
        if key not in told:
            text = ", ".join(named)[:LONGEST_TEXT]
            things.touchpoints.append(
                Passed(key, (person,), _OTHER, direction, day, text, "linkedin-endorsement", counts=False)
            )
