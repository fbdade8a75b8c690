"""What is due on a day, with what manners say about it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from crm.domain.followups import State
from crm.domain.lateness import late_from
from crm.domain.manners import Verdict
from crm.domain.what_to_do import what_to_do
from crm.models import Account, FollowUp, Person
from crm.models.database import rows
from crm.models.fields import date_of
from crm.usecases.guard import Guard


@dataclass(frozen=True)
class DueFollowUp:
    """A follow-up as a list shows it. `person` is None where it is about nobody in particular."""

    id: int
    kind: str
    person: int | None
    name: str
    company: str
    due_on: date
    not_before: date
    late: bool
    because: str
    state: str
    verdict: Verdict

    def as_line(self) -> str:
        """As the command line says it."""
        state = "" if self.state == State.OPEN else f" ({self.state})"
        said = f"{what_to_do(self.kind, self.name)}{state}"
        return f"{self.id:>6}  {self.due_on}  {said}{'' if said.endswith('?') else '.'} {self.because}"

    def as_json(self) -> dict[str, Any]:
        """As the command line prints it."""
        return {
            "id": self.id,
            "kind": self.kind,
            "person": {"id": self.person, "name": self.name} if self.person else None,
            "company": self.company,
            "due": self.due_on,
            "not_before": self.not_before,
            "late": self.late,
            "because": self.because,
            "manners": verdict_as_json(self.verdict),
            "state": self.state,
        }


def verdict_as_json(verdict: Verdict) -> dict[str, Any]:
    """What manners say, as the command line prints it."""
    return {"go_ahead": verdict.go_ahead, "from": verdict.from_day, "because": verdict.because}


_COLUMNS = (
    "SELECT f.id, f.kind, f.person_id, p.name, "
    "COALESCE(c.name, oc.name), f.due_on, f.base_on, f.not_before, f.because, f.state "
    "FROM follow_up f LEFT JOIN person p ON p.id = f.person_id LEFT JOIN company c ON c.id = p.company_id "
    "LEFT JOIN opportunity o ON o.id = f.opportunity_id LEFT JOIN company oc ON oc.id = o.company_id "
)


def due_on(account: Account, day: date) -> list[DueFollowUp]:
    """Everything open, due on or before a day and not lapsed by it, the longest due first."""
    found = rows(
        f"{_COLUMNS} WHERE f.account_id = ? AND f.state = 'open' AND f.due_on <= ? "
        "AND (f.lapses_on IS NULL OR f.lapses_on > ?) ORDER BY f.due_on, f.id",
        (account.id, day, day),
    )
    return _shown(account, found, day)


def as_shown(account: Account, follow_up: FollowUp, day: date) -> DueFollowUp:
    """One follow-up, in whatever state, as the lists show it."""
    found = rows(f"{_COLUMNS} WHERE f.account_id = ? AND f.id = ?", (account.id, follow_up.id))
    return _shown(account, found, day)[0]


def plan_of(account: Account, opportunity_id: int, day: date) -> list[DueFollowUp]:
    """Every follow-up of an opportunity, in whatever state, by due date."""
    found = rows(
        f"{_COLUMNS} WHERE f.account_id = ? AND f.opportunity_id = ? ORDER BY f.due_on, f.id",
        (account.id, opportunity_id),
    )
    return _shown(account, found, day)


def may_write(account: Account, person: Person, day: date) -> Verdict:
    """Whether it is decent to write to somebody on a day, else from which day on and why (Rule 9)."""
    return Guard(account, [person.id], day).verdict(person.id)


def _shown(account: Account, found: Iterable[tuple[Any, ...]], day: date) -> list[DueFollowUp]:
    listed = list(found)
    guard = Guard(account, (row[2] for row in listed if row[2]), day)
    settings = guard.around.settings
    shown = []
    for number, kind, person, name, company, due, base, not_before, because, state in listed:
        falls_on, rule_day, earliest = date_of(due), date_of(base), date_of(not_before)
        assert falls_on
        assert rule_day
        assert earliest
        late = state == State.OPEN and day >= late_from(kind, rule_day, falls_on, settings)
        verdict = guard.verdict(person, kind)
        shown.append(
            DueFollowUp(
                number, kind, person, name or "", company or "", falls_on, earliest, late, because, state, verdict
            )
        )
    return shown
