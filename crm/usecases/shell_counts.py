"""The counts beside the navigation, kept for as long as nothing changes."""

from collections import OrderedDict
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from crm.models import Account, FollowUp, Person, SavedList

# One entry an account; a process serves a household or the few hundred accounts that are active at once.
_KEPT = 512
_kept: OrderedDict[tuple[int, int, date], "Counts"] = OrderedDict()


@dataclass(frozen=True)
class Counts:
    """People in view, follow-ups due, and the saved lists with their sizes."""

    people: int
    due: int
    lists: list[dict[str, Any]] = field(default_factory=list)


def of(account: Account, today: date) -> Counts:
    """The counts of this account today.

    The account's revision, which every write raises, is part of the key: an old count is never shown.
    """
    key = (account.id, account.revision, today)
    found = _kept.get(key)
    if found is None:
        found = _kept[key] = _count(account, today)
        while len(_kept) > _KEPT:
            _kept.popitem(last=False)
    return found


def _count(account: Account, today: date) -> Counts:
    people = Person.here(account).count()
    due = FollowUp.of(account).where(FollowUp.state == "open", FollowUp.due_on <= today).count()
    lists = [
        {"name": saved.name, "url": f"/people?{saved.query}", "count": 0}
        for saved in SavedList.of(account).order_by(SavedList.place, SavedList.id)
    ]
    return Counts(people, due, lists)
