"""Address books for tests: the example files, and cards written down in a test."""

from datetime import date
from pathlib import Path

from importers import Columns, Export, ImportedPerson, More, open_export

DATA = Path(__file__).parents[1] / "data"
VCARDS, TABLES = DATA / "vcards", DATA / "tables"
TODAY = date(2026, 11, 24)


def opened(path: Path, columns: Columns | None = None) -> Export:
    """The export of a file."""
    return open_export(path, today=TODAY, columns=columns)


def everybody(path: Path, columns: Columns | None = None) -> list[ImportedPerson]:
    """The people of a file, of which every row is readable."""
    export = opened(path, columns)
    assert export.unreadable == []
    return list(export.people())


def more_of(person: ImportedPerson) -> More:
    """What an address book tells of somebody beside name and job."""
    assert person.more is not None
    return person.more


def methods(person: ImportedPerson) -> list[str]:
    """The ways to reach somebody, each as one text."""
    return [f"{kind} {label}: {value}" for kind, value, label in more_of(person).methods]


def book(folder: Path, *lines: str, version: str = "3.0", encoding: str = "utf-8") -> Path:
    """A file with one card of these lines."""
    return raw(folder, "\r\n".join(["BEGIN:VCARD", f"VERSION:{version}", *lines, "END:VCARD", ""]).encode(encoding))


def raw(folder: Path, data: bytes) -> Path:
    """A file of these bytes."""
    path = folder / "contacts.vcf"
    path.write_bytes(data)
    return path


def one(folder: Path, *lines: str, version: str = "3.0", encoding: str = "utf-8") -> ImportedPerson:
    """The one person of such a file."""
    (person,) = everybody(book(folder, *lines, version=version, encoding=encoding))
    return person
