"""The counts beside the navigation, kept for as long as nothing changes."""

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from crm.models import Account
from crm.models.database import rows
from crm.models.kept import kept
from crm.usecases.people_list.counts import how_many
from crm.usecases.people_list.filter import Filter


@dataclass(frozen=True)
class Counts:
    """People in view and in the archive, follow-ups due, opportunities that wait, and the lists with
    their sizes."""

    people: int
    archived: int
    due: int
    waiting: int
    #: Whether the demo's people are among them.
    demo: bool
    #: Whether anybody has a cadence, which shows in an open check-in.
    chosen: bool
    #: The import that is being read or applied, if any.
    running: int | None
    lists: list[dict[str, Any]] = field(default_factory=list)


_OF_THE_DEMO = '%"demo"%'
# In one statement: the counts stand in the row without an id, a list in each of the others. People are counted by what
# indexes hold, and looked through for the demo only where an import brought it.
_HELD = """
    SELECT 0, 0,
        (SELECT count(*) FROM person WHERE account_id = ?)
            - (SELECT count(*) FROM person WHERE account_id = ? AND deleted_at IS NOT NULL),
        (SELECT count(*) FROM person WHERE account_id = ? AND archived_at IS NOT NULL AND deleted_at IS NULL),
        CASE WHEN EXISTS (SELECT 1 FROM import WHERE account_id = ? AND counts LIKE ?) AND EXISTS (
            SELECT 1 FROM person WHERE account_id = ? AND source = 'demo' AND deleted_at IS NULL AND archived_at IS NULL
        ) THEN 1 ELSE 0 END,
        (SELECT count(*) FROM follow_up WHERE account_id = ? AND state = 'open' AND due_on <= ?),
        (SELECT count(*) FROM opportunity WHERE account_id = ? AND outcome = ''),
        (SELECT count(*) FROM (
            SELECT 1 FROM follow_up WHERE account_id = ? AND state = 'open' AND kind = 'check-in' LIMIT 1
        ) first),
        (SELECT max(id) FROM import WHERE account_id = ? AND state IN ('reading', 'applying')),
        '', ''
    UNION ALL SELECT id, place, 0, 0, 0, 0, 0, 0, 0, name, query FROM saved_list WHERE account_id = ?
"""


def of(account: Account, today: date) -> Counts:
    """The counts of this account today."""
    return kept(account, ("shell", today), lambda: _count(account, today))


def _count(account: Account, today: date) -> Counts:
    owner = account.id
    parameters = (*(owner,) * 3, owner, _OF_THE_DEMO, owner, owner, today.isoformat(), *(owner,) * 4)
    held, *lists = sorted(rows(_HELD, parameters), key=lambda row: (row[0] > 0, row[1], row[0]))
    there, archived, demo, due, waiting, chosen, running = held[2:9]
    sizes = how_many(account, [Filter.from_query(query) for *_, query in lists], today)
    shown = [
        {"id": number, "name": name, "url": f"/people?{query}", "count": size}
        for (number, *_, name, query), size in zip(lists, sizes, strict=True)
    ]
    return Counts(there - archived, archived, due, waiting, bool(demo), bool(chosen), running, shown)
