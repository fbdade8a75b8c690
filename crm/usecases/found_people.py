"""Whom a question finds, best first, perhaps among the people of one tag."""

from crm.domain.folding import name_key
from crm.domain.refusals import NotFound
from crm.models import Account, Person, Tag
from crm.models.values import column
from crm.search.question import best_first
from crm.usecases.tagging import tagged

_EVERYBODY = 1_000_000_000


def found_people(account: Account, query: str = "", tag: str = "", limit: int | None = None) -> list[int]:
    """Ids of people who are neither archived nor in the bin; everybody, by name, where nothing is asked.

    Raises NotFound for a tag that the account does not have.
    """
    if query.strip():
        found = best_first(account, query, _EVERYBODY)
    else:
        found = column(Person.here(account, Person.id).order_by(Person.sort_key, Person.id))
    if tag.strip():
        wanted = Tag.of(account).where(Tag.key == name_key(tag)).first()
        if wanted is None:
            raise NotFound(f"There is no tag “{tag}” here.")
        have = set(tagged(account, wanted.id))
        found = [person for person in found if person in have]
    return found[:limit]
