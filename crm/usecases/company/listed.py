"""The companies where one knows somebody."""

from typing import NamedTuple

from crm.domain.folding import fold
from crm.models import Account
from crm.models.database import rows

#: A page shows so many.
MOST = 200


class Listed(NamedTuple):
    """A company with how many people one knows there, and how many opportunities there were or are."""

    id: int
    name: str
    people: int
    opportunities: int


_SQL = (
    "SELECT c.id, c.name, COUNT(p.id), "
    "(SELECT COUNT(*) FROM opportunity o WHERE o.company_id = c.id) AS processes "
    "FROM company c LEFT JOIN person p ON p.company_id = c.id AND p.deleted_at IS NULL AND p.archived_at IS NULL "
    "WHERE c.account_id = ? GROUP BY c.id, c.name"
)


def companies(account: Account, typed: str = "") -> list[Listed]:
    """Those with an opportunity first, then by how many people one knows there; with `typed`, those with a word that
    begins so in their name. At most `MOST`, in one statement."""
    asked = fold(typed).split()
    found = [one for row in rows(_SQL, (account.id,)) if (one := Listed(*row)).people or one.opportunities]
    if asked:
        found = [
            one
            for one in found
            if all(any(word.startswith(begun) for word in fold(one.name).split()) for begun in asked)
        ]
    return sorted(found, key=lambda one: (not one.opportunities, -one.people, fold(one.name), one.id))[:MOST]
