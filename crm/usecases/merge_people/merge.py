"""Two people become one; everything of both stays with the first, and the second's links and cards lead there."""

from typing import Any

from crm.domain.entries import Entry, every_entry_key
from crm.domain.folding import name_key
from crm.domain.links import profile_slug
from crm.domain.merging import FIELDS, Choices, Side, kept_jobs, kept_methods, stays
from crm.domain.moment import Moment
from crm.domain.names import sort_key
from crm.models import Account, ContactMethod, MergedPerson, OtherName, Person, Position, Step
from crm.models.values import column
from crm.usecases.follow_ups.renamed import rename_reminders
from crm.usecases.import_people.known import FORMER_LINK
from crm.usecases.journal import Changes, changing
from crm.usecases.merge_people.moves import move_answers, move_everything, move_sightings
from crm.usecases.merge_people.sides import two_sides
from crm.usecases.refresh import refresh_people

# Which field a column belongs to, where it is not one of its own.
_FIELD_OF = {
    "credentials": "name", "pronouns": "name", "company": "position", "title": "position", "met_on": "met",
    "met_how": "met",
}  # fmt: skip
_CADENCE = ("cadence_count", "cadence_unit", "cadence_source", "cadence_set_on", "round_from")


def merge_people(
    account: Account, first_id: int | str, second_id: int | str, when: Moment, choices: Choices | None = None
) -> Step:
    """Make two people one, the first; the second goes away, and comes back when the step is undone.

    `choices` says whose value stays where only one can, and which addresses go; the rest is decided as
    `domain.merging.stays` says. Raises NotFound for somebody not here, Refused for somebody and themselves.
    """
    choices = choices or Choices()
    with changing(account, "", when) as changes:
        sides = two_sides(account, first_id, second_id)
        first, second = sides.first, sides.second
        kept, gone = Person.find(account, first.id), Person.find(account, second.id)
        columns = _columns(kept, gone, first, second, choices)
        newer = bool(second.connected_on and first.connected_on and second.connected_on > first.connected_on)
        move_answers(changes, gone.id, kept.id, _row_keys(second), _row_keys(first))
        move_sightings(changes, gone.id, kept.id, prefer_gone=newer)
        _merge_methods(changes, first, second, choices)
        _merge_jobs(changes, first, second, choices)
        if columns["name"] != kept.name:
            rename_reminders(changes, kept.id, when)
        move_everything(changes, gone.id, kept.id, when)
        _remember_names(changes, first, second, columns)
        changes.create(MergedPerson, person=kept.id, former_id=gone.id, uuid=gone.uuid)
        kept = Person.find(account, kept.id)
        changes.change(kept, **columns, edited_at=when.instant, updated_at=when.instant)
        changes.delete(gone)
        refresh_people(account, [kept.id, gone.id], when)
        changes.step.sentence = f"{first.name} and {second.name} are one person now."
        changes.step.save()
        return changes.step


def _columns(kept: Person, gone: Person, first: Side, second: Side, choices: Choices) -> dict[str, Any]:
    """The columns of the one who stays."""
    rows = {first.id: kept, second.id: gone}
    won = {what: stays(what, first, second, choices).side for what in FIELDS}
    name, job, met = won["name"], won["position"], won["met"]
    introducer = won["introduced_by"].introduced_by
    two = (first, second)
    archived = first.archived and second.archived
    columns = {
        "name": name.name,
        "given": name.given,
        "family": name.family,
        "name_key": name_key(name.name),
        "sort_key": sort_key(name.given, name.family),
        "credentials": name.credentials or first.credentials or second.credentials,
        "pronouns": name.pronouns or first.pronouns or second.pronouns,
        "goes_by": won["goes_by"].goes_by,
        "company": job.company_id,
        "title": job.title,
        "place": won["place"].place,
        "met_on": met.met_on,
        "met_how": met.met_how,
        "introduced_by": None if introducer in rows else introducer,
        "connected_on": max(filter(None, (side.connected_on for side in two)), default=None),
        "do_not_contact": any(side.do_not_contact for side in two),
        "archived_at": kept.archived_at if archived else None,
        "not_now_until": max(filter(None, (row.not_now_until for row in rows.values())), default=None),
    }
    columns |= {name: getattr(rows[won["cadence"].id], name) for name in _CADENCE}
    by_hand = [
        word for side in two for word in str(rows[side.id].by_hand).split() if won.get(_field(word), side) is side
    ]
    return columns | {"by_hand": " ".join(dict.fromkeys(by_hand))}


def _field(name: str) -> str:
    return _FIELD_OF.get(name, name)


def _row_keys(side: Side) -> list[str]:
    """By what a row of a file that is this person is known."""
    emails = tuple(method.key for method in side.methods if method.kind == "email")
    entry = Entry(side.given, side.family, side.company, side.title, side.connected_on, "", emails)
    profiles = [slug for method in side.methods if "link" in method.kind and (slug := profile_slug(method.value))]
    return [key for slug in profiles for key in every_entry_key(entry._replace(slug=slug))] or every_entry_key(entry)


def _merge_methods(changes: Changes, first: Side, second: Side, choices: Choices) -> None:
    """Each key once; a profile that is not shown any more still finds the person in the next file."""
    account = changes.account
    staying = {method.id for _, method in kept_methods(first, second, choices)}
    labels = {(method.kind, method.key): method.label for method in second.methods}
    dropped_profiles: set[str] = set()
    for row in list(ContactMethod.of(account).where(ContactMethod.person.in_((first.id, second.id)))):
        if row.id in staying:
            label = row.label or labels.get((row.kind, row.key), "")
            changes.change(row, person=first.id, label=label)
        elif row.id in choices.dropped and row.kind == "link" and profile_slug(row.value):
            if row.key in dropped_profiles:
                changes.delete(row)
                continue
            dropped_profiles.add(row.key)
            changes.change(row, person=first.id, kind=FORMER_LINK)
        else:
            changes.delete(row)


def _merge_jobs(changes: Changes, first: Side, second: Side, choices: Choices) -> None:
    merged = {found.job.id: found for found in kept_jobs(first, second, choices)}
    for row in list(Position.of(changes.account).where(Position.person.in_((first.id, second.id)))):
        if row.id not in merged:
            changes.delete(row)
            continue
        job = merged[row.id].job
        changes.change(
            row, person=first.id, started=job.started, ended=job.ended, current=job.current, seen_from=job.seen_from,
            seen_to=job.seen_to,
        )  # fmt: skip


def _remember_names(changes: Changes, first: Side, second: Side, columns: dict[str, Any]) -> None:
    """Under every name that either had, the person is found."""
    known = OtherName.of(changes.account, OtherName.key).where(OtherName.person == first.id)
    have = {columns["name_key"], *column(known)}
    for side in (first, second):
        key = name_key(side.name)
        if key and key not in have:
            have.add(key)
            given, family = (side.given, side.family) if side.given or side.family else (side.name, "")
            changes.create(OtherName, person=first.id, given=given, family=family, key=key)
