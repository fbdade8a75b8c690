"""What "whom to start with" says, in words: made from the plain data of the use case."""

from datetime import date
from typing import Any

from crm.domain.days import MONTHS
from crm.domain.starting import AT_A_TIME, Group, first_on, notes_sentence
from crm.usecases.start_with.page import Start
from crm.usecases.start_with.picks import Pick, Proposed

#: What a batch of people looks like in an address: a letter for the group, then the person's id.
_LETTERS = {"m": Group.MET_MOST, "n": Group.NEWS, "a": Group.ANNIVERSARIES, "e": Group.EMAIL, "c": Group.NEWEST}
_LETTER_OF = {group: letter for letter, group in _LETTERS.items()}
_CHIPS = (
    (Group.MIX, "A mix"),
    (Group.MET_MOST, "Met most"),
    (Group.NEWS, "Job news"),
    (Group.ANNIVERSARIES, "Anniversaries"),
    (Group.EMAIL, "Email"),
    (Group.NEWEST, "Newest"),
)
_ICONS = {
    Group.MET_MOST: "building-2",
    Group.NEWS: "newspaper",
    Group.ANNIVERSARIES: "calendar-check",
    Group.EMAIL: "mail",
    Group.NEWEST: "user-plus",
}
_SECONDS_EACH = 6
_LEFT = (
    (8, "a few seconds more"),
    (40, "half a minute more"),
    (75, "about a minute more"),
    (105, "a minute and a half more"),
)


def group_in(text: str) -> Group:
    """The group of an address; the mix where it names none."""
    return next((group for group in Group if group.value == text), Group.MIX)


def batch_in(text: str) -> list[Proposed]:
    """The people of a batch as an address carries it: "m12.n55". Whatever means nothing is passed over."""
    found: dict[int, Proposed] = {}
    for part in text.split(".")[: AT_A_TIME * 2]:
        number = part[1:]
        if part[:1] in _LETTERS and number.isascii() and number.isdigit() and len(number) < 18:
            found.setdefault(int(number), Proposed(int(number), _LETTERS[part[0]]))
    return list(found.values())


def start_page(page: Start, group: Group, everybody: int, today: date) -> dict[str, Any]:
    """Everything the template shows."""
    batch = ".".join(f"{_LETTER_OF[one.group]}{one.person}" for one in page.picks)
    total = sum(page.sizes.values())
    largest = {group: min(AT_A_TIME, total) if group is Group.MIX else page.sizes.get(group, 0) for group in Group}
    undecided = len([one for one in page.picks if not one.cadence and not one.not_now])
    further = (total if group is Group.MIX else largest[group]) > undecided
    return {
        "everybody": everybody,
        "rows": [row(one, batch, group, today) for one in page.picks],
        "tally": tally(page),
        "coming": coming(page),
        "reasons": [
            {
                "key": key.value,
                "words": words,
                "amount": largest[key],
                "url": "/start" if key is Group.MIX else f"/start?group={key.value}",
                "current": key is group,
            }
            for key, words in _CHIPS
        ],
        "more_url": f"/start?group={group.value}" if page.picks and further else "",
    }


def row(one: Pick, batch: str, group: Group, today: date) -> dict[str, Any]:
    """One person to decide on."""
    return {
        "id": one.person,
        "name": one.name,
        "role": ", ".join(part for part in (one.title, one.company) if part),
        "icon": _ICONS[one.group],
        "why": one.because,
        "chosen": "no" if one.not_now else str(one.cadence or ""),
        "said": _said(one, today),
        "url": f"/start/{one.person}?group={group.value}&batch={batch}",
    }


def tally(page: Start) -> dict[str, Any]:
    """How many were looked at, and how long the rest takes."""
    done = len([one for one in page.picks if one.cadence or one.not_now])
    seconds = (len(page.picks) - done) * _SECONDS_EACH
    left = next((words for limit, words in _LEFT if seconds <= limit), "about two minutes more")
    return {"done": done, "total": len(page.picks), "left": left if seconds else "That was all of them"}


def coming(page: Start) -> dict[str, Any]:
    """What today's choices bring in the next twelve months."""
    notes = sum(count for _, count in page.months)
    line = notes_sentence(notes)
    return {
        "people": page.chosen,
        "months": [(MONTHS[month.month - 1][0], count) for month, count in page.months],
        "line": f"{line} Kith spreads them out, five a day at the most."
        if notes
        else "Nothing so far. Each press is saved at once.",
    }


def _said(one: Pick, today: date) -> str:
    if one.not_now:
        return "Asked again in a year, not before."
    if one.cadence is None:
        return ""
    if one.has_news:
        return f"{one.cadence.sentence}. The news is on Today."
    return first_on(one.cadence, one.next_check_in, today) if one.next_check_in else f"{one.cadence.sentence}."
