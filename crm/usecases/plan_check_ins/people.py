"""Whom a plan is about."""

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from crm.domain.cadence import Cadence
from crm.models import Account
from crm.models.database import database, is_sqlite, rows
from crm.models.fields import date_of
from crm.usecases.touch_history import whom


class Planned(NamedTuple):
    """A person, as far as reminders ask. `reachable`: neither archived, nor in the bin, nor marked "do not contact"."""

    id: int
    called: str
    reachable: bool
    cadence: Cadence | None
    set_on: date | None
    last_touch_on: date | None
    next_check_in: date | None
    #: The day from which a round counts by itself: that of an outcome after which they were kept.
    round_from: date | None = None
    company: int | None = None


def people_to_plan(account: Account, person_ids: Iterable[int] | None) -> list[Planned]:
    """These people, or everybody who has a cadence or a reminder."""
    condition = f"id IN ({whom(person_ids, account)})"
    if person_ids is None:
        condition = f"(next_check_in IS NOT NULL OR {condition})"
    found = rows(
        "SELECT id, COALESCE(NULLIF(goes_by, ''), NULLIF(given, ''), name), "
        "CASE WHEN do_not_contact OR archived_at IS NOT NULL OR deleted_at IS NOT NULL THEN 0 ELSE 1 END, "
        "cadence_count, cadence_unit, cadence_set_on, last_touch_on, next_check_in, round_from, company_id "
        f"FROM person WHERE account_id = ? AND {condition} ORDER BY id",
        (account.id,),
    )
    return [
        Planned(
            number,
            called,
            bool(reachable),
            Cadence(count, unit) if count and unit else None,
            date_of(set_on),
            date_of(last_touch_on),
            date_of(next_check_in),
            date_of(round_from),
            company,
        )
        for number, called, reachable, count, unit, set_on, last_touch_on, next_check_in, round_from, company in found
    ]


def bring_last_touches(account: Account, today: date) -> None:
    """Bring everybody's `last_touch_on` up to date, where touchpoints of very many people changed at once."""
    newest = (
        "(SELECT MAX(day) FROM (SELECT t.happened_on AS day FROM touchpoint_person tp "
        "JOIN touchpoint t ON t.id = tp.touchpoint_id AND t.counts WHERE tp.person_id = person.id "
        "UNION ALL SELECT i.over_on FROM panelist n JOIN interview i ON i.id = n.interview_id "
        f"WHERE n.person_id = person.id AND i.over_on <= '{today.isoformat()}' "
        "UNION ALL SELECT o.outcome_on FROM opportunity o WHERE o.told_by_id = person.id "
        "AND o.outcome IN ('offer', 'rejected')) AS met)"
    )
    mark = "?" if is_sqlite() else "%s"
    database.execute_sql(
        f"UPDATE person SET last_touch_on = {newest} WHERE account_id = {mark} "
        f"AND COALESCE(CAST({newest} AS TEXT), '') <> COALESCE(CAST(last_touch_on AS TEXT), '')",
        (account.id,),
    )
