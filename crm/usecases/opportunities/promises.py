"""Promises, theirs and yours: made, moved, kept, broken."""

from datetime import date

from crm.domain.days import on_day
from crm.domain.moment import Moment
from crm.domain.refusals import Refused
from crm.models import Account, Interview, Opportunity, Panelist, Person, Promise, Step
from crm.models.values import column
from crm.usecases.journal import Changes, changing
from crm.usecases.opportunities.interview_form import one_line
from crm.usecases.opportunities.planning import plan_opportunities
from crm.usecases.refresh import refresh_people

SIDES = ("theirs", "yours")


def make_promise(
    account: Account,
    when: Moment,
    *,
    due_on: date,
    side: str = "theirs",
    text: str = "",
    person: int | str | None = None,
    opportunity: int | str | None = None,
    told_on: date | None = None,
) -> Step:
    """Note what somebody said they would do by a day, today unless `told_on` says otherwise.

    Theirs on an opportunity says when the account will hear, and takes the place of an earlier date. Raises NotFound,
    and Refused where it is about nobody and nothing.
    """
    if side not in SIDES:
        raise Refused(f"“{side}” is no side of a promise. It is theirs or yours.")
    who = Person.find(account, person) if person else None
    where = Opportunity.find(account, opportunity) if opportunity else None
    if who is None and where is None:
        raise Refused("Say whose promise it is: a person or an opportunity.")
    words = one_line(text)
    with changing(account, f"Noted for {on_day(due_on, when.today).removeprefix('on ')}.", when) as changes:
        note_promise(
            changes, when, due_on=due_on, side=side, text=words, person=who.id if who else None,
            opportunity=where.id if where else None, told_on=told_on or when.today,
        )  # fmt: skip
        _plan(changes, who.id if who else None, where.id if where else None, when)
        return changes.step


def note_promise(
    changes: Changes,
    when: Moment,
    *,
    due_on: date,
    side: str,
    text: str,
    person: int | None,
    opportunity: int | None,
    told_on: date,
    touchpoint: int | None = None,
) -> Promise:
    """Write a promise within a step. One of theirs on an opportunity moves the earlier dates."""
    if opportunity and side == "theirs":
        earlier = Promise.of(changes.account).where(
            Promise.opportunity == opportunity, Promise.side == side, Promise.state == "open"
        )
        for one in list(earlier):
            changes.change(one, state="moved", closed_on=when.today)
    return changes.create(
        Promise,
        person=person,
        opportunity=opportunity,
        side=side,
        text=text,
        due_on=due_on,
        told_on=told_on,
        touchpoint=touchpoint,
        created_at=when.instant,
    )


def opportunity_of(account: Account, person_id: int) -> int | None:
    """The one waiting opportunity of which somebody is the main contact or on a panel; None for none or several."""
    panels = Interview.of(account, Interview.opportunity).where(
        Interview.id.in_(Panelist.of(account, Panelist.interview).where(Panelist.person == person_id))
    )
    waiting = Opportunity.of(account, Opportunity.id).where(
        Opportunity.outcome == "", Opportunity.id.in_(panels) | (Opportunity.main_contact == person_id)
    )
    found = column(waiting.limit(2))
    return int(found[0]) if len(found) == 1 else None


def move_promise(account: Account, promise_id: int | str, due_on: date, when: Moment) -> Step:
    """Note a new date for it; the old one stays as its history. Raises NotFound, and Refused for one that is closed."""
    promise = _open(account, promise_id)
    with changing(account, f"Moved to {on_day(due_on, when.today).removeprefix('on ')}.", when) as changes:
        changes.change(promise, state="moved", closed_on=when.today)
        changes.create(
            Promise,
            person=promise.person,
            opportunity=promise.opportunity,
            side=promise.side,
            text=promise.text,
            due_on=due_on,
            told_on=when.today,
            created_at=when.instant,
        )
        _plan(changes, promise.person, promise.opportunity, when)
        return changes.step


def keep_promise(account: Account, promise_id: int | str, when: Moment) -> Step:
    """Note that it was kept today. Theirs on an opportunity is news, so the second note is no longer due."""
    return _close(account, promise_id, "kept", "Kept.", when)


def break_promise(account: Account, promise_id: int | str, when: Moment) -> Step:
    """Note that it was not kept. The second note stays due; waiting for this date is over."""
    return _close(account, promise_id, "broken", "Not kept. It happens.", when)


def _close(account: Account, promise_id: int | str, state: str, sentence: str, when: Moment) -> Step:
    promise = _open(account, promise_id)
    with changing(account, sentence, when) as changes:
        changes.change(promise, state=state, closed_on=when.today)
        _plan(changes, promise.person, promise.opportunity, when)
        return changes.step


def _open(account: Account, promise_id: int | str) -> Promise:
    promise = Promise.find(account, promise_id)
    if promise.state != "open":
        raise Refused(f"That promise is {promise.state} already.")
    return promise


def _plan(changes: Changes, person: int | None, opportunity: int | None, when: Moment) -> None:
    if opportunity:
        plan_opportunities(changes.account, when, [opportunity])
    refresh_people(changes.account, [person] if person else [], when)
