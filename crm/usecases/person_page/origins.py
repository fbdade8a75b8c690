"""Where what is known of somebody comes from, and how much hangs on them."""

from dataclasses import dataclass
from datetime import date

from crm.models import Account
from crm.models.database import rows
from crm.models.fields import date_of


@dataclass(frozen=True)
class Origins:
    """`seen` is the newest export of each source in which the person stood; `interviews` the companies for which the
    person sat on a panel, each with the day; `entries` counts touchpoints, notes and promises, which go to the bin with
    the person."""

    seen: tuple[tuple[str, date | None], ...]
    interviews: tuple[tuple[str, date | None], ...]
    entries: int


_SQL = (
    "SELECT 'seen', source, CAST(as_of AS text), 0 FROM sighting WHERE account_id = ? AND person_id = ? "
    "UNION ALL SELECT 'interview', c.name, CAST(i.over_on AS text), 0 FROM panelist n "
    "JOIN interview i ON i.id = n.interview_id JOIN opportunity o ON o.id = i.opportunity_id "
    "JOIN company c ON c.id = o.company_id WHERE n.account_id = ? AND n.person_id = ? "
    "UNION ALL SELECT 'entries', '', NULL, (SELECT count(*) FROM touchpoint_person WHERE person_id = ?) "
    "+ (SELECT count(*) FROM note WHERE person_id = ?) + (SELECT count(*) FROM promise WHERE person_id = ?)"
)


def origins(account: Account, person_id: int) -> Origins:
    """In one statement."""
    mine = (account.id, person_id)
    found = rows(_SQL, (*mine, *mine, person_id, person_id, person_id))
    seen = tuple((words, date_of(day)) for what, words, day, _ in found if what == "seen")
    interviews = tuple(sorted(((words, date_of(day)) for what, words, day, _ in found if what == "interview"), key=str))
    return Origins(seen, interviews, sum(count for _, _, _, count in found))
