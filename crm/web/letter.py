"""A letter in pieces, for the marks that lie behind what is being written."""

from typing import NamedTuple

from crm.domain.drafts.blanks import blanks
from crm.domain.drafts.english import ENGLISH
from crm.domain.drafts.facts import Facts
from crm.domain.drafts.marks import known_words


class Piece(NamedTuple):
    """A part of the text: `look` is "known" for what was filled in, "blank" for what is still to be, else empty."""

    text: str
    look: str


def pieces(text: str, facts: Facts) -> list[Piece]:
    """The whole text in order, cut where something is marked."""
    spans = [(span.start, span.end, "blank") for span in blanks(text, ENGLISH)]
    spans += [(span.start, span.end, "known") for span in known_words(text, facts)]
    found, at = [], 0
    for start, end, look in sorted(spans):
        if start < at:
            continue
        found += [Piece(text[at:start], ""), Piece(text[start:end], look)]
        at = end
    # A last line that is empty has its height only if something stands on it.
    found.append(Piece(f"{text[at:]}\u200b", ""))
    return [piece for piece in found if piece.text]
