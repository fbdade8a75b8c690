"""An upload that is read or applied, and what each kind of file answers to that: the words between both."""

from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

from crm.domain.moment import Moment
from crm.models import Account, Import
from crm.usecases.import_people.choices import Choices
from crm.usecases.import_people.uploads import Progress


class Upload(NamedTuple):
    """A stored file with its import's row. From `secret` the calendar addresses of Kith's own export are made."""

    account: Account
    run: Import
    folder: Path
    when: Moment
    secret: str = ""

    @property
    def path(self) -> Path:
        """Where the file lies."""
        return self.folder / self.run.stored_as

    @property
    def choices(self) -> Choices:
        """What the account chose, ticked and answered so far."""
        return Choices.from_json(self.run.answers)

    def tell(self, step: str, done: int = 0, total: int = 0) -> None:
        """Say how far the work has come."""
        Progress(self.folder, self.run.stored_as).tell(step, done, total)


class Asked(NamedTuple):
    """The file has to be asked about before it is read: `ask` of the question says which page does."""

    question: dict[str, Any]


class Shown(NamedTuple):
    """What would change: what its page shows, and columns of the import's row (format, as_of, counts)."""

    preview: dict[str, Any]
    found: dict[str, Any]


class Applied(NamedTuple):
    """It was written. `keep_file`: rows of it wait for an answer. `left` is kept where previews are, to be seen."""

    keep_file: bool = False
    left: dict[str, Any] | None = None


class FileKind(NamedTuple):
    """A kind of file: how it is known, read and applied.

    `read` writes nothing. `apply` writes what was chosen, in one transaction, where it is still what was shown; else it
    writes nothing and answers with what would change now. Both raise UnreadableFile or Refused, with a sentence.
    """

    is_it: Callable[[Path], bool]
    read: Callable[[Upload], Asked | Shown]
    apply: Callable[[Upload], Applied | Shown]
