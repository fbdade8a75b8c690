"""Filling the search index: one row a person, with who it is, where the person works or worked, and more.

What was said, the words of a person's touchpoints, stands in the same row and is kept by `crm.search.said`.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from crm.models import Account, is_sqlite
from crm.models.bulk import execute_many
from crm.models.database import database, rows
from crm.search.said import fill_said, put_in_order
from crm.search.words import searchable, words

#: A person's id and the texts of the three columns; the last may be left out.
Entry = tuple[int, str, str] | tuple[int, str, str, str]

_AT_ONCE = 500
# Where each text of a person comes from, and into which column it goes. `{these}` narrows to some people.
_SOURCES = (
    # Where a name is written without a space, its parts are words too.
    ("who", "SELECT id, name, given, family, goes_by FROM person WHERE account_id = ?{person}"),
    ("who", "SELECT person_id, given, family FROM other_name WHERE account_id = ?{other}"),
    ("who", "SELECT person_id, value FROM contact_method WHERE account_id = ? AND kind IN ('email', 'phone'){other}"),
    (
        # Every spelling of an employer, now or former, and what the company is called today.
        "work",
        "SELECT p.person_id, p.title, c.name, s.name FROM position p LEFT JOIN company c ON c.id = p.company_id "
        "LEFT JOIN company_spelling s ON s.company_id = p.company_id AND s.name <> c.name "
        "WHERE p.account_id = ?{position}",
    ),
    ("more", "SELECT id, credentials, place, met_how FROM person WHERE account_id = ?{person}"),
    ("more", "SELECT person_id, t.name FROM person_tag x JOIN tag t ON t.id = x.tag_id WHERE x.account_id = ?{tag}"),
    ("more", "SELECT person_id, text FROM note WHERE account_id = ?{other}"),
)


def fill(account: Account, person_ids: Iterable[int]) -> None:
    """Index these people of the account anew, but for what was said; ids of nobody there leave the index."""
    wanted = sorted(set(person_ids))
    key = "rowid" if is_sqlite() else "person_id"
    for start in range(0, len(wanted), _AT_ONCE):
        these = wanted[start : start + _AT_ONCE]
        marks = ", ".join("?" * len(these))
        parameters = tuple(these)
        indexed = {
            number for (number,) in rows(f"SELECT {key} FROM person_search WHERE {key} IN ({marks})", parameters)
        }
        entries = {entry[0]: entry for entry in _gathered(account, these)}
        _change([entries[number] for number in sorted(entries.keys() & indexed)])
        fresh = sorted(entries.keys() - indexed)
        insert_new(account, [entries[number] for number in fresh])
        fill_said(account, fresh)
        execute_many(f"DELETE FROM person_search WHERE {key} = ?", [(number,) for number in indexed - entries.keys()])


def fill_all(account: Account) -> None:
    """Index all the account's people anew, with what was said."""
    if is_sqlite():
        sql = "DELETE FROM person_search WHERE rowid IN (SELECT id FROM person WHERE account_id = ?)"
        database.execute_sql(sql, (account.id,))
    else:
        database.execute_sql("DELETE FROM person_search WHERE account_id = %s", (account.id,))
    entries = list(_gathered(account, None))
    insert_new(account, entries)
    fill_said(account, [entry[0] for entry in entries])


def insert_new(account: Account, entries: Iterable[Entry]) -> None:
    """Index people who are not indexed yet, of whom the texts are at hand; 30,000 of them in a tenth of a second."""
    if is_sqlite():
        # In the order of the ids: FTS5 writes its pending words to disk whenever an id is smaller than the one before.
        columns = sorted(map(_columns, entries))
        execute_many("INSERT INTO person_search (rowid, who, work, more, said) VALUES (?, ?, ?, ?, '')", columns)
        return
    documents = [(account.id, entry[0], _document(entry)) for entry in entries]
    execute_many("INSERT INTO person_search (account_id, person_id, document) VALUES (?, ?, ?::tsvector)", documents)
    put_in_order(len(documents))


def forget_deleted() -> None:
    """Let go of the words of people who are gone: FTS5 only notes that a row is deleted until it merges its parts."""
    if is_sqlite():
        database.execute_sql("INSERT INTO person_search (person_search) VALUES ('optimize')")


def _change(entries: Sequence[Entry]) -> None:
    """Write what is said of people who are indexed already."""
    if is_sqlite():
        columns = [(*texts, number) for number, *texts in map(_columns, entries)]
        execute_many("UPDATE person_search SET who = ?, work = ?, more = ? WHERE rowid = ?", columns)
        return
    execute_many(
        "UPDATE person_search SET document = ?::tsvector WHERE person_id = ?",
        [(_document(entry), entry[0]) for entry in entries],
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
    texts: dict[int, dict[str, dict[str, None]]] = {}
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
                texts.setdefault(person, {}).setdefault(column, {}).update(dict.fromkeys(filter(None, values)))
    for person, found in texts.items():
        yield person, " ".join(found["who"]), " ".join(found.get("work", ())), " ".join(found.get("more", ()))


class _Nothing(dict[str, str]):
    def __missing__(self, key: str) -> str:
        return ""
