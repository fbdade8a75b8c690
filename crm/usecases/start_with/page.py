"""Twenty people at a time, with their reasons, and what the choices come to."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from crm.domain.cadence import Cadence
from crm.domain.starting import AT_A_TIME, Group, notes_ahead, whom_to_start_with
from crm.models import Account
from crm.models.database import rows
from crm.models.kept import kept
from crm.usecases.start_with.groups import Employer, best_of, employers_met_most, sizes
from crm.usecases.start_with.picks import Pick, Proposed, picks_of


@dataclass(frozen=True)
class Start:
    """The page: its twenty, the size of each group (empty where nobody asked), and what today's choices bring."""

    picks: list[Pick]
    sizes: dict[Group, int]
    chosen: int
    months: list[tuple[date, int]]


def start(account: Account, group: Group, batch: Sequence[Proposed], today: date) -> Start:
    """The page for a group. With a `batch` these very people, decided on or not; else the next twenty."""
    employers = kept(account, ("employers met most",), lambda: employers_met_most(account))
    if not batch:
        best = kept(account, ("start", group, today), lambda: best_of(account, group, employers, today))
        found = whom_to_start_with(best, group, today)
        batch = [Proposed(one.candidate.person, one.group) for one in found]
    held = kept(account, ("start", today), lambda: sizes(account, employers, today))
    return _shown(account, batch, employers, held, today)


def start_after_a_press(account: Account, batch: Sequence[Proposed], today: date, *, with_reasons: bool) -> Start:
    """The people of a batch after one of them was decided on; without the sizes of the groups."""
    return _shown(account, batch, employers_met_most(account) if with_reasons else None, {}, today)


def _shown(
    account: Account,
    batch: Sequence[Proposed],
    employers: Sequence[Employer] | None,
    held: dict[Group, int],
    today: date,
) -> Start:
    chosen = _chosen_today(account, today)
    picks = picks_of(account, batch[: AT_A_TIME * 2], employers, today)
    return Start(picks, held, len(chosen), notes_ahead(chosen, today))


def one_pick(page: Start, person_id: int) -> Pick | None:
    """The row of one person."""
    return next((one for one in page.picks if one.person == person_id), None)


def _chosen_today(account: Account, today: date) -> list[Cadence]:
    # By way of their check-ins, because these are few and the people many.
    found = rows(
        "SELECT p.cadence_count, p.cadence_unit FROM follow_up f JOIN person p ON p.id = f.person_id "
        "WHERE f.account_id = ? AND f.state = 'open' AND f.kind = 'check-in' AND p.cadence_set_on = ?",
        (account.id, today),
    )
    return [Cadence(count, unit) for count, unit in found]
