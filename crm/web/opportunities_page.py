"""What the list of opportunities shows, in words."""

from datetime import date
from typing import Any

from crm.domain.days import counted, day_words, number_words, short_day
from crm.domain.followups import FollowUpKind
from crm.domain.opportunity.facts import OutcomeKind
from crm.usecases.opportunities.listed import INTERVIEW, PROMISE, Listed
from crm.web.plan_words import day_and_weekday

#: Rows of ended ones before "Show the others".
_FEW = 12
_FACES = 4
_PILLS = {
    OutcomeKind.OFFER: ("green", "party-popper", "Offer"),
    OutcomeKind.REJECTED: ("rose", "circle-x", "Rejected"),
    OutcomeKind.WITHDRAWN: ("", "door-open", "Withdrew"),
    OutcomeKind.GONE_QUIET: ("", "wind", "Gone quiet"),
}
_DUE = {
    FollowUpKind.THANK_YOU: "A thank-you note is next.",
    FollowUpKind.SECOND_NOTE: "The second note is next.",
    FollowUpKind.FEEDBACK_REQUEST: "The request for feedback is next.",
    FollowUpKind.CONNECT: "A suggestion to connect is next.",
    FollowUpKind.ASK_WHEN: "Ask at the end when you will hear.",
    FollowUpKind.CALL_IT_QUIET: "Has it gone quiet? You decide.",
}


def opportunities_page(
    waiting: list[Listed], ended: list[Listed], chosen: str, everything: bool, today: date
) -> dict[str, Any]:
    """Everything that `opportunities/index.html` shows; the ended ones are narrowed to the `chosen` outcome."""
    chosen = chosen if chosen in list(OutcomeKind) else ""
    narrowed = [one for one in ended if not chosen or one.outcome == chosen]
    shown = narrowed if everything else narrowed[:_FEW]
    begun = [one for one in waiting if one.rounds or _day(one, today)]
    applied = [one for one in waiting if not (one.rounds or _day(one, today))]
    applied.sort(key=lambda one: (one.applied_on or date.min, one.id), reverse=True)
    return {
        "line": _line(begun, applied, ended),
        "waiting": sorted((_waiting(one, today) for one in begun), key=lambda row: row["sort"]),
        "applied": [_applied(one, today) for one in (applied if everything else applied[:_FEW])],
        "applied_count": len(applied),
        "applied_others": 0 if everything else max(len(applied) - _FEW, 0),
        "ended": [_ended(one, today) for one in shown],
        "ended_count": len(ended),
        "chips": _chips(ended, chosen) if ended else [],
        "others": len(narrowed) - len(shown),
        "others_url": f"/opportunities?all=1{f'&outcome={chosen}' if chosen else ''}",
    }


def _line(waiting: list[Listed], applied: list[Listed], ended: list[Listed]) -> str:
    verb = "is" if len(waiting) == 1 else "are"
    first = f"{number_words(len(waiting)).capitalize() if waiting else 'Nothing'} {verb if waiting else 'is'} waiting."
    if applied:
        verb = "has" if len(applied) == 1 else "have"
        first += f" {number_words(len(applied)).capitalize()} {verb} no interview yet."
    if not ended:
        return first
    met = len({number for one in ended for number, _ in one.people})
    left = f", and left you {counted(met, 'person', 'people')}" if met else ""
    return f"{first} {number_words(len(ended)).capitalize()} ended{left}."


def _waiting(one: Listed, today: date) -> dict[str, Any]:
    day = _day(one, today)
    upcoming = one.next_kind == INTERVIEW
    due = one.next_on is not None and one.next_on <= today and not upcoming
    return {
        **_row(one),
        "sort": day or date.max,
        "day": day_and_weekday(day, today) if day else "No date",
        "distance": _distance(day, one, today),
        "late": day is not None and day < today,
        "why": _why(one, today),
        "go": due,
        "action": "Open" if due else ("Add a date" if day is None else ""),
    }


def _day(one: Listed, today: date) -> date | None:
    """The date that leads the row: an interview to come, the date they gave, else what is due."""
    if one.next_kind == INTERVIEW:
        return one.next_on
    return one.promised or (max(one.next_on, today) if one.next_on else None)


def _distance(day: date | None, one: Listed, today: date) -> str:
    if day is None:
        return f"since {short_day(one.last_interview, today)}" if one.last_interview else ""
    days = (day - today).days
    if days < 0:
        return f"{-days} day{'' if days == -1 else 's'} over"
    if days < 2:
        return "tomorrow" if days else "today"
    return f"in {days} days" if days < 14 else f"in {days // 7} weeks"


def _why(one: Listed, today: date) -> str:
    if one.next_kind == INTERVIEW and one.next_on:
        rounds = "The first talk" if one.rounds == 1 else "The next round"
        return f"{rounds} is {day_words(one.next_on, today)}."
    said = f"{counted(one.rounds, 'round').capitalize()} so far." if one.rounds else ""
    if one.next_kind == PROMISE:
        return f"{said} They said you would hear by then.".strip()
    if one.next_on is None or one.next_kind not in list(FollowUpKind):
        return said
    words = _DUE.get(FollowUpKind(one.next_kind), "")
    return f"{said} {words.replace(' is next.', ' is due.') if one.next_on <= today else words}".strip()


def _ended(one: Listed, today: date) -> dict[str, Any]:
    look, icon, words = _PILLS[OutcomeKind(one.outcome)]
    kept = f"{len(one.people)} {'person' if len(one.people) == 1 else 'people'}" if one.people else ""
    day = short_day(one.outcome_on, today) if one.outcome_on else ""
    return {**_row(one), "pill": {"look": look, "icon": icon, "words": words}, "kept": kept, "day": day}


def _applied(one: Listed, today: date) -> dict[str, Any]:
    """An opportunity without an interview: applied for, or only saved."""
    pill = ("", "send", "Applied") if one.applied_on else ("", "bookmark", "Saved")
    day = short_day(one.applied_on, today) if one.applied_on else ""
    return {**_row(one), "pill": dict(zip(("look", "icon", "words"), pill, strict=True)), "kept": "", "day": day}


def _row(one: Listed) -> dict[str, Any]:
    names = [name for _, name in one.people]
    first = [name.split()[0] for name in names if name]
    return {
        "url": f"/opportunities/{one.id}",
        "company": one.company,
        "role": one.role or one.company,
        "at": one.company if one.role else "",
        "faces": names[:_FACES],
        "called": ", ".join(first) if len(first) < 3 else f"{len(first)} people",
    }


def _chips(ended: list[Listed], chosen: str) -> list[dict[str, Any]]:
    counts = [("", "All", len(ended))]
    counts += [(kind.value, _PILLS[kind][2], sum(one.outcome == kind for one in ended)) for kind in OutcomeKind]
    return [
        {
            "words": words,
            "count": count,
            "url": f"/opportunities?outcome={value}" if value else "/opportunities",
            "current": value == chosen,
        }
        for value, words, count in counts
        if count
    ]
