"""The example files, each named for what it shows, and ZIPs made of them."""

import io
import zipfile
from collections.abc import Mapping
from datetime import date
from pathlib import Path

from importers import Export, ImportedPerson, UnreadableFile, open_export

EXAMPLES = Path(__file__).parents[1] / "data" / "linkedin"
TODAY = date(2026, 11, 24)
GOOD = "since-2024.csv"
HEADER = "First Name,Last Name,URL,Email Address,Company,Position,Connected On"


def opened(name: str, **kwargs: str) -> Export:
    return open_export(EXAMPLES / name, today=TODAY, **kwargs)


def people(name: str) -> list[ImportedPerson]:
    return list(opened(name).people())


def content(name: str) -> bytes:
    return (EXAMPLES / name).read_bytes()


def written(folder: Path, data: bytes | str, name: str = "Connections.csv") -> Path:
    path = folder / name
    path.write_bytes(data if isinstance(data, bytes) else data.encode())
    return path


def table(*lines: str, header: str = HEADER) -> str:
    return "\n".join((header, *lines)) + "\n"


def archive(folder: Path, files: Mapping[str | zipfile.ZipInfo, bytes], name: str = "export.zip") -> Path:
    return written(folder, zipped(files), name)


def zipped(files: Mapping[str | zipfile.ZipInfo, bytes], compression: int = zipfile.ZIP_DEFLATED) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", compression) as packed:
        for path, data in files.items():
            packed.writestr(path, data)
    return buffer.getvalue()


def refusal(path: Path, **kwargs: str) -> UnreadableFile:
    """The refusal of a file that must be refused."""
    try:
        open_export(path, today=TODAY, **kwargs)
    except UnreadableFile as refused:
        return refused
    raise AssertionError(f"{path.name} was not refused")
