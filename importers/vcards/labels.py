"""The label of an address, number or link: from a line's types, or from the words that Apple writes beside it."""

import re
from collections.abc import Sequence

from importers.vcards.quoted_printable import decoded

# Apple marks the words that it translates: _$!<Mobile>!$_
BUILT_IN = re.compile(r"_\$!<(.*)>!\$_")
MEANINGLESS = frozenset(("internet", "pref", "voice", "x400", "msg", "text", "video", "uri", "isdn", "modem", "bbs"))
WORDS = {"cell": "mobile", "homepage": "website", "x-mobile": "mobile"}
NETWORKS = {
    "linkedin": "LinkedIn",
    "twitter": "Twitter",
    "facebook": "Facebook",
    "github": "GitHub",
    "xing": "XING",
    "mastodon": "Mastodon",
    "instagram": "Instagram",
}
#: Android: `X-CUSTOM(CHARSET=UTF-8,ENCODING=QUOTED-PRINTABLE,=42=6F=61=74)`.
CUSTOM = re.compile(r"x-custom\(.*\)", re.IGNORECASE)


def of_apple(text: str) -> str:
    """A label that stands in a line of its own; Apple's own words in small letters."""
    match = BUILT_IN.fullmatch(text.strip())
    if match is None:
        return text.strip()
    word = match[1].lower()
    return WORDS.get(word, word)


def of_types(types: Sequence[str]) -> str:
    """The label that a line's types make: work, home, mobile, work fax, …; empty where they say nothing."""
    found = [WORDS.get(kind, kind) for kind in types if kind not in MEANINGLESS]
    if not found:
        return ""
    if "fax" in found:
        where = next((f"{place} " for place in ("work", "home") if place in found), "")
        return f"{where}fax"
    for kind in ("mobile", "pager", "work", "home"):
        if kind in found:
            return kind
    return found[0].removeprefix("x-")


def custom(kind: str) -> str:
    """The label that somebody gave on a phone with Android, out of a type that is `CUSTOM`."""
    text = kind[len("x-custom(") : -1].rpartition(",")[2]
    return decoded(text, "utf-8") if "quoted-printable" in kind.lower() else text


def of_network(types: Sequence[str]) -> str:
    """The name of the network whose profile a line is."""
    kind = next((kind for kind in types if kind not in MEANINGLESS), "")
    return NETWORKS.get(kind, kind.removeprefix("x-").capitalize())
