"""What the list of opportunities shows, in words."""

from datetime import date
from typing import Any

from crm.domain.days import counted, number_words, short_day
from crm.domain.opportunity.facts import OutcomeKind
from crm.usecases.opportunities.listed import Listed
from crm.web.opportunities_waiting import any_row, lead_day, waiting_row

#: Rows of ended ones before "Show the others".
_FEW = 12
_PILLS = {
    OutcomeKind.OFFER: ("green", "party-popper", "Offer"),
    OutcomeKind.REJECTED: ("rose", "circle-x", "Rejected"),
    OutcomeKind.WITHDRAWN: ("", "door-open", "Withdrew"),
    OutcomeKind.GONE_QUIET: ("", "wind", "Gone quiet"),
}


def opportunities_page(
    waiting: list[Listed], ended: list[Listed], chosen: str, everything: bool, today: date
) -> dict[str, Any]:
    """Everything that `opportunities/index.html` shows; the ended ones are narrowed to the `chosen` outcome."""
    chosen = chosen if chosen in list(OutcomeKind) else ""
    narrowed = [one for one in ended if not chosen or one.outcome == chosen]
    shown = narrowed if everything else narrowed[:_FEW]
    begun = [one for one in waiting if one.rounds or lead_day(one, today)]
    applied = [one for one in waiting if not (one.rounds or lead_day(one, today))]
    applied.sort(key=lambda one: (one.applied_on or date.min, one.id), reverse=True)
    return {
        "line": _line(begun, applied, ended),
        "waiting": _with_one_solid(sorted((waiting_row(one, today) for one in begun), key=lambda row: row["sort"])),
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
    met = len({number for one in ended for number, *_ in one.people})
    left = f", and left you {counted(met, 'person', 'people')}" if met else ""
    return f"{first} {number_words(len(ended)).capitalize()} ended{left}."


def _with_one_solid(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The first button of the list is the solid one."""
    first = next((row for row in rows if row["action"]), None)
    return [{**row, "go": row is first} for row in rows]


def _ended(one: Listed, today: date) -> dict[str, Any]:
    look, icon, words = _PILLS[OutcomeKind(one.outcome)]
    kept = f"{len(one.people)} {'person' if len(one.people) == 1 else 'people'}" if one.people else ""
    day = short_day(one.outcome_on, today) if one.outcome_on else ""
    return {**any_row(one), "pill": {"look": look, "icon": icon, "words": words}, "kept": kept, "day": day}


def _applied(one: Listed, today: date) -> dict[str, Any]:
    """An opportunity without an interview: applied for, or only saved."""
    pill = ("", "send", "Applied") if one.applied_on else ("", "bookmark", "Saved")
    day = short_day(one.applied_on, today) if one.applied_on else ""
    return {**any_row(one), "pill": dict(zip(("look", "icon", "words"), pill, strict=True)), "kept": "", "day": day}


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
