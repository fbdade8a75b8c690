"""A card's picture: base64 in versions 2.1 and 3.0, an address that holds it in version 4.0."""

import binascii
from urllib.parse import unquote_to_bytes

from importers import limits
from importers.vcards.content_line import Line


def is_address(line: Line) -> bool:
    """Whether the picture lies elsewhere, and only its address is given."""
    return line.value[:8].lower().startswith(("http://", "https://", "file:", "cid:"))


def picture(line: Line) -> bytes:
    """The picture's bytes as they were put in; empty where they cannot be read or are too many."""
    value = line.value
    if value[:5].lower() == "data:":
        head, comma, value = value.partition(",")
        if not comma:
            return b""
        if not head.lower().endswith(";base64"):
            found = unquote_to_bytes(value[: limits.PHOTO * 3].encode("utf-8", "surrogateescape"))
            return found if len(found) <= limits.PHOTO else b""
    if len(value) > limits.PHOTO // 3 * 4 + limits.CELL:
        return b""
    try:
        return binascii.a2b_base64(value.encode("ascii", "ignore"))
    except binascii.Error:
        return b""
