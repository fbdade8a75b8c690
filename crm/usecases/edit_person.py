"""Editing a person: every field at once, as the form shows them. What is typed here wins over every import."""

from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple

from crm.domain.folding import name_key
from crm.domain.moment import Moment
from crm.domain.names import display_name, sort_key
from crm.domain.refusals import Refused
from crm.domain.vague_dates import read_vague_date
from crm.models import Account, ContactMethod, Person, PersonTag, Position, Step, Tag
from crm.usecases.add_person import LONGEST_NAME
from crm.usecases.companies import company_for
from crm.usecases.contact_methods import KINDS, Method, read_method
from crm.usecases.journal import Changes, changing
from crm.usecases.refresh import refresh_people
from crm.usecases.tagging import put_tag, tag_for

#: Columns that count as written by hand once they were changed in the form.
_BY_HAND = ("goes_by", "credentials", "pronouns", "place", "met_on", "met_how", "introduced_by", "company", "title")


class MethodLine(NamedTuple):
    """A line of the form: `id` is that of the stored row, None for a new one. A blank value removes it."""

    kind: str
    value: str
    label: str = ""
    id: int | None = None


class PositionLine(NamedTuple):
    """A line of the form; dates as typed. A line without title and company removes the position."""

    title: str
    company: str
    started: str = ""
    ended: str = ""
    id: int | None = None


@dataclass(frozen=True)
class PersonEdit:
    """The whole form."""

    given: str
    family: str = ""
    goes_by: str = ""
    credentials: str = ""
    pronouns: str = ""
    place: str = ""
    met_how: str = ""
    met_on: date | None = None
    introduced_by: int | None = None
    do_not_contact: bool = False
    methods: tuple[MethodLine, ...] = ()
    positions: tuple[PositionLine, ...] = ()
    tags: tuple[str, ...] = ()


class WrongFields(Refused):
    """Some fields cannot be saved. `fields` has a sentence for each: "given", or a line of a list as "methods 2"."""

    def __init__(self, fields: dict[str, str]) -> None:
        super().__init__(next(iter(fields.values())))
        self.fields = fields


def edit_person(account: Account, person_id: int, edit: PersonEdit, when: Moment) -> Step:
    """Save the form. Raises WrongFields with what is wrong, and then nothing was changed; NotFound for nobody here."""
    person = Person.find(account, person_id)
    methods, positions = _checked(account, person, edit)
    with changing(account, f"Saved {display_name(edit.given.strip(), edit.family.strip())}.", when) as changes:
        touched = _save_methods(changes, person, methods)
        jobs = _save_positions(changes, person, positions)
        touched |= _save_tags(changes, person, edit.tags, when)
        company, title = _current_job(person, jobs)
        columns = _columns(edit) | {"company": company, "title": title}
        by_hand = dict.fromkeys(person.by_hand.split())
        by_hand |= dict.fromkeys(name for name in _BY_HAND if columns[name] != _id(getattr(person, name)))
        if (columns["given"], columns["family"]) != (person.given, person.family):
            by_hand["name"] = None
        columns["by_hand"] = " ".join(by_hand)
        if changes.change(person, **columns) or touched or jobs.touched:
            changes.change(person, edited_at=when.instant, updated_at=when.instant)
        refresh_people(account, [person.id], when)
        return changes.step


def _checked(
    account: Account, person: Person, edit: PersonEdit
) -> tuple[list[tuple[int | None, Method]], list[PositionLine]]:
    """The lists of the form, read. What was stored and is not changed is not judged: an import may have brought it."""
    wrong: dict[str, str] = {}
    name = display_name(edit.given.strip(), edit.family.strip())
    if not name:
        wrong["given"] = "A person needs a name."
    elif len(name) > LONGEST_NAME:
        wrong["given"] = f"That name has more than {LONGEST_NAME} characters."
    if edit.introduced_by is not None:
        if edit.introduced_by == person.id:
            wrong["introduced_by"] = "Nobody introduces themselves. Choose somebody else."
        elif not Person.kept(account).where(Person.id == edit.introduced_by).exists():
            wrong["introduced_by"] = "There is no such person here."
    stored = _stored_methods(account, person)
    methods: list[tuple[int | None, Method]] = []
    for number, line in enumerate(edit.methods):
        row = stored.get(line.id) if line.id else None
        try:
            if row is not None and row.value == line.value.strip():
                label = " ".join(line.label.split())[:100]
                methods.append((row.id, Method(row.kind, row.value, row.key, label)))
            elif read := read_method(line.kind, line.value, line.label):
                methods.append((row.id if row else None, read))
        except Refused as error:
            wrong[f"methods {number}"] = str(error)
    positions: list[PositionLine] = []
    for number, job in enumerate(edit.positions):
        try:
            started, ended = read_vague_date(job.started), read_vague_date(job.ended)
        except ValueError as error:
            wrong[f"positions {number}"] = str(error)
            continue
        if started and ended and ended < started[: len(ended)]:
            wrong[f"positions {number}"] = "That position ends before it begins."
        title, company = " ".join(job.title.split()), " ".join(job.company.split())
        if title or company:
            positions.append(PositionLine(title, company, started, ended, job.id))
    if wrong:
        raise WrongFields(wrong)
    return methods, positions


def _columns(edit: PersonEdit) -> dict[str, Any]:
    given, family = " ".join(edit.given.split()), " ".join(edit.family.split())
    name = display_name(given, family)
    texts = {name: " ".join(getattr(edit, name).split()) for name in ("goes_by", "credentials", "pronouns", "place")}
    return {
        "name": name,
        "given": given,
        "family": family,
        "name_key": name_key(name),
        "sort_key": sort_key(given, family),
        **texts,
        "met_how": edit.met_how.strip(),
        "met_on": edit.met_on,
        "introduced_by": edit.introduced_by,
        "do_not_contact": edit.do_not_contact,
    }


def _save_methods(changes: Changes, person: Person, methods: list[tuple[int | None, Method]]) -> bool:
    stored = _stored_methods(changes.account, person)
    touched = False
    taken: set[tuple[str, str]] = set()
    kept: set[int] = set()
    for number, method in methods:
        if (method.kind, method.key) in taken:
            continue
        taken.add((method.kind, method.key))
        if number is None:
            changes.create(ContactMethod, person=person.id, **method._asdict())
            touched = True
            continue
        kept.add(number)
        row = stored[number]
        if method.value != row.value:
            touched |= changes.change(row, **method._asdict(), source="hand")
        elif method.label != row.label:
            touched |= changes.change(row, label=method.label)
    return bool(changes.delete_all(row for number, row in stored.items() if number not in kept)) or touched


def _stored_methods(account: Account, person: Person) -> dict[int, ContactMethod]:
    """Those that the form shows; an import keeps further rows to know a profile by its former address."""
    mine = ContactMethod.of(account).where(ContactMethod.person == person.id, ContactMethod.kind.in_(KINDS))
    return {row.id: row for row in mine}


class _Jobs(NamedTuple):
    current: list[tuple[int | None, str]]
    touched: bool


def _save_positions(changes: Changes, person: Person, lines: list[PositionLine]) -> _Jobs:
    stored = {row.id: row for row in Position.of(changes.account).where(Position.person == person.id)}
    touched = False
    kept: set[int] = set()
    current: list[tuple[int | None, str]] = []
    for line in lines:
        company = company_for(changes.account, line.company)
        values = {"company": company, "title": line.title, "started": line.started, "ended": line.ended}
        values["current"] = not line.ended
        if values["current"]:
            current.append((company, line.title))
        row = stored.get(line.id) if line.id else None
        if row is None:
            changes.create(Position, person=person.id, **values)
            touched = True
            continue
        kept.add(row.id)
        if line.ended == row.ended:
            # An import may know that a job ended without knowing when.
            values["current"] = row.current
            if not row.current and current and not line.ended:
                current.pop()
        touched |= changes.change(row, **values)
    gone = changes.delete_all(row for number, row in stored.items() if number not in kept)
    return _Jobs(current, touched or gone > 0)


def _current_job(person: Person, jobs: _Jobs) -> tuple[int | None, str]:
    """The job that stands beside the name: the one that stood there, else the first without an end."""
    stood = (_id(person.company), person.title)
    if stood in jobs.current:
        return stood
    same_company = [job for job in jobs.current if job[0] is not None and job[0] == stood[0]]
    return (same_company or jobs.current or [(None, "")])[0]


def _save_tags(changes: Changes, person: Person, names: tuple[str, ...], when: Moment) -> bool:
    account = changes.account
    wanted = {tag.id: tag for tag in (tag_for(account, name) for name in names if name.strip())}
    rows = list(PersonTag.of(account).where(PersonTag.person == person.id))
    have = {_id(row.tag) for row in rows}
    for number, tag in wanted.items():
        if number not in have:
            put_tag(changes, {person.id}, tag, when)
    changes.delete_all(row for row in rows if _id(row.tag) not in wanted)
    return have != set(wanted)


def _id(value: Any) -> Any:
    return value.id if hasattr(value, "_meta") else value


def tags_of(account: Account, person_id: int) -> list[Tag]:
    """The person's tags, by name."""
    join = Tag.of(account).join(PersonTag, on=(PersonTag.tag == Tag.id)).where(PersonTag.person == person_id)
    return list(join.order_by(Tag.name))
