"""A file of LinkedIn's archive that comes alone, out of its ZIP: read as an archive that holds nothing else."""

from dataclasses import replace

from importers.decoding import Text
from importers.errors import UnreadableFile
from importers.export import ARCHIVE, Export, LeftAlone, Part
from importers.linkedin.header import folded
from importers.linkedin.members import FILES, KIND_OF, name_by_header, name_of
from importers.records import ImportedPerson, Row
from importers.tables import possible_headers

WHICH_WAY = (
    "These are recommendations of LinkedIn's, and only the file's name says who wrote them. "
    "Call it Recommendations_Received.csv or Recommendations_Given.csv, as LinkedIn did, and choose it again."
)


def open_alone(data: bytes, text: Text, name: str) -> Export | None:
    """The archive that is this one file, known by its columns; None where it is none that can be read by choice.

    `name` is the file's own: recommendations given and received look alike but for it. Raises UnreadableFile for those
    where it does not tell.
    """
    found = (name_by_header({folded(cell) for cell in header.cells}) for header in possible_headers(text))
    by_header = next(filter(None, found), "")
    kind = KIND_OF.get(by_header)
    if kind is None:
        return None
    by_name = name_of(name) or ""
    if kind == "recommendations" and KIND_OF.get(by_name) != kind:
        raise UnreadableFile("other-linkedin", WHICH_WAY)
    known = by_name if kind == "recommendations" else by_header
    part = Part(kind, known, name, lambda: data)
    return replace(nobody(), parts=(part,), left_alone=(LeftAlone(name, FILES[known], None),))


def nobody() -> Export:
    """An archive without people in its rows."""
    return Export(ARCHIVE, [], [], [], 0, read=_no_row, latest=lambda: None)


def _no_row(row: Row) -> ImportedPerson:
    raise ValueError(f"there is no row {row.line}")
