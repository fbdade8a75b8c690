"""What hangs on a company, moved to another within a step."""

from collections.abc import Iterable

from crm.domain.moment import Moment
from crm.models import Account, Opportunity, Person, Position
from crm.models.values import column
from crm.usecases.journal import Changes
from crm.usecases.journal_many import change_many
from crm.usecases.opportunities.planning import plan_opportunities
from crm.usecases.refresh import refresh_people


def move(
    changes: Changes,
    to: int,
    *,
    people: Iterable[int],
    positions: Iterable[int],
    opportunities: Iterable[Opportunity],
) -> None:
    """Let these people (ids), positions (ids) and opportunities be of the company `to`."""
    change_many(changes, Person, people, company=to)
    # Whose position it was is noted, so that taking the step back finds whom to index anew.
    change_many(changes, Position, positions, noting=("person",), company=to)
    for one in opportunities:
        changes.change(one, company=to)


def refresh(changes: Changes, companies: Iterable[int], when: Moment) -> None:
    """Work out anew what follows for everybody who works or worked at these companies."""
    account = changes.account
    plan_opportunities(account, when)
    refresh_people(account, changes.people | people_of_companies(account, companies), when)


def people_of_companies(account: Account, companies: Iterable[int]) -> set[int]:
    """Whoever works or worked at these companies."""
    these = list(companies)
    if not these:
        return set()
    there = Position.of(account, Position.person).where(Position.company.in_(these))
    return {*column(Person.of(account, Person.id).where(Person.company.in_(these))), *column(there)}
