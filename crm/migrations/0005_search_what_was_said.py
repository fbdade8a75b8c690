"""What was said becomes searchable: a further column of the index, and a list of people whose touchpoints changed."""

import re
from typing import Any

from peewee import SqliteDatabase

from crm.domain.folding import fold

_WORD = re.compile("[a-z0-9]+")
_UNSPACED = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\uf900-\ufaff\u0e00-\u0eff\U00020000-\U0002ffff]{2,}")

_NOTED = "INSERT {ignore} INTO said_anew (account_id, person_id) {rows}{conflict};"
# Somebody who is being deleted, or whose account is, is not read again.
_OLD = (
    "SELECT p.account_id, p.id FROM person p JOIN account a ON a.id = p.account_id "
    "WHERE p.id = OLD.person_id AND p.account_id = OLD.account_id"
)
_NEW = "SELECT NEW.account_id, NEW.person_id WHERE NEW.person_id IS NOT NULL"
_OF_IT = "SELECT account_id, person_id FROM touchpoint_person WHERE touchpoint_id = NEW.id"

# Whatever makes, moves or deletes a touchpoint, its people are noted: (name, when, on what, which people).
_TRIGGERS = (
    ("said_with", "AFTER INSERT", "touchpoint_person", (_NEW,)),
    ("said_without", "AFTER DELETE", "touchpoint_person", (_OLD,)),
    ("said_moved", "AFTER UPDATE OF person_id", "touchpoint_person", (_OLD, _NEW)),
    ("said_else", "AFTER UPDATE OF text", "touchpoint", (_OF_IT,)),
)

# Where the words of an account's people come from; each statement takes the account.
_WHO = (
    "SELECT id, name, given, family, goes_by FROM person WHERE account_id = ?",
    "SELECT person_id, given, family FROM other_name WHERE account_id = ?",
    "SELECT person_id, value FROM contact_method WHERE account_id = ? AND kind IN ('email', 'phone')",
)
_WORK = (
    "SELECT p.person_id, p.title, c.name, s.name FROM position p LEFT JOIN company c ON c.id = p.company_id "
    "LEFT JOIN company_spelling s ON s.company_id = p.company_id AND s.name <> c.name "
    "WHERE p.account_id = ?",
)
_MORE = (
    "SELECT id, credentials, place, met_how FROM person WHERE account_id = ?",
    "SELECT person_id, t.name FROM person_tag x JOIN tag t ON t.id = x.tag_id WHERE x.account_id = ?",
    "SELECT person_id, text FROM note WHERE account_id = ?",
)
_SAID = (
    "SELECT x.person_id, t.text FROM touchpoint_person x JOIN touchpoint t ON t.id = x.touchpoint_id "
    "WHERE x.account_id = ? AND t.text <> ''",
)


def up(migrator: Any, db: Any) -> None:
    """Make the index anew, and fill it with the people who are there. Texts are folded before they come here."""
    lite = isinstance(db, SqliteDatabase)
    db.execute_sql("DROP TABLE IF EXISTS said_anew")
    db.execute_sql(
        "CREATE TABLE said_anew (account_id INTEGER NOT NULL REFERENCES account (id) ON DELETE CASCADE, "
        "person_id INTEGER NOT NULL, PRIMARY KEY (account_id, person_id))"
    )
    if lite:
        db.execute_sql("DROP TABLE person_search")
        db.execute_sql(
            "CREATE VIRTUAL TABLE person_search USING fts5("
            "who, work, more, said, tokenize = 'ascii', detail = column, columnsize = 0)"
        )
    else:
        db.execute_sql("DELETE FROM person_search")
        db.execute_sql("ALTER TABLE person_search ADD COLUMN said TSVECTOR NOT NULL DEFAULT ''")
        db.execute_sql("CREATE INDEX person_search_said ON person_search USING gin (said)")
    # What passed with somebody is found in the index alone.
    db.execute_sql("DROP INDEX touchpointperson_person_id")
    db.execute_sql(
        "CREATE INDEX touchpointperson_person_id_touchpoint_id ON touchpoint_person (person_id, touchpoint_id)"
    )
    for (account,) in db.execute_sql("SELECT id FROM account ORDER BY id").fetchall():
        _fill(db, lite, account)
    _note_changes(db, lite)


def _fill(db: Any, lite: bool, account: int) -> None:
    who, work, more, said = (_words(db, lite, account, sources) for sources in (_WHO, _WORK, _MORE, _SAID))
    cursor = db.cursor()
    for number in sorted(who):
        texts = [column.get(number, {}) for column in (who, work, more, said)]
        if lite:
            sql = "INSERT INTO person_search (rowid, who, work, more, said) VALUES (?, ?, ?, ?, ?)"
            cursor.execute(sql, (number, *map(" ".join, texts)))
        else:
            sql = "INSERT INTO person_search (account_id, person_id, document, said) VALUES (%s, %s, %s, %s)"
            cursor.execute(sql, (account, number, _document(texts[:3]), " ".join([*texts[3]][:20_000])))


def _words(db: Any, lite: bool, account: int, sources: tuple[str, ...]) -> dict[int, dict[str, None]]:
    """The folded words of each of an account's people, each once."""
    found: dict[int, dict[str, None]] = {}
    for sql in sources:
        for person, *texts in db.execute_sql(sql if lite else sql.replace("?", "%s"), (account,)).fetchall():
            for text in filter(None, texts):
                found.setdefault(person, {}).update(dict.fromkeys(word[:200] for word in _WORD.findall(_folded(text))))
    return found


def _folded(text: str) -> str:
    tails = [run[at : at + 12] for run in _UNSPACED.findall(text) for at in range(1, len(run))]
    return " ".join(map(fold, (text, *tails)))


def _document(columns: list[Any]) -> str:
    """A tsvector as text: each word with the weight of its column."""
    found: dict[str, list[str]] = {}
    for weight, words in zip("ABC", columns, strict=True):
        for word in words:
            found.setdefault(word, []).append(weight)
    return " ".join(
        word + ":" + ",".join(f"{place}{weight}" for place, weight in enumerate(weights, 1))
        for word, weights in found.items()
    )


def _note_changes(db: Any, lite: bool) -> None:
    for name, when, table, which in _TRIGGERS:
        ignore, conflict = ("OR IGNORE", "") if lite else ("", " ON CONFLICT DO NOTHING")
        body = " ".join(_NOTED.format(ignore=ignore, rows=rows, conflict=conflict) for rows in which)
        if lite:
            db.execute_sql(f"CREATE TRIGGER {name} {when} ON {table} BEGIN {body} END")
            continue
        db.execute_sql(
            f"CREATE OR REPLACE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS "
            f"$$ BEGIN {body} RETURN NULL; END $$"
        )
        db.execute_sql(f"CREATE TRIGGER {name} {when} ON {table} FOR EACH ROW EXECUTE FUNCTION {name}()")
