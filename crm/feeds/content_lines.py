"""Content lines, which calendars and vCards share: text made fit for one, addresses made fit for one, folding.

RFC 5545 section 3.1 (iCalendar) and RFC 2425 section 5.8.1 (vCard 3.0) say the same: lines end in CRLF and are
folded so that none is longer than 75 octets.
"""

import re

OCTETS_A_LINE = 75

_BREAKS = re.compile("\r\n|[\r\n\x0b\x0c\x85\u2028\u2029]")
_UNFIT = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufeff\ufffe\uffff]")
_WRITABLE_LINK = re.compile(
    r"""(?:https?://|mailto:|tel:)[^\s\x00-\x20"<>\\^`{|},;\x7f-\xa0\u2028\u2029\ud800-\udfff]+""", re.IGNORECASE
)
_NOT_IN_A_LINK = re.compile(r"""[\s\x00-\x20"<>\\^`{|},;\x7f-\xa0\u2028\u2029\ud800-\udfff]""")


def many_lines(text: str) -> str:
    """The text with every kind of line break as LF, and without characters that no calendar program may see.

    Those are the C0 and C1 controls, delete, lone surrogates (which have no UTF-8 form) and byte order marks. U+0085,
    U+2028 and U+2029 count as line breaks: some readers break lines at them, whatever the RFC says.
    """
    if text.isprintable():
        return text
    return _UNFIT.sub("", _BREAKS.sub("\n", text).replace("\t", " "))


def one_line(text: str) -> str:
    """The text on a single line, without control characters, and without space at either end."""
    if text.isprintable():
        return text.strip()
    return " ".join(many_lines(text).split("\n")).strip()


def escaped(text: str) -> str:
    r"""The text with backslash, semicolon, comma and LF escaped (RFC 5545 section 3.3.11, RFC 2426 section 4)."""
    return text.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,").replace("\n", "\\n")


def link(address: str) -> str:
    """The address as a URI that can stand in a line as it is, or "" where it is not http, https, mailto or tel.

    Commas and semicolons are percent-encoded. Escaping them with a backslash breaks links on Apple's programs, and
    leaving them bare makes some readers cut the link off there; percent-encoded, everybody reads the same.
    """
    if _WRITABLE_LINK.fullmatch(address):
        return address
    encoded = _NOT_IN_A_LINK.sub(_percent_encoded, address.strip())
    return encoded if _WRITABLE_LINK.fullmatch(encoded) else ""


def _percent_encoded(found: re.Match[str]) -> str:
    return "".join(f"%{octet:02X}" for octet in found[0].encode("utf-8", "ignore") if octet >= 0x20)


def folded(line: str) -> str:
    """The line cut into pieces of at most 75 octets, joined by CRLF and a space, never inside a character."""
    if len(line) <= OCTETS_A_LINE and line.isascii():
        return line
    octets = line.encode()
    pieces, start, room = [], 0, OCTETS_A_LINE
    while len(octets) - start > room:
        end = start + room
        while octets[end] & 0b1100_0000 == 0b1000_0000:  # in the middle of a UTF-8 sequence
            end -= 1
        pieces.append(octets[start:end])
        start, room = end, OCTETS_A_LINE - 1  # the space that marks a continuation counts
    pieces.append(octets[start:])
    return b"\r\n ".join(pieces).decode()


def shortened(text: str, length: int) -> str:
    """The text in at most `length` characters, with an ellipsis where something is left out."""
    return text if len(text) <= length else text[: length - 1].rstrip() + "…"
