"""What one person's reminders should be (Rules 7 to 9), compared with those that are stored."""

from datetime import date, timedelta

from crm.domain.cadence import check_in_reason
from crm.domain.followups import FollowUpKind, PlannedFollowUp, State, made_decent, plan_check_in
from crm.domain.manners import cadence_in_force
from crm.usecases.guard import Around
from crm.usecases.plan_check_ins.people import Planned
from crm.usecases.plan_check_ins.reminders import Reminder
from crm.usecases.touch_history import History

#: Characters of what was said last that go into a reason.
REMARK = 90


def plan_person(
    person: Planned, history: History, stored: list[Reminder], today: date, around: Around
) -> list[Reminder]:
    """The person's reminders after the rules had their say: the stored ones, changed or not, and perhaps a new one."""
    check_ins = [one for one in stored if one.kind is FollowUpKind.CHECK_IN]
    news = [one for one in stored if one.kind is FollowUpKind.CONGRATULATION]
    for one in news:
        _congratulate(person, history, one, today, around, newest=one is _last_closed(news))
    return [*news, *_check_in(person, history, check_ins, today, around)]


def _check_in(person: Planned, history: History, stored: list[Reminder], today: date, around: Around) -> list[Reminder]:
    last = _last_closed(stored)
    if last and last.state is State.DONE and not last.satisfied and person.reachable and person.cadence:
        # The touchpoint that closed it was taken back; what was planned after it goes.
        last.reopen()
    still_open = [one for one in stored if one.state is State.OPEN]
    for newer in still_open[1:]:
        newer.gone = newer.changed = True
    current = still_open[0] if still_open else None
    rule = _rule(person, history, stored, today, around)
    wanted = _decent(person, history, rule, today, around) if rule else None
    if rule is None or wanted is None:
        if current:
            current.close(State.CANCELLED, today)
        return stored
    if current and (touch := history.first_that_satisfies(current.not_before)):
        current.close(State.DONE, touch.day, touch)
        current = None
    if current is None and last and last.state is State.CANCELLED and last.base_on == rule.due:
        # The same round as before it was called off, after an undo or a return from the archive.
        last.reopen()
        current = last
    if current is None:
        new = Reminder(
            None, person.id, FollowUpKind.CHECK_IN, max(wanted.due, today), rule.due, wanted.not_before, wanted.because
        )
        return [*stored, new]
    _settle(current, rule.due, wanted, today)
    return stored


def _rule(
    person: Planned, history: History, stored: list[Reminder], today: date, around: Around
) -> PlannedFollowUp | None:
    """The check-in that the cadence yields, before manners; None where there is no cadence or nobody to reach."""
    if person.cadence is None or not person.reachable:
        return None
    set_on = person.set_on or today
    last = history.last
    in_force = cadence_in_force(person.cadence, history.touches, today, around.settings)
    skipped = [one.closed_on for one in stored if one.state is State.SKIPPED and one.closed_on]
    begun = [day for day in skipped if day >= set_on]
    round_from = max((*begun, person.round_from) if person.round_from else begun, default=None)
    planned = plan_check_in(person.id, in_force, set_on, last.day if last else None, "", round_from)
    # Said as of the day it will be read on, and a week after the last touchpoint at the earliest, so that it names a
    # date and not "today" or "on Friday".
    read_on = max(planned.due, last.day + timedelta(days=7)) if last else planned.due
    because = (
        check_in_reason(person.cadence, read_on, last.day, last.kind, last.direction, person.called, remark(last.text))
        if last
        else check_in_reason(person.cadence, read_on)
    )
    if in_force != person.cadence:
        said = person.cadence.sentence
        because = because.replace(said, f"{said}, twice as long until {person.called} answers", 1)
    return PlannedFollowUp(
        planned.key, planned.kind, person.id, planned.due, planned.not_before, because, None, planned.length_days
    )


def _decent(
    person: Planned, history: History, planned: PlannedFollowUp, today: date, around: Around
) -> PlannedFollowUp | None:
    """The follow-up on its first decent day (Rule 9); None where there is none."""
    day = max(planned.due, today)
    verdict = around.verdict(
        history.touches, day, company=person.company, do_not_contact=not person.reachable, name=person.called
    )
    return made_decent(planned, verdict)


def _settle(current: Reminder, base_on: date, wanted: PlannedFollowUp, today: date) -> None:
    """Keep the day it has, where its round is the same and the day is decent; else give it the rule's."""
    if current.base_on != base_on:
        current.snoozed = False
        current.move(base_on, wanted.not_before, wanted.because, max(wanted.due, today))
    elif current.due_on < wanted.not_before:
        current.move(base_on, wanted.not_before, wanted.because, max(wanted.not_before, today))
    else:
        current.move(base_on, wanted.not_before, wanted.because, current.due_on)


def _congratulate(person: Planned, history: History, one: Reminder, today: date, around: Around, newest: bool) -> None:
    """Bring a congratulation up to date: done, lapsed, called off, or moved to a decent day."""
    lapsed = one.lapses_on is not None and one.lapses_on <= today
    taken_back = one.state is State.DONE and not one.satisfied
    if newest and not lapsed and person.reachable and (taken_back or one.state is State.CANCELLED):
        one.reopen()
    if one.state is not State.OPEN:
        return
    if touch := history.first_that_satisfies(one.not_before):
        one.close(State.DONE, touch.day, touch)
        return
    if lapsed:
        one.close(State.LAPSED, one.lapses_on or today)
        return
    last_day = one.lapses_on - timedelta(days=1) if one.lapses_on else None
    rule = PlannedFollowUp("", one.kind, person.id, one.base_on, one.base_on, one.because, last_day)
    wanted = _decent(person, history, rule, today, around) if person.reachable else None
    if wanted is None:
        one.close(State.CANCELLED, today)
    else:
        _settle(one, one.base_on, wanted, today)


def _last_closed(stored: list[Reminder]) -> Reminder | None:
    return next((one for one in reversed(stored) if one.state is not State.OPEN), None)


def remark(text: str) -> str:
    """What was said, as short as a reason wants it: the first line, cut at a word."""
    line = next((" ".join(line.split()) for line in text.splitlines() if line.strip()), "")
    if len(line) <= REMARK:
        return line
    return line[:REMARK].rsplit(" ", 1)[0].rstrip(" ,;:.") + "…"
