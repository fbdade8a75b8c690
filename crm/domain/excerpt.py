"""Where typed words stand in a text, and the words around."""

import re
from functools import lru_cache

from crm.domain.folding import fold

_INSIDE_FROM = 3
#: "O’Dell" is one word.
_APOSTROPHES = "'\u2018\u2019\u02bc\u02bb\u00b4"
#: About so many letters stand before what was found, and so many in all.
_BEFORE, _LENGTH = 40, 110


def spans(text: str, words: tuple[str, ...]) -> list[tuple[int, int]]:
    """From where to where typed words stand: at the beginning of the text's words, longer ones inside words too.

    `words` are folded, and so is the text, letter by letter, so that "lukasz" stands in "Łukasz".
    """
    if not text or not words:
        return []
    folded, places = _letters(text)
    return [(places[found.start()], places[found.end() - 1] + 1) for found in _pattern(words).finditer(folded)]


def holds(text: str, words: tuple[str, ...]) -> bool:
    """Whether one of these typed words stands in the text."""
    return bool(text) and _pattern(words).search(_folded(text)) is not None


def begins(text: str, words: tuple[str, ...]) -> bool:
    """Whether one of these typed words begins a word of the text."""
    return bool(text) and _begins(words).search(_folded(text)) is not None


def around(text: str, words: tuple[str, ...]) -> str:
    """The words around the first place where a typed word stands, on one line, with … where more was said."""
    line = " ".join(text.split())
    found = spans(line, words)
    start = _edge(line, found[0][0] - _BEFORE) if found else 0
    end = start + _LENGTH
    if end < len(line):
        end = line.rfind(" ", max(start + 1, found[0][1] if found else 0), end) if " " in line[start + 1 : end] else end
        end = end if end > start else start + _LENGTH
    return f"{'…' if start else ''}{line[start:end].strip()}{'…' if end < len(line) else ''}"


def _edge(line: str, at: int) -> int:
    """The beginning of the first whole word from there on."""
    if at <= 0:
        return 0
    space = line.find(" ", at, at + 20)
    return at if space < 0 else space + 1


@lru_cache(maxsize=512)
def _begins(words: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"(?<![a-z0-9])(?:{'|'.join(map(re.escape, words))})")


@lru_cache(maxsize=512)
def _pattern(words: tuple[str, ...]) -> re.Pattern[str]:
    longest_first = sorted(words, key=len, reverse=True)
    return re.compile(
        "|".join(re.escape(word) if len(word) >= _INSIDE_FROM else rf"(?<![a-z0-9]){word}" for word in longest_first)
    )


def _letters(text: str) -> tuple[str, list[int] | range]:
    """The text folded letter by letter, and for each folded letter the place of the one it came from."""
    folded = _folded(text)
    if _UNEVEN.isdisjoint(text):
        return folded, range(len(text))
    return folded, [place for place, letter in enumerate(text) for _ in _FOLDED[ord(letter)]]


def _folded(text: str) -> str:
    return text.lower() if text.isascii() and "'" not in text else text.translate(_FOLDED)


#: Letters met so far that fold to none or to several.
_UNEVEN: set[str] = set()


class _Folded(dict[int, str]):
    """What each letter folds to, worked out when it is first met."""

    def __missing__(self, code: int) -> str:
        letter = chr(code)
        plain = fold(letter) or ("" if letter in _APOSTROPHES else " ")
        if len(plain) != 1:
            _UNEVEN.add(letter)
        self[code] = plain
        return plain


_FOLDED = _Folded()
