"""How an interview is called in a sentence: "Round 2, technical", "First round", "Panel"."""

import re

from crm.domain.days import counted

_NUMBER = re.compile(r"\d+(?!\w)")
_ORDINAL = re.compile(r"(first|second|third|fourth|fifth|last|final|\d+(st|nd|rd|th))", re.IGNORECASE)


def round_words(name: str, place: int = 0) -> str:
    """With a capital; `place` counts the rounds from 1 and speaks where none was named, 0 where it is not known."""
    name = " ".join(name.split())
    if not name:
        return f"Round {place}" if place else "Interview"
    if _NUMBER.match(name):
        return f"Round {name}"
    if _ORDINAL.fullmatch(name):
        name += " round"
    return name[:1].upper() + name[1:]


def in_sentence(words: str) -> str:
    """The same within a sentence: "round 2", but "HR talk" as it is."""
    return words if words[1:2].isupper() else words[:1].lower() + words[1:]


def length_words(minutes: int) -> str:
    """ "one hour", "half an hour", "90 minutes"."""
    hours, rest = divmod(minutes, 60)
    if hours and not rest:
        return counted(hours, "hour")
    return "half an hour" if minutes == 30 else f"{minutes} minutes"
