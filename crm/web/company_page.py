"""What the page of a company shows, in words."""

from datetime import date
from typing import Any
from urllib.parse import urlencode

from crm.domain.days import MONTHS, counted, full_day, number_words, on_day, short_day
from crm.domain.manners import EXEMPT, manners
from crm.domain.moment import Moment
from crm.domain.touches import Direction
from crm.domain.warmth import Warmth
from crm.domain.working_days import days_after
from crm.usecases.company.because import because
from crm.usecases.company.merge import Union
from crm.usecases.company.page import CompanyPage, Introduction, Process
from crm.usecases.company.people import Acquaintance
from crm.usecases.guard import Around
from crm.web.days_shown import list_day
from crm.web.opportunity_page import OUTCOMES

_SIGNS = {Warmth.CLOSE: "close", Warmth.IN_TOUCH: "touch", Warmth.DRIFTING: "drift", Warmth.DISTANT: "far"}
_ENDED = {"offer": "Offer", "rejected": "Rejected", "withdrawn": "You withdrew", "gone-quiet": "Gone quiet"}
_ORDINALS = {2: "second", 3: "third", 4: "fourth", 5: "fifth"}
#: So many of each group are shown at first.
_FIRST = 12


def shown(page: CompanyPage, around: Around, whole: str, when: Moment) -> dict[str, Any]:
    """Everything that `companies/show.html` shows. `whole` names the group that is shown to its end."""
    today = when.today
    panels = {one.id for one in page.interviewers}
    groups = [
        ("interviewed", "users", "Interviewed you", "", page.interviewers, False),
        ("now", "building-2", "There now", "Warmest first", page.now, True),
        (
            "formerly",
            "door-open",
            "There formerly",
            "They know how it works, and may speak freely",
            page.formerly,
            True,
        ),
    ]
    waiting = [one for one in page.opportunities if not one.outcome]
    return {
        "id": page.id,
        "name": page.name,
        "line": _line(page),
        "pills": [{"words": f"Waiting: {one.role}" if one.role else "Waiting", "id": one.id} for one in waiting],
        "groups": [
            _group(key, icon, title, note, people, panels if rest else set(), page, whole, today)
            for key, icon, title, note, people, rest in groups
            if any(one.id not in panels for one in people) or (people and not rest)
        ],
        "introductions": [_introduction(one, today) for one in page.introductions],
        "waiting": [_waiting(one, today) for one in waiting],
        "ended": [_ended(one) for one in page.opportunities if one.outcome],
        "may": _may_i(page, around, today),
        "spellings": [one.name for one in page.spellings],
        "as_list": f"/people?{urlencode({'company': page.id})}",
    }


def union_words(union: Union) -> list[str]:
    """What making two companies one moves, each in a line."""
    counts = (
        (union.people, "person works there", "people work there"),
        (union.former, "person worked there", "people worked there"),
        (union.opportunities, "opportunity", "opportunities"),
    )
    return [counted(number, one, many).capitalize() for number, one, many in counts if number]


def _line(page: CompanyPage) -> str:
    now, left, sat = len(page.now), len(page.formerly), len(page.interviewers)
    parts = []
    if now:
        parts.append(f"{counted(now, 'person', 'people')} now")
    if left:
        parts.append(f"{number_words(left)} who left" if now else f"{counted(left, 'person', 'people')} who left")
    if not parts and sat:
        parts.append(f"{counted(sat, 'person', 'people')} who interviewed you")
    words = ", ".join(parts) or "nobody yet"
    return f"{words[0].upper()}{words[1:]}.{f' {page.place}.' if page.place else ''}"


def _group(
    key: str,
    icon: str,
    title: str,
    note: str,
    people: list[Acquaintance],
    elsewhere: set[int],
    page: CompanyPage,
    whole: str,
    today: date,
) -> dict[str, Any]:
    mine = [one for one in people if one.id not in elsewhere]
    some = mine if whole == key or len(mine) <= _FIRST + 1 else mine[:_FIRST]
    more = len(mine) < len(people)
    return {
        "key": key,
        "icon": icon,
        "title": title,
        "note": note,
        "count": f"{len(mine):,} more" if more else f"{len(mine):,}",
        "people": [_person(one, today) for one in some],
        "rest": len(mine) - len(some),
        "rest_url": f"/companies/{page.id}?all={key}#{key}",
    }


def _person(one: Acquaintance, today: date) -> dict[str, Any]:
    why = because(one, today)
    title = "" if one.formerly or not one.now else next((job.title for job in one.held if job.current), one.title)
    return {
        "id": one.id,
        "name": one.name,
        "line": f"{title}. {why}" if title else why,
        "last": list_day(one.last_touch_on, today) if one.last_touch_on else "never",
        "warmth": _SIGNS[one.warmth],
    }


def _introduction(one: Introduction, today: date) -> dict[str, Any]:
    when = ""
    if one.on:
        near = abs((today - one.on).days) < 60
        when = short_day(one.on, today) if near else f"{MONTHS[one.on.month - 1]} {one.on.year}"
    return {"who": one.who, "whom": one.whom, "when": when}


def _waiting(one: Process, today: date) -> dict[str, Any]:
    words = f"{counted(one.rounds, 'round').capitalize()}." if one.rounds else "No round yet."
    if one.promised and one.promised >= today:
        words += f" You should hear by {full_day(one.promised, today)}."
    elif one.promised:
        words += f" You should have heard by {full_day(one.promised, today)}."
    return {"id": one.id, "role": one.role or "An opportunity", "words": words}


def _ended(one: Process) -> dict[str, Any]:
    how = _ENDED.get(one.outcome, one.outcome)
    rounds = f", {counted(one.rounds, 'round')}" if one.rounds else ""
    year = one.outcome_on.year if one.outcome_on else None
    icon = next((icon for kind, (_, icon, _) in OUTCOMES.items() if kind.value == one.outcome), "minus")
    return {
        "id": one.id,
        "role": one.role or "An opportunity",
        "words": f"{how}{f' in {year}' if year else ''}{rounds}",
        "icon": icon,
        "year": year or "",
    }


def _may_i(page: CompanyPage, around: Around, today: date) -> dict[str, str] | None:
    """How many people of the company one may still write to within the span of days (Rule 9); nobody, no answer."""
    if not page.now:
        return None
    there, settings = around.companies.get(page.id), around.settings
    if there is None:
        return {"short": "Yes.", "line": "Nothing is open here, so only what passed with each of them counts."}
    last: dict[int, date] = {}
    for touch in there.touches:
        if touch.direction == Direction.OUTGOING and touch.kind not in EXEMPT and touch.day <= today:
            last[touch.person] = touch.day
    recent = sorted((day for day in last.values() if (today - day).days < settings.company_days), reverse=True)
    left = settings.company_people - len(recent)
    days = counted(settings.company_days, "day")
    wrote = f"Thank-you notes apart, you wrote to {_people(len(recent))} here in {days}."
    if left <= 0:
        verdict = manners(
            (), today, colleagues=there.touches, opportunity_open=True, settings=settings, company=page.name
        )
        until = on_day(verdict.from_day, today).removeprefix("on ") if verdict.from_day else ""
        return {"short": f"Not before {until}.", "line": wrote}
    line = wrote
    if left == 1:
        full = sorted([today, *recent], reverse=True)
        until = on_day(days_after(full[settings.company_people - 1], settings.company_days), today).removeprefix("on ")
        line += f" After the {_ORDINALS.get(settings.company_people, 'next')}, wait until {until}."
    return {"short": f"Yes, to {number_words(left)}{' more' if recent else ''}.", "line": line}


def _people(number: int) -> str:
    return "nobody" if not number else counted(number, "person", "people")
