"""The values of a card's lines, freed from the mistakes of the programs that wrote them.

What comes out is escaped as RFC 2426 (section 4) wants it, on one line: the one form that vobject reads rightly. Left
to itself, vobject 0.9.9 cuts a text at a bare comma, keeps the backslash of `\\:`, and knows nothing of version 2.1,
where a comma is plain text.
"""

import re
from collections.abc import Callable
from typing import NamedTuple

from importers.tidying import tidy_text

ESCAPE = re.compile(r"\\(.)", re.DOTALL)
AT_SEMICOLON = re.compile(r"\\.|;", re.DOTALL)
AT_COMMA = re.compile(r"\\.|,", re.DOTALL)

#: How many parts these have: family, given, additional, prefix, suffix; box, extended, street, locality, region, code,
#: country. Of an employer there may be any number of departments.
PARTS = {"N": 5, "ADR": 7, "ORG": 50}
LIST = "CATEGORIES"


class Property(NamedTuple):
    """A property of a card whose value is escaped without fault, on one line."""

    name: str
    value: str


def guarded(name: str, value: str, version: str = "3.0", literal: bool = False) -> Property:
    """The property with this value, whatever is wrong with how it is escaped.

    `literal`: the value was in quoted-printable, so a line break in it is one, and `\\n` is none.
    """
    plain = _plain_literal if literal else plain_text
    if name == LIST:
        tags = [plain(tag).strip() for part in split(value, AT_SEMICOLON) for tag in split(part, AT_COMMA)]
        return Property(name, ",".join(escaped(tag) for tag in tags if tag))
    if (most := PARTS.get(name)) is None:
        return Property(name, escaped(plain(value)))
    several = name == "N" and version != "2.1"
    parts = [_escaped_part(part, plain, several) for part in split(value, AT_SEMICOLON)]
    if len(parts) > most:
        parts[most - 1 :] = [",".join(filter(None, parts[most - 1 :]))]
    return Property(name, ";".join(parts))


def _escaped_part(part: str, plain: Callable[[str], str], several: bool) -> str:
    if not several or "," not in part:
        return escaped(plain(part).strip())
    return ",".join(filter(None, (escaped(plain(value).strip()) for value in split(part, AT_COMMA))))


def plain_text(value: str) -> str:
    """The text that an escaped value stands for. A backslash before a letter that means nothing is a backslash."""
    return ESCAPE.sub(_meant, value) if "\\" in value else value


def escaped(text: str) -> str:
    """The text as the value of a line; control characters are left out, and every kind of line break is one."""
    if not text.isprintable():
        text = tidy_text(text)
    if "\\" in text or ";" in text or "," in text or "\n" in text:
        text = text.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,").replace("\n", "\\n")
    return text


def parts_of(value: str, mark: str) -> list[str]:
    """A guarded value taken apart at unescaped semicolons or commas; the parts are still escaped."""
    return split(value, AT_SEMICOLON if mark == ";" else AT_COMMA)


def split(value: str, at: re.Pattern[str]) -> list[str]:
    """A value as it stands in a file taken apart where `at` finds its mark unescaped."""
    mark = ";" if at is AT_SEMICOLON else ","
    if "\\" not in value:
        return value.split(mark)
    parts: list[str] = []
    start = 0
    for found in at.finditer(value):
        if found[0] == mark:
            parts.append(value[start : found.start()])
            start = found.end()
    parts.append(value[start:])
    return parts


def _meant(escape: re.Match[str]) -> str:
    letter = escape[1]
    if letter in "nN":
        return "\n"
    return escape[0] if letter.isalnum() or letter.isspace() else letter


def _plain_literal(value: str) -> str:
    return ESCAPE.sub(lambda escape: escape[1] if escape[1] in ";,:\\" else escape[0], value)
