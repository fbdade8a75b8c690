"""The words of a draft: counted, without their endings, and with their place in the text."""

import re
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from rapidfuzz.distance import Levenshtein

from crm.domain.folding import fold

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_COUNTED = re.compile(r"\S+")
#: Stems at least this long may differ by a slip of the pen, or by an ending that no table has.
_LONG = 6
#: So many stems are kept at hand.
_KEPT = 20_000


class Word(NamedTuple):
    """A word, its stem, and where it stands."""

    stem: str
    start: int
    end: int


def count_words(text: str) -> int:
    """How many words a text has; "cold-chain" is one, a dash is none."""
    return sum(any(sign.isalnum() for sign in match.group()) for match in _COUNTED.finditer(text))


class Inflection:
    """What a language does to its words: the endings it adds, and forms that no ending explains ("threw", "throw")."""

    def __init__(self, endings: Iterable[str], irregular: Mapping[str, str] | None = None) -> None:
        self.endings = tuple(sorted(endings, key=len, reverse=True))
        self._irregular = dict(irregular or {})
        self._known: dict[str, str] = {}

    def stem(self, word: str) -> str:
        """A word without case, accents and its longest ending: "deliveries" and "delivery" are one.

        At least three letters stay. Of a doubled last letter one stays ("planned", "plan"), y counts as i, a last e as
        none.
        """
        found = self._known.get(word)
        if found is None:
            if len(self._known) >= _KEPT:
                self._known.clear()
            found = self._known[word] = self._cut(fold(word))
        return found

    def _cut(self, plain: str) -> str:
        plain = self._irregular.get(plain, plain)
        for ending in self.endings:
            if plain.endswith(ending) and len(plain) - len(ending) >= 3:
                plain = plain[: -len(ending)]
                break
        if len(plain) > 3 and plain[-1] == plain[-2]:
            plain = plain[:-1]
        if len(plain) > 3 and plain[-1] == "e":
            plain = plain[:-1]
        return plain[:-1] + "i" if len(plain) > 2 and plain[-1] == "y" else plain

    def words(self, text: str) -> list[Word]:
        """The words of a text in order; "cold-chain" is two."""
        return [Word(self.stem(match.group()), *match.span()) for match in _WORD.finditer(text)]


def alike(one: str, other: str) -> bool:
    """Whether two stems are one word: the same, one the beginning of the other, or a slip of the pen apart."""
    if one == other:
        return True
    short, long = sorted((one, other), key=len)
    if len(short) < _LONG - 1 or len(long) - len(short) > 3 or short[:2] != long[:2]:
        return False
    if long.startswith(short):
        return True
    return len(short) >= _LONG and Levenshtein.distance(short, long, score_cutoff=1) <= 1
