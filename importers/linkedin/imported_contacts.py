"""Imported Contacts, Contacts or ImportedContacts.csv: address books that the owner once let LinkedIn read."""

import re
from functools import partial

from importers.linkedin.parties import profile
from importers.linkedin.people import CONTROLS, is_email
from importers.linkedin.told import Fields, Told, read_table
from importers.records import FIELDS as PERSON
from importers.records import ImportedPerson, Method, More, Row, Unreadable
from importers.tidying import has_control_characters, tidy

FIELDS = Fields(
    {
        "firstname": "first",
        "middlename": "middle",
        "lastname": "last",
        "maidenname": "former",
        "nickname": "nickname",
        "companies": "company",
        "company": "company",
        "title": "title",
        "emails": "emails",
        "emailaddress": "emails",
        "phonenumbers": "phones",
        "profiles": "links",
        "location": "place",
    },
    ("first", "last", "emails"),
)
BETWEEN = re.compile(r"[,;|\r\n]+")
FEWEST_DIGITS = 3
SHORTEST_LINK = 4
NOBODY = "There is neither a name nor a way to reach anybody in this line, so it was left out."


def read_contacts(data: bytes) -> Told[ImportedPerson]:
    """The people in the bytes of the file, whatever its year called it. Rows that say exactly the same count once.

    Raises UnreadableFile where it is another file, and past a limit.
    """
    table = read_table(data, FIELDS)
    silent = tuple(field for field in PERSON if field not in _told_of(table.present))
    told: Told[ImportedPerson] = Told([], [])
    seen: set[tuple[str, ...]] = set()
    person = partial(_person, silent=silent)
    for row in table.rows:
        if isinstance(row, Unreadable):
            told.unreadable.append(row)
            continue
        cells = tuple(row.cells)
        if cells in seen:
            continue
        seen.add(cells)
        found = person(row)
        if found is None:
            told.unreadable.append(Unreadable(row.line, NOBODY, tuple(cell[:1000] for cell in cells)))
        else:
            told.records.append(found)
    return told


def _told_of(present: frozenset[str]) -> set[str]:
    """The fields of a person about which a file with these columns says something."""
    told = {"given", "family", "email"} | (present & {"company", "title"})
    return told | {"url"} if "links" in present else told


def _person(row: Row, silent: tuple[str, ...]) -> ImportedPerson | None:
    first, middle, last, former, nickname, company, title, emails, phones, links, place = row.cells[:11]
    given = tidy(f"{first} {middle}")
    family = tidy(last)
    addresses, odd = _addresses(emails)
    numbers = [number for number in map(tidy, BETWEEN.split(phones)) if _is_number(number)]
    pages = [page for page in map(tidy, BETWEEN.split(links)) if "." in page and len(page) >= SHORTEST_LINK]
    if not (given or family or addresses or numbers):
        return None
    warnings = row.warnings + tuple(f"“{text[:60]}” is not an email address and was left out." for text in odd)
    if has_control_characters("".join((first, middle, last, company, title))):
        warnings = (*warnings, CONTROLS)
    methods = [Method("email", address) for address in addresses]
    methods += [Method("phone", number) for number in dict.fromkeys(numbers)]
    methods += [Method("link", page) for page in dict.fromkeys(pages)]
    more = More(tuple(methods), place=tidy(place), nickname=tidy(nickname), former=tidy(former))
    url = next((page for page in pages if profile(page)), "")
    email = addresses[0] if addresses else ""
    return ImportedPerson(
        given, family, profile(url), email, tidy(company), tidy(title), None, row.line, warnings, silent, more
    )


def _addresses(cell: str) -> tuple[list[str], list[str]]:
    """The email addresses in a cell, each once, and what else stands there."""
    found: list[str] = []
    odd: list[str] = []
    for part in filter(None, map(tidy, BETWEEN.split(cell))):
        words = part.split()  # two addresses with a space between them, or a text that is no address
        if all(map(is_email, words)):
            found += words
        else:
            odd.append(part)
    return list(dict.fromkeys(found)), odd


def _is_number(text: str) -> bool:
    return sum(map(str.isdigit, text)) >= FEWEST_DIGITS
