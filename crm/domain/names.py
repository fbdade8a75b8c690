"""A name as people write it: its parts, how it is shown, sorted and abbreviated."""

import re
import unicodedata
from typing import NamedTuple

from crm.domain.decorations import CREDENTIALS, PARTICLES, PREFIXES, Peeled, is_credential
from crm.domain.folding import fold

#: Words that begin a Celtic surname: they sort where they stand, but the initial is that of the word behind them.
_CLAN = frozenset(("mac", "mc", "o", "ó", "ní", "ni", "nic", "uí", "ui", "ua"))
_EAST_ASIAN = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\uf900-\ufaff\u3005\U00020000-\U0002ffff]+")
_LETTER = (
    "[A-Za-z\u00c0-\u024f\u0386-\u03ff\u0400-\u0481\u048a-\u052f\u0531-\u0587\u05d0-\u05ea\u0620-\u063f\u0641-\u064a\u0671-\u06d3"
    "\u0900-\u0dff\u1e00-\u1fff\u3041-\u30fa\u30fc-\u30fe\u3400-\u9fff\uac00-\ud7a3]"
)
_PLAIN = re.compile(rf"(?:{_LETTER}+\.?(?:[ '’-]{_LETTER}+\.?)*)?")
_TELLING = frozenset(word.lower() for word in CREDENTIALS) | {
    "née",
    "nee",
    "né",
    "geb",
    "geborene",
    "geborener",
    "z",
    "domu",
}
_CONNECTED = re.compile("[\u0600-\u07ff\ufb50-\ufdff\ufe70-\ufeff]")
_TWO_LETTERS = """
欧阳 歐陽 司徒 司马 司馬 诸葛 諸葛 上官 夏侯 皇甫 尉迟 公孙 慕容 令狐 独孤 东方 남궁 황보 독고 선우 제갈 사공 서문
"""
_TWO_LETTER_SURNAMES = frozenset(_TWO_LETTERS.split())


class Name(NamedTuple):
    """A name and what was written around it. Each part is empty where there is none.

    `given` and `family` are the name itself; `former` is a surname given up ("geb. Blom"), `extra` holds emoji and
    anything else that is not a name ("Hiring!").
    """

    given: str
    family: str
    prefix: str = ""
    nickname: str = ""
    former: str = ""
    credentials: str = ""
    pronouns: str = ""
    extra: str = ""

    @property
    def full(self) -> str:
        """The name as it is shown."""
        return display_name(self.given, self.family)

    @property
    def decoration(self) -> str:
        """Everything around the name as one text, to be compared and shown beside it."""
        parts = (self.prefix, self.nickname, self.former, self.credentials, self.pronouns, self.extra)
        return ", ".join(part for part in parts if part)


def _is_plain(given: str, family: str) -> bool:
    """Whether nothing in a name can be decoration, so that the long way round is not needed."""
    if not _PLAIN.fullmatch(given) or not _PLAIN.fullmatch(family):
        return False
    if " " in given and given.partition(" ")[0].rstrip(".").lower() in PREFIXES:
        return False
    return " " not in family or not any(word.strip(".") in _TELLING for word in family.lower().split())


def split_name(given: str, family: str) -> Name:
    """Splits the two cells in which a file gives a name into the name and its decoration.

    Never empties a name that shows something: what would leave nothing behind is left where it stands.
    """
    if (given.isalpha() and family.isalpha() and given.isascii() and family.isascii()) or _is_plain(given, family):
        return Name(given, family)
    first, last = Peeled(given), Peeled(family)
    first.peel(given=True)
    last.peel(given=False)
    if not last.text and first.text and "," in given and not family.strip():
        return split_full_name(given)
    found = {
        what: ", ".join(first.found.get(what, []) + last.found.get(what, [])) for what in (*first.found, *last.found)
    }
    return Name(
        first.text,
        last.text,
        found.get("prefix", ""),
        found.get("nickname", ""),
        found.get("former", ""),
        found.get("credentials", ""),
        found.get("pronouns", ""),
        found.get("other", ""),
    )


def split_full_name(text: str) -> Name:
    """Splits a whole name written in one go: "Anneke van der Wielen, MBA", "Brekkestad, Jonas", "王晓雯", "Madonna"."""
    head, comma, tail = text.partition(",")
    if comma and head.strip() and tail.strip():
        words = tail.replace(",", " ").split()
        if not any(is_credential(word, after_comma=True) for word in words) and len(words) <= 3:
            return split_name(tail, head)
    whole = Peeled(text)
    whole.peel(given=True)
    found = {what: ", ".join(texts) for what, texts in whole.found.items()}
    given, family = _halves(whole.text)
    return Name(
        given,
        family,
        found.get("prefix", ""),
        found.get("nickname", ""),
        found.get("former", ""),
        found.get("credentials", ""),
        found.get("pronouns", ""),
        found.get("other", ""),
    )


def _halves(text: str) -> tuple[str, str]:
    """Given name and surname of a bare name."""
    words = text.split()
    if len(words) == 1:
        if _EAST_ASIAN.fullmatch(text) and 2 <= len(text) <= 4 and not _is_kana(text):
            cut = 2 if len(text) > 2 and text[:2] in _TWO_LETTER_SURNAMES else 1
            return text[cut:], text[:cut]
        return text, ""
    if len(words) == 2 and all(_EAST_ASIAN.fullmatch(word) for word in words) and len(words[0]) <= len(words[1]):
        return words[1], words[0]
    cut = len(words) - 1
    while cut > 1 and (words[cut - 1].lower().strip("'’") in PARTICLES or words[cut - 1].lower() in _CLAN):
        cut -= 1
    return " ".join(words[:cut]), " ".join(words[cut:])


def _is_kana(text: str) -> bool:
    return any("\u3040" <= letter <= "\u30ff" for letter in text)


def display_name(given: str, family: str) -> str:
    """The name as it is shown: given name first, but surname first and unspaced where it is written in CJK."""
    if not family or not given:
        return given or family
    if not given.isascii() and _EAST_ASIAN.fullmatch(given) and _EAST_ASIAN.fullmatch(family):
        return family + given
    return f"{given} {family}"


def sort_key(given: str, family: str) -> str:
    """What a list is sorted by: surname, then given name, folded. Small particles count last: "van den Berg" is a B."""
    if not family:
        return fold(given)
    if family.isascii() and family.isalpha():
        return fold(f"{family} {given}")
    words = family.split()
    own = _without_particles(words)
    return fold(" ".join([*own, given, *words[: len(words) - len(own)]]))


def initials(given: str, family: str) -> str:
    """One or two letters for the avatar, in the name's own script: "Jane (She/Her)" is J, "Saoirse Mac Conmara" SC."""
    name = split_name(given, family)
    if name.given and name.family and _EAST_ASIAN.fullmatch(name.given + name.family):
        return name.family[0] + name.given[0]
    first = _first_letter(name.given.split())
    if _CONNECTED.match(first):
        return first
    words = _without_particles(name.family.split())
    if len(words) > 1 and words[0].lower() in _CLAN:
        words = words[1:]
    return first + _first_letter(words) or name.full[:1] or "?"


def _without_particles(words: list[str]) -> list[str]:
    """The surname from its first word that is not a small particle; at least one word stays."""
    for position, word in enumerate(words[:-1]):
        if not word.islower() or word.strip("'’") not in PARTICLES:
            return words[position:]
    return words[-1:]


def _first_letter(words: list[str]) -> str:
    """The first letter of some words, with the marks that belong to it, as a capital where its script has them."""
    for word in words:
        for position, letter in enumerate(word):
            if letter.isalnum():
                end = position + 1
                while end < min(len(word), position + 3) and unicodedata.category(word[end])[0] == "M":
                    end += 1
                capital = letter.upper()
                return (capital if len(capital) == 1 else letter) + word[position + 1 : end]
    return ""
