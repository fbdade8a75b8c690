"""Whether two people of one panel would get the same text (Rule 2: the panel gets different notes)."""

import re
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from rapidfuzz.distance import Indel

from crm.domain.drafts.blanks import blanks
from crm.domain.drafts.english import ENGLISH
from crm.domain.drafts.language import Language
from crm.domain.folding import fold

#: From this likeness on (0 to 1, of the words in their order) two notes count as the same text.
SAME = 0.8
#: Notes with fewer words than this, greeting and names left out, are too short to compare.
_ENOUGH = 8
_LOOKED_THROUGH = 20_000
_WORD = re.compile(r"[^\W_]+")


class Twin(NamedTuple):
    """Somebody who gets nearly the same note; `likeness` from 0 to 1."""

    name: str
    likeness: float


def twins(
    text: str, others: Mapping[str, str], names: Iterable[str] = (), language: Language = ENGLISH, same: float = SAME
) -> tuple[Twin, ...]:
    """Those of a panel whose notes say the same as this one, the most alike first.

    `others` holds the others' notes by what one calls them. Greeting, end of the letter, blanks and `names` (of
    everybody on the panel, and one's own) make no difference.
    """
    leave_out = {word for name in (*names, *others) for word in _WORD.findall(fold(name))}
    mine = _substance(text, leave_out, language)
    found = []
    for name, other in others.items():
        theirs = _substance(other, leave_out, language)
        if min(len(mine), len(theirs)) >= _ENOUGH:
            likeness = Indel.normalized_similarity(mine, theirs, score_cutoff=same)
            if likeness >= same:
                found.append(Twin(name, likeness))
    return tuple(sorted(found, key=lambda twin: (-twin.likeness, twin.name)))


def twin_warning(found: Iterable[Twin], language: Language = ENGLISH) -> str:
    """The warning as a sentence; empty where no note is the same: "Nearly the note that Ada gets. They talk …"."""
    names = tuple(twin.name for twin in found)
    if not names:
        return ""
    verb = "get" if len(names) > 1 else "gets"
    return f"Nearly the note that {language.listed(names)} {verb}. They talk to each other: give each one of their own."


def _substance(text: str, leave_out: set[str], language: Language) -> list[str]:
    """The words of a note between greeting and end, without blanks and names."""
    text = text[:_LOOKED_THROUGH]
    for span in reversed(blanks(text, language)):
        text = text[: span.start] + " " + text[span.end :]
    lines = [line for line in text.splitlines() if line.strip()]
    if lines and language.opens(lines[0]) and len(lines[0].split()) <= _ENOUGH:
        lines = lines[1:]
    for index in range(len(lines) - 1, max(len(lines) - 5, 0), -1):
        if language.closes(lines[index]):
            lines = lines[:index]
            break
    return [word for line in lines for word in _WORD.findall(fold(line)) if word not in leave_out]
