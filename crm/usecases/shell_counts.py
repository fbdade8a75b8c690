"""The counts beside the navigation, kept for as long as nothing changes."""

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from crm.models import Account
from crm.models.database import rows
from crm.models.kept import kept
from crm.usecases import saved_lists
from crm.usecases.people_list.counts import how_many
from crm.usecases.people_list.filter import Filter


@dataclass(frozen=True)
class Counts:
    """People in view, follow-ups due, opportunities that wait, what Today asks, and the lists with their sizes."""

    people: int
    due: int
    waiting: int
    #: Whether the demo's people are among them.
    demo: bool
    #: Whether anybody has a cadence, which shows in an open check-in.
    chosen: bool
    #: The import that is being read or applied, if any.
    running: int | None
    lists: list[dict[str, Any]] = field(default_factory=list)


def of(account: Account, today: date) -> Counts:
    """The counts of this account today."""
    return kept(account, ("shell", today), lambda: _count(account, today))


def _count(account: Account, today: date) -> Counts:
    sql = (
        "SELECT count(*), max(CASE WHEN source = 'demo' THEN 1 ELSE 0 END), "
        "(SELECT count(*) FROM follow_up WHERE account_id = ? AND state = 'open' AND due_on <= ?), "
        "(SELECT count(*) FROM opportunity WHERE account_id = ? AND outcome = ''), "
        "EXISTS (SELECT 1 FROM follow_up WHERE account_id = ? AND state = 'open' AND kind = 'check-in'), "
        "(SELECT MAX(id) FROM import WHERE account_id = ? AND state IN ('reading', 'applying')) "
        "FROM person WHERE account_id = ? AND deleted_at IS NULL AND archived_at IS NULL"
    )
    mine = account.id
    ((people, demo, due, waiting, chosen, running),) = rows(sql, (mine, today.isoformat(), mine, mine, mine, mine))
    saved = saved_lists.all_of(account)
    sizes = how_many(account, [Filter.from_query(one.query) for one in saved], today)
    lists = [
        {"id": one.id, "name": one.name, "url": f"/people?{one.query}", "count": size}
        for one, size in zip(saved, sizes, strict=True)
    ]
    return Counts(people, due, waiting, bool(demo), bool(chosen), running, lists)
