"""One line about a promise, understood: "Rafael will introduce me by 4 Dec", "I owe Ada the drawing by Monday"."""

import re
from datetime import date
from typing import NamedTuple

from crm.domain.natural_dates import Leaning, find_date, parse_date


class PromiseLine(NamedTuple):
    """What was understood. `side` is theirs or yours; `who` are names it may be about, the likeliest first.

    `text` is what was promised; `due_on` is None where the line says no day.
    """

    side: str
    who: tuple[str, ...]
    text: str
    due_on: date | None


#: By when: the last of them in the line counts.
_BY = re.compile(r"(?P<rest>.+)[\s,]+(?:by|on|until|till|before)\s+(?P<day>.+)", re.IGNORECASE)
_MINE = re.compile(
    r"(?:i[’']ll|i (?:will|shall|promised|promise|owe|want to|have to)|we (?:will|owe)|my promise)\b[\s:,]*(?:to\s+)?"
    r"(?P<text>.*)",
    re.IGNORECASE,
)
_THEIRS = re.compile(
    r"(?P<who>.+?)(?:[’']ll|\s+(?:will|shall|would|promised|promises|said|says|wants to|is going to|are going to"
    r"|owes? me))\b[\s:,]*(?:(?:me|us)\s+)?(?:(?:to|that)\s+)?(?P<text>.*)",
    re.IGNORECASE,
)
_COLON = re.compile(r"(?P<who>[^:]{1,80}):\s*(?P<text>.+)")
_PRONOUN = re.compile(r"^(?:they|she|he|i|we)(?:[’']ll|\s+(?:will|would|shall))?\s+", re.IGNORECASE)
_NAMES = re.compile(r"[^\W\d_a-z][\w’'.-]*(?:\s+(?:(?:van|der|den|de|von|da|of|el|al)\s+)*[^\W\d_a-z][\w’'.-]*)*")
_EDGES = " \t,;:.–—-"


def read_promise_line(line: str, today: date) -> PromiseLine:
    """Read one line. What it does not say is empty; a line that names nobody has no `who`."""
    words = " ".join(line.split()).strip(_EDGES)
    words, due_on = _day(words, today)
    if match := _MINE.fullmatch(words):
        return _mine(match["text"], due_on)
    match = _COLON.fullmatch(words) or _THEIRS.fullmatch(words)
    if match is None:
        return PromiseLine("theirs", _names_in(words), _tidy(words), due_on)
    return PromiseLine("theirs", (match["who"].strip(_EDGES),), _tidy(_PRONOUN.sub("", match["text"], count=1)), due_on)


def _mine(text: str, due_on: date | None) -> PromiseLine:
    """What I promised: "I owe Ada the drawing" is about the drawing."""
    who = _names_in(text)
    what = (
        text.removeprefix(who[0]).strip(_EDGES).removeprefix("to ") if who and text.startswith(f"{who[0]} ") else text
    )
    return PromiseLine("yours", who, _tidy(what), due_on)


def _day(words: str, today: date) -> tuple[str, date | None]:
    """The line without its day, and the day."""
    match = _BY.fullmatch(words)
    if match and (day := parse_date(match["day"], today, Leaning.FUTURE)):
        return match["rest"].strip(_EDGES), day
    if found := find_date(words, today, Leaning.FUTURE):
        return f"{words[: found.start].strip(_EDGES)} {words[found.end :].strip(_EDGES)}".strip(), found.day
    return words, None


def _names_in(text: str) -> tuple[str, ...]:
    """Runs of capitalised words, the whole runs before their first words."""
    runs = [match.group().strip(_EDGES) for match in _NAMES.finditer(text)]
    firsts = [run.split()[0] for run in runs if " " in run]
    return tuple(dict.fromkeys((*runs, *firsts)))


def _tidy(text: str) -> str:
    """As a sentence begins."""
    words = text.strip(_EDGES)
    return words[:1].upper() + words[1:]
