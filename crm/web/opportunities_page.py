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
    return {
        "line": _line(waiting, ended),
        "waiting": [_waiting(one, today) for one in waiting],
        "ended": [_ended(one, today) for one in shown],
        "ended_count": len(ended),
        "chips": _chips(ended, chosen) if ended else [],
        "others": len(narrowed) - len(shown),
        "others_url": f"/opportunities?all=1{f'&outcome={chosen}' if chosen else ''}",
    }


def _line(waiting: list[Listed], ended: list[Listed]) -> str:
    verb = "is" if len(waiting) == 1 else "are"
    first = f"{number_words(len(waiting)).capitalize() if waiting else 'Nothing'} {verb if waiting else 'is'} waiting."
    if not ended:
        return first
    met = len({number for one in ended for number, _ in one.people})
    left = f", and left you {counted(met, 'person', 'people')}" if met else ""
    return f"{first} {number_words(len(ended)).capitalize()} ended{left}."


def _waiting(one: Listed, today: date) -> dict[str, Any]:
    overdue = one.promised if one.promised and one.promised < today else None
    shown = overdue or one.next_on
    upcoming = one.next_kind == INTERVIEW
    due = one.next_on is not None and one.next_on <= today and not upcoming
    return {
        **_row(one),
        "day": day_and_weekday(shown, today) if shown else "No date",
        "distance": _distance(overdue, one, today),
        "late": overdue is not None,
        "why": _why(one, today),
        "go": due,
        "action": "Open" if due else ("Add a date" if shown is None else ""),
    }


def _distance(overdue: date | None, one: Listed, today: date) -> str:
    if overdue:
        days = (today - overdue).days
        return f"{days} day{'' if days == 1 else 's'} over"
    if one.next_on is None:
        return f"since {short_day(one.last_interview, today)}" if one.last_interview else ""
    days = (one.next_on - today).days
    if days <= 1:
        return "today" if days <= 0 else "tomorrow"
    return f"in {days} days" if days < 14 else f"in {days // 7} weeks"


def _why(one: Listed, today: date) -> str:
    if one.next_kind == INTERVIEW and one.next_on:
        rounds = "The first talk" if one.rounds == 1 else "The next round"
        return f"{rounds} is {day_words(one.next_on, today)}."
    said = f"{counted(one.rounds, 'round').capitalize()} so far." if one.rounds else ""
    if one.next_kind == PROMISE:
        return f"{said} They said you would hear by then.".strip()
    known = one.next_kind in list(FollowUpKind)
    return f"{said} {_DUE.get(FollowUpKind(one.next_kind), '') if known else ''}".strip()


def _ended(one: Listed, today: date) -> dict[str, Any]:
    look, icon, words = _PILLS[OutcomeKind(one.outcome)]
    kept = f"{len(one.people)} {'person' if len(one.people) == 1 else 'people'}" if one.people else ""
    day = short_day(one.outcome_on, today) if one.outcome_on else ""
    return {**_row(one), "pill": {"look": look, "icon": icon, "words": words}, "kept": kept, "day": day}


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
