"""Quoted-printable and the encodings of version 2.1: what a line's parameters say of its value.

The specification of vCard 2.1 (versit, 1996), sections 2.1.3 and 2.1.5.
"""

import binascii
import re
from codecs import lookup

# Encodings of texts only: Python knows some that are none, and some that take a square of the time.
NAMED = re.compile(
    r"utf-?(?:8|16|16-?le|16-?be|7)|(?:us-)?ascii|(?:iso|latin)[-_]?[\d_-]+(?:-jp)?|(?:windows|cp)[-_]?\d{3,4}"
    r"|koi8[-_][ru]|shift[-_]?jis|euc[-_](?:jp|kr)|gb(?:2312|k|18030)|big5|mac(?:intosh|roman)|tis-?620"
)


def decoded(value: str, charset: str) -> str:
    """A quoted-printable value as text; soft breaks are gone already. Where the charset is none, UTF-8 or cp1252."""
    return from_octets(binascii.a2b_qp(value.encode("utf-8", "surrogateescape")), charset)


def from_octets(octets: bytes, charset: str) -> str:
    """These bytes as text, in the encoding they are said to be in, else in UTF-8, else in cp1252."""
    for name in (charset.lower(), "utf-8"):
        if NAMED.fullmatch(name):
            try:
                return octets.decode(lookup(name).name)
            except (LookupError, UnicodeDecodeError):
                continue
    return octets.decode("cp1252", "replace")


def mended(line: str) -> str:
    """A line whose bytes were no UTF-8, as UTF-8 where it is that once it is unfolded, else as cp1252."""
    return line if line.isascii() else from_octets(line.encode("utf-8", "surrogateescape"), "")
