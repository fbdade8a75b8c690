"""What passed lately between the account and people, as Today tells it."""

from collections.abc import Iterable
from datetime import date
from typing import Any, NamedTuple

from crm.models import Account
from crm.models.database import rows
from crm.models.fields import date_of

#: How many people are listed as lately in touch.
LATELY = 5
# Among so many of the newest touchpoints they are looked for.
_NEWEST = 60


class Passed(NamedTuple):
    """A touchpoint as far as one of its people is concerned."""

    touchpoint: int
    day: date
    kind: str
    direction: str
    text: str
    person: int
    name: str
    called: str


_SELECT = """
    SELECT t.id, t.happened_on, t.kind, t.direction, t.text, p.id, p.name,
        COALESCE(NULLIF(p.goes_by, ''), NULLIF(p.given, ''), p.name)
    FROM touchpoint t JOIN touchpoint_person tp ON tp.touchpoint_id = t.id JOIN person p ON p.id = tp.person_id
    WHERE t.account_id = ? AND t.counts AND p.deleted_at IS NULL
"""


def passed_since(account: Account, day: date, until: date) -> tuple[list[Passed], list[Passed]]:
    """Everything from a day on until another, oldest first; and the last touchpoint of each of the people last in touch
    until then, also before that day, newest first. In one statement."""
    since = f"{_SELECT} AND t.happened_on >= ? AND t.happened_on <= ?"
    before = f"{_SELECT} AND t.happened_on < ? ORDER BY t.happened_on DESC, t.id DESC LIMIT {_NEWEST}"
    sql = f"SELECT * FROM ({since}) since UNION ALL SELECT * FROM ({before}) before"
    found = _read(rows(sql, (account.id, day, until, account.id, day)))
    found.sort(key=lambda one: (one.day, one.touchpoint, one.person))
    last: dict[int, Passed] = {}
    for one in sorted(found[-_NEWEST:], key=lambda one: (-one.day.toordinal(), -one.touchpoint, one.person)):
        last.setdefault(one.person, one)
    return [one for one in found if one.day >= day], list(last.values())[:LATELY]


def _read(found: Iterable[tuple[Any, ...]]) -> list[Passed]:
    read = []
    for touchpoint, happened_on, kind, direction, text, person, name, called in found:
        day = date_of(happened_on)
        assert day
        read.append(Passed(touchpoint, day, kind, direction, text, person, name, called))
    return read
