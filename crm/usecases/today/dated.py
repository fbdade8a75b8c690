"""What has a day of its own in the week: interviews, and the days on which one should hear."""

from datetime import date, timedelta
from typing import NamedTuple

from crm.domain.moment import Moment, zone
from crm.models import Account
from crm.models.database import rows
from crm.models.fields import date_of, instant_of


class Dated(NamedTuple):
    """An interview (`time` is its local time, "10:30") or a promise (`time` is ""), of an opportunity."""

    day: date
    time: str
    round: str
    company: str
    opportunity: int


def dated_between(account: Account, first: date, last: date, when: Moment) -> list[Dated]:
    """Interviews, and promises of waiting opportunities that are open, between two days, in the order of time."""
    here = zone(when.zone_name)
    # Wider by a day on either side: an instant is on another date elsewhere.
    around = (first - timedelta(days=1), last + timedelta(days=1))
    found = rows(
        "SELECT i.starts_at, NULL, i.round, c.name, o.id FROM interview i "
        "JOIN opportunity o ON o.id = i.opportunity_id JOIN company c ON c.id = o.company_id "
        "WHERE i.account_id = ? AND i.over_on BETWEEN ? AND ? "
        "UNION ALL SELECT NULL, m.due_on, '', c.name, o.id FROM promise m "
        "JOIN opportunity o ON o.id = m.opportunity_id JOIN company c ON c.id = o.company_id "
        "WHERE m.account_id = ? AND m.side = 'theirs' AND m.state = 'open' AND o.outcome = '' "
        "AND m.due_on BETWEEN ? AND ?",
        (account.id, *around, account.id, first, last),
    )
    dated = []
    for starts, due, round_, company, opportunity in found:
        begins, day, time = instant_of(starts), date_of(due), ""
        if begins:
            local = begins.astimezone(here)
            day, time = local.date(), f"{local:%H:%M}"
        if day and first <= day <= last:
            dated.append(Dated(day, time, round_, company, opportunity))
    return sorted(dated, key=lambda one: (one.day, one.time or "~", one.opportunity))
