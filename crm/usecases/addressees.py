"""Several people to write to, and whether it is decent to write to each."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from crm.domain.manners import Verdict
from crm.domain.refusals import Refused
from crm.models import Account, Person
from crm.usecases.guard import Guard
from crm.usecases.people_meant import roles_of

#: Nobody writes notes of their own to more people in one go.
MOST = 50


@dataclass(frozen=True)
class Addressee:
    """Somebody to write to; `role` is title and company, `verdict` what manners say today."""

    id: int
    name: str
    called: str
    role: str
    do_not_contact: bool
    verdict: Verdict


def as_many(person_ids: Sequence[int]) -> Sequence[int]:
    """These people, if they are few enough. Raises Refused for more than fifty."""
    if len(person_ids) > MOST:
        raise Refused(
            f"That is {len(person_ids):,} people. Write to {MOST} at the most; a note of one’s own takes time."
        )
    return person_ids


def addressees(account: Account, person_ids: Iterable[str], today: date) -> list[Addressee]:
    """Those of the ids who are the account's people, by name, in a number of statements that does not grow."""
    wanted = [int(text) for text in person_ids if text.isascii() and text.isdigit() and len(text) <= 18][:MOST]
    people = list(Person.kept(account).where(Person.id.in_(wanted)).order_by(Person.sort_key, Person.id))
    guard = Guard(account, [one.id for one in people], today)
    roles = roles_of(account, people)
    return [
        Addressee(one.id, one.name, one.called, roles[one.id], one.do_not_contact, guard.verdict(one.id))
        for one in people
    ]
