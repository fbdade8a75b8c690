"""Asking the search index: every word must begin a word of the person; names come first."""

from typing import Any

from peewee import SQL

from crm.models import Account, Person, is_sqlite
from crm.models.database import rows
from crm.models.kept import kept
from crm.search.words import asked, words

# A word this long is looked for inside longer words of company names too: "hollow" finds people of Fernhollow.
_INSIDE_FROM = 3
_MOST_EXPANSIONS = 40

#: SQL that yields ids of people, and its parameters; `?` stands for a parameter on both engines.
Subquery = tuple[str, tuple[Any, ...]]


def matching(account: Account, text: str) -> Any:
    """A condition for people of this account whom the text finds; a blank text finds everybody.

    A text without letters or digits finds nobody. It holds the account, so that it cannot find anybody else's people.
    """
    mine = Person.account == account
    if not text.strip():
        return mine
    sql, parameters = ids_of(account, text)
    return mine & Person.id.in_(SQL(f"({sql if is_sqlite() else sql.replace('?', '%s')})", parameters))


def ids_of(account: Account, text: str) -> Subquery:
    """The ids of the people whom a text that is not blank finds, as SQL. On SQLite ids of other accounts are among
    them: whoever uses this narrows to the account, as `matching` does."""
    groups = [(word, _containing(account, word)) for word in asked(text)]
    if not groups:
        return "SELECT id FROM person WHERE 1 = 0", ()
    return _ids(account, groups)


def best_first(account: Account, text: str, limit: int) -> list[int]:
    """Ids of the account's people whom a text finds, best first; those in the bin and the archive are left out.

    Best: the words are whole words of the name or an address; then they begin such words; then the rest. Equals stand
    in the order of their names.
    """
    asked_for = asked(text)
    if not asked_for:
        return []
    everything, parameters = ids_of(account, text)
    whole, whole_parameters = _ids(account, [(word, []) for word in asked_for], column="who", prefix=False)
    begun, begun_parameters = _ids(account, [(word, []) for word in asked_for], column="who")
    sql = (
        "SELECT id FROM person WHERE account_id = ? AND deleted_at IS NULL AND archived_at IS NULL "
        f"AND id IN ({everything}) ORDER BY CASE WHEN id IN ({whole}) THEN 0 WHEN id IN ({begun}) THEN 1 ELSE 2 END, "
        "sort_key, id LIMIT ?"
    )
    return [number for (number,) in rows(sql, (account.id, *parameters, *whole_parameters, *begun_parameters, limit))]


def _ids(account: Account, groups: list[tuple[str, list[str]]], *, column: str = "", prefix: bool = True) -> Subquery:
    """Every group must be met, by a word that it begins or by one of its other words. Words are ASCII letters and
    digits, so nothing in them can mean anything to either engine's query language."""
    if is_sqlite():
        star = " *" if prefix else ""
        parts = [
            "(" + " OR ".join([f'"{word}"{star}', *(f'"{longer}"' for longer in others)]) + ")"
            for word, others in groups
        ]
        # In capitals OR, AND and NOT would be operators; all words are lower-case and quoted besides.
        query = " AND ".join(parts)
        return "SELECT rowid FROM person_search WHERE person_search MATCH ?", (
            f"{{{column}}}: ({query})" if column else query,
        )
    star = {"": {True: ":*", False: ""}, "who": {True: ":*A", False: ":A"}}[column][prefix]
    query = " & ".join(
        "(" + " | ".join([f"'{word}'{star}", *(f"'{longer}'" for longer in others)]) + ")" for word, others in groups
    )
    return "SELECT person_id FROM person_search WHERE account_id = ? AND document @@ ?::tsquery", (account.id, query)


def _containing(account: Account, word: str) -> list[str]:
    """Longer words of company names that hold the word further inside."""
    if len(word) < _INSIDE_FROM:
        return []
    return kept(account, ("inside", word), lambda: _look_inside(account, word))


def _look_inside(account: Account, word: str) -> list[str]:
    sql = "SELECT DISTINCT name FROM company_spelling WHERE account_id = ? AND key LIKE ? LIMIT ?"
    names = rows(sql, (account.id, f"%_{word}%", _MOST_EXPANSIONS))
    longer = {part for (name,) in names for part in words(name) if part.find(word) > 0}
    return sorted(longer)[:_MOST_EXPANSIONS]
