"""Who is meant by a name, first among the people of an opportunity."""

from collections.abc import Iterable

from crm.domain.folding import name_key
from crm.models import Account, Person
from crm.usecases.find_person import find_person


def named_among(account: Account, people: Iterable[Person], name: str) -> Person:
    """The one of these people with that name, else whoever is found by it. Raises as `find_person` does."""
    key = name_key(name)
    here = [one for one in people if key and one.name_key == key]
    return here[0] if len(here) == 1 else find_person(account, name)
