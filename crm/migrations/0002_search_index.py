"""The search index over people: one row each, of folded words."""

from typing import Any

from peewee import SqliteDatabase


def up(migrator: Any, db: Any) -> None:
    """FTS5 on SQLite, a tsvector on PostgreSQL; the words in both are folded before they come here."""
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
