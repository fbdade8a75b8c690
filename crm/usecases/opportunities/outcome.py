"""How an opportunity ended, and whom one keeps (Rules 4 and 5)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from crm.domain.cadence import Cadence
from crm.domain.followups import PlannedFollowUp
from crm.domain.moment import Moment
from crm.models import Account, Step


@dataclass(frozen=True)
class Keeping:
    """Somebody an outcome asks about: the cadence they would have, whether the outcome sets it, and the next check-in."""

    person: int
    name: str
    called: str
    role: str
    cadence: Cadence
    set_by_outcome: bool
    first_check_in: date


@dataclass(frozen=True)
class Consequences:
    """What recording an outcome would do: follow-ups closed (kind, person's name), planned anew, and whom one keeps."""

    closes: tuple[tuple[str, str], ...]
    plans: tuple[PlannedFollowUp, ...]
    keeps: tuple[Keeping, ...]


@dataclass(frozen=True)
class Ended:
    """An outcome that was recorded, who was kept, and the step that takes it back."""

    opportunity: int
    kept: tuple[int, ...]
    step: Step


def preview_outcome(
    account: Account, opportunity_id: int | str, outcome: str, when: Moment, *, on: date | None = None
) -> Consequences:
    """What `record_outcome` would do, everybody kept. Writes nothing. Raises as `record_outcome` does."""
    raise NotImplementedError


def record_outcome(
    account: Account,
    opportunity_id: int | str,
    outcome: str,
    when: Moment,
    *,
    on: date | None = None,
    told_by: int | str | None = None,
    keep: Iterable[int] | None = None,
    drop: Iterable[int] = (),
) -> Ended:
    """Record how it ended: offer, rejected, withdrawn or gone-quiet, today unless `on` says otherwise.

    Everybody of the panels is kept, or those of `keep` alone, without those of `drop`; who is kept and has no cadence
    gets one. Recording again corrects it. Raises NotFound, and Refused for a word or a day that cannot be.
    """
    raise NotImplementedError


def accept_offer(account: Account, opportunity_id: int | str, when: Moment) -> Step:
    """Take the job: job-search cadences of everybody become twice as long, and nothing stops. Raises Refused."""
    raise NotImplementedError


def reopen(account: Account, opportunity_id: int | str, when: Moment) -> Step:
    """Let an opportunity wait again, its outcome taken away; cadences stay. Raises Refused where it is waiting."""
    raise NotImplementedError
