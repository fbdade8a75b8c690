"""Reads the drafts of tests/data/drafts, which anybody can read and add to, and languages written down as tables."""

import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from crm.domain.drafts.english import ENGLISH
from crm.domain.drafts.facts import Facts, noted
from crm.domain.drafts.language import Days, Language
from crm.domain.drafts.points import NoteKind, Point
from crm.domain.drafts.template import Fact, Placeholder, Template
from crm.domain.drafts.words import Inflection

FOLDER = Path(__file__).resolve().parents[1] / "data" / "drafts"


@dataclass(frozen=True)
class Draft:
    """A draft on file: what it shows, the text, and how each of its points is judged."""

    shows: str
    kind: NoteKind
    text: str
    facts: Facts
    language: Language
    missing: frozenset[Point]
    says: dict[Point, tuple[str, ...]]
    against: dict[Point, tuple[str, ...]]


def english_drafts() -> list[Draft]:
    """All English drafts."""
    interviews = _read(FOLDER / "interviews.toml")
    drafts = []
    for path in sorted(FOLDER.glob("*.toml")):
        for told in _read(path).get("draft", ()):
            facts = facts_of(interviews[told["interview"]]) if "interview" in told else Facts()
            drafts.append(_draft(told, told.get("kind", path.stem), facts, ENGLISH))
    return drafts


def german_drafts() -> list[Draft]:
    """The German drafts, with the language read from its table."""
    on_file = _read(FOLDER / "german" / "drafts.toml")
    language, facts = german(), facts_of(on_file["interview"])
    return [_draft(told, told["kind"], facts, language) for told in on_file["draft"]]


def facts_of(told: dict[str, Any]) -> Facts:
    """An interview as it is written down."""
    known = dict(told)
    known["specifics"], known["forgotten"] = noted(known.pop("noted")), noted(known["forgotten"])
    return Facts(**_tuples(known))


def german() -> Language:
    """The German of the table."""
    table = _read(FOLDER / "german" / "table.toml")
    return Language(
        code=table["code"],
        groups=table["groups"],
        phrases={name: tuple(phrases) for name, phrases in table["phrases"].items()},
        unless={name: tuple(phrases) for name, phrases in table["unless"].items()},
        small_words=frozenset(table["small_words"].split()),
        everyday_words=frozenset(table["everyday_words"].split()),
        inflection=Inflection(table["endings"]),
        note_openers=frozenset(table["note_openers"]),
        capitals=frozenset(table["capitals"]),
        nouns_have_capitals=table["nouns_have_capitals"],
        greetings=tuple(table["greetings"]),
        sign_offs=tuple(table["sign_offs"]),
        days=Days(**_tuples(table["days"])),
        talks=table["talks"],
        you=table["you"],
        and_word=table["and_word"],
        in_your_words=table["in_your_words"],
        placeholders={Fact(fact): Placeholder(*words) for fact, words in table["placeholders"].items()},
        lines={Point(point): line for point, line in table["lines"].items()},
        templates=tuple(Template(**{**told, "kind": NoteKind(told["kind"])}) for told in table["templates"]),
    )


def _draft(told: dict[str, Any], kind: str, facts: Facts, language: Language) -> Draft:
    says, against = (
        {Point(point): tuple(words) for point, words in told.get(name, {}).items()} for name in ("says", "against")
    )
    missing = frozenset(map(Point, told["missing"]))
    return Draft(told["shows"], NoteKind(kind), told["text"], facts, language, missing, says, against)


def _tuples(told: dict[str, Any]) -> dict[str, Any]:
    return {key: tuple(value) if isinstance(value, list) else value for key, value in told.items()}


def _read(path: Path) -> dict[str, Any]:
    return tomllib.loads(path.read_text(encoding="utf-8"))
