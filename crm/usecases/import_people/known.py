"""What the account knows, read once for comparing a whole file with it: a constant number of statements."""

import hashlib
from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import date
from typing import NamedTuple

from crm.domain.changes import Known, position_key
from crm.domain.entries import Entry, entry_key, every_entry_key
from crm.domain.identity import email_key, phone_key, uuid_key
from crm.domain.known_people import KnownPeople, KnownPerson
from crm.domain.likeness import keys_of
from crm.domain.links import profile_slug
from crm.models import Account
from crm.models.database import rows
from crm.models.fields import date_of
from importers import FIELDS, Row

#: Where sightings of people in LinkedIn's Connections.csv come from, whether it came alone or in the archive.
SOURCE = "linkedin-connections"
#: The kind of a contact method that was a profile's address once: it still finds the person, and is shown nowhere.
FORMER_LINK = "former-link"
#: The formats that say as of when they speak, so that one can be older than another.
_DATED = "('linkedin-connections', 'linkedin-archive')"


#: Between the cells of what a row told; no cell of a file holds it unless somebody put it there.
_BETWEEN = "\x1f"


def told_by(row: Row) -> str:
    """What a row tells, in one text: its cells as they stand in the file, by meaning and not by place."""
    return _BETWEEN.join(row.cells).replace("\0", "")


def cells_of(told: str) -> list[str]:
    """The cells of what a row told, in the order of `importers.FIELDS`."""
    cells = told.split(_BETWEEN, len(FIELDS) - 1)
    return cells + [""] * (len(FIELDS) - len(cells))


class Told(NamedTuple):
    """What the last file of this kind said of a person, in one text, and as of when; `id` is the sighting's."""

    id: int
    text: str
    as_of: date | None


class Stored(NamedTuple):
    """A person's row, as far as an import may touch it."""

    id: int
    name: str
    given: str
    family: str
    credentials: str
    pronouns: str
    name_key: str
    sort_key: str
    company_id: int | None
    company: str
    title: str
    connected_on: date | None
    by_hand: frozenset[str]
    deleted: bool


def told_before(account: Account) -> dict[str, int]:
    """What files of this kind said last, to the person they said it of."""
    found = rows("SELECT told, person_id FROM sighting WHERE account_id = ? AND source = ?", (account.id, SOURCE))
    return dict(found)


def in_the_bin(account: Account) -> set[int]:
    """The people whom the account deleted and may still restore."""
    return {i for (i,) in rows("SELECT id FROM person WHERE account_id = ? AND deleted_at IS NOT NULL", (account.id,))}


def sightings(account: Account, source: str = SOURCE) -> dict[int, Told]:
    """What files of a kind told of each person, and as of when."""
    found = rows(
        "SELECT person_id, id, told, as_of FROM sighting WHERE account_id = ? AND source = ?", (account.id, source)
    )
    return {person: Told(number, text, date_of(as_of)) for person, number, text, as_of in found}


def stored_people(account: Account) -> dict[int, Stored]:
    """Everybody the account knows, those in the bin included."""
    found = rows(
        "SELECT p.id, p.name, p.given, p.family, p.credentials, p.pronouns, p.name_key, p.sort_key, p.company_id, "
        "c.name, p.title, p.connected_on, p.by_hand, p.deleted_at "
        "FROM person p LEFT JOIN company c ON c.id = p.company_id WHERE p.account_id = ?",
        (account.id,),
    )
    return {
        number: Stored._make(
            (number, *names, company_id, company or "", title, date_of(connected), _words(by_hand), deleted is not None)
        )
        for number, *names, company_id, company, title, connected, by_hand, deleted in found
    }


def newest_export(account: Account) -> date | None:
    """The day of the newest export among those that were imported and not taken back."""
    sql = f"SELECT MAX(as_of) FROM import WHERE account_id = ? AND state = 'applied' AND format IN {_DATED}"
    return date_of(rows(sql, (account.id,))[0][0])


class Knowledge:
    """Everything about the account's people that comparing a file with them needs.

    `newest` is the day of the newest export so far. Whoever was told of in any is known as of that day, seen in it or
    not: an older file than that adds history. With a `calling_code`, numbers written as they are dialled at home are
    the same as those with the country's code.
    """

    def __init__(self, account: Account, newest: date | None, calling_code: str = "") -> None:
        self._account = account
        self._newest = newest
        self.people = stored_people(account)
        self.told = sightings(account)
        self._history: dict[int, list[tuple[str, str]]] = {}
        for person, company, title in rows(
            "SELECT o.person_id, c.name, o.title FROM position o LEFT JOIN company c ON c.id = o.company_id "
            "WHERE o.account_id = ? AND NOT o.current",
            (account.id,),
        ):
            self._history.setdefault(person, []).append((company or "", title))
        self._employers = _said_to_be_one(account)
        self._names: dict[int, set[str]] = {}
        for person, old, new in rows(
            "SELECT person_id, old, new FROM import_change WHERE account_id = ? AND field = 'name'", (account.id,)
        ):
            self._names.setdefault(person, set()).update(filter(None, (old, new)))
        for person, given, family in rows(
            "SELECT person_id, given, family FROM other_name WHERE account_id = ?", (account.id,)
        ):
            self._names.setdefault(person, set()).add(f"{given} {family}".strip())
        self._keys: dict[str, dict[int, list[str]]] = {"link": {}, "email": {}, "phone": {}}
        for kind, key, person in rows(
            "SELECT kind, key, person_id FROM contact_method WHERE account_id = ? ORDER BY id", (account.id,)
        ):
            kind = "link" if kind == FORMER_LINK else kind
            if calling_code and kind == "phone":
                key = phone_key(key, calling_code)
            if kind != "link" or is_profile_key(key):
                self._keys.setdefault(kind, {}).setdefault(person, []).append(key)

    def index(self, file: Collection[Entry], moved: Mapping[str, int] | None = None) -> KnownPeople:
        """The index that the entries of a file are matched against; see `KnownPeople` for `moved`."""
        answers = rows("SELECT row_key, person_id, same FROM answer WHERE account_id = ?", (self._account.id,))
        return KnownPeople(
            (self._known_person(person) for person in self.people.values()),
            slugs=self._pairs("link"),
            emails=self._pairs("email"),
            phones=self._pairs("phone"),
            same={key: person for key, person, same in answers if same},
            two_people=[(key, person) for key, person, same in answers if not same],
            erased=_erased(self._account, file),
            uuids=_uuids(self._account) if any(entry.uuid for entry in file) else (),
            moved=moved,
        )

    def known(self, person_id: int) -> Known:
        """What a row about this person is compared with: what the last file said, and what the account wrote."""
        person = self.people[person_id]
        told = self.told.get(person_id)
        slugs, emails = self._keys["link"].get(person_id, []), self._keys["email"].get(person_id, [])
        written = {"name": person.name, "company": person.company, "title": person.title}
        if told:
            given, family, url, email, company, title, _ = (" ".join(cell.split()) for cell in cells_of(told.text))
            # An address that was told before and is not there any more was removed by hand.
            emails = [*emails, *filter(None, [email_key(email)])]
            entry = Entry(given, family, company, title, person.connected_on, profile_slug(url), tuple(emails))
        else:
            entry = Entry(
                person.given, person.family, person.company, person.title, person.connected_on, "", tuple(emails)
            )
        history = [(person.company, person.title), *self._history.get(person_id, ())]
        return Known(
            entry,
            max(filter(None, (told.as_of, self._newest)), default=None) if told else None,
            {field: written.get(field, "") for field in person.by_hand},
            frozenset(position_key(company, title) for company, title in history),
            frozenset(slugs),
            frozenset(emails),
            frozenset({person.name_key, *(keys_of(name, "").full for name in self._names.get(person_id, ()))}),
            self._employers,
        )

    def _known_person(self, person: Stored) -> KnownPerson:
        former = [(name, "") for name in self._names.get(person.id, ())]
        told = self.told.get(person.id)
        if told:
            given, family = cells_of(told.text)[:2]
            if (given, family) != (person.given, person.family):
                former.append((given, family))
        history = self._history.get(person.id, ())
        companies = (person.company, *(company for company, _ in history))
        titles = (person.title, *(title for _, title in history))
        return KnownPerson(
            person.id,
            person.given,
            person.family,
            person.connected_on,
            companies,
            titles,
            tuple(former),
            person.deleted,
        )

    def _pairs(self, kind: str) -> Iterator[tuple[str, int]]:
        return ((key, person) for person, keys in self._keys[kind].items() for key in keys)


def forgotten_hash(account: Account, key: str) -> str:
    """How the key of somebody deleted for good is kept: whoever reads the database does not read whom."""
    return hashlib.sha256(f"{account.forgotten_under or account.id}|{key}".encode()).hexdigest()


def is_profile_key(key: str) -> bool:
    """Whether the key of a link is a profile's slug; other links keep their scheme and host."""
    return "/" not in key and ":" not in key


def _said_to_be_one(account: Account) -> dict[str, str]:
    """From the keys of spellings that differ, and are one company all the same, to one of them."""
    several = (
        "SELECT company_id FROM company_spelling WHERE account_id = ? "
        "GROUP BY company_id HAVING COUNT(DISTINCT key) > 1"
    )
    found: dict[str, set[str]] = {}
    first: dict[int, str] = {}
    for company, key in rows(
        f"SELECT company_id, key FROM company_spelling WHERE account_id = ? AND company_id IN ({several}) ORDER BY id",
        (account.id, account.id),
    ):
        found.setdefault(key, set()).add(first.setdefault(company, key))
    return {key: one for key, (one, *others) in ((key, sorted(ones)) for key, ones in found.items()) if not others}


def _erased(account: Account, file: Iterable[Entry]) -> list[str]:
    hashes = {found for (found,) in rows("SELECT key_hash FROM forgotten WHERE account_id = ?", (account.id,))}
    if not hashes:
        return []
    return [
        entry_key(entry)
        for entry in file
        if any(forgotten_hash(account, key) in hashes for key in every_entry_key(entry))
    ]


def _uuids(account: Account) -> Iterator[tuple[str, int]]:
    """The UIDs of everybody's cards, and of those of people who became one with somebody."""
    for sql in (
        "SELECT uuid, person_id FROM merged_person WHERE account_id = ?",
        "SELECT uuid, id FROM person WHERE account_id = ?",
    ):
        for uuid, person in rows(sql, (account.id,)):
            yield uuid_key(uuid), person


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split()) if text else _NONE


_NONE: frozenset[str] = frozenset()
