"""Two companies that are one."""

from dataclasses import dataclass, replace

from crm.domain.moment import Moment
from crm.domain.refusals import Refused
from crm.models import Account, Company, CompanySpelling, Opportunity, Person, Position, SavedList, Step
from crm.models.values import column
from crm.usecases.company.moving import move, refresh
from crm.usecases.journal import Changes, changing
from crm.usecases.people_list.filter import Filter


@dataclass(frozen=True)
class Union:
    """What making two companies one would move to the one that stays: numbers, and the spellings it would gain."""

    kept: Company
    gone: Company
    people: int
    former: int
    opportunities: int
    spellings: tuple[str, ...]


def would_merge(account: Account, kept_id: int | str, gone_id: int | str) -> Union:
    """What would happen. Raises NotFound, and Refused for a company and itself."""
    kept, gone = _two(account, kept_id, gone_id)
    spellings = CompanySpelling.of(account, CompanySpelling.name).where(CompanySpelling.company == gone.id)
    there = Person.kept(account, Person.id).where(Person.company == gone.id)
    former = Position.of(account, Position.person).where(Position.company == gone.id, ~Position.current)
    processes = Opportunity.of(account).where(Opportunity.company == gone.id)
    return Union(
        kept,
        gone,
        there.count(),
        len({*column(former)} - {*column(there)}),
        processes.count(),
        tuple(column(spellings.order_by(CompanySpelling.name))),
    )


def merge_companies(account: Account, kept_id: int | str, gone_id: int | str, when: Moment) -> Step:
    """Make two companies one: people, positions, opportunities and spellings of the second become the first's, and
    saved lists of the second hold the first."""
    kept, gone = _two(account, kept_id, gone_id)
    with changing(account, f"{gone.name} and {kept.name} are one company now.", when) as changes:
        move(
            changes,
            kept.id,
            people=column(Person.of(account, Person.id).where(Person.company == gone.id)),
            positions=column(Position.of(account, Position.id).where(Position.company == gone.id)),
            opportunities=Opportunity.of(account).where(Opportunity.company == gone.id),
        )
        for spelling in CompanySpelling.of(account).where(CompanySpelling.company == gone.id):
            changes.change(spelling, company=kept.id)
        _lists(changes, kept.id, gone.id)
        changes.delete(gone)
        refresh(changes, (kept.id,), when)
        return changes.step


def _lists(changes: Changes, kept: int, gone: int) -> None:
    for saved in SavedList.of(changes.account):
        filter_ = Filter.from_query(saved.query)
        if gone in filter_.companies:
            here = tuple(dict.fromkeys(kept if company == gone else company for company in filter_.companies))
            changes.change(saved, query=replace(filter_, companies=here).query())


def _two(account: Account, kept_id: int | str, gone_id: int | str) -> tuple[Company, Company]:
    kept, gone = Company.find(account, kept_id), Company.find(account, gone_id)
    if kept.id == gone.id:
        raise Refused(f"{kept.name} is one company already.")
    return kept, gone
