"""The ledger of promises: what others said they would do, and what you said."""

from dataclasses import dataclass
from datetime import date

from crm.domain.moment import Moment
from crm.models import Account


@dataclass(frozen=True)
class Owed:
    """A promise in the ledger. `late`: its day has passed. `opportunity`, `person` are ids; names are "" for nobody.

    `ask_on` is the first day on which it is decent to ask, where it belongs to a waiting opportunity's plan.
    """

    id: int
    side: str
    text: str
    due_on: date
    told_on: date
    state: str
    closed_on: date | None
    moved: int
    person: int | None
    name: str
    called: str
    opportunity: int | None
    company: str
    role: str
    ask_on: date | None
    late: bool


def waiting_on(account: Account, when: Moment, side: str = "theirs", limit: int | None = None) -> list[Owed]:
    """Open promises of one side by date, in one statement. `moved` says how often its date was moved."""
    raise NotImplementedError


def settled(account: Account, when: Moment, limit: int = 50) -> list[Owed]:
    """Promises of either side that were kept or broken, the latest first."""
    raise NotImplementedError
