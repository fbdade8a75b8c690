"""What people put around their names: titles, degrees, pronouns, former names, nicknames, emoji."""

import re
import unicodedata
from collections.abc import Callable

_CREDENTIALS = """
MBA EMBA PHD DPHIL DBA MD DO DDS DVM JD LLM LLB BA BS BSC BENG BBA MA MS MSC MENG MPH MPA MFA MED EDD PSYD RN CPA
CFA FRM ACA ACCA FCA CIA CISA CISM CISSP CSM CSPO PMP PMI PRINCE2 ITIL SHRM-CP SHRM-SCP PHR SPHR CIPD MCIPD FCIPD PE
CENG PENG FRSA ESQ CSCP CPIM CFP CAIA MRICS FRICS RIBA AIA LEED JR SR II III IV OBE MBE CBE
"""
#: Letters after a name that stand without a comma as often as with one. Compared without dots, in capitals.
CREDENTIALS = frozenset(_CREDENTIALS.split())
#: Degrees that are surnames too: they are taken off only behind a comma.
_SURNAMES_TOO = frozenset(("DO", "MA", "MD", "BA", "BS", "MS", "PE", "II", "SR", "MED", "CIA", "AIA"))
_PREFIXES = """
dr prof professor mr mrs ms miss mx sir dame rev hon ing dipl-ing drs ir mag herr frau dott dottssa dra mgr
"""
#: Titles before a name, without dots.
PREFIXES = frozenset(_PREFIXES.split())
_PARTICLES = """
van von vom vander de del della delle dei degli den der des di da das do dos du d la le los las lo ten ter te 't t
op zu zum zur af av bin ibn ben al el y e i in het aan ap und
"""
#: Words before a surname that sorting and initials pass over when they are written small.
PARTICLES = frozenset(_PARTICLES.split())
_PRONOUN = (
    "she|her|hers|he|him|his|they|them|theirs|ze|hir|zir|xe|xem|ey|em|any|all|sie|ihr|er|ihm|ella|él|elle|elles|il|iel"
    "|lui|lei|hun|hen|hij|zij|haar|hem|hon|han|ona|on|ela|ele|она|её|он|его|они"
)
_PRONOUNS = rf"(?:{_PRONOUN})(?:\s*[/|·]\s*(?:{_PRONOUN}))+"
_ONLY_PRONOUNS = re.compile(rf"(?:{_PRONOUNS}|{_PRONOUN})", re.IGNORECASE)
_LOOSE_PRONOUNS = re.compile(rf"(?:^|(?<=\s)|(?<=[|,]))\s*[|,]?\s*({_PRONOUNS})(?=$|[\s,|])", re.IGNORECASE)
_FORMER_WORD = (
    r"(?:n[ée]e?|geb\.?|geborener?|born|formerly|previously|fka|maiden\s+name:?|rozen[áa]|roz\.|z\s+domu|nata|nacida"
    r"|ur\.)"
)
_FORMER = re.compile(rf"{_FORMER_WORD}\s+(\S.*)", re.IGNORECASE)
_LOOSE_FORMER = re.compile(r"\s(?:n[ée]e|geb\.|geborene[r]?|z\s+domu)\s+(\S+(?:\s\S+)?)\s*$", re.IGNORECASE)
# Decoration stands apart, with a space or an end on both sides: "Ada (she/her)" has some, "alert(1)" has none.
_BRACKETS = re.compile(r"(?:^|(?<=\s))[(\[{]([^()\[\]{}]*)[)\]}](?=[\s,]|$)|[（【]([^（）【】]*)[）】]")
_QUOTED = re.compile(
    r"""(?:^|(?<=\s))["“”„«»]\s*([^"“”„«»]+?)\s*["“”„«»](?=\s|$)|(?:^|(?<=\s))['‘‚]([^'‘’‚\s]+)['’‘](?=\s|$)"""
)
_BAR = re.compile(r"(?:\s+[|~–—]|\s*[|](?=\s)|\s*[•·★☆►▶])(?:\s.*|[^\s].*)?$", re.DOTALL)
_FANCY = re.compile("[\U0001d400-\U0001d7ff\u24b6-\u24e9\uff01-\uff5e\U0001f130-\U0001f149]")
_PICTURE = (
    "[\u2190-\u23ff\u2500-\u27bf\u2900-\u297f\u2b00-\u2bff\u3030\u303d\U0001f000-\U0001f12f\U0001f14a-\U0001faff"
    "\u00a9\u20e3\ufffd]"
)
_EMOJI = re.compile(f"{_PICTURE}+(?:[\u200d\ufe0e\ufe0f]+{_PICTURE}*)*")
# Joiners are spelling between letters of Persian and the Indic scripts, and nothing elsewhere.
_NOTHING = re.compile(
    "[\u00ad\u034f\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff\U000e0000-\U000e01ef]+"
    "|[\u200c\u200d]+(?![\u0600-\u0dff])|(?<![\u0600-\u0dff])[\u200c\u200d]+"
)
_CONTROL = re.compile("[\x00-\x1f\x7f-\x9f]+")
_LEFT_OVER = re.compile(r"[\s,;|®™℠]+$|^[\s,;|]+")


def plain_face(text: str) -> str:
    """Mathematical, circled and full-width letters as ordinary ones, accents composed, nothing invisible."""
    text = _NOTHING.sub("", _CONTROL.sub(" ", text))
    return unicodedata.normalize("NFC", _FANCY.sub(lambda letter: unicodedata.normalize("NFKC", letter.group()), text))


def is_credential(word: str, after_comma: bool = False) -> bool:
    """Whether a word behind a name is a degree, a certificate or a "Jr." rather than part of the name.

    Without a comma, short degrees that are surnames too ("Ma", "Do") count as names, and so does lower case.
    """
    bare = word.replace(".", "").strip("®™ ,")
    if bare.upper() not in CREDENTIALS:
        return False
    if after_comma:
        return True
    if bare.upper() in _SURNAMES_TOO:
        return "." in word and len(bare) > 1
    return bare.isupper() or bare in (
        "PhD",
        "MSc",
        "BSc",
        "DPhil",
        "MEd",
        "MEng",
        "BEng",
        "Esq",
        "Jr",
        "Sr",
        "PEng",
        "CEng",
    )


class Peeled:
    """A part of a name while decoration is being taken off it, and what has been taken off so far."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.found: dict[str, list[str]] = {}
        self._taken: list[tuple[str, str]] = []

    def take(self, what: str, text: str) -> str:
        """Sets a piece of decoration aside; returns the space that replaces it."""
        if text := " ".join(text.split()).strip(" ,;"):
            self._taken.append((what, text))
        return " "

    def peel(self, given: bool) -> None:
        """Takes off everything that is not the name; leaves the text as it is where nothing would remain."""
        self._try(self._emoji)
        self.text = plain_face(self.text)
        for step in (self._brackets, self._quotes, self._bar, self._pronouns, self._former, self._comma):
            self._try(step)
        self._try(self._prefix if given else self._credentials)
        if given:
            self._try(self._credentials)
        self._try(_without_edges)
        self.text = " ".join(self.text.split())

    def _try(self, step: Callable[[str], str]) -> None:
        self._taken.clear()
        after = step(self.text)
        if after != self.text and any(letter.isalnum() for letter in after):
            self.text = after
            for what, text in self._taken:
                self.found.setdefault(what, []).append(text)

    def _brackets(self, text: str) -> str:
        return _BRACKETS.sub(lambda match: self._aside(match.group(1) or match.group(2) or ""), text)

    def _aside(self, inside: str) -> str:
        inside = inside.strip()
        if _ONLY_PRONOUNS.fullmatch(inside):
            return self.take("pronouns", inside)
        if former := _FORMER.fullmatch(inside):
            return self.take("former", former.group(1))
        if inside.replace("-", "").replace("'", "").isalpha() and not is_credential(inside, after_comma=True):
            return self.take("nickname", inside)
        return self.take("other", inside)

    def _quotes(self, text: str) -> str:
        return _QUOTED.sub(lambda match: self.take("nickname", match.group(1) or match.group(2)), text)

    def _bar(self, text: str) -> str:
        def aside(match: re.Match[str]) -> str:
            tail = match.group().strip(" |•·★☆►▶~–—")
            return self.take("pronouns" if _ONLY_PRONOUNS.fullmatch(tail) else "other", tail)

        return _BAR.sub(aside, text)

    def _pronouns(self, text: str) -> str:
        return _LOOSE_PRONOUNS.sub(lambda match: self.take("pronouns", match.group(1)), text) if "/" in text else text

    def _former(self, text: str) -> str:
        return _LOOSE_FORMER.sub(lambda match: self.take("former", match.group(1)), text)

    def _comma(self, text: str) -> str:
        head, comma, tail = text.partition(",")
        if not comma:
            return text
        if tail.strip() and all(word in PARTICLES for word in tail.split()):
            return f"{tail.strip()} {head.strip()}"
        words = [word.strip() for word in tail.split(",")]
        known = all(is_credential(part, after_comma=True) for word in words for part in word.split())
        if not known and not tail[:1].isspace():
            return text
        self.take("credentials" if known else "other", tail)
        return head

    def _emoji(self, text: str) -> str:
        return _EMOJI.sub(lambda match: self.take("other", match.group()), text)

    def _prefix(self, text: str) -> str:
        head, _, rest = text.strip().partition(" ")
        while rest and head.rstrip(".").lower().replace(".", "") in PREFIXES and head[:1].isupper():
            self.take("prefix", head)
            head, _, rest = rest.strip().partition(" ")
        return f"{head} {rest}"

    def _credentials(self, text: str) -> str:
        words = text.split()
        shouted = text.isupper()
        taken: list[str] = []
        while len(words) > 1 and not shouted and is_credential(words[-1]):
            taken.insert(0, words.pop().strip(","))
        if taken:
            self.take("credentials", " ".join(taken))
        return " ".join(words)


def _without_edges(text: str) -> str:
    return _LEFT_OVER.sub("", text)
