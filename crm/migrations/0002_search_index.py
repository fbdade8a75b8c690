"""The search index over people, one row each, of folded words; and indexes on keys that are mostly empty."""

from typing import Any

from peewee import SqliteDatabase

# Where a column is mostly empty, an index of the rows that have it is all that a deletion or a list needs, and an
# import of thousands of people does not pay for it. Table, the column that must be there, what is indexed.
_SPARSE = (
    ("person", "next_check_in", "account_id, next_check_in, sort_key"),
    ("person", "last_touch_on", "account_id, last_touch_on, sort_key"),
    ("person", "deleted_at", "account_id, deleted_at"),
    ("person", "archived_at", "account_id, archived_at"),
    ("person", "introduced_by_id", "introduced_by_id"),
    ("follow_up", "touchpoint_id", "touchpoint_id"),
    ("promise", "touchpoint_id", "touchpoint_id"),
)


def up(migrator: Any, db: Any) -> None:
    """FTS5 on SQLite, a tsvector on PostgreSQL; the words in both are folded before they come here."""
    for table, column, indexed in _SPARSE:
        db.execute_sql(f"CREATE INDEX {table}_{column} ON {table} ({indexed}) WHERE {column} IS NOT NULL")
    if isinstance(db, SqliteDatabase):
        # The words are folded to ASCII before they come here. Neither positions nor sizes are kept, for nothing asks
        # for phrases or scores; that halves the index and the time to fill it.
        db.execute_sql(
            "CREATE VIRTUAL TABLE person_search USING fts5("
            "who, work, more, tokenize = 'ascii', detail = column, columnsize = 0)"
        )
        db.execute_sql(
            "CREATE TRIGGER person_search_forget AFTER DELETE ON person "
            "BEGIN DELETE FROM person_search WHERE rowid = old.id; END"
        )
        return
    db.execute_sql(
        "CREATE TABLE person_search ("
        "account_id INTEGER NOT NULL REFERENCES account (id) ON DELETE CASCADE, "
        "person_id INTEGER PRIMARY KEY REFERENCES person (id) ON DELETE CASCADE, "
        "document TSVECTOR NOT NULL)"
    )
    db.execute_sql("CREATE INDEX person_search_document ON person_search USING gin (document)")
    db.execute_sql("CREATE INDEX person_search_account ON person_search (account_id)")
