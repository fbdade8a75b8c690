"""What the page of a company shows, in a few statements however many people work there."""

from collections import Counter
from dataclasses import dataclass
from datetime import date

from crm.domain.moment import Moment
from crm.domain.refusals import NotFound
from crm.models import Account
from crm.models.database import rows
from crm.models.fields import date_of
from crm.usecases.company.people import INVOLVED, Acquaintance, acquaintances
from crm.usecases.person_page.facts import identifier


@dataclass(frozen=True)
class Spelling:
    """One way in which the company's name is written."""

    id: int
    name: str


@dataclass(frozen=True)
class Process:
    """An opportunity there: `promised` is when they said one would hear."""

    id: int
    role: str
    outcome: str
    outcome_on: date | None
    rounds: int
    promised: date | None
    began: date | None


@dataclass(frozen=True)
class Introduction:
    """Who introduced whom to the account. `on` and `how`: when and how the second was met, where it is known."""

    who: tuple[int, str]
    whom: tuple[int, str]
    on: date | None
    how: str


@dataclass(frozen=True)
class CompanyPage:
    """A company, whom one knows there warmest first, and what passed with it. `spellings` are all but the name."""

    id: int
    name: str
    place: str
    spellings: tuple[Spelling, ...]
    people: tuple[Acquaintance, ...]
    opportunities: tuple[Process, ...]
    introductions: tuple[Introduction, ...]

    @property
    def interviewers(self) -> list[Acquaintance]:
        """Whoever sat on a panel, wherever they work now."""
        return [one for one in self.people if one.interviewed]

    @property
    def now(self) -> list[Acquaintance]:
        """Whoever works there."""
        return [one for one in self.people if one.now]

    @property
    def formerly(self) -> list[Acquaintance]:
        """Whoever worked there and left."""
        return [one for one in self.people if one.formerly]


_OPPORTUNITIES = (
    "SELECT o.id, o.role, o.outcome, o.outcome_on, "
    "(SELECT COUNT(*) FROM interview i WHERE i.opportunity_id = o.id), "
    "(SELECT MIN(m.due_on) FROM promise m WHERE m.opportunity_id = o.id AND m.side = 'theirs' AND m.state = 'open'), "
    "COALESCE((SELECT MIN(i.over_on) FROM interview i WHERE i.opportunity_id = o.id), o.applied_on) "
    "FROM opportunity o WHERE o.account_id = ? AND o.company_id = ? ORDER BY o.id DESC"
)
_INTRODUCTIONS = (
    "SELECT i.id, i.name, p.id, p.name, p.met_on, p.met_how FROM person p JOIN person i ON i.id = p.introduced_by_id "
    "WHERE p.account_id = ? AND p.deleted_at IS NULL AND i.deleted_at IS NULL "
    f"AND (p.id IN ({INVOLVED}) OR i.id IN ({INVOLVED})) ORDER BY p.met_on DESC, p.id DESC"
)


def company_page(account: Account, company_id: int | str, when: Moment) -> CompanyPage:
    """Everything, in six statements. Raises NotFound for a company that is not the account's."""
    number = identifier(company_id)
    found = rows(
        "SELECT c.name, s.id, s.name FROM company c LEFT JOIN company_spelling s ON s.company_id = c.id "
        "WHERE c.account_id = ? AND c.id = ? ORDER BY lower(s.name), s.id",
        (account.id, number),
    )
    if not found:
        raise NotFound(f"There is no company {company_id} here.")
    name = found[0][0]
    people = acquaintances(account, number, when)
    mine = (account.id, number)
    return CompanyPage(
        number,
        name,
        _place(people),
        tuple(Spelling(spelling, written) for _, spelling, written in found if spelling and written != name),
        tuple(people),
        tuple(
            Process(one, role, outcome, date_of(ended), rounds, date_of(promised), date_of(began))
            for one, role, outcome, ended, rounds, promised, began in rows(_OPPORTUNITIES, mine)
        ),
        tuple(
            Introduction((by, by_name), (whom, whom_name), date_of(on), how)
            for by, by_name, whom, whom_name, on, how in rows(_INTRODUCTIONS, (account.id, *mine * 6))
        ),
    )


def _place(people: list[Acquaintance]) -> str:
    """Where most of those there now are, if most are in one place."""
    places = Counter(one.place for one in people if one.now and one.place)
    (commonest, count) = places.most_common(1)[0] if places else ("", 0)
    return commonest if count > 1 and count * 2 > places.total() else ""
