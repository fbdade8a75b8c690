"""Whom a line about a promise means: somebody known, or a company of an opportunity that is waiting."""

from dataclasses import dataclass
from datetime import date

from crm.domain.folding import fold
from crm.domain.promise_line import read_promise_line
from crm.domain.refusals import Refused
from crm.models import Account, Company, Opportunity
from crm.usecases.people_meant import people_meant, roles_of

#: Of so many names in one line somebody is looked for.
_NAMES = 3
EXAMPLE = "Try “Ada will send the plan by Friday”, or “I owe Ada the plan by Friday”."


@dataclass(frozen=True)
class Side:
    """Somebody or something a promise may be about: `key` is "p" or "o" with an id; `about` tells namesakes apart."""

    key: str
    name: str
    about: str

    @property
    def person(self) -> int | None:
        """The person's id."""
        return int(self.key[1:]) if self.key.startswith("p") else None

    @property
    def opportunity(self) -> int | None:
        """The opportunity's id."""
        return int(self.key[1:]) if self.key.startswith("o") else None


@dataclass(frozen=True)
class MeantPromise:
    """A promise as understood: several of `whose` where it is not clear whom the line means."""

    side: str
    whose: tuple[Side, ...]
    text: str
    due_on: date


def promise_meant(account: Account, line: str, today: date) -> MeantPromise:
    """What a line means. Raises Refused, with a sentence and an example, for a line that says too little."""
    if not line.strip():
        raise Refused(f"Who promised what, and by when? {EXAMPLE}")
    read = read_promise_line(line[:600], today)
    whose: tuple[Side, ...] = ()
    for name in read.who[:_NAMES]:
        whose = whose or _whose(account, name)
    if not whose:
        named = f"Nobody here is called “{read.who[0][:80]}”." if read.who else "I cannot see whose promise it is."
        raise Refused(f"{named} {EXAMPLE}")
    if read.due_on is None:
        raise Refused(f"By when? {EXAMPLE}")
    return MeantPromise(read.side, whose, read.text, read.due_on)


def _whose(account: Account, name: str) -> tuple[Side, ...]:
    companies = {
        one.id: one.name
        for one in Company.of(account, Company.id, Company.name).where(
            Company.id.in_(Opportunity.of(account, Opportunity.company).where(Opportunity.outcome == ""))
        )
        if fold(one.name) == fold(name)
    }
    if companies:
        waiting = Opportunity.of(account).where(Opportunity.company.in_(list(companies)), Opportunity.outcome == "")
        return tuple(Side(f"o{one.id}", companies[one.company], one.role) for one in waiting)
    # The search also finds people by their company; a promise is somebody's own.
    people = [one for one in people_meant(account, name) if set(fold(name).split()) & set(fold(one.name).split())]
    roles = roles_of(account, people)
    return tuple(Side(f"p{one.id}", one.name, roles[one.id]) for one in people)
