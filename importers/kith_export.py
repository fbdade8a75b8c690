"""Kith's own export: one ZIP with every table of an account as JSON lines (docs/export-format.md).

Here a row is plain JSON; which columns a table has, and what may stand in them, is for whoever keeps the tables to say.
"""

import json
import re
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO, NamedTuple

from importers import limits
from importers.errors import UnreadableFile
from importers.list_of_files import list_size
from importers.tidying import tidy
from importers.unpacking import BROKEN, Archive, path_of

KITH = "kith"
#: What is in the ZIP means what it meant in version 1; a later version may mean something else.
VERSION = 1

_ABOUT = "format.json"
_TABLE = re.compile(r"[a-z][a-z_]{0,60}")
_AS_OF = re.compile(r"\d{4}_[a-z0-9_]{1,80}")
AGAIN = "Export again, and choose the new file as it came."
_REASONS = {
    "encrypted": "This export is locked with a password. Unlock it first.",
    "damaged-zip": f"This export is damaged or was cut short. {AGAIN}",
    "too-many-files": f"This export has more than {limits.KITH_MEMBERS:,} files in it, so nothing of it was read.",
    "bomb": f"This export would unpack to more than {limits.KITH_BYTES // limits.MEGABYTE:,} MB. Nothing was read.",
}


class Line(NamedTuple):
    """One row of a table: its line in the file, from 1, and its columns by their names."""

    number: int
    values: dict[str, Any]


@dataclass(frozen=True)
class KithExport:
    """An export that was opened: what it says of itself. `tables` are the rows of each table.

    `tables_as_of` names the state of Kith's tables when it was made, the way migrations are named.
    """

    path: Path
    version: int
    tables_as_of: str
    made_by: str
    made_at: str
    tables: dict[str, int]
    format: str = KITH

    @contextmanager
    def opened(self) -> "Iterator[Reading]":
        """The ZIP, to read rows and files from. Raises UnreadableFile, as everything does that is read from it."""
        with _file(self.path) as file:
            yield Reading(self, *_archive(file))


class Reading:
    """The rows and files of an export, one by one: no more than a line, or a file, is in memory."""

    def __init__(self, export: KithExport, archive: Archive, beneath: str) -> None:
        self._export = export
        self._archive = archive
        self._members = {path_of(info).removeprefix(beneath): info for info in archive.members}

    def rows(self, table: str) -> Iterator[Line]:
        """The rows of a table, in the file's order; none where an older Kith knew no such table.

        Raises UnreadableFile for a file that is missing, that is not JSON lines, or that has more or fewer rows than
        the export says of itself.
        """
        told = self._export.tables.get(table)
        if told is None:
            return
        name = f"data/{table}.jsonl"
        count = 0
        for number, line in enumerate(self._lines(name), 1):
            if text := line.strip(b" \t\r\n"):
                count += 1
                yield Line(number, _row(name, number, text))
        if count != told:
            raise _not_whole(f"{name} has {count:,} rows, and {_ABOUT} says {told:,}.")

    def file(self, name: str) -> bytes:
        """A file of the export, such as a photo. Raises UnreadableFile where it is missing or too large."""
        with _in_our_words():
            return self._archive.read(self._member(name), limits.KITH_LINE)

    def _lines(self, name: str) -> Iterator[bytes]:
        rest = b""
        with _in_our_words():
            for piece in self._archive.pieces(self._member(name), limits.KITH_BYTES):
                *whole, rest = (rest + piece).split(b"\n")
                yield from whole
                if len(rest) > limits.KITH_LINE:
                    raise UnreadableFile("too-large", f"A line of {name} in this export is too long to be read.")
        if rest:
            yield rest

    def _member(self, name: str) -> zipfile.ZipInfo:
        if name not in self._members:
            raise _not_whole(f"{shortened(name)} is missing.")
        return self._members[name]


def is_kith_export(path: Path) -> bool:
    """Whether a file is Kith's own export, whole or not; false for one that cannot be opened."""
    try:
        with path.open("rb") as file:
            if file.read(2) != b"PK" or list_size(file) > limits.KITH_LIST_OF_FILES:
                return False
            names = zipfile.ZipFile(file).namelist()
    except BROKEN:
        return False
    return _beneath([name.replace("\\", "/") for name in names]) is not None


def open_kith_export(path: Path) -> KithExport:
    """Reads what an export says of itself.

    Raises UnreadableFile for one of a newer Kith, and where the ZIP is damaged or is no export of Kith.
    """
    with _file(path) as file:
        archive, beneath = _archive(file)
        members = {path_of(info): info for info in archive.members}
        info = members.get(beneath + _ABOUT)
        if info is None:
            raise _not_whole(f"{_ABOUT} is missing.")
        with _in_our_words():
            about = _parsed(archive.read(info, limits.MEGABYTE))
    return _export(path, about)


def shortened(text: str) -> str:
    """A name from the file as it may be shown to a person."""
    shown = tidy(text)
    return shown if len(shown) <= 80 else shown[:79] + "…"


@contextmanager
def _file(path: Path) -> Iterator[BinaryIO]:
    try:
        file = path.open("rb")
    except OSError as error:
        raise UnreadableFile("missing", f"{path.name} cannot be opened: {error.strerror}.") from error
    with file:
        yield file


def _archive(file: BinaryIO) -> tuple[Archive, str]:
    """The ZIP, and the folder in it: unpacked and packed again, everything may lie in one."""
    with _in_our_words():
        archive = Archive(file, limits.KITH_BYTES, limits.KITH_MEMBERS, limits.KITH_LIST_OF_FILES)
    beneath = _beneath([path_of(info) for info in archive.members])
    if beneath is None:
        raise UnreadableFile("not-kith", "This ZIP is not an export of Kith.")
    return archive, beneath


def _beneath(paths: list[str]) -> str | None:
    """The folder in which the export lies, empty where it lies at the top; None for another ZIP."""
    marks = (_ABOUT, "data/account.jsonl", "data/person.jsonl")
    folders = {path.removesuffix(mark) for path in paths for mark in marks if path == mark or path.endswith(f"/{mark}")}
    held = [folder for folder in folders if any(path.startswith(f"{folder}data/") for path in paths)]
    return min(held, key=lambda folder: (folder.count("/"), folder), default=None)


def _export(path: Path, about: Any) -> KithExport:
    if not isinstance(about, dict) or about.get("format") != KITH:
        raise _not_whole(f"{_ABOUT} does not say that this is an export of Kith.")
    version, as_of, tables = about.get("version"), about.get("tables_as_of"), about.get("tables")
    made_by = shortened(about["made_by"]) if isinstance(about.get("made_by"), str) else ""
    if type(version) is not int or version < 1:
        raise _not_whole(f"{_ABOUT} does not say which version it is.")
    if version > VERSION:
        raise UnreadableFile("newer", newer(made_by))
    if not isinstance(as_of, str) or not _AS_OF.fullmatch(as_of):
        raise _not_whole(f"{_ABOUT} does not say of which state its tables are.")
    if not isinstance(tables, dict) or not all(
        _TABLE.fullmatch(name) and type(rows) is int and 0 <= rows <= limits.KITH_BYTES for name, rows in tables.items()
    ):
        raise _not_whole(f"{_ABOUT} does not say how many rows its tables have.")
    made_at = about.get("made_at")
    return KithExport(path, version, as_of, made_by, shortened(made_at) if isinstance(made_at, str) else "", tables)


def newer(made_by: str) -> str:
    """The sentence for an export that this Kith is too old to read."""
    who = f" ({made_by})" if made_by else ""
    return f"This export was made by a newer Kith{who}. Install that version or a later one, and read it there."


def _row(name: str, number: int, text: bytes) -> dict[str, Any]:
    try:
        found = _parsed(text)
    except UnreadableFile as error:
        raise UnreadableFile(error.kind, f"Line {number:,} of {name} in this export cannot be read. {AGAIN}") from error
    if not isinstance(found, dict):
        raise _not_whole(f"Line {number:,} of {name} is not a row.")
    return found


def _parsed(octets: bytes) -> Any:
    try:
        return _DECODER.decode(octets.removeprefix(_MARK).decode())
    except (ValueError, RecursionError) as error:
        raise UnreadableFile("not-json", f"{_ABOUT} in this export cannot be read. {AGAIN}") from error


def _constant(word: str) -> None:
    """NaN and Infinity, which JSON does not have (RFC 8259, section 6)."""
    raise ValueError(word)


_MARK = b"\xef\xbb\xbf"  # some editors put a byte order mark in front
_DECODER = json.JSONDecoder(parse_constant=_constant)


def _not_whole(sentence: str) -> UnreadableFile:
    return UnreadableFile("not-whole", f"This export is not whole: {sentence} {AGAIN}")


@contextmanager
def _in_our_words() -> Iterator[None]:
    """The sentences of `unpacking` speak of LinkedIn's ZIP."""
    try:
        yield
    except UnreadableFile as error:
        raise UnreadableFile(error.kind, _REASONS.get(error.kind, str(error))) from error
