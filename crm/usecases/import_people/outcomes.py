"""What can come of a row of a file: somebody changed, a question, an answer that is remembered."""

from typing import NamedTuple

from crm.domain.changes import Difference
from crm.domain.complement import Fact
from crm.domain.entries import Entry
from crm.domain.resemblance import How
from crm.usecases.import_people.known import Stored
from importers import ImportedPerson


class Changed(NamedTuple):
    """Somebody known, of whom the file says something new. `facts` are what an address book adds."""

    person: Stored
    record: ImportedPerson
    told: str
    difference: Difference
    facts: tuple[Fact, ...] = ()


class Elsewhere(NamedTuple):
    """Somebody who works elsewhere by an address book than is known, and never did by what is known; that stays."""

    person: Stored
    company: str


class Open(NamedTuple):
    """A row that may be somebody already known, which the account has not answered yet."""

    record: ImportedPerson
    person: Stored
    how: How
    because: str


class Answered(NamedTuple):
    """A question that the account answered in this preview; remembered when the import is applied."""

    entry: Entry
    person: int
    same: bool
