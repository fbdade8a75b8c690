"""Surnames in capitals, as French and Belgian lists have them: "DE GRAAFF, Jurre" is Jurre de Graaff."""

import re

from crm.domain.decorations import PARTICLES

_WORD = re.compile(r"[^\W\d_]+")
_SHORTEST = 3


def in_small_letters(family: str, given: str) -> str:
    """The surname as people write it, where it alone stands in capitals; else as it is. Initials stay capitals."""
    letters = "".join(filter(str.isalpha, family))
    if len(letters) < _SHORTEST or not family.isupper() or given.isupper() or not given:
        return family
    words = [word.lower() if word.lower().strip("'’") in PARTICLES else _capital(word) for word in family.split()]
    return " ".join(words)


def _capital(word: str) -> str:
    return _WORD.sub(lambda part: part[0][:1] + part[0][1:].lower(), word)
