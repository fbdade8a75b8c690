"""Text reduced to what a finger types: without case, accents, emoji or script."""

import re
import unicodedata
import zlib

from anyascii import anyascii

# Zero-width letters, direction marks, variation selectors and tag characters: they show nothing and vanish.
_INVISIBLE = re.compile(
    "[\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff\U000e0000-\U000e01ef]+"
)
# Emoji, dingbats, arrows, and the signs that mark a trade name: they separate words and mean nothing to a search.
_SYMBOL = re.compile(
    "[\x00-\x1f\x7f-\x9f\u00a9\u00ae\u2117\u2120\u2122\u2190-\u23ff\u2500-\u27bf\u2900-\u297f\u2b00-\u2bff\u3030\u303d"
    "\ufff9-\ufffd\U0001f000-\U0001f0ff\U0001f170-\U0001faff\ue000-\uf8ff]+"
)
# Accents of Latin, Greek, Cyrillic, Arabic and Hebrew. Marks of Indic scripts are vowels and stay, and so do those
# that make a letter of its own: й is not и with an accent, nor ї an і.
_ACCENT = re.compile(
    "[\u0300-\u0305\u0307\u0309-\u036f\u0591-\u05bd\u05bf-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed\u1ab0-\u1aff"
    "\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]+|(?<![\u0438\u0443])\u0306|(?<!\u0456)\u0308"
)
_LETTERS = str.maketrans({
    "ł": "l", "ø": "o", "đ": "d", "ı": "i", "æ": "ae", "œ": "oe", "ð": "d", "þ": "th", "ß": "ss", "ħ": "h", "ŋ": "n",
    "ŧ": "t", "ĸ": "k", "ŀ": "l", "ƒ": "f", "ə": "a", "ɓ": "b", "ɗ": "d", "ɛ": "e", "ɔ": "o",
    "\u2018": None, "\u2019": None, "\u02bc": None, "\u02bb": None, "'": None, "`": None, "\u00b4": None,
    "\u05f3": None,
    "\u05f4": None, "\u0640": None,
})  # fmt: skip
_PUNCTUATION = re.compile(
    r"[\x00-\x2f\x3a-\x40\x5b-\x60\x7b-\xbf\xd7\xf7\u05be\u060c\u061b\u061f\u066a-\u066d\u0964\u0965"
    r"\u2000-\u206f\u20a0-\u20cf\u2100-\u2bff\u3000-\u303f\u30fb\ufe30-\ufe6f\uff00-\uff0f\uff1a-\uff20\uff65]+"
)


def visible(text: str) -> str:
    """The text without characters that show nothing (zero-width letters, direction marks, soft hyphens)."""
    return text if text.isascii() else _INVISIBLE.sub("", text)


def without_symbols(text: str) -> str:
    """The text without emoji, dingbats, control characters and ®, ™, ©: a space stands where they stood."""
    return _SYMBOL.sub(" ", text)


def plain_letters(text: str) -> str:
    """Casefolded and without accents, but in its own script: the basis of keys that must not confuse two names."""
    if text.isascii():
        return text.lower().replace("'", "").replace("`", "")
    if not text.isalpha():
        text = without_symbols(visible(text))
    plain = _ACCENT.sub("", unicodedata.normalize("NFKD", text).casefold()).translate(_LETTERS)
    return plain if plain.isascii() else unicodedata.normalize("NFC", plain)


def fold(text: str) -> str:
    """What a search compares: lower-case ASCII, single spaces. "Łukasz O’Dell 🚀" and "lukasz odell" fold alike."""
    if text.isascii():
        return " ".join((text.replace("'", "") if "'" in text else text).lower().split())
    plain = plain_letters(text)
    if not plain.isascii():
        plain = anyascii(plain).lower().replace("'", "").replace("`", "")
    return " ".join(plain.split())


def name_key(text: str) -> str:
    """The key under which two spellings of a name are one: fold() without transliteration and punctuation.

    Scripts are kept apart because two Chinese names may read alike in Latin letters and still be two people.
    """
    if text.isascii():
        plain = text.lower()
        if plain.replace(" ", "").isalpha():
            return " ".join(plain.split())
        plain = plain.replace("'", "")
    else:
        plain = plain_letters(text)
    return " ".join(_PUNCTUATION.sub(" ", plain).split())


def tint(name: str) -> int:
    """Which of the six avatar tints (1 to 6) a name gets: the same on every machine and in every run."""
    return zlib.crc32(fold(name).encode()) % 6 + 1
