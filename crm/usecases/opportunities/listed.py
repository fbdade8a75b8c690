"""The list of opportunities."""

from dataclasses import dataclass
from datetime import date

from crm.domain.moment import Moment
from crm.models import Account


@dataclass(frozen=True)
class Listed:
    """An opportunity in the list. `next_on` is the day of `next_kind`, what comes next: an interview, a follow-up's kind,
    or "promise"; None where nothing does. `people` are the names of the panels, `rounds` how many interviews."""

    id: int
    company: str
    role: str
    outcome: str
    outcome_on: date | None
    rounds: int
    last_interview: date | None
    people: tuple[tuple[int, str], ...]
    next_on: date | None
    next_kind: str
    promised: date | None


def opportunities(account: Account, when: Moment) -> tuple[list[Listed], list[Listed]]:
    """Those that wait, by what comes next, and those that ended, the latest first."""
    raise NotImplementedError
