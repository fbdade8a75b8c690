"""The kinds of file that an upload can be: whoever adds one adds it here."""

from pathlib import Path

from crm.usecases.import_calendar import from_upload as calendar
from crm.usecases.import_people import from_upload as people
from crm.usecases.import_people.upload import FileKind
from crm.usecases.read_back import from_upload as kith

#: The first that knows a file takes it; the last takes every file, and refuses what is none of people.
FILE_KINDS = (kith.KIND, calendar.KIND, people.KIND)


def kind_of(path: Path) -> FileKind:
    """What kind of file this is, by its content."""
    return next(kind for kind in FILE_KINDS if kind.is_it(path))
