"""Employers: when two spellings are the same company."""

import re
from functools import lru_cache

from crm.domain.folding import plain_letters
from crm.domain.legal_forms import LEGAL_FORMS, LEGAL_PHRASES, WHOLE, WORDS_TOO, WORKING_FOR_ONESELF

#: The key of everybody who works for themselves: they share no employer.
SELF_EMPLOYED = "self-employed"

_PLACE = re.compile(r"\s+[–—―-]\s+([^–—―]+)$|\s*[–—―]\s+([^–—―]+)$")
_PLACES = (
    "berlin|hamburg|munich|munchen|koln|cologne|frankfurt|stuttgart|vienna|wien|zurich|geneva|basel|london|dublin"
    "|manchester|paris|lyon|amsterdam|rotterdam|utrecht|brussels|madrid|barcelona|lisbon|lisboa|porto|milan|milano"
    "|rome|roma|stockholm|oslo|copenhagen|helsinki|warsaw|warszawa|krakow|prague|praha|budapest|athens|istanbul"
    "|new york|ny|nyc|san francisco|ca|los angeles|boston|chicago|seattle|austin|toronto|sydney|melbourne|singapore"
    "|tokyo|bangalore|mumbai|germany|deutschland|austria|switzerland|uk|united kingdom|ireland|france|netherlands"
    "|spain|portugal|italy|poland|usa|us|canada|australia|india"
)
_COMMA_PLACE = re.compile(rf",\s*(?:{_PLACES})$")
_BRACKETS = re.compile(r"\s*[(\[（][^()\[\]（）]*[)\]）]\s*$")
_SIGN = r"(?:\((?:주|株|유|有)\)|㈜|㈱|㈲)"
_CORPORATE_SIGN = re.compile(rf"^{_SIGN}\s*|\s*{_SIGN}$")
_SOLID = re.compile(
    "^(?:株式会社|有限会社|合同会社|주식회사|유한회사)|(?:株式会社|有限会社|合同会社|주식회사|有限责任公司|股份有限公司|有限公司)$"
)
_PUNCTUATION = re.compile(
    r"[\x00-\x2f\x3a-\x40\x5b-\x60\x7b-\xbf\u05be\u060c\u2000-\u206f\u2100-\u2bff\u3000-\u3029\u3030\u30fb\uff00-\uff0f\uff1a-\uff20]+"
)


@lru_cache(maxsize=32768)
def company_key(name: str) -> str:
    """What employers are compared by: "Northwind", "NORTHWIND, Inc." and "Northwind® – Berlin" are one company.

    Case, accents, punctuation, legal forms of any country, ®, "The … Co", "Group", a place behind a dash and remarks in
    brackets make no difference. Everybody who works for themselves has the key SELF_EMPLOYED. Empty for an empty name;
    never empty for one that shows something.
    """
    raw = " ".join(name.split())
    if not raw:
        return ""
    text = " ".join(plain_letters(_CORPORATE_SIGN.sub("", raw)).split())
    if _words(text) and " ".join(_words(text)) in WORKING_FOR_ONESELF:
        return SELF_EMPLOYED
    text = _shortened(text, _COMMA_PLACE)
    for pattern in (_BRACKETS, _PLACE, _PLACE, _BRACKETS):
        text = _shortened(text, pattern)
    if not text.isascii():
        text = _SOLID.sub("", text).strip() or text
    words = _words(text)
    if len(words) > 1 and words[0] == "the":
        words = words[1:]
    while len(words) > 1 and (form := _legal_words(words, raw)):
        words = words[:-form]
    while len(words) > 1 and words[0] in LEGAL_FORMS and not words[0].isascii():
        words = words[1:]
    return "".join(words) or raw.casefold()


def _legal_words(words: list[str], raw: str) -> int:
    """How many words at the end are a legal form (or what is left dangling before one)."""
    for phrase in LEGAL_PHRASES:
        if len(words) > len(phrase) and tuple(words[-len(phrase) :]) == phrase:
            return len(phrase)
    last = words[-1]
    if last in WORDS_TOO:
        return int(any(form in raw for form in WORDS_TOO[last]))
    return int(last in LEGAL_FORMS or last in WHOLE or last in ("and", "et", "und", "y", "e"))


def _shortened(text: str, pattern: re.Pattern[str]) -> str:
    """The text without what the pattern finds at its end, where something to recognise a company by remains."""
    match = pattern.search(text)
    if not match or len(match.group().split()) > 5:
        return text
    head = text[: match.start()]
    return head if _words(head) else text


def _words(text: str) -> list[str]:
    joined = text.replace(".", "").replace("a/s", "as").replace("&", " and ").replace("+", " and ")
    return _PUNCTUATION.sub(" ", joined).split()


def same_company(one: str, other: str) -> bool:
    """Whether two spellings name one employer. Two freelancers work for no common employer."""
    key = company_key(one)
    return bool(key) and key != SELF_EMPLOYED and key == company_key(other)
