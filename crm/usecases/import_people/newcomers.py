"""Writing the people that a file brings: one bulk statement a table."""

import os
import re
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from crm.domain.complement import Fact
from crm.domain.identity import email_key
from crm.domain.moment import Moment
from crm.domain.names import Name, display_name, sort_key
from crm.models import Account, ContactMethod, Import, Person, Position, Sighting
from crm.models.bulk import insert_rows, reserve_ids
from crm.models.database import rows
from crm.search.index import fill, insert_new
from crm.search.words import searchable, searchable_name
from crm.usecases.import_people.companies import Companies
from crm.usecases.import_people.extras import COLUMNS, Extras
from crm.usecases.import_people.known import SOURCE
from importers.records import ImportedPerson


class Newcomer(NamedTuple):
    """A person to be made: what the row says, worked out once while matching.

    `facts` are what an address book says beside the name and the job; `uuid` is that of its card.
    """

    record: ImportedPerson
    name: Name
    name_key: str
    slug: str
    told: str
    facts: Sequence[Fact] = ()
    uuid: str = ""


def write_newcomers(
    account: Account,
    run: Import,
    newcomers: Sequence[Newcomer],
    companies: Companies,
    when: Moment,
    source: str = SOURCE,
) -> None:
    """Insert these people with their contact methods, positions, sightings and search rows."""
    if not newcomers:
        return
    companies.add([newcomer.record.company for newcomer in newcomers])
    spellings = companies.spellings()
    ids = reserve_ids(Person, len(newcomers))
    people, methods, positions, sightings, found_by = [], [], [], [], []
    owner = account.id
    as_of = run.as_of.isoformat() if run.as_of else None
    book = source != SOURCE
    extras = Extras(account, run, source, when)
    uuids = _uuids_of(account, newcomers) if book else _uuids(len(ids))
    for number, uuid, newcomer in zip(ids, uuids, newcomers, strict=True):
        record, name, name_key, slug, told, facts, _ = newcomer
        given, family = name.given, name.family
        company = companies.id_of(record.company)
        shown, sorted_by = display_name(given, family), sort_key(given, family)
        connected = record.connected_on.isoformat() if record.connected_on else None
        people.append(
            (
                number, owner, uuid, shown, given, family, name.credentials, name.pronouns,
                name_key, sorted_by, company, record.title, connected, *(_columns(facts) if book else ()),
            )
        )  # fmt: skip
        if book:
            extras.add(number, facts)
        elif record.url:
            methods.append((owner, number, "link", record.url, slug, "LinkedIn"))
        if record.email and not book:
            methods.append((owner, number, "email", record.email, email_key(record.email), ""))
        if company or record.title:
            positions.append((owner, number, company, record.title, as_of, as_of))
        sightings.append((owner, number, told, as_of))
        if book:
            continue
        found_by.append(
            (
                number,
                f"{searchable_name(name_key, sorted_by)} {record.email}{_unspaced(shown)}",
                f"{searchable(spellings.get(company or 0, record.company))} {searchable(record.title)}",
                *((name.credentials,) if name.credentials else ()),
            )
        )
    same = {"source": source if book else "linkedin", "import_id": run.id}
    fields = (*_PERSON, *COLUMNS.values()) if book else _PERSON
    insert_rows(Person, fields, people, same | {"created_at": when.instant, "updated_at": when.instant})
    insert_rows(ContactMethod, ("account", "person", "kind", "value", "key", "label"), methods, same)
    insert_rows(Position, ("account", "person", "company", "title", "seen_from", "seen_to"), positions, same)
    insert_rows(
        Sighting,
        ("account", "person", "told", "as_of"),
        sightings,
        {"source": source, "import_id": run.id},
    )
    if book:
        extras.write()
        fill(account, ids)
        extras.plan()
    else:
        insert_new(account, found_by)


_PERSON = (
    "id", "account", "uuid", "name", "given", "family", "credentials", "pronouns",
    "name_key", "sort_key", "company", "title", "connected_on",
)  # fmt: skip


_UUID = re.compile("[0-9a-f]{32}")


def _columns(facts: Sequence[Fact]) -> list[Any]:
    """What the facts say that is kept in the person's own row, in the order of `COLUMNS`."""
    said = {fact.field: fact.value for fact in facts}
    return [said.get(field, None if field == "met_on" else "") for field in COLUMNS]


def _uuids_of(account: Account, newcomers: Sequence[Newcomer]) -> Iterator[str]:
    """A UUID for each newcomer: that of the card where it is one and nobody's, so that phones know the card again."""
    taken: set[str] = set()
    if any(newcomer.uuid for newcomer in newcomers):
        sql = (
            "SELECT uuid FROM person WHERE account_id = ? UNION ALL SELECT uuid FROM merged_person WHERE account_id = ?"
        )
        taken = {uuid for (uuid,) in rows(sql, (account.id, account.id))}
    for drawn, newcomer in zip(_uuids(len(newcomers)), newcomers, strict=True):
        own = _UUID.fullmatch(newcomer.uuid) is not None and newcomer.uuid not in taken
        taken.add(newcomer.uuid)
        yield newcomer.uuid if own else drawn


def _unspaced(shown: str) -> str:
    """A name that is written without a space, to be found as it is shown too."""
    return "" if " " in shown else f" {searchable(shown)}"


def _uuids(count: int) -> Iterator[str]:
    """Random UUIDs (RFC 9562, version 4) as 32 hexadecimal digits, from one draw of randomness."""
    digits = os.urandom(16 * count).hex()
    for start in range(0, 32 * count, 32):
        text = digits[start : start + 32]
        yield f"{text[:12]}4{text[13:16]}{'89ab'[int(text[16], 16) & 3]}{text[17:]}"
