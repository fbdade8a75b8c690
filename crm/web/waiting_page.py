"""What the page of promises shows, in words: made from the plain data of the use cases."""

from datetime import date
from typing import Any

from crm.domain.advice import Settings
from crm.domain.days import WEEKDAYS, counted, days_over, full_day, number_words, short_day
from crm.domain.interview_round import in_sentence, round_words
from crm.domain.refusals import Refused
from crm.models import Account
from crm.usecases.opportunities.promise_line import MeantPromise, promise_meant
from crm.usecases.opportunities.waiting_on import Owed

#: So many settled promises are shown at first, and after asking for more.
FEW, MANY = 4, 200
#: Rows of the panel on Today.
PANEL = 4


def waiting_page(
    promises: list[Owed], ended: list[Owed], counts: tuple[int, int], settings: Settings, today: date
) -> dict[str, Any]:
    """Everything that the page shows but the line that is typed."""
    theirs = [row(one, today) for one in promises if one.side == "theirs"]
    yours = [row(one, today) for one in promises if one.side == "yours"]
    if theirs and theirs[0]["late"]:
        theirs[0]["first"] = True
    kept, broken = counts
    return {
        "summary": summary(promises),
        "advice_words": f"{counted(settings.second_note_working_days, 'working day').capitalize()} after it, and not "
        "before, Kith proposes one second note.",
        "theirs": theirs,
        "yours": yours,
        "settled": [_settled(one, today) for one in ended],
        "settled_count": kept + broken,
        "settled_words": ", ".join(
            words for words in (f"{kept:,} kept" if kept else "", f"{broken:,} broken" if broken else "") if words
        ),
        "further": kept + broken - len(ended),
    }


def summary(promises: list[Owed]) -> str:
    """ "You wait for five answers, one of them overdue. You owe three." """
    theirs = [one for one in promises if one.side == "theirs"]
    yours = len(promises) - len(theirs)
    late = sum(one.late for one in theirs)
    sentences = []
    if theirs:
        over = f", {'all' if late == len(theirs) > 1 else number_words(late)} of them overdue" if late else ""
        if len(theirs) == 1:
            over = ", and it is overdue" if late else ""
        sentences.append(f"You wait for {counted(len(theirs), 'answer')}{over}.")
    if yours:
        sentences.append(f"You owe {number_words(yours)}.")
    return " ".join(sentences) or "Nobody owes you an answer, and you owe none."


def row(one: Owed, today: date) -> dict[str, Any]:
    """A dated row."""
    day, beside = _when(one.due_on, today)
    return {
        "id": one.id,
        "mine": one.side == "yours",
        "late": one.late,
        "first": False,
        "day": day,
        "beside": beside,
        "name": one.name or one.company,
        "company": not one.name,
        "url": _url(one),
        "source": _source(one),
        "text": one.text,
        "line": _without_words(one),
        "note": _note(one, today),
        "write_url": _write_url(one) if one.side == "theirs" and one.late and (one.ask_on or today) <= today else "",
    }


def panel(waiting: list[Owed], today: date) -> list[dict[str, Any]]:
    """The rows of "Waiting on others" on Today."""
    return [
        {
            "name": one.name or one.company,
            "company": not one.name,
            "url": _url(one),
            "line": one.text or _after(one.round) or one.role or "Their answer",
            "when": days_over(one.due_on, today) if one.late else f"by {_short(one.due_on, today)}",
            "late": one.late,
        }
        for one in waiting
    ]


def reading_of(account: Account, line: str, today: date) -> dict[str, Any]:
    """What a line means: `meant` is None, with the reason in `unclear`, where it says too little."""
    if not line.strip():
        return {"meant": None, "unclear": ""}
    try:
        return {"meant": _meant(promise_meant(account, line, today), today), "unclear": ""}
    except Refused as error:
        return {"meant": None, "unclear": str(error)}


def _meant(meant: MeantPromise, today: date) -> dict[str, Any]:
    return {
        "mine": meant.side == "yours",
        "name": meant.whose[0].name if len(meant.whose) == 1 else "",
        "day": full_day(meant.due_on, today),
        "choices": [(one.key, one.name, one.about) for one in meant.whose] if len(meant.whose) > 1 else [],
    }


def _when(day: date, today: date) -> tuple[str, str]:
    """The day, and how far it is."""
    distance = (day - today).days
    short = f"{WEEKDAYS[day.weekday()][:3]} {short_day(day, today)}"
    if distance < 0:
        return short, days_over(day, today)
    if distance < 2:
        return ("Today", "Tomorrow")[distance], short
    if distance < 14:
        return short, f"in {distance} days"
    return short, f"in {round(distance / 7)} weeks" if distance < 60 else f"in {round(distance / 30.4)} months"


def _short(day: date, today: date) -> str:
    distance = (day - today).days
    if distance < 2:
        return ("today", "tomorrow")[distance]
    return f"{WEEKDAYS[day.weekday()][:3]} {day.day}" if distance < 8 else short_day(day, today)


def _source(one: Owed) -> str:
    parts = [one.company if one.name else one.role, in_sentence(round_words(one.round)) if one.round else ""]
    return ", ".join(part for part in parts if part)


def _after(round_: str) -> str:
    """ "Word after round 2", "Word after the second round"; "" where no round was noted."""
    if not round_:
        return ""
    words = in_sentence(round_words(round_))
    return f"Word after {'the ' if words.endswith(' round') else ''}{words}"


def _without_words(one: Owed) -> str:
    if one.opportunity and one.side == "theirs":
        return "When you would hear."
    return "No words were noted."


def _note(one: Owed, today: date) -> str:
    """How often it was moved, and from when on it is decent to ask."""
    notes = []
    if one.moved and one.side == "theirs":
        notes.append(f"Moved { ({1: 'once', 2: 'twice'}.get(one.moved) or f'{number_words(one.moved)} times') }.")
    if one.late and one.ask_on and one.ask_on > today:
        notes.append(f"Ask from {full_day(one.ask_on, today)} on.")
    return " ".join(notes)


def _settled(one: Owed, today: date) -> dict[str, Any]:
    mine = one.side == "yours"
    whom = one.name or one.company
    return {
        "name": "You" if mine else whom,
        "face": "" if mine else whom,
        "company": not one.name and not mine,
        "url": _url(one),
        "text": (one.text or _without_words(one)).rstrip("."),
        "whom": whom if mine else "",
        "kept": one.state == "kept",
        "words": {"kept": "Did it" if mine else "Kept"}.get(one.state, "Dropped" if mine else "Broken"),
        "day": short_day(one.closed_on or one.due_on, today),
    }


def _url(one: Owed) -> str:
    return f"/people/{one.person}" if one.person else f"/opportunities/{one.opportunity}"


def _write_url(one: Owed) -> str:
    return f"/people/{one.person}/write" if one.person else f"/opportunities/{one.opportunity}"
