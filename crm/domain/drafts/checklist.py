"""The checklist beside a note (Rule 10): advice on each point, with the words that met it. Only blanks lock a note."""

from collections.abc import Callable
from dataclasses import dataclass
from itertools import islice
from typing import NamedTuple

from crm.domain.drafts import points
from crm.domain.drafts.blanks import blanks
from crm.domain.drafts.english import ENGLISH
from crm.domain.drafts.facts import NOTHING_KNOWN, Facts
from crm.domain.drafts.filling import fill_line
from crm.domain.drafts.finder import Span
from crm.domain.drafts.language import Language
from crm.domain.drafts.points import LEFT_OUT, POINTS, SAID, NoteKind, Point
from crm.domain.drafts.reading import Reading
from crm.domain.drafts.specifics import named, told
from crm.domain.drafts.words import count_words

#: So many places of a phrase are looked at, and a quotation goes on for so many words at the most.
_PLACES = 50
_FURTHER = 8
#: So many things to leave out are named at a time.
_OFFENCES = 5


@dataclass(frozen=True)
class DraftSettings:
    """The numbers of Rule 10. A note has fewer than `words`; an invitation on LinkedIn at most `invitation` characters.

    LinkedIn takes 200 characters from everybody and 300 from those who pay.
    """

    words: int = 150
    invitation: int = 200


USUAL = DraftSettings()


class Finding(NamedTuple):
    """One point of the checklist.

    `spans` are the words that met the point; of a point that is not met, those that stand in its way. `detail` is the
    line below the title: the words, a count, or the hint. `line` is what could be added to meet the point, if anything,
    with blanks where it has to be one's own (`with_line` adds it).
    """

    point: Point
    title: str
    satisfied: bool
    spans: tuple[Span, ...]
    detail: str
    line: str = ""


@dataclass(frozen=True)
class Checklist:
    """What a note does so far. `length` of `limit` words (of characters, for an invitation); `blanks` are unfilled."""

    kind: NoteKind
    findings: tuple[Finding, ...]
    length: int
    limit: int
    blanks: tuple[Span, ...]

    @property
    def met(self) -> int:
        """How many points are met."""
        return sum(finding.satisfied for finding in self.findings)

    def finding(self, point: Point) -> Finding:
        """What was found on one point. Raises KeyError where notes of this kind are not checked for it."""
        return {finding.point: finding for finding in self.findings}[point]


class _Verdict(NamedTuple):
    """Whether a point is met, by which words; a hint or a count other than the usual one."""

    met: bool
    spans: tuple[Span, ...] = ()
    detail: str = ""


def check(
    kind: NoteKind,
    text: str,
    facts: Facts = NOTHING_KNOWN,
    language: Language = ENGLISH,
    settings: DraftSettings = USUAL,
) -> Checklist:
    """Checks a draft as it is written (Rule 10). Never raises, whatever the draft; an empty one meets nothing."""
    reading = Reading(text, facts, language)
    words = count_words(text)
    length = len(text.strip()) if kind is NoteKind.CONNECT else words
    limit = settings.invitation if kind is NoteKind.CONNECT else settings.words
    findings = []
    for point in POINTS[kind]:
        says_something = words > 0 or point in (Point.SHORT, Point.FITS)
        verdict = _CHECKS[point](reading, length, limit) if says_something else _Verdict(False)
        findings.append(_finding(point, verdict, reading))
    return Checklist(kind, tuple(findings), length, limit, blanks(text, language))


def _finding(point: Point, verdict: _Verdict, reading: Reading) -> Finding:
    said = SAID[point]
    quotation = ", ".join(f"“{' '.join(reading.quoted(span).split())}”" for span in verdict.spans)
    if verdict.met:
        return Finding(point, said.title, True, verdict.spans, verdict.detail or quotation)
    hint = verdict.detail or said.hint
    detail = f"{hint} {quotation}" if quotation else hint.removesuffix(" Leave this out:")
    line = "" if verdict.spans else reading.language.lines.get(point, "")
    line = fill_line(line, reading.facts, reading.language) if line else ""
    return Finding(point, said.title, False, verdict.spans, detail, line)


def _short(reading: Reading, length: int, limit: int) -> _Verdict:
    words = f"{length} words of {limit}"
    if length < limit:
        return _Verdict(length > 0, (), words)
    return _Verdict(False, (), f"{words}. Take out {length - limit + 1}, and it can be read at one go.")


def _fits(reading: Reading, length: int, limit: int) -> _Verdict:
    signs = f"{length} characters of {limit}"
    if length <= limit:
        return _Verdict(length > 0, (), signs)
    return _Verdict(False, (), f"{signs}. {SAID[Point.FITS].hint}")


def _says(name: str) -> Callable[[Reading, int, int], _Verdict]:
    """A point that is met by a phrase."""

    def check_phrase(reading: Reading, length: int, limit: int) -> _Verdict:
        found = reading.language.finder(name).first(reading.plain)
        return _Verdict(True, (found,)) if found else _Verdict(False)

    return check_phrase


def _leaves_out(name: str) -> Callable[[Reading, int, int], _Verdict]:
    """A point that is met where no such phrase stands."""

    def check_absence(reading: Reading, length: int, limit: int) -> _Verdict:
        found = tuple(islice(reading.language.finder(name).all(reading.plain), _OFFENCES))
        return _Verdict(not found, found)

    return check_absence


def _specific(reading: Reading, length: int, limit: int) -> _Verdict:
    found = named(reading, reading.facts.specifics) or told(reading)
    return _Verdict(True, (found,)) if found else _Verdict(False)


def _forgotten(reading: Reading, length: int, limit: int) -> _Verdict:
    found = named(reading, reading.facts.forgotten) or reading.language.finder("forgotten").first(reading.plain)
    if found:
        return _Verdict(True, (found,))
    return _Verdict(not reading.facts.forgotten, (), "" if reading.facts.forgotten else points.NOTHING_FORGOTTEN)


def _why(reading: Reading, length: int, limit: int) -> _Verdict:
    """Both halves, each with something of one's own in it: "I am interested and a good fit" could be anybody's."""
    role, you = _with_substance(reading, "interest", 1), _with_substance(reading, "fit", 2)
    if role and you:
        first, second = sorted((role, you))
        apart = (first, second) if second.start >= first.end else (Span(first.start, max(first.end, second.end)),)
        return _Verdict(True, apart)
    if role:
        return _Verdict(False, (), points.WHY_HALF_YOU)
    return _Verdict(False, (), points.WHY_HALF_ROLE if you else "")


def _with_substance(reading: Reading, name: str, telling: int) -> Span | None:
    """The first such phrase in a sentence with so many telling words, quoted as far as the next two of them."""
    for span in islice(reading.language.finder(name).all(reading.plain), _PLACES):
        sentence = reading.sentence(span)
        if len({word.stem for word in sentence if reading.is_telling(word)}) >= telling:
            after = [word for word in sentence if word.start >= span.end][:_FURTHER]
            ends = [word.end for word in after if reading.is_telling(word)][:2]
            return Span(span.start, max((span.end, *ends)))
    return None


def _gives(reading: Reading, length: int, limit: int) -> _Verdict:
    gift = reading.language.finder("gives").first(reading.plain)
    wish = reading.language.finder("wants").first(reading.plain)
    if wish and (not gift or wish.start < gift.start):
        return _Verdict(False, (wish,), points.ASKS_FIRST)
    return _Verdict(True, (gift,)) if gift else _Verdict(False)


_CHECKS: dict[Point, Callable[[Reading, int, int], _Verdict]] = {
    Point.SHORT: _short,
    Point.FITS: _fits,
    Point.SPECIFIC: _specific,
    Point.FORGOTTEN: _forgotten,
    Point.WHY: _why,
    Point.GIVES: _gives,
    **{point: _says(point.value) for point in (Point.THANKS, Point.KEENER, Point.FORWARD, Point.PRAISE, Point.ASKS)},
    Point.GRATITUDE: _says(Point.GRATITUDE.value),
    **{point: _leaves_out(point.value) for point in LEFT_OUT},
}
