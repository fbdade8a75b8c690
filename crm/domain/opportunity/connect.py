"""Rule 6: connect with those of the panel whose LinkedIn profile is not known, after the thank-you note."""

from crm.domain.followups import FollowUpKind, PlannedFollowUp, State
from crm.domain.opportunity import reasons
from crm.domain.opportunity.standing import Standing
from crm.domain.opportunity.thank_you import Note
from crm.domain.satisfying import satisfied_by
from crm.domain.working_days import days_after


def suggestions_to_connect(here: Standing, notes: dict[int | None, list[Note]]) -> list[PlannedFollowUp]:
    """One for each of the panel, from the day after the thank-you note; a profile that becomes known makes it done."""
    planned = []
    for id, theirs in notes.items():
        if id is None:
            continue
        person, first = here.person(id), theirs[0]
        from_day = days_after(first.sent.day if first.sent else first.due, here.settings.connect_days)
        touch = satisfied_by(FollowUpKind.CONNECT, from_day, person.touches, here.today)
        done = person.has_profile or touch is not None
        if not done and (not person.reachable or person.connecting):
            continue
        interview = first.met[0][0]
        planned.append(
            PlannedFollowUp(
                f"connect:{here.facts.id}:{id}",
                FollowUpKind.CONNECT,
                id,
                from_day,
                from_day,
                reasons.connect(here.name(id), interview.day_zero, max(here.today, from_day)),
                opportunity=here.facts.id,
                interview=interview.id,
                since=interview.known_on,
                state=State.DONE if done else State.OPEN,
                closed_on=(touch.day if touch and not person.has_profile else here.today) if done else None,
                touchpoint=touch.id or None if touch and not person.has_profile else None,
                only_closes=done,
            )
        )
    return planned
