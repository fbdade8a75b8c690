"""Filling the search index: one row a person, with who it is, where the person works or worked, and more."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from crm.models import Account, is_sqlite
from crm.models.bulk import execute_many
from crm.models.database import database, rows
from crm.search.words import searchable, words

#: A person's id and the texts of the three columns; the last may be left out.
Entry = tuple[int, str, str] | tuple[int, str, str, str]

_AT_ONCE = 500
# Where each text of a person comes from, and into which column it goes. `{these}` narrows to some people.
_SOURCES = (
    # Where a name is written without a space, its parts are words too.
    ("who", "SELECT id, name, given, family FROM person WHERE account_id = ?{person}"),
    ("who", "SELECT person_id, value FROM contact_method WHERE account_id = ? AND kind IN ('email', 'phone'){other}"),
    (
        "work",
        "SELECT p.person_id, p.title, c.name FROM position p LEFT JOIN company c ON c.id = p.company_id "
        "WHERE p.account_id = ?{position}",
    ),
    ("more", "SELECT id, credentials, place, met_how FROM person WHERE account_id = ?{person}"),
    ("more", "SELECT person_id, t.name FROM person_tag x JOIN tag t ON t.id = x.tag_id WHERE x.account_id = ?{tag}"),
    ("more", "SELECT person_id, text FROM note WHERE account_id = ?{other}"),
)


def fill(account: Account, person_ids: Iterable[int]) -> None:
    """Index these people of the account anew; ids of nobody there are left out of the index."""
    wanted = sorted(set(person_ids))
    for start in range(0, len(wanted), _AT_ONCE):
        these = wanted[start : start + _AT_ONCE]
        marks = ", ".join("?" * len(these))
        if is_sqlite():
            database.execute_sql(f"DELETE FROM person_search WHERE rowid IN ({marks})", these)
        else:
            rows_gone = f"DELETE FROM person_search WHERE person_id IN ({marks.replace('?', '%s')})"
            database.execute_sql(rows_gone, these)
        insert_new(account, _gathered(account, these))


def fill_all(account: Account) -> None:
    """Index all the account's people anew."""
    if is_sqlite():
        sql = "DELETE FROM person_search WHERE rowid IN (SELECT id FROM person WHERE account_id = ?)"
        database.execute_sql(sql, (account.id,))
    else:
        database.execute_sql("DELETE FROM person_search WHERE account_id = %s", (account.id,))
    insert_new(account, _gathered(account, None))


def insert_new(account: Account, entries: Iterable[Entry]) -> None:
    """Index people who are not indexed yet, of whom the texts are at hand; 30,000 of them in a tenth of a second."""
    if is_sqlite():
        # In the order of the ids: FTS5 writes its pending words to disk whenever an id is smaller than the one before.
        columns = sorted(map(_columns, entries))
        execute_many("INSERT INTO person_search (rowid, who, work, more) VALUES (?, ?, ?, ?)", columns)
        return
    owner = account.id
    execute_many(
        "INSERT INTO person_search (account_id, person_id, document) VALUES (?, ?, ?::tsvector)",
        ((owner, entry[0], _document(entry)) for entry in entries),
    )


def _columns(entry: Entry) -> tuple[int, str, str, str]:
    return entry[0], searchable(entry[1]), searchable(entry[2]), searchable(entry[3]) if len(entry) > 3 else ""


def _document(entry: Entry) -> str:
    """A tsvector as text: each word with the weight of its column. PostgreSQL's own parser, which has ideas of its own
    about hyphens, numbers and addresses, never sees the words."""
    found: dict[str, set[str]] = {}
    for weight, text in zip("ABC", entry[1:], strict=False):
        for word in words(text):
            found.setdefault(word[:200], set()).add(weight)
    return " ".join(
        word + ":" + ",".join(f"{place}{weight}" for place, weight in enumerate(sorted(weights), 1))
        for word, weights in found.items()
    )


def _gathered(account: Account, these: Sequence[int] | None) -> Iterator[Entry]:
    """What is stored about people, as entries; of all of them where none are named."""
    texts: dict[int, dict[str, list[str]]] = {}
    marks = ", ".join("?" * len(these or ()))
    narrowed = {
        "person": f" AND id IN ({marks})",
        "other": f" AND person_id IN ({marks})",
        "position": f" AND p.person_id IN ({marks})",
        "tag": f" AND x.person_id IN ({marks})",
    }
    parameters: tuple[Any, ...] = (account.id, *(these or ()))
    for column, sql in _SOURCES:
        for person, *values in rows(sql.format_map(narrowed if these is not None else _Nothing()), parameters):
            if column == "who" or person in texts:
                texts.setdefault(person, {}).setdefault(column, []).extend(filter(None, values))
    for person, found in texts.items():
        yield person, " ".join(found["who"]), " ".join(found.get("work", ())), " ".join(found.get("more", ()))


class _Nothing(dict[str, str]):
    def __missing__(self, key: str) -> str:
        return ""
