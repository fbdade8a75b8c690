"""Everybody the account keeps, as the finder of duplicates compares them: a constant number of statements."""

from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from crm.domain.entries import Entry, every_entry_key
from crm.domain.names import split_full_name
from crm.domain.somebody import Facts
from crm.models import Account
from crm.models.database import rows
from crm.models.fields import date_of
from crm.usecases.import_people.known import FORMER_LINK, is_profile_key

Pair = tuple[int, int]


def facts_of_everybody(account: Account) -> list[Facts]:
    """Everybody but those in the bin; the archived ones too."""
    mine = (account.id,)
    companies, titles = _jobs(account)
    keys: dict[str, dict[int, list[str]]] = {"link": defaultdict(list), "email": defaultdict(list)}
    keys["phone"] = defaultdict(list)
    for person, kind, key in rows("SELECT person_id, kind, key FROM contact_method WHERE account_id = ?", mine):
        kind = "link" if kind == FORMER_LINK else kind
        if kind in keys and (kind != "link" or is_profile_key(key)):
            keys[kind][person].append(key)
    names = _other_names(account)
    nothing: list[Any] = []
    return [
        Facts(
            number,
            given,
            family,
            date_of(connected),
            tuple(dict.fromkeys((*filter(None, (company,)), *companies.get(number, nothing)))),
            tuple(dict.fromkeys((*filter(None, (title,)), *titles.get(number, nothing)))),
            place,
            tuple(keys["link"].get(number, nothing)),
            tuple(keys["email"].get(number, nothing)),
            tuple(keys["phone"].get(number, nothing)),
            (),
            tuple(names.get(number, nothing)),
        )
        for number, given, family, connected, company, title, place in rows(
            "SELECT p.id, p.given, p.family, p.connected_on, c.name, p.title, p.place "
            "FROM person p LEFT JOIN company c ON c.id = p.company_id "
            "WHERE p.account_id = ? AND p.deleted_at IS NULL ORDER BY p.id",
            mine,
        )
    ]


def two_people_said(account: Account, people: list[Facts]) -> set[Pair]:
    """The pairs that the account said are two people: on the page, or in the preview of an import."""
    said = {
        (one, other)
        for one, other in rows("SELECT person_id, other_id FROM two_people WHERE account_id = ?", (account.id,))
    }
    answers = rows("SELECT row_key, person_id FROM answer WHERE account_id = ? AND NOT same", (account.id,))
    if answers:
        by_key: dict[str, list[int]] = defaultdict(list)
        for person in people:
            for key in _row_keys(person):
                by_key[key].append(person.id)
        for key, person in answers:
            said.update((min(person, other), max(person, other)) for other in by_key.get(key, ()) if other != person)
    return said


def _row_keys(person: Facts) -> Iterator[str]:
    """By what rows of files that are this person are known in an answer."""
    company = next(iter(person.companies), "")
    entry = Entry(person.given, person.family, company, "", person.connected_on, "", person.emails)
    for slug in person.slugs or ("",):
        yield from every_entry_key(entry._replace(slug=slug))


def _jobs(account: Account) -> tuple[dict[int, list[str]], dict[int, list[str]]]:
    """Employers and titles of now and before, by person."""
    companies: dict[int, list[str]] = defaultdict(list)
    titles: dict[int, list[str]] = defaultdict(list)
    for person, company, title in rows(
        "SELECT j.person_id, c.name, j.title FROM position j LEFT JOIN company c ON c.id = j.company_id "
        "WHERE j.account_id = ?",
        (account.id,),
    ):
        if company:
            companies[person].append(company)
        if title:
            titles[person].append(title)
    return companies, titles


def _other_names(account: Account) -> dict[int, list[tuple[str, str]]]:
    """The names people also go by, or went by before a file renamed them."""
    names: dict[int, list[tuple[str, str]]] = defaultdict(list)
    for person, given, family in rows(
        "SELECT person_id, given, family FROM other_name WHERE account_id = ?", (account.id,)
    ):
        names[person].append((given, family))
    for person, old in rows(
        "SELECT person_id, old FROM import_change WHERE account_id = ? AND kind = 'renamed' AND old <> ''",
        (account.id,),
    ):
        name = split_full_name(old)
        names[person].append((name.given, name.family))
    return names
