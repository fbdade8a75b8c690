"""Rule 2: a thank-you note to each of the panel, the day after; and thanks for an offer (Rule 4)."""

from datetime import date
from typing import NamedTuple

from crm.domain.followups import FollowUpKind, PlannedFollowUp, State
from crm.domain.opportunity import reasons
from crm.domain.opportunity.facts import InterviewFacts, OutcomeKind, Panelist
from crm.domain.opportunity.standing import Met, Standing
from crm.domain.satisfying import satisfied_by
from crm.domain.touches import Touch
from crm.domain.working_days import days_after

NOBODY = Panelist(0)


class Note(NamedTuple):
    """One note of thanks: to whom, for which interviews, its days, and the touchpoint that was it, if any."""

    person: int | None
    met: tuple[Met, ...]
    due: date
    last_day: date
    sent: Touch | None

    def state(self, today: date) -> State:
        """What the facts say of it on a day."""
        if self.sent:
            return State.DONE
        return State.LAPSED if today > self.last_day else State.OPEN


def notes_of(here: Standing) -> dict[int | None, list[Note]]:
    """The notes that the interviews ask for, by person, oldest first; under None those for panels without people."""
    notes: dict[int | None, list[Note]] = {
        person: [_note(here, person, met) for met in _together(here, person, meetings)]
        for person, meetings in here.panel.items()
    }
    empty = [(interview, NOBODY) for interview in here.interviews if not interview.panel]
    if empty:
        notes[None] = [_note(here, None, met) for met in _together(here, None, empty)]
    return notes


def thank_yous(here: Standing, notes: dict[int | None, list[Note]]) -> list[PlannedFollowUp]:
    """The follow-ups for the notes. To one person only one is open at a time.

    That is the one for the last interview that is over, which thanks for the earlier ones too; before, the one for the
    next interview.
    """
    offered = {plan.person: plan for plan in thanks_for_offer(here, notes)}
    planned = list(offered.values())
    for person, theirs in notes.items():
        still_open = [note for note in theirs if note.state(here.today) is State.OPEN]
        current = next((note for note in reversed(still_open) if note.due <= here.today), None)
        current = current or next(iter(still_open), None)
        replaced = person in offered and offered[person].state is State.OPEN
        reachable = person is None or here.person(person).reachable
        for note in theirs:
            state = note.state(here.today)
            if state is State.DONE or (reachable and (state is State.LAPSED or (note is current and not replaced))):
                planned.append(_thank_you(here, note))
    return planned


def thanks_for_offer(here: Standing, notes: dict[int | None, list[Note]]) -> list[PlannedFollowUp]:
    """After an offer, thanks to everybody who helped: the panels, the main contact, and helpers from outside.

    Due on the day it was entered, but not before a note that an interview still asks for, whose place it takes.
    """
    if here.outcome is None or here.outcome.kind is not OutcomeKind.OFFER:
        return []
    planned = []
    for person in dict.fromkeys((*here.theirs, *here.facts.helpers)):
        pending = [note.due for note in notes.get(person, ()) if note.state(here.today) is State.OPEN]
        due = max(here.outcome.known_on, *pending) if pending else here.outcome.known_on
        last_day = days_after(here.outcome.known_on, here.settings.thank_you_last_days)
        last_day = max(last_day, due)
        sent = _sent(here, person, here.outcome.on, last_day)
        if not (sent or here.person(person).reachable):
            continue
        state = State.DONE if sent else State.LAPSED if here.today > last_day else State.OPEN
        planned.append(
            PlannedFollowUp(
                f"thank-you:offer:{here.facts.id}:{person}",
                FollowUpKind.THANK_YOU,
                person,
                due,
                due,
                reasons.thank_for_offer(here.name(person), here.facts.company, person in here.theirs),
                last_day,
                opportunity=here.facts.id,
                since=here.outcome.known_on,
                state=state,
                closed_on=sent.day if sent else None,
                touchpoint=sent.id or None if sent else None,
            )
        )
    return planned


def _together(here: Standing, person: int | None, meetings: list[Met]) -> list[tuple[Met, ...]]:
    """The interviews with one person, those within two days of each other together, unless thanks came in between."""
    groups: list[list[Met]] = []
    for meeting in meetings:
        if groups and (meeting[0].day_zero - groups[-1][-1][0].day_zero).days <= here.settings.one_note_days:
            sent = _sent(here, person, groups[-1][0][0].day, days_after(meeting[0].day, -1))
            if sent is None:
                groups[-1].append(meeting)
                continue
        groups.append([meeting])
    return [tuple(group) for group in groups]


def _note(here: Standing, person: int | None, met: tuple[Met, ...]) -> Note:
    interview = met[-1][0]
    due = days_after(interview.day_zero, here.settings.thank_you_days)
    last_day = max(due, days_after(interview.day_zero, here.settings.thank_you_last_days))
    return Note(person, met, due, last_day, _sent(here, person, interview.day, last_day))


def _sent(here: Standing, person: int | None, first: date, last: date) -> Touch | None:
    if person is None:
        return None
    return satisfied_by(FollowUpKind.THANK_YOU, first, here.person(person).touches, min(last, here.today))


def _thank_you(here: Standing, note: Note) -> PlannedFollowUp:
    interview = note.met[-1][0]
    first = note.met[0][0]
    state = note.state(here.today)
    read_on = max(note.due, min(here.today, note.last_day) if state is State.OPEN else note.due)
    late = read_on >= days_after(interview.day_zero, here.settings.thank_you_late_days)
    if note.person is None:
        because = reasons.find_whom_to_thank(interview, read_on)
    else:
        leader = _leader(here, interview)
        because = reasons.thank(here.name(note.person), note.met, (leader, here.name(leader)), read_on, late)
    return PlannedFollowUp(
        f"thank-you:{first.id}:{note.person or 0}",
        FollowUpKind.THANK_YOU,
        note.person,
        note.due,
        note.due,
        because,
        note.last_day,
        opportunity=here.facts.id,
        interview=interview.id,
        since=first.known_on,
        state=state,
        closed_on=note.sent.day if note.sent else None,
        touchpoint=note.sent.id or None if note.sent else None,
    )


def _leader(here: Standing, interview: InterviewFacts) -> int:
    """Who comes first on a panel: whoever led it; else its main contact or hiring manager; else the first named."""
    panel = [member for member in interview.panel if here.person(member.person).reachable] or interview.panel
    candidates: tuple[Panelist, ...] = (
        *(member for member in panel if member.leads),
        *(member for member in panel if member.main),
        *(member for member in panel if member.hiring_manager),
        *panel,
    )
    return candidates[0].person
