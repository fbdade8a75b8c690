"""The search index over people, one row each, of folded words; and indexes on keys that are mostly empty."""

from typing import Any

from peewee import SqliteDatabase

# Where a key is mostly empty, an index of the rows that have it is all that a deletion needs to find them.
_SPARSE = (
    ("person", "introduced_by_id"),
    ("follow_up", "touchpoint_id"),
    ("promise", "touchpoint_id"),
    ("person", "import_id"),
    ("position", "import_id"),
    ("touchpoint", "import_id"),
    ("contact_method", "import_id"),
    ("company", "import_id"),
)


def up(migrator: Any, db: Any) -> None:
    """FTS5 on SQLite, a tsvector on PostgreSQL; the words in both are folded before they come here."""
    for table, column in _SPARSE:
        db.execute_sql(f"CREATE INDEX {table}_{column} ON {table} ({column}) WHERE {column} IS NOT NULL")
    if isinstance(db, SqliteDatabase):
        db.execute_sql(
            "CREATE VIRTUAL TABLE person_search USING fts5("
            "who, work, more, tokenize = \"unicode61 remove_diacritics 0 tokenchars '@._-'\", prefix = '2 3')"
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
