"""Interviews have a place and notes, and what was noted about them becomes searchable.

Whoever was on the panel is noted as what was said is.
"""

from typing import Any

from peewee import SqliteDatabase

_NOTED = "INSERT {ignore} INTO said_anew (account_id, person_id) {rows}{conflict}"
# Somebody who is being deleted, or whose account is, is not read again.
_OLD = (
    "SELECT p.account_id, p.id FROM person p JOIN account a ON a.id = p.account_id "
    "WHERE p.id = OLD.person_id AND p.account_id = OLD.account_id"
)
_NEW = "SELECT NEW.account_id, NEW.person_id WHERE NEW.person_id IS NOT NULL"
_PANEL = "SELECT account_id, person_id FROM panelist WHERE interview_id = NEW.id"

# Whatever makes, moves or deletes a panel or writes about its interview: (name, when, on what, which people).
_TRIGGERS = (
    ("said_to_panel", "AFTER INSERT", "panelist", (_NEW,)),
    ("said_off_panel", "AFTER DELETE", "panelist", (_OLD,)),
    ("said_panel_moved", "AFTER UPDATE OF person_id", "panelist", (_OLD, _NEW)),
    ("said_in_interview", "AFTER UPDATE OF specific, forgotten, notes", "interview", (_PANEL,)),
)


def up(migrator: Any, db: Any) -> None:
    """Make the columns; note who was on a panel so far, which the account's next change reads, and whoever will be."""
    lite = isinstance(db, SqliteDatabase)
    for column in ("place", "notes"):
        db.execute_sql(f"ALTER TABLE interview ADD COLUMN {column} TEXT NOT NULL DEFAULT ''")
    false = "INTEGER NOT NULL DEFAULT 0" if lite else "BOOLEAN NOT NULL DEFAULT false"
    db.execute_sql(f"ALTER TABLE interview ADD COLUMN mentioned {false}")
    ignore, conflict = ("OR IGNORE", "") if lite else ("", " ON CONFLICT DO NOTHING")
    panels = "SELECT account_id, person_id FROM panelist WHERE true"
    db.execute_sql(_NOTED.format(ignore=ignore, rows=panels, conflict=conflict))
    for name, when, table, which in _TRIGGERS:
        body = " ".join(_NOTED.format(ignore=ignore, rows=rows, conflict=conflict) + ";" for rows in which)
        if lite:
            db.execute_sql(f"CREATE TRIGGER {name} {when} ON {table} BEGIN {body} END")
            continue
        db.execute_sql(
            f"CREATE OR REPLACE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS "
            f"$$ BEGIN {body} RETURN NULL; END $$"
        )
        db.execute_sql(f"CREATE TRIGGER {name} {when} ON {table} FOR EACH ROW EXECUTE FUNCTION {name}()")
