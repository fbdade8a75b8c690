"""The ZIP that LinkedIn sends: finds Connections.csv in it, what else may be read, and says what else it holds."""

import csv
import io
import re
import zipfile
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date, timedelta
from functools import partial
from pathlib import Path

from importers import limits
from importers.decoding import decode
from importers.errors import UnreadableFile
from importers.export import ARCHIVE, Export, LeftAlone, Part
from importers.foreign import INSTEAD, refusal_by_paths
from importers.linkedin.alone import nobody
from importers.linkedin.connections import open_connections
from importers.linkedin.dates import OPENED
from importers.linkedin.members import FILES, KIND_OF, name_of
from importers.unpacking import ENCRYPTED, Archive, path_of, shown

#: A ZIP in a file, or one that was unpacked from another.
Source = Path | bytes

COUNTED = 8 * limits.MEGABYTE  # files up to this size have their rows counted,
COUNTED_TOGETHER = 32 * limits.MEGABYTE  # as long as they are no more than this together
DATED = re.compile(r"LinkedIn_?Data_?Export_(\d{2})-(\d{2})-(\d{4})", re.IGNORECASE)

NOT_TICKED = (
    "This is LinkedIn's ZIP, but your connections are not in it. "
    "Tick Connections when you ask LinkedIn for the export, and choose the ZIP that comes then."
)
NOT_LINKEDIN = f"This ZIP is not LinkedIn's export. {INSTEAD}"
EMPTY = f"This ZIP has nothing in it. {INSTEAD}"


def open_archive(source: Source, name: str, today: date | None = None, connections: bool = True) -> Export:
    """What may be read of LinkedIn's ZIP; its rows are the connections.

    `name` is the ZIP's own, which tells its day. Raises UnreadableFile; with `connections` false, not for an archive
    that only lacks the connections.
    """
    with _opened(source) as archive:
        inner = _inner(archive)
        if inner is None:
            return _read_archive(archive, source, name, today, connections)
        data, name = archive.read(inner), path_of(inner) + name
    with _opened(data) as archive:  # one level deep and no deeper
        return _read_archive(archive, data, name, today, connections)


def _read_archive(archive: Archive, source: Source, name: str, today: date | None, connections: bool) -> Export:
    chosen = _connections(archive.members)
    parts = _parts(archive, source, chosen)
    if chosen is None and (connections or not parts):
        raise _without_connections(archive, name)
    if chosen is None:
        export = nobody()
    else:
        try:
            export = open_connections(archive.read(chosen), today)
        except UnreadableFile as error:
            raise UnreadableFile(error.kind, f"{shown(chosen)} in this ZIP cannot be read. {error}") from error
    first = chosen or archive.members[0]
    return replace(
        export,
        format=ARCHIVE,
        dated=_day_of(name, first, today),
        left_alone=tuple(_left_alone(archive, chosen)),
        ignored=tuple(archive.ignored),
        parts=parts,
    )


def _inner(archive: Archive) -> zipfile.ZipInfo | None:
    """The ZIP in this ZIP, where a browser or a mail program zipped it once more."""
    if len(archive.members) == 1 and path_of(archive.members[0]).lower().endswith(".zip"):
        return archive.members[0]
    return None


def _parts(archive: Archive, source: Source, chosen: zipfile.ZipInfo | None) -> tuple[Part, ...]:
    """The files that may be read by choice. Of several of one name, all are read: a large archive comes in pieces."""
    parts = []
    of_kind: Counter[str] = Counter()
    for info in archive.members:
        name = name_of(path_of(info))
        kind = KIND_OF.get(name or "")
        if name and kind and (kind != "connections" or info is chosen) and of_kind[kind] < limits.PARTS:
            of_kind[kind] += 1
            parts.append(Part(kind, name, shown(info), partial(_bytes_of, source, info)))
    return tuple(parts)


def _bytes_of(source: Source, info: zipfile.ZipInfo) -> bytes:
    with _opened(source) as archive:
        return archive.read(info)


@contextmanager
def _opened(source: Source) -> Iterator[Archive]:
    with io.BytesIO(source) if isinstance(source, bytes) else source.open("rb") as file:
        yield Archive(file, limits.UNPACKED_BYTES, limits.MEMBERS, limits.LIST_OF_FILES)


def _connections(members: list[zipfile.ZipInfo]) -> zipfile.ZipInfo | None:
    """The file of connections: the one nearest the root, and of several there the one with the shortest name."""
    found = [info for info in members if name_of(path_of(info)) == "Connections"]
    return min(found, key=lambda info: (path_of(info).count("/"), len(path_of(info)), path_of(info)), default=None)


def _without_connections(archive: Archive, name: str) -> UnreadableFile:
    """The sentence for a ZIP without connections: whose it is, and what to do."""
    paths = [path_of(info) for info in archive.members]
    for ignored in archive.ignored:
        if name_of(ignored.name) == "Connections":
            why = f"{ignored.name} in this ZIP was not touched, because {ignored.reason}."
            return UnreadableFile("no-connections", f"{why} {INSTEAD}")
    if refusal := refusal_by_paths(paths):
        return refusal
    known = {known for path in paths if (known := name_of(path))}
    if len(known) >= 2 or any(DATED.search(text) for text in (name, *paths)):
        return UnreadableFile("no-connections", NOT_TICKED)
    return UnreadableFile("not-linkedin", NOT_LINKEDIN if paths else EMPTY)


def _day_of(name: str, chosen: zipfile.ZipInfo, today: date | None) -> date | None:
    """The day of the export: from the name of the ZIP or of the folder in it, else from the file's time stamp."""
    for text in (name, path_of(chosen)):
        if match := DATED.search(text):
            try:
                return date(int(match[3]), int(match[1]), int(match[2]))
            except ValueError:
                continue
    try:
        stamped = date(*chosen.date_time[:3])
    except ValueError:
        return None
    real = stamped.year >= OPENED and (today is None or stamped <= today + timedelta(days=1))
    return stamped if real else None


def _left_alone(archive: Archive, chosen: zipfile.ZipInfo | None) -> Iterator[LeftAlone]:
    left = COUNTED_TOGETHER
    for info in archive.members:
        if info is chosen:
            continue
        name = name_of(path_of(info))
        if name is not None:
            left -= info.file_size
            yield LeftAlone(shown(info), FILES[name], _rows(archive, info) if left >= 0 else None)
        else:
            yield LeftAlone(shown(info), "an article" if "articles/" in path_of(info).lower() else "another file", None)


def _rows(archive: Archive, info: zipfile.ZipInfo) -> int | None:
    """How many rows a table has below its header, or None where that is not cheap or not certain."""
    if info.file_size > COUNTED or info.flag_bits & ENCRYPTED:
        return None
    try:
        text = decode(archive.read(info, COUNTED))
        first = next(iter(text.lines()), "")
        rows = csv.reader(text.lines(), delimiter=max(",\t;", key=first.count))
        return max(sum(1 for row in rows if any(row)) - 1, 0)
    except (UnreadableFile, csv.Error):
        return None
