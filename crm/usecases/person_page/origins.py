"""Where what is known of somebody comes from, and how much hangs on them."""

from dataclasses import dataclass
from datetime import date

from crm.models import Account
from crm.models.database import rows
from crm.models.fields import date_of


@dataclass(frozen=True)
class Origins:
    """`seen` is the newest export of each source in which the person stood; `entries` counts touchpoints, notes and
    promises, which go to the bin with the person."""

    seen: tuple[tuple[str, date | None], ...]
    entries: int


_SQL = (
    "SELECT source, CAST(as_of AS text), 0 FROM sighting WHERE account_id = ? AND person_id = ? "
    "UNION ALL SELECT '', NULL, (SELECT count(*) FROM touchpoint_person WHERE person_id = ?) "
    "+ (SELECT count(*) FROM note WHERE person_id = ?) + (SELECT count(*) FROM promise WHERE person_id = ?)"
)


def origins(account: Account, person_id: int) -> Origins:
    """In one statement."""
    found = rows(_SQL, (account.id, person_id, person_id, person_id, person_id))
    seen = tuple((source, date_of(as_of)) for source, as_of, _ in found if source)
    return Origins(seen, sum(count for source, _, count in found if not source))
