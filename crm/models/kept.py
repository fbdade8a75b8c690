"""Keeping what was worked out for as long as nothing of the account changes."""

from collections import OrderedDict
from collections.abc import Callable, Hashable
from typing import Any, TypeVar

from crm.models.account import Account
from crm.models.database import database

Found = TypeVar("Found")

# A process serves a household, or the few hundred accounts that are active at once; each has a handful of pages open.
_MOST = 4_096
# A page of a list takes some thirty kilobytes.
_MOST_PAGES = 256
# A vocabulary of 30,000 people takes about two megabytes.
_MOST_LARGE = 32
_kept: OrderedDict[tuple[Hashable, ...], Any] = OrderedDict()
_pages: OrderedDict[tuple[Hashable, ...], Any] = OrderedDict()
_large: OrderedDict[tuple[Hashable, ...], tuple[int, Any]] = OrderedDict()


def kept(account: Account, key: tuple[Hashable, ...], work_out: Callable[[], Found], *, page: bool = False) -> Found:
    """What `work_out` gives, from before where it was asked for since the account's last change. A whole `page` is kept
    among fewer.

    The account's revision, which every write raises, is part of the key: nothing old is ever shown.
    """
    among, most = (_pages, _MOST_PAGES) if page else (_kept, _MOST)
    whole = (database.obj.database, account.id, account.revision, *key)
    if whole in among:
        among.move_to_end(whole)
        return among[whole]  # type: ignore[no-any-return]
    found = among[whole] = work_out()
    while len(among) > most:
        among.popitem(last=False)
    return found


def newest(account: Account, name: str, work_out: Callable[[], Found]) -> Found:
    """The same for what is large: of each name an account has one alone, that of its last change."""
    whole = (database.obj.database, account.id, name)
    revision, found = _large.get(whole, (None, None))
    if revision != account.revision:
        found = work_out()
    # Taken out and put back, and not moved: another thread may have let go of it meanwhile.
    _large.pop(whole, None)
    _large[whole] = (account.revision, found)
    while len(_large) > _MOST_LARGE:
        _large.popitem(last=False)
    return found  # type: ignore[return-value]


def forget(account: Account) -> None:
    """Let go of what this process worked out for an account."""
    among: OrderedDict[tuple[Hashable, ...], Any]
    for among in (_kept, _pages, _large):
        for whole in [key for key in among if key[1] == account.id]:
            among.pop(whole, None)
