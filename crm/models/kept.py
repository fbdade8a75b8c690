"""Keeping what was worked out for as long as nothing of the account changes."""

from collections import OrderedDict
from collections.abc import Callable, Hashable
from typing import Any, TypeVar

from crm.models.account import Account
from crm.models.database import database

Found = TypeVar("Found")

# A process serves a household, or the few hundred accounts that are active at once; each has a handful of pages open.
_MOST = 4_096
_kept: OrderedDict[tuple[Hashable, ...], Any] = OrderedDict()


def kept(account: Account, key: tuple[Hashable, ...], work_out: Callable[[], Found]) -> Found:
    """What `work_out` gives, from before where it was asked for since the account's last change.

    The account's revision, which every write raises, is part of the key: nothing old is ever shown.
    """
    whole = (database.obj.database, account.id, account.revision, *key)
    if whole in _kept:
        _kept.move_to_end(whole)
        return _kept[whole]  # type: ignore[no-any-return]
    found = _kept[whole] = work_out()
    while len(_kept) > _MOST:
        _kept.popitem(last=False)
    return found


def forget(account: Account) -> None:
    """Let go of what this process worked out for an account."""
    for whole in [key for key in _kept if key[1] == account.id]:
        _kept.pop(whole, None)
