"""Whom to start with: of thousands of people the few worth a decision now, each with the reason in a sentence."""

from collections.abc import Collection, Mapping, Sequence
from datetime import date, timedelta
from enum import StrEnum
from typing import NamedTuple

from crm.domain.cadence import Cadence
from crm.domain.days import calendar_day, counted, number_words, on_day
from crm.domain.news import moved_line

#: How many are proposed at a time, and how far ahead an anniversary counts.
AT_A_TIME = 20
ANNIVERSARY_DAYS = 14


class Group(StrEnum):
    """The reasons to start with somebody; MIX takes turns among the others."""

    MIX = "mix"
    MET_MOST = "met-most"
    NEWS = "news"
    ANNIVERSARIES = "anniversaries"
    EMAIL = "email"
    NEWEST = "newest"


#: In this order the mix takes its turns, and a person who is in several groups is shown for the first of them.
TURNS = (Group.NEWS, Group.MET_MOST, Group.NEWEST, Group.ANNIVERSARIES, Group.EMAIL)


class Candidate(NamedTuple):
    """Somebody who may be proposed, with the facts that the reasons need. What is not known stays empty.

    `colleagues` counts the people known at the company, that person included; `most` marks the company where most are
    known. `moved_from`, `news_title` and `news_on` tell the latest job news: the employer before (empty for a first job
    or a new title), the title now, the day of the export that showed it.
    """

    person: int
    given: str
    company: str = ""
    connected_on: date | None = None
    has_email: bool = False
    colleagues: int = 0
    most: bool = False
    interviewed: bool = False
    moved_from: str = ""
    news_title: str = ""
    news_on: date | None = None
    last_touch: date | None = None


class Suggestion(NamedTuple):
    """Somebody to start with, the group whose reason is shown, and the reason."""

    candidate: Candidate
    group: Group
    because: str


def whom_to_start_with(
    groups: Mapping[Group, Sequence[Candidate]],
    group: Group,
    today: date,
    count: int = AT_A_TIME,
    leave_out: Collection[int] = (),
) -> list[Suggestion]:
    """The next `count` people of a group, or of the mix, without those to `leave_out` (answered before).

    Each group is a short list, best first, as the database preselects it: five times `count` and those to leave out are
    enough for any answer. Nobody is proposed twice.
    """
    taken = set(leave_out)
    chosen: list[Suggestion] = []
    turns = TURNS if group is Group.MIX else (group,)
    waiting = {turn: iter(groups.get(turn, ())) for turn in turns}
    while waiting and len(chosen) < count:
        for turn in tuple(waiting):
            candidate = next((one for one in waiting[turn] if one.person not in taken), None)
            if candidate is None:
                del waiting[turn]
            elif len(chosen) < count:
                taken.add(candidate.person)
                chosen.append(Suggestion(candidate, turn, reason(candidate, turn, today)))
    return chosen


def reason(candidate: Candidate, group: Group, today: date) -> str:
    """Why to start with somebody, in one sentence or two: "New job in November. You have Beatriz’s email." """
    email = f"You have {candidate.given}’s email." if candidate.has_email and candidate.given else ""
    met = f"{candidate.given} interviewed you." if candidate.interviewed and candidate.given else ""
    if group is Group.NEWS and candidate.news_on:
        news = moved_line(candidate.moved_from, candidate.company, candidate.news_title, candidate.news_on)
        return " ".join(part for part in (news, email) if part)
    if group is Group.MET_MOST and candidate.company:
        return " ".join(part for part in (_company(candidate), met) if part)
    if (
        group is Group.ANNIVERSARIES
        and candidate.connected_on
        and (to_come := anniversary(candidate.connected_on, today))
    ):
        years, day = to_come
        return f"{counted(years, 'year').capitalize()} connected {on_day(day, today)}."
    if group is Group.EMAIL and email:
        touch = f" Last in touch {on_day(candidate.last_touch, today)}." if candidate.last_touch else ""
        return f"{email}{touch}"
    if candidate.connected_on:
        return f"Connected with you {_lately(candidate.connected_on, today)}."
    return met or email or (_company(candidate) if candidate.company else "Somebody you know.")


def _company(candidate: Candidate) -> str:
    company = candidate.company.strip(" .")
    if candidate.colleagues < 2:
        return f"The one person you know at {company}."
    if candidate.most:
        return f"{company} is where you know most people, {candidate.colleagues:,}."
    return f"One of {candidate.colleagues:,} people you know at {company}."


def _lately(day: date, today: date) -> str:
    """A day of the past, more loosely the farther it is: "on Friday", "last week", "on 3 May"."""
    since_monday = today.weekday() + 7
    if 6 < (today - day).days <= since_monday:
        return "last week"
    return on_day(day, today)


def anniversary(connected_on: date, today: date, within: int = ANNIVERSARY_DAYS) -> tuple[int, date] | None:
    """How many years somebody will have been connected, and on which day, if that is within so many days from today.

    Who connected on 29 February has the anniversary on 28 February in common years.
    """
    for year in (today.year, today.year + 1):
        try:
            day = connected_on.replace(year=year)
        except ValueError:
            day = date(year, 2, 28)
        years = year - connected_on.year
        if years >= 1 and 0 <= (day - today).days <= within:
            return years, day
    return None


def anniversary_days(today: date, within: int = ANNIVERSARY_DAYS) -> list[tuple[int, int]]:
    """The (month, day) pairs whose anniversaries are within so many days, for a database to look for."""
    days = [today + timedelta(days=ahead) for ahead in range(within + 1)]
    pairs = [(day.month, day.day) for day in days]
    if (2, 28) in pairs and (2, 29) not in pairs:
        pairs.append((2, 29))
    return pairs


def notes_ahead(cadences: Sequence[Cadence], today: date) -> list[tuple[date, int]]:
    """How many check-ins the cadences chosen today bring in each of the twelve months that follow this one's.

    Each month is given by its first day.
    """
    first = today.replace(day=1)
    months = [Cadence(1, "month").after(first)]
    while len(months) < 12:
        months.append(Cadence(1, "month").after(months[-1]))
    load = dict.fromkeys(months, 0)
    end = Cadence(1, "month").after(months[-1])
    for cadence in cadences:
        day = cadence.after(today)
        while day < end:
            if (month := day.replace(day=1)) in load:
                load[month] += 1
            day = cadence.after(day)
    return list(load.items())


def notes_sentence(notes: int) -> str:
    """What a choice comes to: "Thirteen notes in a year, about one a month." """
    if notes <= 0:
        return "Nothing to write so far."
    count = number_words(notes).capitalize()
    a_month = round(notes / 12)
    pace = "about one a month" if a_month <= 1 else f"about {number_words(a_month)} a month"
    if notes < 9:
        return f"{counted(notes, 'note').capitalize()} in a year."
    return f"{count} notes in a year, {pace}."


def first_on(cadence: Cadence, day: date, today: date) -> str:
    """The answer to a press: "Every 3 months, first on 24 February"."""
    return f"{cadence.sentence}, first on {calendar_day(day, today)}"
