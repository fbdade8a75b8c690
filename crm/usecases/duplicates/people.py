"""Everybody the account keeps, as the finder of duplicates compares them: a constant number of statements."""

from collections import defaultdict
from collections.abc import Iterator
from typing import NamedTuple

from crm.domain.entries import Entry, every_entry_key
from crm.domain.names import split_full_name
from crm.domain.somebody import Facts
from crm.models import Account
from crm.models.database import rows
from crm.models.fields import date_of
from crm.usecases.import_people.known import FORMER_LINK, is_profile_key

Pair = tuple[int, int]


_PEOPLE = """
    SELECT p.id, p.given, p.family, p.connected_on, c.name, p.title, p.place
    FROM person p LEFT JOIN company c ON c.id = p.company_id
    WHERE p.account_id = ? AND p.deleted_at IS NULL ORDER BY p.id
"""
# Whatever is known of people beside their row, as two texts each: in one statement, whatever it is.
_MORE = """
    SELECT person_id, kind, key, value FROM contact_method WHERE account_id = ?
    UNION ALL SELECT j.person_id, 'job', COALESCE(c.name, ''), j.title
    FROM position j LEFT JOIN company c ON c.id = j.company_id WHERE j.account_id = ?
    UNION ALL SELECT person_id, 'name', given, family FROM other_name WHERE account_id = ?
    UNION ALL SELECT person_id, 'renamed', old, '' FROM import_change
    WHERE account_id = ? AND field = 'name' AND old <> ''
"""
_SAID = """
    SELECT '', person_id, other_id FROM two_people WHERE account_id = ?
    UNION ALL SELECT row_key, person_id, 0 FROM answer WHERE account_id = ? AND NOT same
"""


class _More:
    """What is gathered of one person."""

    __slots__ = ("companies", "emails", "names", "phones", "slugs", "titles")

    def __init__(self) -> None:
        self.companies: list[str] = []
        self.titles: list[str] = []
        self.slugs: list[str] = []
        self.emails: list[str] = []
        self.phones: list[str] = []
        self.names: list[tuple[str, str]] = []

    def add(self, kind: str, one: str, two: str) -> None:
        """Take what a row says."""
        if kind == "job":
            self.companies.append(one)
            self.titles.append(two)
        elif kind == "email":
            self.emails.append(one)
        elif kind == "phone":
            self.phones.append(one)
        elif kind == "name":
            self.names.append((one, two))
        elif kind == "renamed":
            name = split_full_name(one)
            self.names.append((name.given, name.family))
        elif kind in ("link", FORMER_LINK) and is_profile_key(one):
            self.slugs.append(one)


class Everybody(NamedTuple):
    """People, and how somebody wrote each phone number of theirs, by its key."""

    people: list[Facts]
    numbers: dict[str, str]


def everybody(account: Account) -> Everybody:
    """All but those in the bin; the archived ones too. Two statements."""
    numbers: dict[str, str] = {}
    gathered: dict[int, _More] = defaultdict(_More)
    for person, kind, one, two in rows(_MORE, (account.id,) * 4):
        gathered[person].add(kind, one, two)
        if kind == "phone":
            numbers.setdefault(one, two)
    nothing = _More()
    found = []
    for number, given, family, connected, company, title, place in rows(_PEOPLE, (account.id,)):
        more = gathered.get(number, nothing)
        found.append(
            Facts(
                number,
                given,
                family,
                date_of(connected),
                tuple(dict.fromkeys(filter(None, (company, *more.companies)))),
                tuple(dict.fromkeys(filter(None, (title, *more.titles)))),
                place,
                tuple(dict.fromkeys(more.slugs)),
                tuple(more.emails),
                tuple(more.phones),
                (),
                tuple(more.names),
            )
        )
    return Everybody(found, numbers)


class Said(NamedTuple):
    """The pairs that the account said are two people, and how many of them it said on the page of duplicates."""

    pairs: set[Pair]
    number: int


def two_people_said(account: Account, people: list[Facts]) -> Said:
    """What was said on the page, or in the preview of an import. One statement."""
    pairs: set[Pair] = set()
    answers = []
    for key, person, other in rows(_SAID, (account.id, account.id)):
        if key:
            answers.append((key, person))
        else:
            pairs.add((person, other))
    number = len(pairs)
    if answers:
        by_key: dict[str, list[int]] = defaultdict(list)
        for one in people:
            for key in _row_keys(one):
                by_key[key].append(one.id)
        for key, person in answers:
            pairs.update((min(person, other), max(person, other)) for other in by_key.get(key, ()) if other != person)
    return Said(pairs, number)


def _row_keys(person: Facts) -> Iterator[str]:
    """By what rows of files that are this person are known in an answer."""
    company = next(iter(person.companies), "")
    entry = Entry(person.given, person.family, company, "", person.connected_on, "", person.emails)
    for slug in person.slugs or ("",):
        yield from every_entry_key(entry._replace(slug=slug))
