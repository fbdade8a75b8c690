"""Reads the dated scenarios of tests/data/scenarios, and lives through them day by day."""

import re
import tomllib
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

from crm.domain.advice import Settings, settings_from
from crm.domain.cadence import parse_cadence
from crm.domain.followups import State
from crm.domain.opportunity.facts import (
    InterviewFacts,
    OpportunityFacts,
    Outcome,
    OutcomeKind,
    Panelist,
    PersonFacts,
    Promise,
    lived_in,
)
from crm.domain.opportunity.keeping import keep, whom_to_keep
from crm.domain.opportunity.plan import plan
from crm.domain.touches import Direction, Touch, TouchKind
from tests.domain.opportunity.days import read_day, read_moment, write_day
from tests.domain.opportunity.diary import Diary, Row

FOLDER = Path(__file__).parents[2] / "data" / "scenarios"
_PART = {"led it": "leads", "main contact": "main", "recruiter": "recruiter", "hiring manager": "hiring_manager"}
_CLOSED = {State.DONE: "done", State.SKIPPED: "skipped", State.LAPSED: "lapsed", State.CANCELLED: "called off"}
_WAYS = {"to": Direction.OUTGOING, "from": Direction.INCOMING, "with": Direction.MUTUAL}
_TOUCH = re.compile(rf"({'|'.join(TouchKind)}) (to|from|with) ([^,]+)(, thanking)?")
_ANSWER = re.compile(r"(skip|done|put off): ([a-z-]+)(?: to ([^,]+?))?(?: until (.+))?")


def scenarios() -> Iterator[Any]:
    """Every scenario of every file, with the file's name."""
    for path in sorted(FOLDER.glob("*.toml")):
        told = tomllib.loads(path.read_text(encoding="utf-8"))
        for one in told["scenario"]:
            yield path.stem, {**{key: value for key, value in told.items() if key != "scenario"}, **one}


class Life:
    """One scenario while it is lived through: what is known so far, and the follow-ups that are kept."""

    def __init__(self, told: dict[str, Any]) -> None:
        self.told = told
        self.settings: Settings = settings_from(told.get("settings", {}))
        self.holidays = frozenset(map(read_day, told.get("holidays", ())))
        self.zone = told.get("account_zone", "Europe/Lisbon")
        self.people: dict[int, PersonFacts] = {}
        self.facts = OpportunityFacts(
            1, told.get("company", "Fernhollow"), company_open=told.get("company_open", False)
        )
        self.diary = Diary()
        self.next_touch = 1
        for line in told.get("people", ()):
            self._describe(line)
        self.interviews = [self._interview(number, one) for number, one in enumerate(told.get("interview", ()), 1)]
        main, helpers, others = told.get("main_contact"), told.get("helpers", ()), told.get("others", ())
        self.facts = self.facts._replace(
            main_contact=self.id(main) if main else None,
            helpers=tuple(map(self.id, helpers)),
            others=tuple(map(self.id, others)),
        )
        self.events: dict[date, list[str]] = {}
        for line in told.get("events", ()):
            day, event = line.split(": ", 1)
            self.events.setdefault(read_day(day), []).append(event)
        self.looks = {read_day(look["on"]): look for look in told["look"]}

    def days(self) -> Iterator[date]:
        """Live from the first day anything happens to the last day that is looked at; yields the days to look at."""
        today = min((*self.events, *self.looks, *(one.recorded_on for one in self.interviews if one.recorded_on)))
        while today <= max(self.looks):
            self._plan(today)
            for event in self.events.get(today, ()):
                self._happens(today, event)
                self._plan(today)
            self.diary.check(today)
            if today in self.looks:
                yield today
            today += timedelta(days=1)

    def seen(self) -> list[str]:
        """The follow-ups as the scenario tells them, a line each."""
        about = self.told.get("about")
        rows = [row for row in self.diary.rows if not about or row.plan.kind in about]
        rows.sort(key=lambda row: (row.due, list(type(row.plan.kind)).index(row.plan.kind), row.id))
        return [self._line(row) for row in rows]

    def kept(self, today: date) -> list[str]:
        """Whom the outcome keeps, how often, and when first."""
        lines = []
        for id in whom_to_keep(self.facts, self.settings, today):
            assert self.facts.outcome
            met = [
                one.day_zero
                for one in self.facts.interviews
                if one.day_zero <= today and any(id == there.person for there in one.panel)
            ]
            touched = max((*(touch.day for touch in self.people[id].touches), *met), default=None)
            kept = keep(self.people[id], self.facts.outcome, self.settings, touched)
            often = kept.cadence.sentence.lower() + ("" if kept.set_by_outcome else ", as before")
            lines.append(f"{self.people[id].name}: {often}, first on {write_day(kept.first_check_in)}")
        return lines

    def id(self, name: str) -> int:
        """The number of somebody by name; a new name is somebody new, whose profile is known."""
        for person in self.people.values():
            if person.name == name:
                return person.id
        number = len(self.people) + 1
        self.people[number] = PersonFacts(number, name, has_profile=True)
        return number

    def _plan(self, today: date) -> None:
        self.facts = self.facts._replace(
            interviews=tuple(one for one in self.interviews if one.recorded_on and one.recorded_on <= today),
            people=dict(self.people),
            company_touches=tuple(
                touch for person in self.people.values() if not person.elsewhere for touch in person.touches
            ),
        )
        planned = plan(self.facts, self.settings, today, self.holidays)
        touchpoints = {touch.id for person in self.people.values() for touch in person.touches}
        self.diary.bring_up_to_date(planned, touchpoints, today)

    def _line(self, row: Row) -> str:
        what = row.plan.kind + (f" to {self.people[row.plan.person].name}" if row.plan.person else "")
        if row.state is not State.OPEN:
            on = f" on {write_day(row.closed_on)}" if row.closed_on else ""
            return f"{write_day(row.due)} | {what} | {_CLOSED[row.state]}{on}"
        until = f"until {write_day(row.plan.last_day)}" if row.plan.last_day else ""
        return " | ".join(part for part in (write_day(row.due), what, until, row.plan.because) if part)

    def _describe(self, line: str) -> None:
        """ "Wiremu: no profile", "Ada: every 6 months by hand since Mon 5 Jan 2026", "Marit: of an agency" """
        name, said = line.split(": ", 1)
        person = self.people[self.id(name)]
        for part in said.split(", "):
            if part == "no profile":
                person = person._replace(has_profile=False)
            elif part == "do not contact":
                person = person._replace(do_not_contact=True)
            elif part == "of an agency":
                person = person._replace(elsewhere=True)
            else:
                match = re.fullmatch(r"(every .+) by (hand|outcome) since (.+)", part)
                assert match, line
                person = person._replace(
                    cadence=parse_cadence(match[1]), cadence_source=match[2], cadence_set_on=read_day(match[3])
                )
        self.people[person.id] = person

    def _interview(self, number: int, told: dict[str, Any]) -> InterviewFacts:
        starts, ends = self._when(read_moment(told["when"]), told)
        return InterviewFacts(
            number,
            starts,
            ends,
            tuple(self._panelist(line) for line in told.get("panel", ())),
            specific=told.get("specific", ""),
            felt=told.get("felt"),
            asked=told.get("asked", False),
            promised=read_day(told["they_said"]) if "they_said" in told else None,
            recorded_on=read_day(told["entered"]) if "entered" in told else starts.date(),
        )

    def _when(self, starts: datetime, told: dict[str, Any]) -> tuple[datetime, datetime]:
        return lived_in(starts, told.get("minutes", 60), told.get("zone", self.zone), self.zone)

    def _panelist(self, line: str) -> Panelist:
        match = re.fullmatch(r"([^(]+?)(?: \((.+)\))?", line)
        assert match, line
        parts = match[2].split(", ") if match[2] else ()
        return Panelist(self.id(match[1]), **{_PART[part]: True for part in parts})

    def _touch(self, today: date, id: int, direction: str, kind: str, thanks: bool) -> int:
        number, self.next_touch = self.next_touch, self.next_touch + 1
        person = self.people[id]
        touches = sorted((*person.touches, Touch(today, direction, kind, id, thanks, number)), key=lambda one: one.day)
        self.people[id] = person._replace(touches=tuple(touches))
        return number

    def _happens(self, today: date, event: str) -> None:
        if event.startswith("entered late: "):
            day, event = event.removeprefix("entered late: ").split(", ", 1)
            match = _TOUCH.fullmatch(event)
            assert match, event
            self._touch(read_day(day), self.id(match[3]), _WAYS[match[2]], match[1], bool(match[4]))
        elif match := _TOUCH.fullmatch(event):
            self._touch(today, self.id(match[3]), _WAYS[match[2]], match[1], bool(match[4]))
        elif match := _ANSWER.fullmatch(event):
            self._answer(today, *match.groups())
        elif match := re.fullmatch(r"(?:on (.+) )?they sa(?:y|id) (.+)", event):
            told_on = read_day(match[1]) if match[1] else today
            promise = Promise(read_day(match[2]), told_on, today)
            self.facts = self.facts._replace(promises=(*self.facts.promises, promise))
        elif event == "the promise is kept":
            newest = self.facts.promises[-1]._replace(kept_on=today)
            self.facts = self.facts._replace(promises=(*self.facts.promises[:-1], newest))
        elif match := re.fullmatch(rf"({'|'.join(OutcomeKind)})(?:, dated (.+))?", event):
            on = read_day(match[2]) if match[2] else today
            self.facts = self.facts._replace(outcome=Outcome(OutcomeKind(match[1]), on, today))
        elif event == "the outcome is taken back":
            self.facts = self.facts._replace(outcome=None)
        elif match := re.fullmatch(r"interview (\d) moves to (.+)", event):
            number = int(match[1]) - 1
            starts, ends = self._when(read_moment(match[2]), self.told["interview"][number])
            self._change_interview(number, starts=starts, ends=ends)
        elif match := re.fullmatch(r"(.+) joins the panel of interview (\d)", event):
            number = int(match[2]) - 1
            self._change_interview(number, panel=(*self.interviews[number].panel, self._panelist(match[1])))
        elif match := re.fullmatch(r"do not contact (.+)", event):
            self.people[self.id(match[1])] = self.people[self.id(match[1])]._replace(do_not_contact=True)
        elif match := re.fullmatch(r"an import brings the profile of (.+)", event):
            self.people[self.id(match[1])] = self.people[self.id(match[1])]._replace(has_profile=True)
        elif match := re.fullmatch(r"the last touchpoint with (.+) is taken back", event):
            person = self.people[self.id(match[1])]
            self.people[person.id] = person._replace(touches=person.touches[:-1])
        else:
            raise ValueError(event)

    def _change_interview(self, number: int, **changes: Any) -> None:
        self.interviews[number] = self.interviews[number]._replace(**changes)

    def _answer(self, today: date, answer: str, kind: str, name: str | None, until: str | None) -> None:
        person = self.id(name) if name else None
        if answer == "skip":
            self.diary.skip(kind, person, today)
        elif answer == "put off":
            assert until
            self.diary.put_off(kind, person, read_day(until))
        else:
            logged = kind if kind in list(TouchKind) else TouchKind.OTHER
            number = self._touch(today, person, Direction.OUTGOING, logged, False) if person else None
            self.diary.finish(kind, person, today, number)
