"""A template filled from what is known; what is not known stays a visible blank."""

import re
from typing import NamedTuple

from crm.domain.drafts.blanks import blanks
from crm.domain.drafts.english import ENGLISH
from crm.domain.drafts.facts import Facts
from crm.domain.drafts.finder import Span
from crm.domain.drafts.language import Language
from crm.domain.drafts.template import Fact, Template
from crm.domain.folding import fold

#: A placeholder ({name}), or a condition at the beginning of a line ({?name}: where it is known, {!name}: where not).
PLACEHOLDER = re.compile(r"\{([?!]?) {0,3}([^{}\n?!]{1,40}?) {0,3}\}")
_CONDITION = re.compile(r"\{([?!]) {0,3}([^{}\n?!]{1,40}?) {0,3}\}")
_EMPTY_LINES = re.compile(r"\n{3,}")
_PLAIN = str.maketrans("[]{}", "()()")
_NO_BRACES = str.maketrans("{}", "()")
_LINE_TO_FILL = re.compile(r"_{3,}")
#: A note of so many words at the most is a phrase; one that is longer, or a sentence, is for its writer to put in.
_PHRASE_WORDS = 8
#: So many characters of a note are shown in a blank.
_SHOWN = 250


class Filled(NamedTuple):
    """A note begun: its subject and text, and where in the text what was filled in and the blanks stand."""

    subject: str
    text: str
    filled: tuple[Span, ...]
    blanks: tuple[Span, ...]


def fill(template: Template, facts: Facts, language: Language = ENGLISH) -> Filled:
    """Fills a template. Whatever the facts hold, no placeholder is left and no blank but those of the template and of
    the facts that are not known. A brace that stands alone becomes a bracket, lest it be taken for a placeholder.
    """
    values = _values(facts, language)
    subject, _ = _filled(template.subject, values, language)
    text, spans = _filled(_chosen(template.body.replace("\r\n", "\n"), values, language), values, language)
    return Filled(" ".join(subject.split()), text, spans, blanks(text, language))


def fill_line(line: str, facts: Facts, language: Language = ENGLISH) -> str:
    """Fills a line that can be added to a note."""
    return _filled(line, _values(facts, language), language)[0]


def _filled(text: str, values: dict[Fact, str], language: Language) -> tuple[str, tuple[Span, ...]]:
    """The text with its placeholders filled, and where those stand that were known."""
    facts = {fold(placeholder.word): fact for fact, placeholder in language.placeholders.items()}
    parts: list[str] = []
    spans: list[Span] = []
    length = at = 0
    for match in PLACEHOLDER.finditer(text):
        before, at = text[at : match.start()].translate(_NO_BRACES), match.end()
        fact = facts.get(fold(match[2]))
        known = values[fact] if fact else ""
        value = "" if match[1] else known or f"[{language.placeholders[fact].blank if fact else _plain(match[2])}]"
        parts += [before, value]
        if known and value and not value.startswith("["):
            spans.append(Span(length + len(before), length + len(before) + len(value)))
        length += len(before) + len(value)
    return "".join((*parts, text[at:].translate(_NO_BRACES))), tuple(spans)


def _chosen(body: str, values: dict[Fact, str], language: Language) -> str:
    """The lines whose conditions hold."""
    facts = {fold(placeholder.word): fact for fact, placeholder in language.placeholders.items()}
    lines = []
    for line in body.split("\n"):
        holds = True
        while condition := _CONDITION.match(line):
            fact = facts.get(fold(condition[2]))
            holds = holds and bool(fact and values[fact]) == (condition[1] == "?")
            line = line[condition.end() :]
        if holds:
            lines.append(line.rstrip())
    return _EMPTY_LINES.sub("\n\n", "\n".join(lines)).strip() + "\n"


def _values(facts: Facts, language: Language) -> dict[Fact, str]:
    """Each fact as it stands in a note; empty where it is not known."""
    talks = language.talks
    said = {
        Fact.NAME: facts.name,
        Fact.COMPANY: facts.company,
        Fact.ROLE: facts.role,
        Fact.DAY: language.day_words(facts.held_on, facts.today) if facts.held_on else "",
        Fact.WHEN: language.on_day(facts.held_on, facts.today) if facts.held_on else "",
        Fact.TALK: talks.get(facts.talk, talks.get("", "")),
        Fact.PANEL: language.listed(facts.panel),
        Fact.YOU_ALL: language.listed((language.you, *facts.panel)),
        Fact.SPECIFIC: "",
        Fact.FORGOTTEN: _as_clause(facts, language),
        Fact.PROMISED: language.date_words(facts.promised_on, facts.today) if facts.promised_on else "",
        Fact.NEW_ROLE: facts.new_role,
        Fact.NEW_COMPANY: facts.new_company,
        Fact.SENDER: facts.sender,
        Fact.HEADLINE: facts.headline,
        Fact.OWN_ROLE: facts.own_role,
        Fact.OWN_COMPANY: facts.own_company,
    }
    values = {fact: _plain(value) for fact, value in said.items()}
    # Only this value may be a blank itself: a note that is a sentence has to be put into one's own words.
    values[Fact.SPECIFIC] = _as_phrase(facts, language)
    return values


def _plain(text: str) -> str:
    """A fact without what would be read as a blank or a placeholder, on one line."""
    return _LINE_TO_FILL.sub("_", " ".join(text.split()).translate(_PLAIN))


def _as_phrase(facts: Facts, language: Language) -> str:
    """The first note as a phrase that fits after "about"; a note that is a sentence becomes a blank that shows it."""
    note = _plain(facts.specifics[0]) if facts.specifics else ""
    if not note:
        return ""
    words = note.split()
    is_phrase = len(words) <= _PHRASE_WORDS and fold(words[0].strip(",;:")) not in language.note_openers
    if is_phrase and not any(sign in note for sign in ".!?;:"):
        return _lowered(note, facts, language)
    return f"[{language.in_your_words}: {note[:_SHOWN]}]"


def _as_clause(facts: Facts, language: Language) -> str:
    """What was forgotten, to stand after a colon: the notes in one, the stop at the end left out."""
    notes = [note for note in facts.forgotten if any(sign.isalnum() for sign in note)]
    return _lowered("; ".join(notes), facts, language).rstrip(". ")


def _lowered(note: str, facts: Facts, language: Language) -> str:
    """The note with a small first letter, unless its first word is a name or another that keeps its capital."""
    first = note.split()[0] if note.split() else ""
    bare = first.strip(",;:")
    names = {word for name in (facts.name, facts.company, facts.sender, *facts.panel) for word in name.split()}
    if (not bare[1:].islower() and len(bare) > 1) or bare in language.capitals or bare.removesuffix("’s") in names:
        return note
    small = bare.lower().replace("’", "'") in language.small_words
    inflected = not language.nouns_have_capitals and (
        fold(bare) in language.everyday_words or fold(bare).endswith(language.inflection.endings)
    )
    return note[0].lower() + note[1:] if small or inflected else note
