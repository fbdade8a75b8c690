"""How a round of interviews is called: "Round 2, technical", "First round", "Panel"."""

import re

_NUMBER = re.compile(r"\d+(?!\w)")
_ORDINAL = re.compile(r"(first|second|third|fourth|fifth|last|final|\d+(st|nd|rd|th))", re.IGNORECASE)


def is_ordinal(name: str) -> bool:
    """Whether a round is named by its place alone: "second", "final", "3rd"."""
    return _ORDINAL.fullmatch(name) is not None


def round_words(name: str, place: int = 0) -> str:
    """With a capital; `place` counts the rounds from 1 and speaks where none was named, 0 where it is not known."""
    name = " ".join(name.split())
    if not name:
        return f"Round {place}" if place else "Interview"
    if _NUMBER.match(name):
        return f"Round {name}"
    if is_ordinal(name):
        name += " round"
    return name[:1].upper() + name[1:]


def in_sentence(words: str) -> str:
    """The same within a sentence: "round 2" and "second round", but a name of its own as it is."""
    first = words.partition(" ")[0]
    ours = first in ("Round", "Interview") or is_ordinal(first)
    return words[:1].lower() + words[1:] if ours else words
