"""Who is meant by a selection on the list: the people ticked, or everybody who meets the filter."""

from collections.abc import Iterable
from datetime import date

from crm.domain.refusals import Refused
from crm.models import Account, Person
from crm.models.database import rows
from crm.models.values import column
from crm.usecases.people_list.conditions import source
from crm.usecases.people_list.filter import Filter


def those_ticked(account: Account, person_ids: Iterable[str | int]) -> list[int]:
    """The account's people among these ids, in the order of their ids; what is not the account's is passed over.

    Raises Refused where nobody is left.
    """
    wanted = {int(text) for text in map(str, person_ids) if text.isascii() and text.isdigit() and len(text) <= 18}
    everybody = column(Person.kept(account, Person.id).order_by(Person.id))
    found = [number for number in everybody if number in wanted]
    if not found:
        raise Refused("Nobody is selected. Tick the people first.")
    return found


def those_who_match(account: Account, filter_: Filter, today: date) -> list[int]:
    """Everybody who meets a filter, in the order of their ids. Raises Refused where that is nobody."""
    of_whom = source(account, filter_, today)
    found = [number for (number,) in rows(f"SELECT p.id {of_whom.sql} ORDER BY p.id", of_whom.parameters)]
    if not found:
        raise Refused("Nobody matches the filter any more.")
    return found
