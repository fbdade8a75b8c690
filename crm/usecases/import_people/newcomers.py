"""Writing the people that a file brings: one bulk statement a table."""

import os
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from crm.domain.identity import email_key
from crm.domain.moment import Moment
from crm.domain.names import Name, display_name, sort_key
from crm.models import Account, ContactMethod, Import, Person, Position, Sighting
from crm.models.bulk import insert_rows, reserve_ids
from crm.search.index import insert_new
from crm.search.words import searchable, searchable_name
from crm.usecases.import_people.companies import Companies
from crm.usecases.import_people.known import SOURCE
from importers.records import ImportedPerson


class Newcomer(NamedTuple):
    """A person to be made: what the row says, worked out once while matching."""

    record: ImportedPerson
    name: Name
    name_key: str
    slug: str
    told: str


def write_newcomers(
    account: Account, run: Import, newcomers: Sequence[Newcomer], companies: Companies, when: Moment
) -> None:
    """Insert these people with their contact methods, positions, sightings and search rows."""
    if not newcomers:
        return
    companies.add([newcomer.record.company for newcomer in newcomers])
    ids = reserve_ids(Person, len(newcomers))
    people, methods, positions, sightings, found_by = [], [], [], [], []
    owner = account.id
    as_of = run.as_of.isoformat() if run.as_of else None
    for number, uuid, (record, name, name_key, slug, told) in zip(ids, _uuids(len(ids)), newcomers, strict=True):
        given, family = name.given, name.family
        company = companies.id_of(record.company)
        shown, sorted_by = display_name(given, family), sort_key(given, family)
        connected = record.connected_on.isoformat() if record.connected_on else None
        people.append(
            (
                number, owner, uuid, shown, given, family, name.credentials, name.pronouns,
                name_key, sorted_by, company, record.title, connected,
            )
        )  # fmt: skip
        if record.url:
            methods.append((owner, number, "link", record.url, slug, "LinkedIn"))
        if record.email:
            methods.append((owner, number, "email", record.email, email_key(record.email), ""))
        if company or record.title:
            positions.append((owner, number, company, record.title, as_of, as_of))
        sightings.append((owner, number, told, as_of))
        found_by.append(
            (
                number,
                f"{searchable_name(name_key, sorted_by)} {record.email}{_unspaced(shown)}",
                f"{searchable(record.company)} {searchable(record.title)}",
                *((name.credentials,) if name.credentials else ()),
            )
        )
    same = {"source": "linkedin", "import_id": run.id}
    insert_rows(Person, _PERSON, people, same | {"created_at": when.instant, "updated_at": when.instant})
    insert_rows(ContactMethod, ("account", "person", "kind", "value", "key", "label"), methods, same)
    insert_rows(Position, ("account", "person", "company", "title", "seen_from", "seen_to"), positions, same)
    insert_rows(
        Sighting,
        ("account", "person", "told", "as_of"),
        sightings,
        {"source": SOURCE, "import_id": run.id},
    )
    insert_new(account, found_by)


_PERSON = (
    "id", "account", "uuid", "name", "given", "family", "credentials", "pronouns",
    "name_key", "sort_key", "company", "title", "connected_on",
)  # fmt: skip


def _unspaced(shown: str) -> str:
    """A name that is written without a space, to be found as it is shown too."""
    return "" if " " in shown else f" {searchable(shown)}"


def _uuids(count: int) -> Iterator[str]:
    """Random UUIDs (RFC 9562, version 4) as 32 hexadecimal digits, from one draw of randomness."""
    digits = os.urandom(16 * count).hex()
    for start in range(0, 32 * count, 32):
        text = digits[start : start + 32]
        yield f"{text[:12]}4{text[13:16]}{'89ab'[int(text[16], 16) & 3]}{text[17:]}"
