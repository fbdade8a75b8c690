"""What goes into a feed: the account's open reminders, by kind and by whom they are about."""

from collections.abc import Collection
from datetime import date, datetime, timedelta
from typing import NamedTuple

from crm.domain.what_to_do import what_to_do
from crm.feeds.calendar import Reminder
from crm.models.database import rows
from crm.models.fields import date_of, instant_of

# The feed's own window is twelve months; a leap year has a day more.
_DAYS_AHEAD = 366


class Contents(NamedTuple):
    """The reminders, and the newest change of any that the feed holds or held (None: it never held any)."""

    reminders: list[Reminder]
    changed_at: datetime | None


def contents(
    account_id: int,
    today: date,
    base: str,
    *,
    kinds: Collection[str] = (),
    tags: Collection[int] = (),
    people: Collection[int] | None = None,
) -> Contents:
    """The open reminders up to a year ahead, overdue ones included, with links beneath `base`.

    Only those of `kinds` (none: of all), only about people with one of `tags` (none: about anybody), and only about
    `people` where these are given.
    """
    condition, parameters = _condition(account_id, kinds, tags)
    found = rows(
        "SELECT f.uuid, f.due_on, f.kind, f.because, f.updated_at, f.sequence, f.person_id, p.name, f.opportunity_id "
        f"FROM follow_up f LEFT JOIN person p ON p.id = f.person_id WHERE {condition} AND f.state = 'open' "
        "AND f.due_on <= ? AND (f.lapses_on IS NULL OR f.lapses_on > ?) "
        "AND p.deleted_at IS NULL AND p.archived_at IS NULL",
        (*parameters, today + timedelta(days=_DAYS_AHEAD), today),
    )
    wanted = found if people is None else [row for row in found if row[6] in people]
    return Contents([_reminder(row, base) for row in wanted], changed_at(account_id, kinds, tags))


def changed_at(account_id: int, kinds: Collection[str], tags: Collection[int]) -> datetime | None:
    """When a reminder of such a feed last changed; closed ones count, for closing one changes the feed."""
    condition, parameters = _condition(account_id, kinds, tags)
    ((newest,),) = rows(f"SELECT MAX(f.updated_at) FROM follow_up f WHERE {condition}", parameters)
    return instant_of(newest)


def _reminder(row: tuple[object, ...], base: str) -> Reminder:
    uid, due, kind, because, updated, sequence, person, name, opportunity = row
    beyond = f"/opportunities/{opportunity}" if opportunity else "/"
    day, updated_at, about = date_of(due), instant_of(updated), str(name or "")
    assert day
    assert updated_at
    return Reminder(
        uid=str(uid),
        day=day,
        title=what_to_do(str(kind), about),
        why=str(because),
        url=f"{base}/people/{person}" if person else f"{base}{beyond}",
        kind=str(kind),
        updated_at=updated_at,
        sequence=int(str(sequence)),
        person_name=about,
    )


def _condition(account_id: int, kinds: Collection[str], tags: Collection[int]) -> tuple[str, tuple[object, ...]]:
    parts = ["f.account_id = ?"]
    if kinds:
        parts.append(f"f.kind IN ({_marks(kinds)})")
    if tags:
        parts.append(f"f.person_id IN (SELECT person_id FROM person_tag WHERE tag_id IN ({_marks(tags)}))")
    return " AND ".join(parts), (account_id, *kinds, *tags)


def _marks(values: Collection[object]) -> str:
    return ", ".join("?" * len(values))
