"""One state of the database for as long as an export takes, without keeping anybody from writing."""

from collections.abc import Iterator
from contextlib import contextmanager

from crm.models.database import database, is_sqlite


@contextmanager
def one_snapshot() -> Iterator[None]:
    """Everything read within is of one moment, that of the first reading.

    On SQLite a deferred transaction, which reads from the write-ahead log as it was; on PostgreSQL one that repeats
    what it read. Nothing may be written within.
    """
    how = "DEFERRED" if is_sqlite() else "REPEATABLE READ READ ONLY"
    with database.atomic(how):
        yield
