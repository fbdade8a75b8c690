"""Finding people by what somebody types: one question, two engines (SQLite's FTS5, PostgreSQL's tsvector)."""
