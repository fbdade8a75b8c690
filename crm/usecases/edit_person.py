"""Editing a person: every field at once, as the form shows them. What is typed here wins over every import."""

from typing import Any, NamedTuple

from crm.domain.cadence import Cadence
from crm.domain.folding import name_key
from crm.domain.moment import Moment
from crm.domain.names import Name, sort_key
from crm.models import Account, ContactMethod, Person, PersonTag, Position, Step, Tag
from crm.usecases.add_person import create_person
from crm.usecases.companies import company_for
from crm.usecases.contact_methods import Method
from crm.usecases.follow_ups.renamed import rename_reminders
from crm.usecases.journal import Changes, changing
from crm.usecases.person_form import Checked, PersonEdit, PositionLine, checked, stored_methods
from crm.usecases.refresh import refresh_people
from crm.usecases.tagging import put_tag, tag_for

#: Columns that count as written by hand once they were changed in the form.
_BY_HAND = ("goes_by", "credentials", "pronouns", "place", "met_on", "met_how", "introduced_by", "company", "title")


def edit_person(account: Account, person_id: int, edit: PersonEdit, when: Moment) -> Step:
    """Save the form. Raises WrongFields with what is wrong, and then nothing was changed; NotFound for nobody here."""
    person = Person.find(account, person_id)
    form = checked(account, person.id, edit)
    with changing(account, f"Saved {form.name.full}.", when) as changes:
        _save(changes, person, edit, form, when)
        refresh_people(account, [person.id], when)
        return changes.step


def add_by_form(account: Account, edit: PersonEdit, cadence: Cadence | None, when: Moment) -> tuple[Person, Step]:
    """A new person from the whole form. Raises WrongFields."""
    form = checked(account, None, edit)
    with changing(account, f"Added {form.name.full}.", when) as changes:
        person = create_person(changes, form.name, when, cadence=cadence)
        _save(changes, person, edit, form, when)
        refresh_people(account, [person.id], when)
        return Person.find(account, person.id), changes.step


def _save(changes: Changes, person: Person, edit: PersonEdit, form: Checked, when: Moment) -> None:
    touched = _save_methods(changes, person, form.methods)
    jobs = _save_positions(changes, person, form.positions)
    touched |= _save_tags(changes, person, edit.tags, when)
    # A tag may have brought a cadence.
    person = Person.find(changes.account, person.id)
    company, title = _current_job(person, jobs)
    columns = _columns(edit, form.name) | {"company": company, "title": title}
    by_hand = dict.fromkeys(person.by_hand.split())
    by_hand |= dict.fromkeys(name for name in _BY_HAND if columns[name] != _id(getattr(person, name)))
    if (columns["given"], columns["family"]) != (person.given, person.family):
        by_hand["name"] = None
    columns["by_hand"] = " ".join(by_hand)
    if columns["name"] != person.name:
        rename_reminders(changes, person.id, when)
    if changes.change(person, **columns) or touched or jobs.touched:
        changes.change(person, edited_at=when.instant, updated_at=when.instant)


def _columns(edit: PersonEdit, name: Name) -> dict[str, Any]:
    texts = {text: " ".join(getattr(edit, text).split()) for text in ("goes_by", "credentials", "pronouns", "place")}
    # What was written into the name itself is kept apart from it.
    for text in ("credentials", "pronouns"):
        texts[text] = texts[text] or getattr(name, text)
    return {
        "name": name.full,
        "given": name.given,
        "family": name.family,
        "name_key": name_key(name.full),
        "sort_key": sort_key(name.given, name.family),
        **texts,
        "met_how": edit.met_how.strip(),
        "met_on": edit.met_on,
        "introduced_by": edit.introduced_by,
        "do_not_contact": edit.do_not_contact,
    }


def _save_methods(changes: Changes, person: Person, methods: list[tuple[int | None, Method]]) -> bool:
    stored = stored_methods(changes.account, person.id)
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
        elif method.label.casefold() != row.label.casefold():
            touched |= changes.change(row, label=method.label)
    return bool(changes.delete_all(row for number, row in stored.items() if number not in kept)) or touched


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
