"""Which notes one may start from, one's own among them, and what is wrong with a template."""

import re
from collections.abc import Iterable
from difflib import get_close_matches

from crm.domain.drafts.english import ENGLISH
from crm.domain.drafts.facts import NOTHING_KNOWN, Facts
from crm.domain.drafts.filling import PLACEHOLDER
from crm.domain.drafts.language import Language
from crm.domain.drafts.points import NoteKind
from crm.domain.drafts.template import Situation, Template
from crm.domain.folding import fold

_STRAY = re.compile(r"[{}]")


def templates_for(
    kind: NoteKind,
    outcome: str = "",
    facts: Facts = NOTHING_KNOWN,
    own: Iterable[Template] = (),
    language: Language = ENGLISH,
) -> tuple[Template, ...]:
    """The templates for a kind of note, best first; the first is the one to begin with.

    Those made for this outcome and situation come before those for any, one's own before those that Kith brings, and
    those made for another outcome or situation last.
    """
    now = _situations(facts)

    def rank(template: Template) -> tuple[bool, int]:
        fits = template.outcome in ("", outcome) and template.situation in (Situation.ANY, *now)
        closeness = 2 * (template.outcome == outcome != "") + (template.situation in now)
        return (not fits, -closeness - 2 * (template.situation is Situation.AGAIN and fits))

    return tuple(sorted((one for one in (*own, *language.templates) if one.kind is kind), key=rank))


def _situations(facts: Facts) -> frozenset[Situation]:
    found = {Situation.PANEL if facts.panel else Situation.ALONE}
    found.add(Situation.PROMISED if facts.promised_on else Situation.UNPROMISED)
    found |= {Situation.AGAIN} if facts.notes_before else set()
    found |= {Situation.NEW_ROLE if facts.new_role and not facts.new_company else Situation.NEW_COMPANY}
    return frozenset(found)


def what_is_wrong(text: str, language: Language = ENGLISH) -> tuple[str, ...]:
    """What is wrong with a template of one's own, a sentence each; nothing stops one from keeping it all the same."""
    words = [placeholder.word for placeholder in language.placeholders.values()]
    known = {fold(word): word for word in words}
    wrong = []
    for match in PLACEHOLDER.finditer(text):
        if fold(match[2]) not in known:
            near = get_close_matches(fold(match[2]), known, 1)
            hint = f"Did you mean {{{known[near[0]]}}}?" if near else "It becomes a blank."
            wrong.append(f"{match.group()} is not something Kith knows. {hint}")
    if _STRAY.search(PLACEHOLDER.sub("", text)):
        wrong.append("A brace stands alone. Placeholders look like this: {name}.")
    return tuple(dict.fromkeys(wrong))
