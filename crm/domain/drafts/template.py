"""A note to start from, and what it may ask for."""

from enum import StrEnum
from typing import NamedTuple

from crm.domain.drafts.points import NoteKind


class Fact(StrEnum):
    """What a template may ask for."""

    NAME = "name"
    COMPANY = "company"
    ROLE = "role"
    DAY = "day"
    WHEN = "when"
    TALK = "talk"
    PANEL = "panel"
    YOU_ALL = "you-all"
    SPECIFIC = "specific"
    FORGOTTEN = "forgotten"
    PROMISED = "promised"
    NEW_ROLE = "new-role"
    NEW_COMPANY = "new-company"
    SENDER = "sender"
    HEADLINE = "headline"
    OWN_ROLE = "own-role"
    OWN_COMPANY = "own-company"


class Placeholder(NamedTuple):
    """How a template asks for a fact, in the note's language ({word}), and the blank that shows it is not known."""

    word: str
    blank: str


class Situation(StrEnum):
    """What else, besides kind and outcome, a template may be made for."""

    ANY = ""
    PANEL = "panel"
    ALONE = "alone"
    PROMISED = "promised"
    UNPROMISED = "unpromised"
    AGAIN = "again"
    NEW_COMPANY = "new-company"
    NEW_ROLE = "new-role"


class Template(NamedTuple):
    """A note to start from. `outcome` and `situation` say what it is made for; empty: for any.

    Subject and body are plain text with placeholders ({name}) and blanks ([what you liked about the team]). A line that
    begins with {?forgotten} stays only where that is known, one that begins with {!promised} only where it is not.
    """

    key: str
    name: str
    kind: NoteKind
    subject: str
    body: str
    outcome: str = ""
    situation: Situation = Situation.ANY
