"""Foreign files in, plain records out. Nothing here knows the database, the web or anything of `crm`."""

from datetime import date
from pathlib import Path

from importers import limits
from importers.columns import BECOMES, Column, Columns, Sheet
from importers.errors import ColumnsUnknown, UnreadableFile
from importers.export import ARCHIVE, CONNECTIONS, CSV, FORMATS, KINDS, VCARD, Export, Ignored, LeftAlone, Part
from importers.recognising import look_at_table, open_content
from importers.records import FIELDS, ImportedPerson, Method, More, Row, Unreadable

ZIP = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")  # first bytes: with files in it, empty, in several parts

__all__ = [
    "BECOMES",
    "FIELDS",
    "FORMATS",
    "KINDS",
    "Column",
    "Columns",
    "ColumnsUnknown",
    "Export",
    "Ignored",
    "ImportedPerson",
    "LeftAlone",
    "Method",
    "More",
    "Part",
    "Row",
    "Sheet",
    "Unreadable",
    "UnreadableFile",
    "look_at",
    "open_export",
]


def open_export(
    path: str | Path,
    *,
    format: str | None = None,
    name: str | None = None,
    today: date | None = None,
    connections: bool = True,
    columns: Columns | None = None,
) -> Export:
    """Opens whatever file this is, known by its content and not by its name.

    `format`, one of `FORMATS`, is what a person says it is: it settles what the content leaves open, and a file that is
    certainly something else is still refused. `name` is the file's own name where `path` is only where it was put;
    LinkedIn's ZIP carries its day in it. `today` lets a day in the future be called odd. With `connections` false, an
    archive without connections is opened too where it holds something else that can be read, and so is a file of it
    that comes alone: nobody is in its rows.

    `columns` says how the columns of a table are read that Kith does not know (see `look_at`).

    Raises UnreadableFile (or ColumnsUnknown, which is one), whose text is a sentence for the person who chose the file.
    """
    path = Path(path)
    if format is not None and format not in FORMATS:
        raise ValueError(f"format must be one of {', '.join(FORMATS)}, not {format!r}")
    name = name or path.name
    is_zip = _is_zip(path, name)
    if is_zip and format != CONNECTIONS:
        _check_size(path)
        if format not in (None, ARCHIVE) or columns is not None:
            raise _wrong(format or CSV, "a ZIP")
        from importers.linkedin.archive import open_archive  # zipfile is slow to load and seldom needed

        return open_archive(path, name, today, connections)
    if is_zip != (format == ARCHIVE):
        raise _wrong(format or CSV, "a ZIP" if is_zip else "not a ZIP")
    return open_content(_content(path, name), format, today, columns, name=name, connections=connections)


def look_at(path: str | Path, columns: Columns | None = None, *, name: str | None = None) -> Sheet:
    """The table in a file, to ask what its columns are: their headings, what stands in them, and what they would
    become. `columns` is what is known already; without words for its columns only delimiter and heading are taken.

    Raises UnreadableFile where it is no table.
    """
    path = Path(path)
    return look_at_table(_content(path, name or path.name), columns)


def _content(path: Path, name: str) -> bytes:
    try:
        with path.open("rb") as file:
            if path.is_file():  # so much memory and no more; of a pipe nobody knows how much will come
                _check_size(path)
            data = file.read() if path.is_file() else file.read(limits.UPLOAD_BYTES + 1)
    except OSError as error:
        raise _missing(name, error) from error
    if len(data) > limits.UPLOAD_BYTES:
        raise _too_large()
    return data


def _is_zip(path: Path, name: str) -> bool:
    try:
        with path.open("rb") as file:
            return file.read(4).startswith(ZIP)
    except OSError as error:
        raise _missing(name, error) from error


def _missing(name: str, error: OSError) -> UnreadableFile:
    return UnreadableFile("missing", f"{name} cannot be opened: {error.strerror}.")


def _wrong(format: str, found: str) -> UnreadableFile:
    said = {ARCHIVE: "LinkedIn's ZIP", CONNECTIONS: "LinkedIn's CSV", VCARD: "the vCard file"}.get(format, "the CSV")
    return UnreadableFile("wrong-format", f"This file is {found}. Choose {said}, or let Kith find out what it is.")


def _check_size(path: Path) -> None:
    if path.stat().st_size > limits.UPLOAD_BYTES:
        raise _too_large()


def _too_large() -> UnreadableFile:
    return UnreadableFile(
        "too-large", f"This file is larger than {limits.UPLOAD_BYTES // limits.MEGABYTE} MB, too large to be read."
    )
