"""One line of a card taken apart: `group.NAME;PARAMETER=value,"value":value` (RFC 6350, section 3.3)."""

import re
from typing import NamedTuple

NAME = re.compile(r"(?:([A-Za-z0-9_-]+)\.)?([A-Za-z0-9_-]+)")
# Each way through a head is tried once, so that a line of nothing but quotation marks costs no more than another.
HEAD = re.compile(r"""(?:[^":\\]++|\\.|"(?:[^"\\]++|\\.)*+"|\\)*+:""")
ENCODINGS = {"QUOTED-PRINTABLE", "BASE64", "B", "8BIT", "7BIT", "Q"}
LONGEST_HEAD = 2_000

Params = tuple[tuple[str, str], ...]


class Line(NamedTuple):
    """A line of a card: name and parameters' names in capitals, the value as it stands in the file.

    A parameter of several values stands here once for each. One without a name, as in version 2.1, is a TYPE, or an
    ENCODING where it is one.
    """

    number: int
    group: str
    name: str
    params: Params
    value: str
    text: str

    def types(self) -> list[str]:
        """The values of TYPE, in small letters."""
        return [value.lower() for name, value in self.params if name == "TYPE"]

    def param(self, name: str) -> str:
        """The first value of a parameter, or an empty text."""
        return next((value for known, value in self.params if known == name), "")


def take_apart(number: int, text: str) -> Line | None:
    """The line in its parts; None where it is no line of a card."""
    head, colon, value = text.partition(":")
    if '"' in head:
        head, colon, value = _outside_quotes(text)
    if not colon or len(head) > LONGEST_HEAD:
        return None
    named, semicolon, rest = head.partition(";")
    match = NAME.fullmatch(named.strip())
    if match is None:
        return None
    params = _params(rest) if semicolon else ()
    return Line(number, match[1] or "", match[2].upper().replace("_", "-"), params, value, text)


def _outside_quotes(text: str) -> tuple[str, str, str]:
    """The line parted at its first colon that stands in no quotes; at the first one where the quotes never close."""
    match = HEAD.match(text[: LONGEST_HEAD + 1])
    if match is None:
        head, colon, value = text.partition(":")
        return head, colon, value
    return text[: match.end() - 1], ":", text[match.end() :]


def _params(text: str) -> Params:
    found: list[tuple[str, str]] = []
    for part in _split(text, ";"):
        name, equals, values = part.partition("=")
        name = name.strip().upper()
        if not equals or "(" in name:
            if name:
                found.append(("ENCODING" if name in ENCODINGS else "TYPE", part.strip()))
            continue
        for value in _split(values, ","):
            bare = value.replace('\\"', "").replace('"', "").strip()
            # Version 4.0 may put several types into one pair of quotation marks.
            found += [(name, one) for one in bare.split(",")] if name == "TYPE" else [(name, bare)]
    return tuple(found)


def _split(text: str, mark: str) -> list[str]:
    """The text parted at a mark, which in quotes or brackets is none."""
    if '"' not in text and "(" not in text:
        return text.split(mark)
    parts: list[str] = []
    start = 0
    quoted = False
    depth = 0
    for place, letter in enumerate(text):
        if letter == '"' and text[place - 1 : place] != "\\":
            quoted = not quoted
        elif letter in "()" and not quoted:
            depth = max(0, depth + (1 if letter == "(" else -1))
        elif letter == mark and not quoted and not depth:
            parts.append(text[start:place])
            start = place + 1
    parts.append(text[start:])
    return parts
