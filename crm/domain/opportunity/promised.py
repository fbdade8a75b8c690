"""Which promised date holds, and from which day on it is decent to ask (Rule 3)."""

from datetime import date
from typing import NamedTuple

from crm.domain.opportunity.facts import Promise
from crm.domain.opportunity.standing import Standing
from crm.domain.working_days import days_after, working_days_after


class Wait(NamedTuple):
    """How long to wait for an answer, and what was heard meanwhile.

    `promise` is the one that holds, None for none. `ask_on` is the first day on which a second note is decent, and
    `put_off` whether that was put off because the promise was past when it was entered; `since` is the day of what
    began the waiting. `news_on` is the first day on which something was heard on or after the promised date. `quiet_on`
    is the day on which to ask whether it has gone quiet, `quiet_since` what began that silence.
    Without a promise, `replied_on` is the last day on which anything was heard, `asked` whether they were asked for a
    date, and `to_come` whether the interview that it all waits for is still to come.
    """

    promise: Promise | None
    ask_on: date
    since: date
    quiet_on: date
    quiet_since: date
    news_on: date | None = None
    replied_on: date | None = None
    asked: bool = False
    to_come: bool = False
    put_off: bool = False


def promises_in_order(here: Standing) -> list[Promise]:
    """Everything they promised about hearing, in the order in which they said it: the last one is the newest."""
    said = [
        Promise(
            interview.promised,
            interview.day_zero,
            interview.promise_entered_on or interview.recorded_on,
            interview.id,
        )
        for interview in here.interviews
        if interview.promised
    ]
    return sorted((*said, *here.facts.promises), key=lambda one: (one.told_on, one.entered_on or one.told_on))


def promise_in_force(here: Standing) -> Promise | None:
    """The promised date that holds: the last they gave, unless another round has answered it since.

    A date that was given once a later round was already agreed on, and that lies after it, is not answered by it.
    """
    promises = promises_in_order(here)
    if not promises:
        return None
    newest = promises[-1]
    last = here.interviews[-1] if here.interviews else None
    if last is None or newest.interview == last.id or newest.told_on >= last.day:
        return newest
    given_later = last.recorded_on is not None and newest.told_on > last.recorded_on and newest.due_on >= last.day
    return newest if given_later else None


def waiting(here: Standing) -> Wait | None:
    """How long to wait for an answer; None where there is nothing to wait for."""
    promise = promise_in_force(here)
    if promise is not None:
        return _after_promise(here, promise)
    return _after_interview(here) if here.interviews else None


def _after_promise(here: Standing, promise: Promise) -> Wait:
    entered_on = promise.entered_on or promise.told_on
    asked_on = working_days_after(promise.due_on, here.settings.second_note_working_days, here.holidays)
    # Already past when it was entered: tomorrow at the earliest.
    ask_on = max(asked_on, days_after(entered_on, 1)) if promise.due_on < entered_on else asked_on
    heard = [day for day in here.heard() if day >= promise.due_on and day > promise.told_on]
    if promise.kept_on is not None and promise.kept_on <= here.today:
        heard = sorted((*heard, promise.kept_on))
    since = min(promise.told_on, entered_on)
    silent_from = max(promise.due_on, heard[-1]) if heard else promise.due_on
    quiet_on = max(days_after(silent_from, 7 * here.settings.quiet_weeks), ask_on)
    return Wait(
        promise,
        ask_on,
        since,
        quiet_on,
        max(since, heard[-1]) if heard else since,
        news_on=heard[0] if heard else None,
        put_off=ask_on > asked_on,
    )


def _after_interview(here: Standing) -> Wait:
    last = here.interviews[-1]
    replies = [day for day in here.heard() if day > last.day_zero]
    begins = replies[-1] if replies else last.day_zero
    ask_on = working_days_after(begins, here.settings.second_note_no_date_working_days, here.holidays)
    since = replies[-1] if replies else last.known_on
    quiet_on = days_after(ask_on, 7 * here.settings.quiet_weeks)
    return Wait(
        None,
        ask_on,
        since,
        quiet_on,
        since,
        replied_on=replies[-1] if replies else None,
        asked=last.asked,
        to_come=last.day_zero > here.today,
    )
