"""Seeing to it that what was deleted is not left lying in SQLite's files."""

from crm.models.database import database, is_sqlite


def wipe_what_was_deleted() -> bool:
    """Write the database's file anew, without what was deleted, and empty the write-ahead log; to be called outside a
    transaction. Says whether that is done: somebody who goes on reading for long keeps the log from being emptied.

    A deleted row's octets would otherwise stay in pages that are free, and in the log, until something else is written
    there. PostgreSQL clears its space by itself, as it goes (autovacuum).
    """
    if not is_sqlite():
        return True
    database.execute_sql("VACUUM")
    # In the log are the pages as they were before; emptied, it has no length.
    busy, _, _ = database.execute_sql("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
    return not busy
