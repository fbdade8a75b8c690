"""Names to choose from."""

from crm.models import Account, Person, Tag
from crm.models.kept import kept
from crm.models.values import column, pairs
from crm.search.question import best_first

_MOST_TAGS = 200


def names_like(account: Account, text: str, limit: int = 8) -> list[str]:
    """Names of people whom a text finds, best first."""
    ids = best_first(account, text, limit)
    names = pairs(Person.of(account, Person.id, Person.name).where(Person.id.in_(ids))) if ids else {}
    return list(dict.fromkeys(names[number] for number in ids))


def tag_names(account: Account) -> list[str]:
    """The names of the account's tags."""
    return kept(account, ("tag names",), lambda: column(Tag.of(account, Tag.name).order_by(Tag.name).limit(_MOST_TAGS)))
