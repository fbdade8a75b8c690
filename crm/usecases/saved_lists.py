"""Lists: filters over people that are kept under a name and shown in the sidebar."""

from crm.domain.moment import Moment
from crm.domain.refusals import Refused
from crm.models import Account, SavedList, Step
from crm.usecases.journal import changing
from crm.usecases.people_list.filter import Filter

LONGEST = 100
#: More would make the sidebar a table, and each is counted after every change.
MOST = 40


def all_of(account: Account) -> list[SavedList]:
    """The account's lists, in the order of the sidebar."""
    return list(SavedList.of(account).order_by(SavedList.place, SavedList.id))


def keep_as_list(account: Account, name: str, filter_: Filter, when: Moment) -> tuple[SavedList, Step]:
    """Keep a filter as a list. Raises Refused for a name that is blank or taken, and for no filter."""
    written = _name(account, name)
    query = _query(filter_)
    lists = all_of(account)
    if len(lists) >= MOST:
        raise Refused(f"There are {MOST} lists already. Delete one first.")
    with changing(account, f"Kept as “{written}”.", when) as changes:
        place = max((one.place for one in lists), default=0) + 1
        made = changes.create(SavedList, name=written, query=query, place=place)
        return made, changes.step


def change_filter(account: Account, list_id: int | str, filter_: Filter, when: Moment) -> tuple[SavedList, Step]:
    """Let a list hold another filter. Raises Refused for no filter."""
    saved = SavedList.find(account, list_id)
    with changing(account, f"Saved to “{saved.name}”.", when) as changes:
        changes.change(saved, query=_query(filter_))
        return saved, changes.step


def rename_list(account: Account, list_id: int | str, name: str, when: Moment) -> Step:
    """Give a list another name."""
    saved = SavedList.find(account, list_id)
    written = _name(account, name, but=saved.id)
    with changing(account, f"“{saved.name}” is now “{written}”.", when) as changes:
        changes.change(saved, name=written)
        return changes.step


def move_list(account: Account, list_id: int | str, by: int, when: Moment) -> Step:
    """Move a list up (-1) or down (1) by one place."""
    lists = all_of(account)
    saved = SavedList.find(account, list_id)
    at = next(place for place, one in enumerate(lists) if one.id == saved.id)
    to = min(max(at + by, 0), len(lists) - 1)
    lists.insert(to, lists.pop(at))
    with changing(account, f"Moved “{saved.name}”.", when) as changes:
        for place, one in enumerate(lists, 1):
            changes.change(one, place=place)
        return changes.step


def delete_list(account: Account, list_id: int | str, when: Moment) -> Step:
    """Delete a list. The people in it stay."""
    saved = SavedList.find(account, list_id)
    with changing(account, f"Deleted the list “{saved.name}”. Its people stay.", when) as changes:
        changes.delete(saved)
        return changes.step


def list_of(account: Account, filter_: Filter) -> SavedList | None:
    """The list that holds this very filter, if there is one."""
    query = filter_.query()
    return next((one for one in all_of(account) if one.query == query), None) if query else None


def _query(filter_: Filter) -> str:
    query = filter_.query()
    if not query:
        raise Refused("A list needs a filter. Choose a tag or a company first, or type something.")
    return query


def _name(account: Account, name: str, but: int = 0) -> str:
    written = " ".join(name.split())[:LONGEST]
    if not written:
        raise Refused("A list needs a name.")
    if any(one.name.casefold() == written.casefold() and one.id != but for one in all_of(account)):
        raise Refused(f"There is a list “{written}” already.")
    return written
