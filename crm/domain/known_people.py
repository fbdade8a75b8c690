"""The people an account knows, indexed by the keys under which an entry of a file may be one of them."""

from collections.abc import Iterable, Mapping
from datetime import date
from functools import cached_property
from typing import NamedTuple, TypeVar

from crm.domain.employers import SELF_EMPLOYED, company_key
from crm.domain.entries import Entry
from crm.domain.identity import is_shared_mailbox
from crm.domain.likeness import Keys, Likeness, compare_names, first_word, keys_of, spelling
from crm.domain.nicknames import formal_names
from crm.domain.titles import title_key

Key = TypeVar("Key")
Value = TypeVar("Value")


class KnownPerson(NamedTuple):
    """What matching needs to know of somebody. `companies` and `titles` are those of now and before, as written.

    `former_names` are (given, family) pairs under which the person went before. `deleted`: the account deleted them.
    """

    id: int
    given: str = ""
    family: str = ""
    connected_on: date | None = None
    companies: tuple[str, ...] = ()
    titles: tuple[str, ...] = ()
    former_names: tuple[tuple[str, str], ...] = ()
    deleted: bool = False


class KnownPeople:
    """An index of one account's people. What is costly is made when it is first asked for, and only then.

    `slugs`, `emails`, `phones` and `uuids` (`uuid_key`, of people who were merged too) are pairs of a key and a
    person's id. `same` and `two_people` are the account's
    remembered answers: `entry_key` to the person it is, and pairs of `entry_key` and a person it is not. `erased`
    holds the `entry_key` of people who were deleted for good. `moved` leads from profiles that nobody is known to have
    to the people with whom the account's conversation with that profile was before.
    """

    def __init__(
        self,
        people: Iterable[KnownPerson],
        slugs: Iterable[tuple[str, int]] = (),
        emails: Iterable[tuple[str, int]] = (),
        phones: Iterable[tuple[str, int]] = (),
        same: Mapping[str, int] | None = None,
        two_people: Iterable[tuple[str, int]] = (),
        erased: Iterable[str] = (),
        uuids: Iterable[tuple[str, int]] = (),
        moved: Mapping[str, int] | None = None,
    ) -> None:
        self.people = {person.id: person for person in people}
        self.by_slug = dict(slugs)
        self.by_email = _gathered(emails)
        self.by_phone = _gathered(phones)
        self.by_uuid = dict(uuids)
        self.same = dict(same or {})
        self.two_people = frozenset(two_people)
        self.erased = frozenset(erased)
        self.moved = dict(moved or {})
        self._keys: dict[int, Keys] = {}

    def keys(self, person: int) -> Keys:
        """The person's name, ready to be compared."""
        if person not in self._keys:
            known = self.people[person]
            self._keys[person] = keys_of(known.given, known.family)
        return self._keys[person]

    def former_keys(self, person: int) -> list[Keys]:
        """The names under which a person went before."""
        return [keys_of(*former) for former in self.people[person].former_names]

    def likeness(self, entry: Entry, keys: Keys, person: int) -> Likeness:
        """How alike the names of an entry and a person are: the best of every name that either goes or went by."""
        alike = compare_names(keys, self.keys(person))
        former = self.people[person].former_names
        if alike is Likeness.SAME or not (former or entry.other_names):
            return alike
        mine = [keys, *(keys_of(*name) for name in entry.other_names)]
        theirs = [self.keys(person), *self.former_keys(person)]
        # A name that was given up identifies somebody as the whole of it only.
        others = (compare_names(one, other) for one in mine for other in theirs)
        return Likeness.SAME if Likeness.SAME in others else alike

    def shared_key(self, entry: Entry, person: int) -> str:
        """What an entry has in common with a person that others have too, in words; else nothing."""
        for email in entry.emails:
            if person in self.by_email.get(email, ()) and not is_shared_mailbox(email):
                return f"the same email address, {email}"
        for phone in entry.phones:
            if person in self.by_phone.get(phone, ()):
                return f"the same phone number, {phone}"
        return ""

    def slugs_of(self, person: int) -> tuple[str, ...]:
        """The profiles known of a person."""
        return self._slugs_by_person.get(person, ())

    @cached_property
    def _slugs_by_person(self) -> dict[int, tuple[str, ...]]:
        return {
            person: tuple(slugs)
            for person, slugs in _gathered((person, slug) for slug, person in self.by_slug.items()).items()
        }

    @cached_property
    def by_name(self) -> dict[str, list[int]]:
        """People by their whole name, former names included."""
        found: dict[str, list[int]] = {}
        for person in self.people.values():
            for full in {self.keys(person.id).full, *(keys_of(*former).full for former in person.former_names)}:
                found.setdefault(full, []).append(person.id)
        return found

    @cached_property
    def by_words(self) -> dict[str, list[int]]:
        """People by the words of their name in alphabetical order, for names that are turned round, in any spelling."""
        return _gathered((words_in_order(self.keys(person)), person) for person in self.people)

    @cached_property
    def by_spelling(self) -> dict[str, list[int]]:
        """People by their name in whatever script or spelling of umlauts."""
        return _gathered((spelling(self.keys(person).full), person) for person in self.people)

    @cached_property
    def by_day(self) -> dict[tuple[date, str], list[int]]:
        """People by the day of connecting and the first given name."""
        return _gathered(
            ((person.connected_on, first_word(self.keys(person.id).given)), person.id)
            for person in self.people.values()
            if person.connected_on
        )

    @cached_property
    def by_company(self) -> dict[tuple[str, str], list[int]]:
        """People by each employer of now and before, and surname. Who works for themselves has no colleagues."""
        return _gathered(
            ((company, spelling(self.keys(person.id).family)), person.id)
            for person in self.people.values()
            for company in {company_key(company) for company in person.companies} - {"", SELF_EMPLOYED}
        )

    @cached_property
    def by_beginning(self) -> dict[tuple[str, str], list[int]]:
        """People by each employer of now and before, and how the given name begins: for surnames that are cut short."""
        return _gathered(
            ((company, beginning(self.keys(person.id))), person.id)
            for person in self.people.values()
            for company in {company_key(company) for company in person.companies} - {"", SELF_EMPLOYED}
        )

    @cached_property
    def by_formal_name(self) -> dict[tuple[str, str], list[int]]:
        """People by the given names of which theirs may be a short form, and the surname."""
        return _gathered((key, person) for person in self.people for key in formal_keys(self.keys(person)))

    def works_at(self, person: int, company: str) -> bool:
        """Whether a person works or worked at the company of that key."""
        return bool(company) and any(company_key(name) == company for name in self.people[person].companies)

    def has_title(self, person: int, title: str) -> bool:
        """Whether a person has or had the title of that key."""
        return bool(title) and any(title_key(name) == title for name in self.people[person].titles)


def words_in_order(keys: Keys) -> str:
    """The words of a name in alphabetical order; empty for a name of one word."""
    words = spelling(keys.full).split()
    return " ".join(sorted(words)) if len(words) > 1 else ""


def beginning(keys: Keys) -> str:
    """The first three letters of a given name in whatever spelling."""
    return spelling(first_word(keys.given))[:3]


def formal_keys(keys: Keys) -> list[tuple[str, str]]:
    """The given names of which this one may be a short form, each with the surname; nothing without a surname."""
    if not keys.family:
        return []
    return [(name, spelling(keys.family)) for name in sorted(formal_names(first_word(keys.given)))]


def _gathered(pairs: Iterable[tuple[Key, Value]]) -> dict[Key, list[Value]]:
    found: dict[Key, list[Value]] = {}
    for key, value in pairs:
        found.setdefault(key, []).append(value)
    return found
