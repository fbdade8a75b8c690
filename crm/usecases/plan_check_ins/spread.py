"""At most five check-ins and congratulations a day (Rule 8), over everything the account has open."""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

from crm.domain.cadence import Cadence
from crm.domain.followups import USUAL, FollowUpKind
from crm.domain.levelling import Due, level
from crm.domain.moment import Moment
from crm.models import Account
from crm.models.bulk import execute_many, stored_instant
from crm.models.database import rows
from crm.models.fields import date_of
from crm.usecases.opportunities.advice_of import advice_of
from crm.usecases.plan_check_ins.reminders import KINDS, Reminder

#: Beyond this many days at once it is quicker to look at all.
_DAYS_TO_LOOK_AT = 60


def spread(
    account: Account, planned: Iterable[Reminder], when: Moment, *, everything: bool
) -> dict[int, tuple[int, date]]:
    """Move what a day has too much of; says where it went: the person and the day by the reminder's id.

    Nothing is looked at closely unless a day on which `planned` ones fall is crowded, or one that they left was full.
    """
    these = list(planned)
    if not everything and not _disturbed(account, these, when.today):
        return {}
    written = {one.id for one in these if one.changed or one.was_due_on is None}
    moved: dict[int, tuple[int, date]] = {}
    updates: list[tuple[Any, ...]] = []
    now = stored_instant(when.instant)
    placed, reminders, last_days = _open_reminders(account)
    for number, day in level(reminders, when.today, advice_of(account).per_day).items():
        person, due_on = placed[number]
        day = min(day, last_days.get(number, day))
        if day != due_on:
            updates.append((day.isoformat(), 0 if number in written else 1, now, account.id, number))
            moved[number] = (person, day)
    if updates:
        execute_many(
            "UPDATE follow_up SET due_on = ?, sequence = sequence + ?, updated_at = ? WHERE account_id = ? AND id = ?",
            updates,
        )
    return moved


def _disturbed(account: Account, planned: list[Reminder], today: date) -> bool:
    """Whether a day on which reminders fall is crowded, or one that they left was full until then."""
    came = {one.due_on for one in planned if one.is_open and one.due_on >= today}
    left = {
        one.was_due_on
        for one in planned
        if one.was_due_on and one.was_due_on > today and not (one.is_open and one.due_on == one.was_due_on)
    }
    days = sorted(came | left)
    if not days:
        return False
    if len(days) > _DAYS_TO_LOOK_AT:
        return True
    marks = ", ".join("?" * len(days))
    counted = rows(
        "SELECT due_on, COUNT(*) FROM follow_up "
        f"WHERE account_id = ? AND state = 'open' AND kind IN {KINDS} AND due_on IN ({marks}) GROUP BY due_on",
        (account.id, *days),
    )
    load = {date_of(day): count for day, count in counted}
    per_day = advice_of(account).per_day
    return any(load.get(day, 0) > per_day for day in came) or any(load.get(day, 0) == per_day - 1 for day in left)


def _open_reminders(account: Account) -> tuple[dict[int, tuple[int, date]], list[Due], dict[int, date]]:
    """Everything open that is levelled: whose it is and where it stands, as `level` takes it, its last day."""
    placed: dict[int, tuple[int, date]] = {}
    reminders: list[Due] = []
    last_days: dict[int, date] = {}
    found = rows(
        "SELECT f.id, f.person_id, f.kind, f.due_on, f.base_on, f.not_before, f.lapses_on, f.snoozed, "
        "p.cadence_count, p.cadence_unit FROM follow_up f LEFT JOIN person p ON p.id = f.person_id "
        f"WHERE f.account_id = ? AND f.state = 'open' AND f.kind IN {KINDS}",
        (account.id,),
    )
    lengths: dict[tuple[int, str], float] = {}
    for number, person, kind, due, base, not_before, lapses, snoozed, count, unit in found:
        due_on, lapses_on = date_of(due), date_of(lapses)
        first = max(date_of(base) or date.min, date_of(not_before) or date.min)
        assert due_on
        if kind == FollowUpKind.CONGRATULATION or not count:
            length = float(USUAL.congratulation_days)
        else:
            length = lengths.get((count, unit)) or lengths.setdefault((count, unit), Cadence(count, unit).days)
        placed[number] = (person, due_on)
        reminders.append(Due(number, first, length, due_on, bool(snoozed)))
        if lapses_on:
            last_days[number] = lapses_on - timedelta(days=1)
    return placed, reminders, last_days
