"""What was typed, marked where it stands in a text."""

import re
from functools import lru_cache

from markupsafe import Markup, escape

from crm.domain.folding import fold

_INSIDE_FROM = 3


def marked(text: str, words: tuple[str, ...]) -> str | Markup:
    """The text with <mark> around the typed words: at the beginning of its words, longer ones inside words too.

    `words` are folded, and so is the text, letter by letter, so that "lukasz" marks "Łukasz".
    """
    if not text or not words:
        return text
    folded, places = _letters(text)
    pattern = _pattern(words)
    spans = [(places[found.start()], places[found.end() - 1] + 1) for found in pattern.finditer(folded)]
    if not spans:
        return text
    parts: list[str] = []
    at = 0
    for start, end in spans:
        parts += (escape(text[at:start]), "<mark>", escape(text[start:end]), "</mark>")
        at = end
    # Each part is escaped, or a tag of our own.
    return Markup("".join([*parts, escape(text[at:])]))  # noqa: S704


@lru_cache(maxsize=256)
def _pattern(words: tuple[str, ...]) -> re.Pattern[str]:
    longest_first = sorted(words, key=len, reverse=True)
    return re.compile(
        "|".join(re.escape(word) if len(word) >= _INSIDE_FROM else rf"(?<![a-z0-9]){word}" for word in longest_first)
    )


def _letters(text: str) -> tuple[str, list[int] | range]:
    """The text folded letter by letter, and for each folded letter the place of the one it came from."""
    if text.isascii():
        return text.lower(), range(len(text))
    folded, places = [], []
    for place, letter in enumerate(text):
        plain = _letter(letter)
        folded.append(plain)
        places += [place] * len(plain)
    return "".join(folded), places


@lru_cache(maxsize=4096)
def _letter(letter: str) -> str:
    return fold(letter) or " "
