"""Bytes to lines of text: which encoding a file is in, and what is done where it is in two at once."""

import codecs
import io
import re
from collections.abc import Iterator
from typing import NamedTuple

CHUNK = 1024 * 1024
SAMPLE = 64 * 1024
HEAD = 256 * 1024

# cp1252 leaves five bytes without a meaning; programs on Windows pass them through as control characters.
UNDEFINED = re.compile("[\x81\x8d\x8f\x90\x9d]")
ESCAPED = {0xDC00 + byte: bytes([byte]).decode("cp1252", "ignore") for byte in range(0x80, 0x100)}


class Text(NamedTuple):
    """A file's bytes and how to read them; the lines can be read as often as needed without keeping them all."""

    data: bytes
    codec: str
    errors: str = "strict"
    newline: str = "\n"

    def lines(self) -> Iterator[str]:
        """The lines with their ends. Only the file's own line end ends one: a carriage return in a cell does not."""
        return io.TextIOWrapper(io.BytesIO(self.data), self.codec, self.errors, self.newline)

    def head(self) -> Iterator[str]:
        """The first lines, as far as they lie within the first 256 KB; a last one may be cut."""
        errors = "replace" if self.errors == "strict" else self.errors
        return Text(self.data[:HEAD], self.codec, errors, self.newline).lines()


def decode(data: bytes) -> Text:
    """The text in these bytes: UTF-16 with or without its mark, UTF-8, UTF-8 encoded twice, else cp1252.

    A file that is UTF-8 but for a few bytes is read as UTF-8; `mended` tells what those bytes were.
    """
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return _utf16(data[2:], "utf-16-le" if data.startswith(codecs.BOM_UTF16_LE) else "utf-16-be")
    zeros = data[:100:2].count(0), data[1:100:2].count(0)
    if max(zeros) * 3 > len(data[:100]) and min(zeros) * 10 < max(zeros):
        return _utf16(data, "utf-16-be" if zeros[0] > zeros[1] else "utf-16-le")
    data = data.removeprefix(codecs.BOM_UTF8)
    newline = "\n" if b"\n" in data else "\r"
    if data.isascii():
        return Text(data, "utf-8", newline=newline)
    if _is_utf8(data):
        return Text(_encoded_once(data), "utf-8", newline=newline)
    if _mostly_utf8(data):
        return Text(data, "utf-8", "surrogateescape", newline)
    return Text(data, "cp1252", "replace", newline)


def mended(line: str) -> str:
    """The line with the bytes that were no UTF-8 read as cp1252; the very same line where there were none."""
    return line if line.isascii() else line.translate(ESCAPED)


def _utf16(data: bytes, codec: str) -> Text:
    return Text(data, codec, "replace", "\n" if "\n".encode(codec) in data else "\r")


def _is_utf8(data: bytes) -> bool:
    decoder = codecs.getincrementaldecoder("utf-8")()
    try:
        for start in range(0, len(data), CHUNK):
            decoder.decode(data[start : start + CHUNK])
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return False
    return True


def _mostly_utf8(data: bytes) -> bool:
    """Whether more characters beyond ASCII are good UTF-8 than bytes are not."""
    decoder = codecs.getincrementaldecoder("utf-8")("surrogateescape")
    good = bad = 0
    for start in range(0, len(data), CHUNK):
        text = decoder.decode(data[start : start + CHUNK], final=start + CHUNK >= len(data))
        clean = text.encode("utf-8", "ignore").decode("utf-8")
        bad += len(text) - len(clean)
        good += len(clean) - len(clean.encode("ascii", "ignore"))
    return good >= bad


def _encoded_once(data: bytes) -> bytes:
    """UTF-8 that was taken for cp1252 and encoded again ("Ã©" for "é") with that undone, else the same bytes.

    Only a text that is valid UTF-8 twice over from end to end counts: a file in any language fails that at once.
    """
    sample = data[:SAMPLE]
    if len(data) > SAMPLE:
        sample = sample[: sample.rfind(b"\n") + 1]
    if sample.isascii() or _undone(sample) is None:
        return data
    return _undone(data) or data


def _undone(data: bytes) -> bytes | None:
    try:
        text = UNDEFINED.sub(lambda found: chr(0xDC00 + ord(found[0])), data.decode("utf-8"))
        once = text.encode("cp1252", "surrogateescape")
        once.decode("utf-8")
    except UnicodeError:
        return None
    return once.removeprefix(codecs.BOM_UTF8)
