"""Planning what follows from opportunities, and reconciling it with what is stored."""

from collections.abc import Iterable
from typing import Any

from crm.domain.followups import FollowUpKind, State
from crm.domain.moment import Moment
from crm.domain.opportunity.plan import plan
from crm.domain.reconcile import Reconciled, Stored, reconcile
from crm.domain.touches import Direction
from crm.domain.working_days import days_after
from crm.models import Account
from crm.models.bulk import stored_instant
from crm.models.database import rows
from crm.models.fields import date_of
from crm.usecases.opportunities.advice_of import advice_of, holidays_of
from crm.usecases.opportunities.facts import STILL_PLANNED, facts_of
from crm.usecases.opportunities.plan_rows import write_plans


def plan_opportunities(
    account: Account,
    when: Moment,
    opportunity_ids: Iterable[int] | None = None,
    *,
    person_ids: Iterable[int] | None = None,
) -> None:
    """Plan these opportunities, or those of these people and of their companies, or all that may still change.

    Within the caller's transaction. Where nothing changed nothing is written; the number of statements does not depend
    on how many opportunities there are.
    """
    facts = facts_of(account, when, *_which(when, opportunity_ids, person_ids))
    if not facts:
        return
    stored = _stored(account, [one.id for one in facts])
    settings, holidays = advice_of(account), holidays_of(account, when.today)
    connecting: dict[int, int] = {}
    changes: list[Reconciled] = []
    for one in facts:
        people = {
            number: person._replace(connecting=person.connecting or connecting.get(number, one.id) != one.id)
            for number, person in one.people.items()
        }
        planned = plan(one._replace(people=people), settings, when.today, holidays)
        for follow_up in planned:
            if follow_up.kind is FollowUpKind.CONNECT and follow_up.state is State.OPEN and follow_up.person:
                connecting.setdefault(follow_up.person, one.id)
        changes.append(reconcile(planned, stored.get(one.id, []), when.today))
    write_plans(account, changes, when)


def _which(
    when: Moment, opportunity_ids: Iterable[int] | None, person_ids: Iterable[int] | None
) -> tuple[str, tuple[Any, ...]]:
    if opportunity_ids is not None:
        return f"o.id IN ({_ids(opportunity_ids)})", ()
    still = (
        "(o.outcome = '' OR o.outcome_recorded_at >= ? OR o.outcome_on >= ? OR EXISTS "
        "(SELECT 1 FROM follow_up f WHERE f.opportunity_id = o.id AND f.state = 'open'))"
    )
    since = stored_instant(when.instant - STILL_PLANNED), when.today - STILL_PLANNED
    if person_ids is None:
        return still, since
    people = _ids(person_ids)
    theirs = (
        "(o.id IN (SELECT i.opportunity_id FROM interview i JOIN panelist n ON n.interview_id = i.id "
        f"WHERE n.person_id IN ({people})) OR o.main_contact_id IN ({people}) OR o.told_by_id IN ({people}) "
        f"OR o.company_id IN (SELECT company_id FROM person WHERE id IN ({people})) "
        f"OR o.id IN (SELECT f.opportunity_id FROM follow_up f WHERE f.person_id IN ({people})))"
    )
    return f"{theirs} AND {still}", since


def _ids(numbers: Iterable[int]) -> str:
    return ", ".join(str(int(number)) for number in sorted(set(numbers))) or "NULL"


def _stored(account: Account, opportunities: list[int]) -> dict[int, list[Stored]]:
    """The follow-ups of each opportunity, as `reconcile` takes them."""
    found: dict[int, list[Stored]] = {}
    for row in rows(
        f"""
        SELECT f.id, f.opportunity_id, f.key, f.kind, f.due_on, f.not_before, f.because, f.state, f.lapses_on,
            f.snoozed, f.person_id, f.base_on, f.closed_on, f.touchpoint_id, t.direction, t.happened_on
        FROM follow_up f
        LEFT JOIN touchpoint_person tp ON tp.touchpoint_id = f.touchpoint_id AND tp.person_id = f.person_id
        LEFT JOIN touchpoint t ON t.id = tp.touchpoint_id
        WHERE f.account_id = ? AND f.opportunity_id IN ({_ids(opportunities)}) AND f.key <> '' ORDER BY f.id
        """,
        (account.id,),
    ):
        number, opportunity, key, kind, due, earliest, because, state, lapses, snoozed, person, base, closed, *by = row
        due_on, not_before, lapses_on = date_of(due), date_of(earliest), date_of(lapses)
        assert due_on
        assert not_before
        found.setdefault(opportunity, []).append(
            Stored(
                number,
                key,
                due_on,
                not_before,
                because,
                State(state),
                days_after(lapses_on, -1) if lapses_on else None,
                bool(snoozed),
                person,
                date_of(base),
                date_of(closed),
                state != State.DONE or person is None or _holds(kind, not_before, *by),
            )
        )
    return found


def _holds(kind: str, not_before: Any, touchpoint: int | None, direction: str | None, happened_on: Any) -> bool:
    """Whether the touchpoint that closed a follow-up still does what was asked for."""
    if touchpoint is None or direction is None or direction == Direction.INCOMING:
        return False
    day = date_of(happened_on)
    return kind == FollowUpKind.THANK_YOU or (day is not None and day >= not_before)
