"""Blanks: what is still to be filled in before a note may be sent."""

import re

from crm.domain.drafts.finder import Span
from crm.domain.drafts.language import Language

_BRACKETS = re.compile(r"\[([^\[\]\n]{0,300})\](?!\()")
_LINE_TO_FILL = re.compile(r"_{3,}+")
_BRACES = re.compile(r"\{\{?([^{}\n]{1,60})\}?\}")
#: What people put into brackets in earnest.
_NO_BLANK = frozenset(("sic", "…", "..."))


def blanks(text: str, language: Language) -> tuple[Span, ...]:
    """The blanks of a text in order: [what you liked], [ ], ___, and placeholders that nobody filled ({name}).

    A number in brackets, [sic], [...] and a link's [text](address) are none.
    """
    found = [Span(*match.span()) for match in _LINE_TO_FILL.finditer(text)]
    for match in _BRACKETS.finditer(text):
        inside = match[1].strip()
        if inside.lower() not in _NO_BLANK and not inside.isdigit():
            found.append(Span(*match.span()))
    words = {placeholder.word for placeholder in language.placeholders.values()}
    for match in _BRACES.finditer(text):
        if match.group().startswith("{{") or match[1].strip(" ?!").lower() in words:
            found.append(Span(*match.span()))
    return _apart(found)


def _apart(spans: list[Span]) -> tuple[Span, ...]:
    """The spans in order, without those that lie in one before."""
    apart: list[Span] = []
    for span in sorted(spans, key=lambda one: (one.start, -one.end)):
        if not apart or span.start >= apart[-1].end:
            apart.append(span)
    return tuple(apart)


def may_be_sent(subject: str, body: str, language: Language) -> bool:
    """Whether a note may be sent: it says something, and no blank of it is unfilled. Nothing else ever locks a note."""
    return any(sign.isalnum() for sign in body) and not blanks(subject, language) and not blanks(body, language)
