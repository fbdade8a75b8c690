"""What hangs on a person, moved to another within a step. What both have, the one who stays keeps once."""

from collections.abc import Iterable
from typing import Any

from peewee import CompositeKey

from crm.domain.moment import Moment
from crm.models import (
    Answer,
    Card,
    Draft,
    FollowUp,
    ImportChange,
    MergedPerson,
    Note,
    Opportunity,
    OtherName,
    Override,
    Panelist,
    Person,
    PersonTag,
    Photo,
    Promise,
    Sighting,
    TouchpointPerson,
    TwoPeople,
)
from crm.models.values import column
from crm.usecases.journal import Changes
from crm.usecases.journal_many import change_many, create_many

#: Rows of which somebody may have any number.
_MANY = (Note, Promise, Override, Draft, ImportChange, Card, OtherName, MergedPerson)
_FLAGS = ("recruiter", "hiring_manager", "main", "leads")


def move_everything(changes: Changes, gone: int, stays: int, when: Moment) -> None:
    """Everything but names, addresses, jobs and sightings, which are merged one by one."""
    for model in _MANY:
        change_many(changes, model, _ids(changes, model, model.person == gone), person=stays)
    for field in (Opportunity.told_by, Opportunity.main_contact):
        moved: dict[str, Any] = {field.name: stays}
        change_many(changes, Opportunity, _ids(changes, Opportunity, field == gone), **moved)
    introduced = _ids(changes, Person, (Person.introduced_by == gone) & (Person.id != stays))
    change_many(changes, Person, introduced, introduced_by=stays)
    _move_pairs(changes, TouchpointPerson, "touchpoint", gone, stays)
    _move_pairs(changes, PersonTag, "tag", gone, stays)
    _move_panels(changes, gone, stays)
    _move_photo(changes, gone, stays)
    _move_follow_ups(changes, gone, stays, when)


def move_sightings(changes: Changes, gone: int, stays: int, *, prefer_gone: bool) -> None:
    """Where each was last seen: one for a kind of file, the preferred one's where both were seen in it."""
    mine = {row.source: row for row in Sighting.of(changes.account).where(Sighting.person == stays)}
    for row in list(Sighting.of(changes.account).where(Sighting.person == gone)):
        if row.source in mine and not prefer_gone:
            changes.delete(row)
            continue
        if row.source in mine:
            changes.delete(mine[row.source])
        changes.change(row, person=stays)


def move_answers(changes: Changes, gone: int, stays: int, theirs: Iterable[str], mine: Iterable[str]) -> None:
    """What the account answered about files and pairs.

    That a row which is one of the two was not the other holds no longer; `theirs` and `mine` are the keys of such rows.
    """
    account = changes.account
    void = {(stays, key) for key in theirs} | {(gone, key) for key in mine}
    have = set(column(Answer.of(account, Answer.row_key).where(Answer.person == stays)))
    for answer in list(Answer.of(account).where(Answer.person.in_((gone, stays)))):
        if not answer.same and (answer.person, answer.row_key) in void:
            changes.delete(answer)
        elif answer.person == gone:
            if answer.row_key in have:
                changes.delete(answer)
            else:
                changes.change(answer, person=stays)
    about = (TwoPeople.person.in_((gone, stays))) | (TwoPeople.other.in_((gone, stays)))
    known: set[tuple[int, int]] = set()
    for pair in sorted(TwoPeople.of(account).where(about), key=lambda pair: gone in (pair.person, pair.other)):
        one, other = sorted(stays if number == gone else number for number in (pair.person, pair.other))
        if one == other or (one, other) in known:
            changes.delete(pair)
        else:
            changes.change(pair, person=one, other=other)
        known.add((one, other))


def _move_pairs(changes: Changes, model: Any, other: str, gone: int, stays: int) -> None:
    """Rows whose key is the person and something else: deleted and made anew, because a key does not change."""
    assert isinstance(model._meta.primary_key, CompositeKey)
    field = getattr(model, other)
    have = set(column(model.of(changes.account, field).where(model.person == stays)))
    rows = list(model.of(changes.account).where(model.person == gone))
    moved = [row for row in rows if row.__data__[other] not in have]
    more = [name for name in model._meta.fields if name not in ("account", "person", other)]
    changes.delete_all(rows)
    values = [(stays, row.__data__[other], *(row.__data__[name] for name in more)) for row in moved]
    create_many(changes, model, ("person", other, *more), values)


def _move_panels(changes: Changes, gone: int, stays: int) -> None:
    mine = {row.interview: row for row in Panelist.of(changes.account).where(Panelist.person == stays)}
    for row in list(Panelist.of(changes.account).where(Panelist.person == gone)):
        same = mine.get(row.interview)
        if same is None:
            changes.change(row, person=stays)
            continue
        changes.change(same, **{flag: getattr(same, flag) or getattr(row, flag) for flag in _FLAGS})
        changes.delete(row)


def _move_photo(changes: Changes, gone: int, stays: int) -> None:
    has = Photo.of(changes.account).where(Photo.person == stays).exists()
    for photo in list(Photo.of(changes.account).where(Photo.person == gone)):
        if has:
            changes.delete(photo)
        else:
            changes.change(photo, person=stays)


def _move_follow_ups(changes: Changes, gone: int, stays: int, when: Moment) -> None:
    """Reminders keep what calendars know them by; of two open check-ins the one of who stays is left."""
    account = changes.account
    is_check_in = (FollowUp.kind == "check-in") & (FollowUp.state == "open")
    has_one = FollowUp.of(account).where(FollowUp.person == stays, is_check_in).exists()
    for row in list(FollowUp.of(account).where(FollowUp.person == gone)):
        still_open = row.state == "open"
        if has_one and still_open and row.kind == "check-in":
            changes.delete(row)
            continue
        changed = {"sequence": row.sequence + 1, "updated_at": when.instant} if still_open else {}
        changes.change(row, person=stays, key=_rekeyed(row.key, gone, stays), **changed)


def _rekeyed(key: str, gone: int, stays: int) -> str:
    """What planning knows a reminder by, with the one who stays in it: "thank-you:7:12" is person 12's."""
    kind, *numbers = key.split(":")
    if kind in ("thank-you", "connect") and numbers and numbers[-1] == str(gone):
        return ":".join((kind, *numbers[:-1], str(stays)))
    return key


def _ids(changes: Changes, model: Any, where: Any) -> list[int]:
    return column(model.of(changes.account, model.id).where(where))
