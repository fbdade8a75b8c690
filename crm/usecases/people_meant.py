"""Whom a typed name may mean, where several are possible."""

from collections.abc import Iterable

from crm.domain.refusals import NotFound, Refused
from crm.models import Account, Company, Person
from crm.models.values import pairs
from crm.usecases.find_person import find_person, people_called

#: So many are offered to choose from.
MOST = 8


def people_meant(account: Account, typed: str) -> list[Person]:
    """The people whom a name, address or id may mean: one where it is clear, none where nobody is called so."""
    try:
        return [find_person(account, typed)]
    except NotFound:
        return []
    except Refused:
        return people_called(account, typed)[:MOST]


def split_names(account: Account, typed: str) -> list[str]:
    """The names in a field: commas part them, unless the whole is one name that is known ("Lind, Ada")."""
    parts = [part.strip() for part in typed.split(",") if part.strip()]
    if len(parts) < 2 or len(people_meant(account, typed)) == 1:
        return [typed.strip()] if typed.strip() else []
    return parts


def roles_of(account: Account, people: Iterable[Person]) -> dict[int, str]:
    """Title and company of each of these people, by which those of one name are told apart."""
    listed = list(people)
    companies = pairs(
        Company.of(account, Company.id, Company.name).where(
            Company.id.in_([one.company for one in listed if one.company])
        )
    )
    return {one.id: ", ".join(filter(None, (one.title, companies.get(one.company, "")))) for one in listed}
