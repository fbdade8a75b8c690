"""Where a note speaks of what is known, so that the screen can show it: names, company, role, the day, the talk."""

import re

from crm.domain.drafts.english import ENGLISH
from crm.domain.drafts.facts import Facts
from crm.domain.drafts.finder import Span
from crm.domain.drafts.language import Language

_LOOKED_THROUGH = 20_000


def known_words(text: str, facts: Facts, language: Language = ENGLISH) -> tuple[Span, ...]:
    """The places in a note, however edited, where a known name, the company, the role, the day or the panel stands."""
    known = [facts.name, *facts.panel, facts.company, facts.role]
    known += [
        language.talks.get(facts.talk, "") if facts.talk else "",
        language.talks.get("panel", "") if facts.panel else "",
    ]
    if facts.held_on:
        known.append(language.day_words(facts.held_on, facts.today))
    words = sorted({" ".join(one.split()) for one in known if one.strip()}, key=len, reverse=True)
    if not words:
        return ()
    pattern = "|".join(r"\s{1,3}".join(map(re.escape, one.split())) for one in words)
    found = re.finditer(rf"(?<!\w)(?:{pattern})(?!\w)", text[:_LOOKED_THROUGH])
    return tuple(Span(*match.span()) for match in found)
