"""Whom a file means: found by the profile, else by the full name where exactly one person has it."""

from collections.abc import Iterable, Iterator

from crm.domain.folding import name_key
from crm.domain.links import profile_slug
from crm.domain.names import split_full_name
from crm.models import Account
from crm.models.database import rows
from crm.usecases.import_people.known import FORMER_LINK, is_profile_key
from crm.usecases.import_people.planned import ImportPlan

# A profile that is somebody's now comes after those that were somebody's once, and wins.
_PROFILES = (
    "SELECT key, person_id FROM contact_method WHERE account_id = ? AND kind IN ('link', ?) ORDER BY kind, id DESC"
)
_PEOPLE = "SELECT id, name_key, deleted_at FROM person WHERE account_id = ?"
_FORMER_NAMES = "SELECT person_id, old, new FROM import_change WHERE account_id = ? AND field = 'name'"


class Acquaintances:
    """The account's people, those in the bin included: of them nothing is told, and they are no strangers."""

    def __init__(self, account: Account) -> None:
        """Reads them in three statements."""
        self._by_profile: dict[str, int] = {}
        for key, person in rows(_PROFILES, (account.id, FORMER_LINK)):
            if is_profile_key(key):
                self._by_profile[key] = person
        self._by_name: dict[str, set[int]] = {}
        self._deleted: set[int] = set()
        for person, key, deleted_at in rows(_PEOPLE, (account.id,)):
            self._by_name.setdefault(key, set()).add(person)
            if deleted_at is not None:
                self._deleted.add(person)
        for person, old, new in rows(_FORMER_NAMES, (account.id,)):
            for name in filter(None, (old, new)):
                self._by_name.setdefault(_name_key(name), set()).add(person)
        self._found: dict[tuple[str, str], int | None] = {}

    def expect(self, plan: ImportPlan) -> None:
        """Add the people whom a plan would make, with numbers below zero, and the profiles it would add."""
        for place, newcomer in enumerate(plan.new, 1):
            if newcomer.slug:
                self._by_profile[newcomer.slug] = -place
            self._by_name.setdefault(newcomer.name_key, set()).add(-place)
        for changed in plan.changed:
            if slug := profile_slug(changed.record.url):
                self._by_profile.setdefault(slug, changed.person.id)

    def find(self, name: str, url: str) -> int | None:
        """The person with this profile; without one, the only person of that name. None for a stranger."""
        asked = (name, url)
        if asked not in self._found:
            self._found[asked] = self._find(name, url)
        return self._found[asked]

    def is_deleted(self, person: int) -> bool:
        """Whether the account put that person into the bin."""
        return person in self._deleted

    def known(self, found: Iterable[int | None]) -> Iterator[int]:
        """Those among them of whom something may be told, each once."""
        return (person for person in dict.fromkeys(found) if person is not None and person not in self._deleted)

    def _find(self, name: str, url: str) -> int | None:
        if url:
            return self._by_profile.get(profile_slug(url))
        people = self._by_name.get(_name_key(name), set()) if name else set()
        return next(iter(people)) if len(people) == 1 else None


def key_of_stranger(name: str, url: str) -> str:
    """What is equal for one stranger in all files of an archive."""
    return profile_slug(url) or name.casefold()


def _name_key(name: str) -> str:
    parts = split_full_name(name)
    return name_key(f"{parts.given} {parts.family}")
