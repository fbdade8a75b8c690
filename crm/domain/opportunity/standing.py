"""An opportunity as it stands on a day: its facts, put in order once for all rules."""

from collections.abc import Collection
from datetime import date

from crm.domain.advice import Settings
from crm.domain.manners import Verdict, manners, unanswered
from crm.domain.opportunity.facts import (
    InterviewFacts,
    OpportunityFacts,
    Outcome,
    OutcomeKind,
    Panelist,
    PersonFacts,
)
from crm.domain.touches import Direction, Touch, TouchKind

#: An interview that somebody was at, and their part in it.
Met = tuple[InterviewFacts, Panelist]
#: Outcomes that somebody told the account: they are incoming (Rule 9).
TOLD = (OutcomeKind.OFFER, OutcomeKind.REJECTED)


class Standing:
    """The facts of an opportunity up to a day, with the numbers and the holidays that rules need.

    `interviews` are those that count, in the order of time: what was to come after an outcome does not take place.
    `panel` is everybody on a panel, in the order in which they were met, each with the interviews they were at;
    `theirs` adds the main contact and others of theirs. `contact` is to whom a second note goes.
    """

    def __init__(
        self, facts: OpportunityFacts, settings: Settings, today: date, holidays: Collection[date] = ()
    ) -> None:
        self.facts = facts
        self.settings = settings
        self.today = today
        self.holidays = holidays
        self.outcome: Outcome | None = facts.outcome
        last = self.outcome.on if self.outcome else date.max
        counting = [interview for interview in facts.interviews if interview.day <= last]
        self.interviews = tuple(sorted(counting, key=lambda one: (one.day_zero, one.starts, one.id)))
        self.panel = self._panel()
        main = () if facts.main_contact is None else (facts.main_contact,)
        self.theirs = list(dict.fromkeys((*self.panel, *facts.others, *main)))
        self.contact = self._main_contact()
        self._histories: dict[int, list[Touch]] = {}

    def person(self, id: int) -> PersonFacts:
        """Somebody of this opportunity."""
        return self.facts.people.get(id) or PersonFacts(id)

    def name(self, id: int | None) -> str:
        """How Kith calls somebody; empty for nobody."""
        return (self.person(id).name or "them") if id is not None else ""

    def heard(self) -> list[date]:
        """The days up to today on which something was heard from this opportunity's people, in order."""
        return sorted(
            touch.day
            for id in self.theirs
            for touch in self.person(id).touches
            if touch.direction != Direction.OUTGOING and touch.day <= self.today
        )

    def history(self, id: int) -> list[Touch]:
        """Somebody's touchpoints as manners see them: an interview is mutual, an outcome they told is incoming."""
        found = self._histories.get(id)
        if found is None:
            there = [
                Touch(interview.day_zero, Direction.MUTUAL, TouchKind.MEETING, id)
                for interview, _ in self.panel.get(id, ())
            ]
            found = self._histories[id] = [*there, *self.person(id).touches]
            if self.outcome and self.outcome.kind in TOLD and id == (self.outcome.told_by or self.contact):
                found.append(Touch(self.outcome.on, Direction.INCOMING, TouchKind.OTHER, id))
            found.sort(key=lambda touch: touch.day)
        return found

    def unanswered(self, id: int) -> list[Touch]:
        """What was written to somebody up to today and not answered, as manners count it."""
        return unanswered(self.history(id), self.today)

    def manners(self, id: int, kind: str, day: date) -> Verdict:
        """Whether it is decent to write to somebody on a day (Rule 9)."""
        person = self.person(id)
        return manners(
            self.history(id),
            day,
            kind=kind,
            do_not_contact=not person.reachable,
            colleagues=() if person.elsewhere else self.facts.company_touches,
            opportunity_open=self.outcome is None or self.facts.company_open,
            settings=self.settings,
            name=person.name,
            company=self.facts.company,
        )

    def _panel(self) -> dict[int, list[Met]]:
        met: dict[int, list[Met]] = {}
        for interview in self.interviews:
            for member in interview.panel:
                meetings = met.setdefault(member.person, [])
                if not meetings or meetings[-1][0] is not interview:
                    meetings.append((interview, member))
        return met

    def _main_contact(self) -> int | None:
        """To whom a second note goes (Rule 3): whoever is marked; else recruiter or hiring manager; else the first.

        Marked for the opportunity wins over marked on a panel, a later panel over an earlier one; nobody who is not to
        be contacted. Who was met first comes first among the unmarked.
        """
        latest = [member for interview in reversed(self.interviews) for member in interview.panel]
        first = [member for interview in self.interviews for member in interview.panel]
        marked = () if self.facts.main_contact is None else (self.facts.main_contact,)
        candidates = (
            *marked,
            *(member.person for member in latest if member.main),
            *(member.person for member in latest if member.recruiter),
            *(member.person for member in latest if member.hiring_manager),
            *(member.person for member in first),
        )
        return next((id for id in candidates if self.person(id).reachable), None)
