"""A ZIP from a stranger: which of its files may be read, and no more of them than the limits allow."""

import lzma
import re
import stat
import struct
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from typing import BinaryIO

from importers import limits
from importers.errors import UnreadableFile
from importers.export import Ignored
from importers.list_of_files import list_size, overlap

CHUNK = 256 * 1024
ENCRYPTED = 0x1  # general purpose bit 0, APPNOTE.TXT section 4.4.4
DRIVE = re.compile(r"[A-Za-z]:")
CLUTTER = re.compile(r"(?:^|/)(?:__MACOSX/|\._|\.DS_Store$|Thumbs\.db$|desktop\.ini$)", re.IGNORECASE)

# What zipfile raises on files that are no good ZIP, found by giving it thousands of them.
BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    lzma.LZMAError,
    struct.error,
    EOFError,
    NotImplementedError,
    OSError,
    OverflowError,
    RuntimeError,
    ValueError,
)
DAMAGED = "This ZIP is damaged or was cut short while downloading. Download it again and choose the new one."
LOCKED = "This ZIP is locked with a password. Unpack it and choose Connections.csv."
PACKED = "This ZIP is packed in a way Kith does not read. Unpack it and choose Connections.csv."
MANY = (
    f"This ZIP has more than {limits.MEMBERS:,} files in it, so nothing of it was read. "
    "Unpack it and choose Connections.csv."
)
BOMB = (
    f"This ZIP would unpack to more than {limits.UNPACKED_BYTES // limits.MEGABYTE} MB, which no export does. "
    "Nothing of it was read. Download it again and choose the new one."
)


class Archive:
    """A ZIP opened for reading. `members` may be read; `ignored` may not, each with its reason."""

    def __init__(self, file: BinaryIO, most: int, members: int, names: int) -> None:
        """Reads the list of files. Raises UnreadableFile for a damaged ZIP, for one that unpacks beyond `most`, and for
        one of more files than `members`, or with more octets of `names`."""
        self._most = most
        with _sentences():
            if list_size(file) > names:
                raise UnreadableFile("too-many-files", MANY)
            self._zip = zipfile.ZipFile(file)
        self.members: list[zipfile.ZipInfo] = []
        self.ignored: list[Ignored] = []
        self._unpacked = 0
        files = self._zip.infolist()
        if len(files) > members:
            raise UnreadableFile("too-many-files", MANY)
        if sum(info.file_size for info in files) > most:
            raise UnreadableFile("bomb", BOMB)
        if overlap(files):
            raise UnreadableFile("damaged-zip", DAMAGED)
        for info in files:
            if reason := danger(info):
                self.ignored.append(Ignored(shown(info), reason))
            elif not path_of(info).endswith("/") and not CLUTTER.search(path_of(info)):
                self.members.append(info)

    def read(self, info: zipfile.ZipInfo, limit: int | None = None) -> bytes:
        """One file, unpacked piece by piece. Raises UnreadableFile if it is locked, damaged or above `limit` bytes."""
        return b"".join(self.pieces(info, limits.UPLOAD_BYTES if limit is None else limit))

    def pieces(self, info: zipfile.ZipInfo, limit: int) -> Iterator[bytes]:
        """The same, one piece after the other, for what need not be in memory as a whole."""
        if info.flag_bits & ENCRYPTED:
            raise UnreadableFile("encrypted", LOCKED)
        if info.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
            raise UnreadableFile("damaged-zip", PACKED)
        size = 0
        with _sentences():
            stream = self._zip.open(info)
        with stream:
            while True:
                with _sentences():
                    piece = stream.read(CHUNK)
                if not piece:
                    return
                size += len(piece)
                self._unpacked += len(piece)
                if self._unpacked > self._most:
                    raise UnreadableFile("bomb", BOMB)
                if size > limit:
                    most = f"{limit // limits.MEGABYTE} MB"
                    raise UnreadableFile(
                        "too-large", f"{shown(info)} in this ZIP is larger than {most}, too large to be read."
                    )
                yield piece


def path_of(info: zipfile.ZipInfo) -> str:
    """The file's path with slashes, whichever system packed it."""
    return info.filename.replace("\\", "/")


def shown(info: zipfile.ZipInfo) -> str:
    """The file's name as it may be shown to a person: without what is not shown or turns letters round, not endless."""
    name = "".join(letter if letter.isprintable() else "�" for letter in " ".join(info.orig_filename.split()))
    return name if len(name) <= 120 else name[:119] + "…"


def danger(info: zipfile.ZipInfo) -> str:
    """Why this file is not to be touched, or ""."""
    path = info.orig_filename.replace("\\", "/")
    kind = stat.S_IFMT(info.external_attr >> 16)
    if "\x00" in path:
        return "its name hides something"
    if path.startswith("/") or DRIVE.match(path):
        return "its name points to a place on the disk"
    if ".." in path.split("/"):
        return "its name points outside the ZIP"
    if kind == stat.S_IFLNK:
        return "it is a link to something else"
    if kind not in (0, stat.S_IFREG, stat.S_IFDIR):
        return "it is not a plain file"
    return ""


@contextmanager
def _sentences() -> Iterator[None]:
    try:
        yield
    except BROKEN as error:
        raise UnreadableFile("damaged-zip", DAMAGED) from error
