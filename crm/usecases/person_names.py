"""Names to choose from."""

from typing import NamedTuple

from crm.models import Account, Person, Tag
from crm.models.database import rows
from crm.models.kept import kept
from crm.models.values import column, pairs
from crm.search.question import best_first

_MOST_TAGS = 200


class Proposed(NamedTuple):
    """Somebody to choose; `company` is "" where none is known."""

    id: int
    name: str
    title: str
    company: str


def names_like(account: Account, text: str, limit: int = 8) -> list[str]:
    """Names of people whom a text finds, best first."""
    ids = best_first(account, text, limit)
    names = pairs(Person.of(account, Person.id, Person.name).where(Person.id.in_(ids))) if ids else {}
    return list(dict.fromkeys(names[number] for number in ids))


def people_like(account: Account, text: str, limit: int = 6) -> list[Proposed]:
    """People whom a text finds, best first."""
    ids = best_first(account, text, limit) if text.strip() else []
    found = rows(
        "SELECT p.id, p.name, p.title, COALESCE(c.name, '') FROM person p LEFT JOIN company c ON c.id = p.company_id "
        f"WHERE p.account_id = ? AND p.id IN ({', '.join(map(str, ids)) or 'NULL'})",
        (account.id,),
    )
    by_id = {row[0]: Proposed(*row) for row in found}
    return [by_id[number] for number in ids if number in by_id]


def tag_names(account: Account) -> list[str]:
    """The names of the account's tags."""
    return kept(account, ("tag names",), lambda: column(Tag.of(account, Tag.name).order_by(Tag.name).limit(_MOST_TAGS)))
