"""A ZIP written as a stream (APPNOTE.TXT): piece by piece, without the whole ever being in memory or on disk."""

import io
import stat
import zipfile
from collections.abc import Iterable, Iterator
from datetime import datetime

_PIECE = 64 * 1024


class ZipStream:
    """One ZIP. `member` and `end` yield its octets, which have to be sent on in that order.

    The same members at the same `moment` (any local date and time) give the same octets.
    """

    def __init__(self, moment: datetime) -> None:
        self._sink = _Sink()
        self._zip = zipfile.ZipFile(self._sink, "w")
        # The format holds years from 1980 on.
        self._stamp = (max(moment.year, 1980), *moment.timetuple()[1:6])

    def member(self, name: str, pieces: Iterable[bytes], *, packed: bool = True) -> Iterator[bytes]:
        """One file, from its pieces. What is compressed already, such as a photo, is better not packed again."""
        info = zipfile.ZipInfo(name, self._stamp)
        info.compress_type = zipfile.ZIP_DEFLATED if packed else zipfile.ZIP_STORED
        info.create_system = 3  # Unix, so that the permissions mean something
        info.external_attr = (stat.S_IFREG | 0o600) << 16
        with self._zip.open(info, "w") as file:
            for piece in gathered(pieces):
                file.write(piece)
                yield from self._sink.taken()
        yield from self._sink.taken()

    def end(self) -> Iterator[bytes]:
        """The list of the files, without which it is no ZIP."""
        self._zip.close()
        yield from self._sink.taken()


def gathered(pieces: Iterable[bytes]) -> Iterator[bytes]:
    """The same octets in pieces of about 64 KB: a call for each line would cost more than its line."""
    held: list[bytes] = []
    size = 0
    for piece in pieces:
        held.append(piece)
        size += len(piece)
        if size >= _PIECE:
            yield b"".join(held)
            held, size = [], 0
    if held:
        yield b"".join(held)


class _Sink(io.RawIOBase):
    """Holds what was written until somebody takes it. It cannot go back, which zipfile notices."""

    def __init__(self) -> None:
        self._held: list[bytes] = []

    def writable(self) -> bool:
        return True

    def write(self, octets: object) -> int:
        piece = bytes(octets)  # type: ignore[call-overload]
        self._held.append(piece)
        return len(piece)

    def taken(self) -> Iterator[bytes]:
        """What was written since the last time, if anything."""
        held, self._held = self._held, []
        if piece := b"".join(held):
            yield piece
