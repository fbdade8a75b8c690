"""Snooze: one reminder moves to a later day, never past its lapse (Rule 8)."""

from datetime import date, timedelta

from crm.domain.cadence import snooze_refusal
from crm.domain.days import full_day
from crm.domain.moment import Moment
from crm.domain.natural_dates import Leaning, parse_date
from crm.domain.refusals import Refused
from crm.models import Account, FollowUp, Person
from crm.usecases.follow_ups.answer import Answered, open_follow_up
from crm.usecases.journal import changing
from crm.usecases.plan_check_ins import plan


def snooze(account: Account, follow_up_id: int | str, until: str, when: Moment) -> Answered:
    """Move a reminder to the day that a date in words names: "tomorrow", "in a month", "27 Nov", "after the holidays".

    Raises NotFound for one that is not here; Refused for one that is closed, a date that cannot be read, and a day that
    is not ahead, not decent yet, or past the day on which the reminder lapses.
    """
    follow_up = open_follow_up(account, follow_up_id)
    day = day_ahead(until, when.today)
    last_day = follow_up.lapses_on - timedelta(days=1) if follow_up.lapses_on else None
    refusal = snooze_refusal(day, when.today, follow_up.not_before, last_day)
    if refusal:
        raise Refused(refusal)
    with changing(account, "", when) as changes:
        changes.change(follow_up, due_on=day, snoozed=True, sequence=follow_up.sequence + 1, updated_at=when.instant)
        called = ""
        if follow_up.person:
            plan(account, when, [follow_up.person])
            called = Person.find(account, follow_up.person).called
        changes.step.sentence = f"{called or 'It'} comes back on {full_day(day, when.today)}."
        changes.step.save()
        return Answered(FollowUp.find(account, follow_up.id), changes.step)


def day_ahead(words: str, today: date) -> date:
    """The day that words put something off to. Raises Refused where they say none."""
    day = parse_date(words, today, Leaning.FUTURE)
    if day is None:
        raise Refused(f"I cannot read “{words.strip()}” as a date. Try “27 Nov”.")
    return day
