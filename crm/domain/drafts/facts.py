"""What is known when a note is begun: whom it goes to, what the interview was about, what was promised."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from crm.domain.folding import fold

_SENTENCE = re.compile(r"[^\n.!?]+(?:[.!?](?!\s|$)[^\n.!?]*)*[.!?]*")


@dataclass(frozen=True)
class Facts:
    """What a note may be filled from. What is not known stays empty, and becomes a blank in the note.

    Names are what one calls people ("Ada"). `panel` are the others who were there. `specifics` and `forgotten` are
    notes of one sentence each (`noted`), the most telling first (`told_to`). `talk` is the kind of interview,
    `notes_before` how many second notes went unanswered. `headline`, `own_role` and `own_company` are the sender's, as
    an archive of LinkedIn told of them.
    """

    name: str = ""
    company: str = ""
    role: str = ""
    held_on: date | None = None
    today: date | None = None
    talk: str = ""
    panel: tuple[str, ...] = ()
    specifics: tuple[str, ...] = ()
    forgotten: tuple[str, ...] = ()
    promised_on: date | None = None
    notes_before: int = 0
    new_role: str = ""
    new_company: str = ""
    sender: str = ""
    headline: str = ""
    own_role: str = ""
    own_company: str = ""


NOTHING_KNOWN = Facts()


def noted(text: str) -> tuple[str, ...]:
    """The notes in what somebody typed: one a sentence or line, without the stop at the end and without list signs."""
    sentences = (match.group().strip(" \t\r-–—•*").rstrip(".").strip() for match in _SENTENCE.finditer(text))
    return tuple(" ".join(sentence.split()) for sentence in sentences if any(sign.isalnum() for sign in sentence))


def told_to(name: str, panel: Sequence[str], specifics: Sequence[str]) -> tuple[str, ...]:
    """The notes from an interview in the order in which they suit one member of the panel.

    First those that name this person, then those that name nobody, last those that name somebody else. Those that name
    nobody begin at another one for each member, so that a panel gets different notes.
    """
    own = [note for note in specifics if _names(note, name)]
    others = [other for other in panel if fold(other) != fold(name)]
    foreign = [note for note in specifics if note not in own and any(_names(note, other) for other in others)]
    free = [note for note in specifics if note not in own and note not in foreign]
    turn = [fold(member) for member in panel].index(fold(name)) if fold(name) in map(fold, panel) else 0
    cut = turn % len(free) if free else 0
    return (*own, *free[cut:], *free[:cut], *foreign)


def _names(note: str, name: str) -> bool:
    """Whether a note speaks of somebody: "Leilani’s team" speaks of Leilani."""
    who = fold(name)
    return bool(who) and bool(re.search(rf"(?<!\w){re.escape(who)}s?(?!\w)", fold(note)))
