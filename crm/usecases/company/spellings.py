"""The spellings of a company: one more, another as its name, and one that turns out to be another company."""

from collections.abc import Iterable
from dataclasses import dataclass

from crm.domain.identity import company_key
from crm.domain.moment import Moment
from crm.domain.refusals import Refused
from crm.models import Account, Company, CompanySpelling, Opportunity, Person, Position, Step
from crm.models.values import column
from crm.usecases.company.moving import move, refresh
from crm.usecases.import_people.known import cells_of, sightings
from crm.usecases.journal import changing

LONGEST = 300


def company_of_spelling(account: Account, name: str) -> Company | None:
    """The company that is written in exactly this way, if there is one."""
    found = CompanySpelling.of(account).where(CompanySpelling.name == _written(name)).first()
    return Company.find(account, found.company) if found else None


def add_spelling(account: Account, company_id: int | str, name: str, when: Moment) -> Step:
    """Say that a spelling is this company: whatever is imported or typed under it from now on belongs here.

    Raises Refused for a blank one, and for one that is another company already: the two have to be made one.
    """
    company, written = Company.find(account, company_id), _written(name)
    if not written:
        raise Refused("Type a spelling first, such as “Fernhollow B.V.”.")
    other = company_of_spelling(account, written)
    if other is not None and other.id == company.id:
        raise Refused(f"“{written}” is {company.name} already.")
    if other is not None:
        raise Refused(f"“{written}” is a company here already. Make the two one instead.")
    with changing(account, f"“{written}” is {company.name} from now on.", when) as changes:
        changes.create(CompanySpelling, company=company.id, name=written, key=company_key(written))
        refresh(changes, (company.id,), when)
        return changes.step


def name_company(account: Account, spelling_id: int | str, when: Moment) -> Step:
    """Call a company by another of its spellings."""
    spelling = CompanySpelling.find(account, spelling_id)
    company = Company.find(account, spelling.company)
    with changing(account, f"{company.name} is called {spelling.name} now.", when) as changes:
        changes.change(company, name=spelling.name)
        refresh(changes, (company.id,), when)
        return changes.step


@dataclass(frozen=True)
class Apart:
    """What taking a spelling away would ask: whom of the company it takes along. Ids and names, and whether the last
    file that told of somebody wrote their employer so; opportunities by id and role."""

    spelling: CompanySpelling
    company: Company
    people: tuple[tuple[int, str, bool], ...]
    opportunities: tuple[tuple[int, str], ...]


def would_split(account: Account, spelling_id: int | str) -> Apart:
    """What is there to be parted. Raises NotFound, and Refused for the company's own name."""
    spelling, company = _apart(account, spelling_id)
    told = sightings(account)
    there = Position.of(account, Position.person).where(Position.company == company.id)
    people = Person.kept(account).where((Person.company == company.id) | Person.id.in_(there)).order_by(Person.sort_key)
    opportunities = Opportunity.of(account).where(Opportunity.company == company.id).order_by(Opportunity.id)
    return Apart(
        spelling,
        company,
        tuple((one.id, one.name, one.id in told and _employer(told[one.id].text) == spelling.name) for one in people),
        tuple((one.id, one.role) for one in opportunities),
    )


def split_spelling(
    account: Account,
    spelling_id: int | str,
    when: Moment,
    people: Iterable[int] = (),
    opportunities: Iterable[int] = (),
) -> tuple[Company, Step]:
    """Make a spelling a company of its own, which takes these people, with their positions there, and opportunities."""
    spelling, company = _apart(account, spelling_id)
    wanted, processes = list(people), list(opportunities)
    with changing(account, f"{spelling.name} is another company than {company.name} now.", when) as changes:
        made = changes.create(Company, name=spelling.name)
        # A spelling that is known longer speaks for others with its key; the one that leaves no longer does.
        changes.delete(spelling)
        changes.create(CompanySpelling, company=made.id, name=spelling.name, key=spelling.key)
        there = Position.of(account, Position.id).where(Position.company == company.id, Position.person.in_(wanted))
        here = Person.of(account, Person.id).where(Person.company == company.id, Person.id.in_(wanted))
        processes_here = Opportunity.of(account).where(Opportunity.company == company.id, Opportunity.id.in_(processes))
        move(changes, made.id, people=column(here), positions=column(there), opportunities=processes_here)
        refresh(changes, (company.id, made.id), when)
        return made, changes.step


def _apart(account: Account, spelling_id: int | str) -> tuple[CompanySpelling, Company]:
    spelling = CompanySpelling.find(account, spelling_id)
    company = Company.find(account, spelling.company)
    if spelling.name == company.name:
        raise Refused(f"The company is called {company.name}. Call it by another spelling first.")
    return spelling, company


def _employer(told: str) -> str:
    return " ".join(cells_of(told)[4].split())


def _written(name: str) -> str:
    return " ".join(name.split())[:LONGEST]
