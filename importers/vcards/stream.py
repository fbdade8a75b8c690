"""A file of vCards -> its cards, each with its lines unfolded (RFC 6350, section 3.2), none lost to its neighbour.

A card ends at its END, at the next BEGIN, or with the file. Lines that are cut in two are put together again in time
that grows with their length: those folded with a space, quoted-printable ones with their soft breaks (RFC 2045,
section 6.7), and base64 that some programs of version 2.1 do not indent.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from importers import limits
from importers.decoding import Text, decode
from importers.records import Unreadable

BEGIN, END = "BEGIN:VCARD", "END:VCARD"
BASE64 = re.compile(r"[A-Za-z0-9+/]+=*")
BINARY = re.compile(r"(?:[\w-]+\.)?(?:PHOTO|LOGO|SOUND|KEY)[;:]", re.IGNORECASE)
QUOTED = "QUOTED-PRINTABLE"

PICTURE = limits.PHOTO // 3 * 4 + limits.CELL  # characters that a picture takes in base64, with its head

EACH = 20  # characters that a line counts for beside its own, so that a card of empty lines has an end too
SHOWN = 3

NO_END = "This card has no end, so it was read up to the next one, or to the end of the file."
TOO_LONG = "This card is longer than 1 MB. What stands behind that was not read."
PICTURE_TOO_LONG = f"A picture of more than {limits.PHOTO // limits.MEGABYTE} MB was left out."
STRAY = "This stands outside of any card, so it was left out."


class Logical(NamedTuple):
    """One unfolded line of a card: the number of the line where it begins, from 1, and its text."""

    number: int
    text: str


class Card(NamedTuple):
    """One card as it stands in the file, from BEGIN to END without both."""

    number: int
    lines: list[Logical]
    warnings: tuple[str, ...] = ()


def text_of(data: bytes) -> Text:
    """The text of a file of cards. What is not in UTF-8 stays as bytes (PEP 383): lines may differ."""
    text = decode(data)
    return Text(text.data, "utf-8", "surrogateescape", text.newline) if text.codec == "cp1252" else text


def split_cards(text: Text) -> Iterator[Card | Unreadable]:
    """The cards of a file in their order, and what stands between them."""
    card: _Growing | None = None
    stray: _Stray | None = None
    agent = False  # within the card that version 2.1 lets stand in a card's AGENT
    for number, raw in enumerate(text.lines(), 1):
        line = raw.rstrip("\r\n")
        if line[:1] in "BbEe\ufeff":
            mark = line.strip("\ufeff").rstrip()
            if _is(mark, BEGIN):
                if stray is not None:
                    yield stray.unreadable()
                    stray = None
                if card is not None and card.awaits_agent and not agent:
                    agent = True
                    continue
                if card is not None:
                    yield card.ended(NO_END)
                card, agent = _Growing(number), False
                continue
            if _is(mark, END):
                if agent:
                    agent = False
                elif card is not None:
                    yield card.ended()
                    card = None
                continue
        if agent:
            continue
        if card is not None:
            card.add(number, line)
        elif line.strip("\ufeff \t"):
            stray = stray or _Stray(number)
            stray.add(line)
    if stray is not None:
        yield stray.unreadable()
    if card is not None:
        yield card.ended(NO_END)


class _Growing:
    """A card whose lines are still being read."""

    def __init__(self, number: int) -> None:
        self.number = number
        self.awaits_agent = False
        self._lines: list[Logical] = []
        self._warnings: list[str] = []
        self._begun = 0
        self._parts: list[str] = []
        self._size = self._all = self._most = 0
        self._binary = self._soft = self._base64 = self._over = False

    def add(self, number: int, line: str) -> None:
        """The next line as it stands in the file, without its end."""
        if self._soft:
            self._soft = False
            self._more(line)
        elif line[:1] in (" ", "\t") and (self._parts or self._over):
            self._more(line[1:])
        elif self._base64 and ":" not in line and BASE64.fullmatch(line):
            self._more(line)
        else:
            self._close()
            if line.strip():
                self._open(number, line)

    def ended(self, *warnings: str) -> Card:
        """The card."""
        self._close()
        return Card(self.number, self._lines, (*dict.fromkeys(self._warnings), *warnings))

    def _open(self, number: int, line: str) -> None:
        self._begun = number
        self._binary = BINARY.match(line) is not None
        self._base64 = self._binary and "BASE64" in line[:200].upper()
        self._most = PICTURE if self._binary else limits.CARD - self._all
        self.awaits_agent = line[:5].upper() == "AGENT" and line.endswith(":")
        self._more(line)

    def _more(self, part: str) -> None:
        if part.endswith("=") and not self._base64 and self._is_quoted(part):
            part = part[:-1]
            self._soft = True
        self._size += len(part)
        if not part and self._parts:
            return
        if self._size <= self._most:
            self._parts.append(part)
        elif not self._over:
            self._over = True
            self._warnings.append(PICTURE_TOO_LONG if self._binary else TOO_LONG)

    def _is_quoted(self, part: str) -> bool:
        first = self._parts[0] if self._parts else part
        return QUOTED in first.partition(":")[0].upper()

    def _close(self) -> None:
        if self._parts and not (self._over and self._binary):
            self._lines.append(Logical(self._begun, "".join(self._parts)))
            if not self._binary:
                self._all += min(self._size, self._most) + EACH
        self._parts = []
        self._size = 0
        self._binary = self._base64 = self._soft = self._over = False


def _is(line: str, mark: str) -> bool:
    return line.upper().replace(" ", "") == mark if len(line) <= 2 * len(mark) else False


class _Stray:
    """Lines that stand outside of any card; only the first ones are shown."""

    def __init__(self, number: int) -> None:
        self.number = number
        self._shown: list[str] = []

    def add(self, line: str) -> None:
        """The next of them."""
        if len(self._shown) < SHOWN:
            self._shown.append(line.encode("utf-8", "replace").decode()[:200])

    def unreadable(self) -> Unreadable:
        """What is said of them."""
        return Unreadable(self.number, STRAY, tuple(self._shown))
