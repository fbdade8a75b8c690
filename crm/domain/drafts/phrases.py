"""Phrases written down for people and found by patterns of bounded length.

A phrase is words with spaces between them. What it may hold besides:

    (a talk|the hour)   one of several         we?  (so far)?      may be missing
    *  **               up to 4, up to 8 words _                   any one word
    impress~  _ed       any ending, beginning  <talk>              a group of the language's table
    {company}           the company's name     well-suited         with a hyphen, a space or neither

Every repetition has a limit and no pattern crosses the end of a sentence, so that looking through a text takes time in
proportion to its length.
"""

import re
from collections.abc import Mapping, Sequence

#: Stands for each letter of the company's name in a text made ready to be looked through.
COMPANY_MARK = "\ue000"

_APART = r"(?:[^\S\n]|[,;:–—()\"“”*-]|\n(?![ \t]{0,3}\n)){1,3}+"
_ANY_WORD = rf"[\w'{COMPANY_MARK}](?:[\w'{COMPANY_MARK}]|[-.&/@](?=\w)){{0,39}}+"
_LITERAL = re.compile(r"[\w'-]+~?")
_PIECE = re.compile(r"\s+|\*\*?|[()|?]|<[^<>]+>|\{company\}|[\w'-]+~?")
_GAPS = {"*": 4, "**": 8}


def compiled(phrases: Sequence[str], groups: Mapping[str, str]) -> re.Pattern[str]:
    """One pattern that finds any of the phrases, as whole words and in any case.

    Raises ValueError, naming the phrase, where one cannot be read.
    """
    found = "|".join(_Phrase(phrase, groups).pattern() for phrase in phrases)
    return re.compile(rf"(?<![\w'])(?:{found})(?![\w'])" if found else r"(?!)", re.IGNORECASE)


class _Phrase:
    """A phrase being read, from left to right."""

    def __init__(self, phrase: str, groups: Mapping[str, str]) -> None:
        self.phrase = phrase
        text = _spelled_out(phrase, groups)
        self.pieces = [match.group() for match in _PIECE.finditer(text) if match.group().strip()]
        if "".join(self.pieces) != "".join(text.split()):
            raise self._wrong()
        self.at = 0

    def pattern(self) -> str:
        found = self._sequence()
        if self.at < len(self.pieces):
            raise self._wrong()
        return found

    def _sequence(self) -> str:
        """Words one after another. What may be missing takes the space beside it along."""
        pattern, begun = "", False
        while (piece := self._peek()) and piece not in ")|":
            if piece in _GAPS:
                if not begun:
                    raise self._wrong()
                self.at += 1
                pattern += rf"(?:{_APART}{_ANY_WORD}){{0,{_GAPS[piece]}}}?"
                continue
            item = self._item()
            may_be_missing = self._peek() == "?"
            if may_be_missing:
                self.at += 1
            if not may_be_missing:
                pattern += (_APART if begun else "") + item
                begun = True
            else:
                pattern += f"(?:{_APART}{item})?" if begun else f"(?:{item}{_APART})?"
        if not begun:
            raise self._wrong()
        return pattern

    def _item(self) -> str:
        piece = self.pieces[self.at]
        self.at += 1
        if piece == "(":
            return self._choice()
        if piece == "_":
            return _ANY_WORD
        if piece == "{company}":
            return f"{COMPANY_MARK}{{1,200}}+"
        if not _LITERAL.fullmatch(piece):
            raise self._wrong()
        if piece.startswith("_"):
            return rf"[\w']{{1,20}}{re.escape(piece[1:])}"
        word = re.escape(piece.removesuffix("~")).replace(r"\-", "[- ]?")
        return word + (r"[\w']{0,12}+" if piece.endswith("~") else "")

    def _choice(self) -> str:
        choices = [self._sequence()]
        while self._peek() == "|":
            self.at += 1
            choices.append(self._sequence())
        if self._peek() != ")":
            raise self._wrong()
        self.at += 1
        # The longest first: "more" must not hide "more than", since what follows may be missing.
        return f"(?:{'|'.join(sorted(choices, key=len, reverse=True))})"

    def _peek(self) -> str:
        return self.pieces[self.at] if self.at < len(self.pieces) else ""

    def _wrong(self) -> ValueError:
        return ValueError(f"The phrase “{self.phrase}” cannot be read.")


def _spelled_out(phrase: str, groups: Mapping[str, str]) -> str:
    """The phrase with every <group> written out; groups may name others, three deep."""
    for _ in range(4):
        if "<" not in phrase:
            return phrase
        try:
            phrase = re.sub(r"<([^<>]+)>", lambda match: f"({groups[match[1]]})", phrase)
        except KeyError as missing:
            raise ValueError(f"The phrase “{phrase}” names {missing}, which is no group.") from None
    raise ValueError(f"The phrase “{phrase}” cannot be read: its groups name each other.")
