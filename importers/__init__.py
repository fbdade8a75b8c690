"""Foreign files in, plain records out. Nothing here knows the database, the web or anything of `crm`."""

from datetime import date
from pathlib import Path

from importers import limits
from importers.errors import ColumnsUnknown, UnreadableFile
from importers.export import ARCHIVE, CONNECTIONS, FORMATS, KINDS, Export, Ignored, LeftAlone, Part
from importers.recognising import open_content
from importers.records import FIELDS, ImportedPerson, Method, More, Row, Unreadable

ZIP = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")  # first bytes: with files in it, empty, in several parts

__all__ = [
    "FIELDS",
    "FORMATS",
    "KINDS",
    "ColumnsUnknown",
    "Export",
    "Ignored",
    "ImportedPerson",
    "LeftAlone",
    "Method",
    "More",
    "Part",
    "Row",
    "Unreadable",
    "UnreadableFile",
    "open_export",
]


def open_export(
    path: str | Path,
    *,
    format: str | None = None,
    name: str | None = None,
    today: date | None = None,
    connections: bool = True,
) -> Export:
    """Opens whatever file this is, known by its content and not by its name.

    `format`, one of `FORMATS`, is what a person says it is: it settles what the content leaves open, and a file that is
    certainly something else is still refused. `name` is the file's own name where `path` is only where it was put;
    LinkedIn's ZIP carries its day in it. `today` lets a day in the future be called odd. With `connections` false, an
    archive without connections is opened too where it holds something else that can be read: nobody is in its rows.

    Raises UnreadableFile (or ColumnsUnknown, which is one), whose text is a sentence for the person who chose the file.
    """
    path = Path(path)
    if format is not None and format not in FORMATS:
        raise ValueError(f"format must be one of {', '.join(FORMATS)}, not {format!r}")
    try:
        with path.open("rb") as file:
            start = file.read(4)
            is_zip = start.startswith(ZIP)
            if is_zip and format != CONNECTIONS:
                _check_size(path)
                from importers.linkedin.archive import open_archive  # zipfile is slow to load and seldom needed

                return open_archive(path, name or path.name, today, connections)
            data = start + file.read(limits.UPLOAD_BYTES + 1)
    except OSError as error:
        raise UnreadableFile("missing", f"{name or path.name} cannot be opened: {error.strerror}.") from error
    if len(data) > limits.UPLOAD_BYTES:
        raise _too_large()
    if is_zip != (format == ARCHIVE):
        said, found = ("ZIP", "not a ZIP") if format == ARCHIVE else ("CSV", "a ZIP")
        raise UnreadableFile(
            "wrong-format", f"This file is {found}. Choose LinkedIn's {said}, or let Kith find out what it is."
        )
    return open_content(data, format, today)


def _check_size(path: Path) -> None:
    if path.stat().st_size > limits.UPLOAD_BYTES:
        raise _too_large()


def _too_large() -> UnreadableFile:
    return UnreadableFile(
        "too-large", f"This file is larger than {limits.UPLOAD_BYTES // limits.MEGABYTE} MB, too large to be read."
    )
