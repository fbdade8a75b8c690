"""A draft made ready to be checked, with every character still at its place."""

import re
from bisect import bisect_right
from functools import cached_property

from crm.domain.drafts.blanks import blanks
from crm.domain.drafts.facts import Facts
from crm.domain.drafts.finder import Span
from crm.domain.drafts.language import Language
from crm.domain.drafts.phrases import COMPANY_MARK
from crm.domain.drafts.words import Word
from crm.domain.employers import company_key

#: How much of a draft is looked through, in characters: far more than any note.
LOOKED_THROUGH = 20_000

_SAME_PLACE = str.maketrans({
    "’": "'", "‘": "'", "ʼ": "'", "`": "'", "\u00a0": " ", "\u202f": " ", "\u2009": " ", "\r": " ", "\t": " ",
    "‐": "-", "‑": "-", COMPANY_MARK: " ",
})  # fmt: skip
_END_OF_SENTENCE = re.compile(r"[.!?]+(?=\s|$)|\n[ ]{0,3}\n")
_NAME_PART = re.compile(r"\w[\w.&'-]*")


class Reading:
    """A draft and what is known, as the checks look at them.

    `text` is the draft itself. `plain` has the same length: blanks are closed to all phrases, the company's name is
    marked, apostrophes, hyphens and spaces are the plain ones.
    """

    def __init__(self, text: str, facts: Facts, language: Language) -> None:
        self.text, self.facts, self.language = text, facts, language
        plain = text[:LOOKED_THROUGH].translate(_SAME_PLACE)
        self.plain = self._with_company_marked(_closed(plain, blanks(plain, language)))

    def _with_company_marked(self, plain: str) -> str:
        """The text with the company's name replaced, letter for letter, by a mark.

        "Fernhollow" counts for "Fernhollow B.V.", and "Saltmarsh" for "Saltmarsh Infirmary" where it is no common word.
        """
        parts = _NAME_PART.findall(self.facts.company.translate(_SAME_PLACE))
        if not parts or not company_key(self.facts.company):
            return plain
        names = {" ".join(parts[:length]) for length in range(2, len(parts) + 1)}
        first = parts[0]
        stem = self.language.inflection.stem(first)
        common = stem in self.language.small or stem in self.language.everyday
        if len(parts) == 1 or (len(first) > 3 and not common):
            names.add(first)
        pattern = "|".join(_spaced(name) for name in sorted(names, key=len, reverse=True))
        return re.sub(rf"(?<!\w)(?:{pattern})(?!\w)", lambda match: COMPANY_MARK * len(match.group()), plain)

    @cached_property
    def words(self) -> list[Word]:
        """The words outside blanks."""
        return self.language.inflection.words(self.plain)

    @cached_property
    def common(self) -> frozenset[str]:
        """Stems that are said in every interview, and those of the names of people, company and role."""
        known = " ".join((self.facts.name, self.facts.sender, self.facts.company, self.facts.role, *self.facts.panel))
        return self.language.everyday | {word.stem for word in self.language.inflection.words(known)}

    def is_telling(self, word: Word) -> bool:
        """Whether a word says something of this interview or this person, rather than of any."""
        return len(word.stem) > 1 and word.stem not in self.language.small and word.stem not in self.common

    @cached_property
    def _ends(self) -> list[int]:
        return [match.end() for match in _END_OF_SENTENCE.finditer(self.plain)]

    def sentence(self, span: Span) -> list[Word]:
        """The words of the sentence that a span begins in."""
        before = bisect_right(self._ends, span.start)
        start = self._ends[before - 1] if before else 0
        end = self._ends[before] if before < len(self._ends) else len(self.plain)
        return [word for word in self.words if start <= word.start < end]

    def quoted(self, span: Span) -> str:
        """The draft's own words at a span."""
        return self.text[span.start : span.end]


def _closed(plain: str, spans: tuple[Span, ...]) -> str:
    """The text with nothing to be read in some places."""
    parts, at = [], 0
    for span in spans:
        parts += [plain[at : span.start], "\0" * (span.end - span.start)]
        at = span.end
    return "".join((*parts, plain[at:]))


def _spaced(name: str) -> str:
    """A pattern for a name with any space between its parts, capitals as they are or throughout."""
    return "|".join(r"[\s,]{1,3}".join(map(re.escape, part.split())) for part in dict.fromkeys((name, name.upper())))
