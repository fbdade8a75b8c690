"""Rule 3: the second note, once the promised day has passed and a little more; and calling it quiet."""

from dataclasses import replace

from crm.domain.followups import FollowUpKind, PlannedFollowUp, State
from crm.domain.opportunity import reasons
from crm.domain.opportunity.facts import OutcomeKind
from crm.domain.opportunity.promised import Wait, waiting
from crm.domain.opportunity.standing import Standing
from crm.domain.satisfying import satisfied_by
from crm.domain.touches import Direction


def second_note(here: Standing) -> list[PlannedFollowUp]:
    """The second note, and the question whether it has gone quiet; an outcome closes both, or answers the question."""
    wait = waiting(here)
    if wait is None:
        return []
    if here.outcome is None:
        return [*_note(here, wait), _quiet(here, wait)]
    if here.outcome.kind is OutcomeKind.GONE_QUIET and wait.quiet_on <= here.outcome.known_on:
        return [replace(_quiet(here, wait), state=State.DONE, closed_on=here.outcome.known_on, only_closes=True)]
    return []


def _note(here: Standing, wait: Wait) -> list[PlannedFollowUp]:
    """The note to the main contact, until only news closes it: not planned once they were heard from in time."""
    contact = here.contact
    sent = None
    if contact is not None:
        touches = here.person(contact).touches
        sent = satisfied_by(FollowUpKind.SECOND_NOTE, wait.ask_on, touches, here.today)
        if sent and wait.news_on and wait.news_on < sent.day:
            sent = None
    if sent is None and (wait.news_on or _enough_written(here, wait)):
        return []
    working_days = (
        here.settings.second_note_working_days if wait.promise else here.settings.second_note_no_date_working_days
    )
    read_on = max(here.today, wait.ask_on) if sent is None else wait.ask_on
    because = reasons.second_note(wait, here.name(contact), _who_replied(here, wait), working_days, read_on)
    return [
        PlannedFollowUp(
            f"second-note:{here.facts.id}",
            FollowUpKind.SECOND_NOTE,
            contact,
            wait.ask_on,
            wait.ask_on,
            because,
            opportunity=here.facts.id,
            interview=here.interviews[-1].id if here.interviews else None,
            since=wait.since,
            state=State.DONE if sent else State.OPEN,
            closed_on=sent.day if sent else None,
            touchpoint=sent.id or None if sent else None,
        )
    ]


def _quiet(here: Standing, wait: Wait) -> PlannedFollowUp:
    return PlannedFollowUp(
        f"call-it-quiet:{here.facts.id}",
        FollowUpKind.CALL_IT_QUIET,
        None,
        wait.quiet_on,
        wait.quiet_on,
        reasons.call_it_quiet(wait, here.settings.quiet_weeks, max(here.today, wait.quiet_on)),
        opportunity=here.facts.id,
        since=wait.quiet_since,
    )


def _enough_written(here: Standing, wait: Wait) -> bool:
    """Whether two notes to the main contact are unanswered: then the plan proposes nothing more.

    A date they gave after a note was an answer to it.
    """
    if here.contact is None:
        return False
    notes = here.unanswered(here.contact)
    if wait.promise is not None:
        notes = [note for note in notes if note.day > wait.promise.told_on]
    return len(notes) >= here.settings.unanswered_notes


def _who_replied(here: Standing, wait: Wait) -> str:
    if wait.replied_on is None:
        return ""
    for id in here.theirs:
        for touch in here.person(id).touches:
            if touch.day == wait.replied_on and touch.direction != Direction.OUTGOING:
                return here.name(id)
    return ""
