"""On which of the account's days its interviews end, when it moves to another time zone."""

from datetime import timedelta

from crm.domain.moment import zone
from crm.models import Account, Interview
from crm.models.bulk import execute_many


def bring_days(account: Account, zone_name: str) -> None:
    """Set the day on which each interview ends to what it is in a zone; within the caller's transaction."""
    here = zone(zone_name)
    moved = []
    for interview in Interview.of(account):
        ends = interview.starts_at + timedelta(minutes=interview.minutes)
        day = ends.astimezone(here).date()
        if day != interview.over_on:
            moved.append((day.isoformat(), account.id, interview.id))
    if moved:
        execute_many("UPDATE interview SET over_on = ? WHERE account_id = ? AND id = ?", moved)
