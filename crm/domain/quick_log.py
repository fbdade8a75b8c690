"""One line about a contact, understood: "coffee last Thursday, talked about Gdynia"."""

import re
from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from crm.domain.days import full_day
from crm.domain.natural_dates import Leaning, find_date
from crm.domain.touches import Direction, TouchKind, usual_direction


class Logged(NamedTuple):
    """What was understood; `text` is what remains. `kind_told` and `day_told`: whether the line named kind and day.

    `understood` holds the words of the line that said so, in the order of the line.
    """

    kind: TouchKind
    direction: Direction
    day: date
    text: str
    kind_told: bool
    day_told: bool
    understood: tuple[str, ...] = ()


# What comes first in the line decides; of two phrases that begin together, the longer one.
_KINDS: tuple[tuple[TouchKind, str], ...] = (
    (
        TouchKind.FEEDBACK_REQUEST,
        r"asked (?:\S+ ){0,3}for (?:some |constructive )?feedback|feedback request|request(?:ed)? feedback",
    ),
    (TouchKind.SECOND_NOTE, r"second note|followed up|follow[- ]up(?: note| email)?|chased"),
    (
        TouchKind.THANK_YOU,
        r"(?:to )?thank(?:[- ]?you)?(?: note| email| card| letter)?|thanked|said thanks|sent (?:my )?thanks|thanks"
        r"|note of thanks",
    ),
    (TouchKind.CONGRATULATION, r"congratulated|congratulations?|congrats|(?:wished \S+ (?:a )?)?happy birthday"),
    (
        TouchKind.VIDEO,
        r"video[- ]?call(?:ed)?|video chat|video|zoom(?:ed)?(?: call)?|facetimed?|skyped?|google meet|webex"
        r"|(?:ms )?teams(?: call)?",
    ),
    (
        TouchKind.LINKEDIN,
        r"(?:messaged?|wrote|sent a message|dm(?:ed|'d)?|chatted) (?:\S+ )?(?:on|via|through|over) linked-?in"
        r"|linked-?in(?: message| dm)?|inmail",
    ),
    (TouchKind.COFFEE, r"coffees?|lunch(?:ed)?|dinner|breakfast|brunch|drinks?|beers?|tea|pint|cake"),
    (
        TouchKind.CALL,
        r"phone call|phoned|telephoned|called|rang|call|phone|(?:spoke|talked) (?:on|over) the phone|voicemail",
    ),
    (
        TouchKind.EVENT,
        r"conference|meet-?up|event|party|(?:trade |job )?fair|reception|workshop|reunion|concert|webinar",
    ),
    (
        TouchKind.MEETING,
        r"meeting|met(?: up)?|interview(?:ed)?|visited|saw|ran into|bumped into|caught up|catch[- ]up|walk|spoke|talked"
        r"|chatted",
    ),
    (
        TouchKind.EMAIL,
        r"e-?mail(?:ed)?|mail(?:ed)?|wrote|written|replied|answered|reply|answer|sent|forwarded|got back",
    ),
    (TouchKind.LINKEDIN, r"messaged|message|dm(?:ed|'d)?|texted|text|whatsapp(?:ed)?|pinged"),
)
_PATTERNS = tuple((kind, re.compile(rf"(?<!\w)(?:{pattern})(?!\w)", re.IGNORECASE)) for kind, pattern in _KINDS)
_LINKEDIN = re.compile(r"\blinked-?in\b", re.IGNORECASE)
# Words that say how it was sent and leave open what it was.
_WRITTEN = re.compile(r"wrote|written|replied|answered|reply|answer|sent|got back|e-?mailed|messaged", re.IGNORECASE)
_WORD = r"[^\W\d_][\w’'-]*"
_THEIR_VERB = (
    r"(?:wrote|writes|e-?mailed|mailed|called|phoned|rang|texted|messaged|answered|replied|responded|thanked"
    r"|congratulated|sent|asked|got back|reached out|pinged|invited|accepted|forwarded|introduced)\b"
)
_AFTER_NAME = r"\s+(?:has |have |had |just |then |finally )?"
_CLAUSE = r"(?:^|[.;,]\s*|\band\s+)"
_THEY = re.compile(rf"{_CLAUSE}(?:she|he|they|{_WORD}(?: {_WORD})?){_AFTER_NAME}{_THEIR_VERB}", re.IGNORECASE)
_I = re.compile(
    rf"{_CLAUSE}(?:i|we|i[’']ve|finally|then|just|also|have|had|quickly|briefly|to|yesterday|today)\s", re.IGNORECASE
)
_BARE_ANSWER = re.compile(
    r"(?:answered|replied|responded|got back|wrote back|reached out|reply|answer)\b", re.IGNORECASE
)
_MESSAGE = r"(?:reply|answer|e-?mail|mail|message|call|note|letter)"
_HEARD = re.compile(rf"\b(?:heard (?:back )?from|got (?:an? )?{_MESSAGE}|received|{_MESSAGE} from)\b", re.IGNORECASE)
_LEAD = re.compile(
    r"(?:(?:i|we|had|have|a|an|quick|short|nice|long|brief|good|the|sent|wrote|got|made|another)\s+)+", re.IGNORECASE
)
# What may follow the kind so that the rest reads well without it: "coffee | at the station", not "thanked | Ada".
_JOINT = re.compile(
    r"\s*(?:$|[,;:.–—-]|(?:about|for|at|with|to|on|in|after|re|and|because|from|near|by|over)\b)", re.IGNORECASE
)
_EDGES = re.compile(r"^[\s,;:.–—-]+|[\s,;:–—-]+$")


def read_log(
    text: str, today: date, names: Iterable[str] = (), *, keep_kind: bool = False, keep_day: bool = False
) -> Logged:
    """Reads one line about a contact. What it does not say is the usual: kind other, today, the kind's direction.

    `names` are the names of the people it is about, so that "Ada wrote" is heard as coming from her. Where kind or day
    are known from elsewhere, `keep_kind` and `keep_day` leave the words for them in the text.
    """
    line = " ".join(text.split())
    found = find_date(line, today, Leaning.PAST)
    day = found.day if found else today
    kind, span = _kind(line)
    direction = _direction(line, kind, tuple(names))
    day_span = (found.start, found.end) if found and not keep_day else None
    kind_span = None if keep_kind else span
    understood = tuple(line[start:end] for start, end in sorted(one for one in (day_span, kind_span) if one))
    rest = _rest(line, day_span, kind_span)
    return Logged(kind, direction, day, rest, span is not None, found is not None, understood)


def _kind(line: str) -> tuple[TouchKind, tuple[int, int] | None]:
    """The kind named first, and where; among phrases that begin together the longest."""
    best: tuple[int, int, TouchKind] | None = None
    for kind, pattern in _PATTERNS:
        match = pattern.search(line)
        if match and (best is None or (match.start(), -match.end()) < (best[0], -best[1])):
            best = (match.start(), match.end(), kind)
    if best is None:
        return TouchKind.OTHER, None
    start, end, kind = best
    if kind in (TouchKind.EMAIL, TouchKind.LINKEDIN) and _WRITTEN.fullmatch(line[start:end]):
        for other, pattern in _PATTERNS[:4]:
            if match := pattern.search(line, end):
                return other, (start, match.end())
    if kind is TouchKind.EMAIL and _LINKEDIN.search(line) and _WRITTEN.fullmatch(line[start:end]):
        kind = TouchKind.LINKEDIN
    return kind, (start, end)


def _direction(line: str, kind: TouchKind, names: tuple[str, ...]) -> Direction:
    usual = usual_direction(kind)
    if usual is Direction.MUTUAL:
        return usual
    if _HEARD.search(line) or _BARE_ANSWER.match(line):
        return Direction.INCOMING
    for name in names:
        first = re.escape(name.split(" ")[0]) if name.strip() else r"(?!)"
        if re.search(rf"\b{first}(?: {_WORD})?{_AFTER_NAME}{_THEIR_VERB}", line, re.IGNORECASE):
            return Direction.INCOMING
    match = _THEY.search(line)
    return Direction.INCOMING if match and not _I.match(match.group()) else usual


def _rest(line: str, date_span: tuple[int, int] | None, kind_span: tuple[int, int] | None) -> str:
    """The line without the words that were understood, as far as they stand apart from what is told."""
    spans = [date_span] if date_span else []
    if kind_span and (not line[: kind_span[0]].strip() or _LEAD.fullmatch(line[: kind_span[0]])):
        after = line[kind_span[1] :]
        if date_span and not line[kind_span[1] : date_span[0]].strip():
            after = line[date_span[1] :]
        if _JOINT.match(after):
            spans.append((0, kind_span[1]))
    for start, end in sorted(spans, reverse=True):
        line = f"{_EDGES.sub('', line[:start])} {line[end:].strip()}" if line[:start].strip() else line[end:]
    line = re.sub(r"\s+([,;:.])", r"\1", " ".join(line.split()))
    return _EDGES.sub("", line)


_NOUNS = {
    TouchKind.EMAIL: "Email", TouchKind.LINKEDIN: "LinkedIn message", TouchKind.CALL: "Call",
    TouchKind.VIDEO: "Video call", TouchKind.MEETING: "Meeting", TouchKind.COFFEE: "Coffee", TouchKind.EVENT: "Event",
    TouchKind.THANK_YOU: "Thank-you note", TouchKind.SECOND_NOTE: "Second note",
    TouchKind.FEEDBACK_REQUEST: "Request for feedback", TouchKind.CONGRATULATION: "Congratulation",
    TouchKind.OTHER: "Contact",
}  # fmt: skip
_TO_WHOM = {Direction.OUTGOING: "to", Direction.INCOMING: "from", Direction.MUTUAL: "with"}


def reading(kind: str, direction: str, day: date, today: date, who: str = "") -> str:
    """What was understood, for the eye: "Coffee with Ada on Thursday 19 November", "Email from Ada yesterday, …"."""
    noun, way = _NOUNS[TouchKind(kind)], Direction(direction)
    if who:
        joint = "with" if kind == TouchKind.OTHER and way is Direction.OUTGOING else _TO_WHOM[way]
        noun = f"{noun} {joint} {who}"
    elif way is Direction.INCOMING:
        noun = f"{noun} to you"
    when = {0: "today, ", 1: "yesterday, "}.get((today - day).days, "on ")
    return f"{noun} {when}{full_day(day, today)}"
