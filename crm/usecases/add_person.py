"""Adding a person by hand."""

import uuid
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from crm.domain.cadence import Cadence
from crm.domain.folding import name_key
from crm.domain.moment import Moment
from crm.domain.names import Name, sort_key, split_full_name
from crm.domain.refusals import Refused
from crm.models import Account, ContactMethod, Note, Person, Position, Step
from crm.usecases.companies import company_for
from crm.usecases.contact_methods import Method, read_method
from crm.usecases.journal import Changes, changing
from crm.usecases.refresh import refresh_people
from crm.usecases.tagging import put_tag, tag_for

LONGEST_NAME = 300


def add_person(
    account: Account,
    name: str,
    when: Moment,
    *,
    methods: Sequence[Method] = (),
    emails: Iterable[str] = (),
    company: str = "",
    title: str = "",
    place: str = "",
    tags: Iterable[str] = (),
    cadence: Cadence | None = None,
    met_how: str = "",
    met_on: date | None = None,
    note: str = "",
) -> tuple[Person, Step]:
    """A new person, and the step that takes it back. `name` is the whole name as people write it.

    Raises Refused for a name that shows nothing or an address that is none.
    """
    found = read_name(name)
    read = [read_method("email", email) for email in emails]
    with changing(account, f"Added {found.full}.", when) as changes:
        person = create_person(
            changes,
            found,
            when,
            methods=[*methods, *filter(None, read)],
            company=company,
            title=title,
            place=place.strip(),
            met_how=met_how.strip(),
            met_on=met_on,
            cadence=cadence,
        )
        if note.strip():
            changes.create(Note, person=person.id, text=note.strip(), created_at=when.instant, updated_at=when.instant)
        for tag in tags:
            if tag.strip():
                put_tag(changes, {person.id}, tag_for(account, tag), when)
        refresh_people(account, [person.id], when)
        return Person.find(account, person.id), changes.step


def read_name(text: str) -> Name:
    """A whole name in its parts. Raises Refused where it shows nothing, or is too long to be a name."""
    name = split_full_name(" ".join(text.split()))
    if not name.full.strip():
        raise Refused("A person needs a name.")
    if len(name.full) > LONGEST_NAME:
        raise Refused(f"That name has more than {LONGEST_NAME} characters.")
    return name


def create_person(
    changes: Changes,
    name: Name,
    when: Moment,
    *,
    methods: Iterable[Method] = (),
    company: str = "",
    title: str = "",
    cadence: Cadence | None = None,
    source: str = "hand",
    **columns: Any,
) -> Person:
    """Write the rows of a new person within a step; what is given counts as written by hand."""
    title = " ".join(title.split())
    employer = company_for(changes.account, company)
    given = {"credentials": name.credentials, "pronouns": name.pronouns, "title": title, "company": employer, **columns}
    by_hand = ["name", *(column for column, value in given.items() if value)]
    if cadence:
        given |= {
            "cadence_count": cadence.count,
            "cadence_unit": cadence.unit,
            "cadence_source": "hand",
            "cadence_set_on": when.today,
        }
    person = changes.create(
        Person,
        uuid=uuid.uuid4().hex,
        name=name.full,
        given=name.given,
        family=name.family,
        name_key=name_key(name.full),
        sort_key=sort_key(name.given, name.family),
        source=source,
        by_hand=" ".join(by_hand),
        edited_at=when.instant,
        created_at=when.instant,
        updated_at=when.instant,
        **given,
    )
    for method in dict.fromkeys(methods):
        changes.create(ContactMethod, person=person.id, **method._asdict())
    if employer or title:
        changes.create(Position, person=person.id, company=employer, title=title)
    return person
