"""The file that somebody names: one that can be opened, and be read as often as its readers like."""

import os
import stat
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from crm.domain.refusals import Refused
from crm.usecases.import_people import uploads


@contextmanager
def chosen_file(file: Path) -> Iterator[Path]:
    """The file itself; what comes out of a pipe is put into one first, as much of it as is read of any file.

    Raises Refused, with the reason of the system, for what cannot be opened.
    """
    with ExitStack() as until_read:
        try:
            source = until_read.enter_context(file.open("rb"))
            if not stat.S_ISREG(os.fstat(source.fileno()).st_mode):
                folder = until_read.enter_context(tempfile.TemporaryDirectory(prefix="kith-"))
                taken = Path(folder) / file.name
                taken.write_bytes(source.read(uploads.LARGEST + 1))
                file = taken
        except OSError as error:
            raise Refused(f"{file.name or file} cannot be opened: {error.strerror}.") from error
        yield file
