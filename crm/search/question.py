"""Asking the search index: every word must begin a word of the person; names come first, and slips of the pen last."""

from collections.abc import Sequence
from typing import Any, NamedTuple

from peewee import SQL

from crm.models import Account, Person, is_sqlite
from crm.models.database import among, rows
from crm.models.kept import kept
from crm.search.slips import nearest
from crm.search.words import asked, words

# A word this long is looked for inside longer words of company names too: "hollow" finds people of Fernhollow.
_INSIDE_FROM = 3
# Shorter ones are not looked for in what was said: two letters begin a word of nearly every text there is.
_SAID_FROM = 3
_MOST_EXPANSIONS = 40
#: Where the words as they stand find fewer people than this, words that differ by a slip are looked for as well.
FEW = 3

#: So many people are held in memory while nothing of the account changes, for the statements that ask about them.
MOST_HELD = 1_000
_OWN = "who work more"

#: SQL that yields ids of people, and its parameters; `?` stands for a parameter on both engines.
Subquery = tuple[str, tuple[Any, ...]]


class Word(NamedTuple):
    """A word of a question: it begins a word of the person, or one of `others` is a whole one."""

    begins: str
    others: tuple[str, ...] = ()


class Understood(NamedTuple):
    """How a text is looked for.

    `ids` are the people found, where they are not too many to hold, the archived ones among them; `exact` the few whom
    the words find as they stand, where slips were allowed besides, else None; `marks` the words by which a hit is seen.
    """

    words: tuple[Word, ...]
    ids: tuple[int, ...] | None
    exact: tuple[int, ...] | None
    marks: tuple[str, ...]

    @property
    def groups(self) -> tuple[tuple[str, ...], ...]:
        """For each typed word all the words of which one must stand with a person."""
        return tuple((word.begins, *word.others) for word in self.words)


def understood(account: Account, text: str) -> Understood:
    """How a text is looked for in this account."""
    asked_for = tuple(asked(text))
    return kept(account, ("understood", asked_for), lambda: _understand(account, asked_for))


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
    how = understood(account, text)
    if how.ids is None:
        return _ids(account, how.words)
    these, parameter = among(how.ids)
    return f"SELECT id FROM person WHERE id {these}", (parameter,)


def each_as_typed(account: Account, texts: Sequence[str]) -> list[tuple[Word, ...]]:
    """The words of each of several texts as they stand; none of a text without letters and digits. At most one
    statement is sent, however many texts there are."""
    asked_for = [tuple(asked(text)) for text in texts]
    inside = _inside(account, tuple(word for some in asked_for for word in some))
    return [tuple(Word(word, inside.get(word, ())) for word in some) for some in asked_for]


def with_slips(account: Account, as_typed: tuple[Word, ...]) -> tuple[Word, ...] | None:
    """The words with those besides that differ by a slip; None where nothing comes near."""
    near = nearest(account, [word.begins for word in as_typed])
    return _allowing(as_typed, near) if near else None


def ids_by(account: Account, asked_for: tuple[Word, ...]) -> Subquery:
    """The ids of those whom the words find, as SQL (see `ids_of`); no words find nobody."""
    nobody = f"SELECT {'rowid' if is_sqlite() else 'person_id'} FROM person_search WHERE 1 = 0"
    return _ids(account, asked_for) if asked_for else (nobody, ())


def counted_to_few(account: Account, asked_for: tuple[Word, ...]) -> Subquery:
    """How many of the account's people the words find, but no further than FEW, as SQL."""
    yielding, parameters = ids_by(account, asked_for)
    first = f"SELECT 1 FROM person WHERE {within('id', yielding)} AND {_looked_up()} AND deleted_at IS NULL LIMIT {FEW}"
    return f"SELECT count(*) FROM ({first}) few", (*parameters, account.id)


def best_first(account: Account, text: str, limit: int) -> list[int]:
    """Ids of the account's people whom a text finds, best first; those in the bin and the archive are left out.

    Best: the words are whole words of the name or an address; then they begin such words; then they begin words of what
    else is known; then of what was said; then those found by a slip. Equals stand in the order of their names.
    """
    how = understood(account, text)
    if not how.words:
        return []
    typed = tuple(Word(word.begins) for word in how.words)
    tiers = [_met(account, typed, column="who", prefix=False), _met(account, typed, column="who")]
    if how.exact is not None:
        tiers = [_one_of(how.exact), _met(account, how.words, column="who")]
    tiers += [_met(account, how.words, column="own"), _met(account, how.words, how.ids)]
    found: list[int] = []
    for number, (condition, parameters) in enumerate(tiers):
        # The few that are found are looked up. Where the last step finds very many, the first of them are soon met in
        # the order of the names.
        mine = "account_id = ?" if number == len(tiers) - 1 and how.ids is None else _looked_up()
        here = f"{condition} AND {mine} AND deleted_at IS NULL AND archived_at IS NULL"
        sql = f"SELECT id FROM person WHERE {here} ORDER BY sort_key, id LIMIT ?"
        known = set(found)
        further = rows(sql, (*parameters, account.id, limit))
        found += [person for (person,) in further if person not in known]
        if len(found) >= limit or (how.ids is not None and len(found) >= len(how.ids)):
            break
    return found[:limit]


def exact_first(how: Understood, column: str) -> str:
    """The beginning of an ORDER BY that puts those found by a slip behind the others; `column` is a person's id."""
    if not how.exact:
        return ""
    return f"CASE WHEN {column} IN ({', '.join(map(str, how.exact))}) THEN 0 ELSE 1 END, "


def _understand(account: Account, asked_for: tuple[str, ...]) -> Understood:
    as_typed = _as_typed(account, asked_for)
    if not as_typed:
        return Understood((), (), None, ())
    ids = _held(account, as_typed)
    exact = _first(account, as_typed, ids)
    if len(exact) < FEW and (near := nearest(account, asked_for)):
        allowed = _allowing(as_typed, near)
        marks = tuple(dict.fromkeys([*asked_for, *(one for found in near.values() for one in found)]))
        return Understood(allowed, _held(account, allowed), exact, marks)
    return Understood(as_typed, ids, None, asked_for)


def _allowing(as_typed: tuple[Word, ...], near: dict[str, tuple[str, ...]]) -> tuple[Word, ...]:
    return tuple(Word(word.begins, (*word.others, *near.get(word.begins, ()))) for word in as_typed)


def _held(account: Account, asked_for: tuple[Word, ...]) -> tuple[int, ...] | None:
    """The ids of those found, on SQLite perhaps other accounts' among them; None where they are too many to hold."""
    sql, parameters = _ids(account, asked_for)
    found = rows(f"{sql} LIMIT ?", (*parameters, MOST_HELD + 1))
    return tuple(number for (number,) in found) if len(found) <= MOST_HELD else None


def _first(account: Account, asked_for: tuple[Word, ...], ids: tuple[int, ...] | None) -> tuple[int, ...]:
    """A few of the account's people who are found and not in the bin."""
    condition, parameters = _met(account, asked_for, ids)
    sql = f"SELECT id FROM person WHERE {condition} AND {_looked_up()} AND deleted_at IS NULL LIMIT ?"
    return tuple(number for (number,) in rows(sql, (*parameters, account.id, FEW)))


def within(column: str, yielding: str) -> str:
    """A condition that an id is among what a statement yields. PostgreSQL is given the ids as an array, which it looks
    up; it would rather ask about everybody whether they are among them."""
    return f"{column} IN ({yielding})" if is_sqlite() else f"{column} = ANY(ARRAY({yielding}))"


def _looked_up() -> str:
    """A condition for people of the account whom their ids find. Without the plus SQLite walks through everybody."""
    return "+account_id = ?" if is_sqlite() else "account_id = ?"


def _met(
    account: Account, asked_for: tuple[Word, ...], ids: tuple[int, ...] | None = None, **how: Any
) -> tuple[str, tuple[Any, ...]]:
    """A condition for people whom the words find, and its parameters; `ids` are they, where they are held."""
    if ids is not None:
        return _one_of(ids)
    sql, parameters = _ids(account, asked_for, **how)
    return within("id", sql), parameters


def _one_of(ids: tuple[int, ...]) -> tuple[str, tuple[Any, ...]]:
    these, parameter = among(ids)
    return f"id {these}", (parameter,)


def _ids(account: Account, asked_for: tuple[Word, ...], *, column: str = "", prefix: bool = True) -> Subquery:
    """Every word must be met, by a word that it begins or by one of its other words. Words are ASCII letters and
    digits, so nothing in them can mean anything to either engine's query language.

    `column`: "who" alone, "own" (all but what was said), or all of them.
    """
    if is_sqlite():
        star = " *" if prefix else ""
        parts = []
        for word, others in asked_for:
            # In capitals OR, AND and NOT would be operators; all words are lower-case and quoted besides.
            part = "(" + " OR ".join([f'"{word}"{star}', *(f'"{longer}"' for longer in others)]) + ")"
            where = {"who": "who", "own": _OWN}.get(column) or (_OWN if len(word) < _SAID_FROM else "")
            parts.append(f"({{{where}}}: {part})" if where else part)
        return "SELECT rowid FROM person_search WHERE person_search MATCH ?", (" AND ".join(parts),)
    star = {True: ":*", False: ""}[prefix] if column != "who" else {True: ":*A", False: ":A"}[prefix]
    conditions, parameters = [], [account.id]
    for word, others in asked_for:
        query = " | ".join([f"'{word}'{star}", *(f"'{longer}'" for longer in others)])
        said = not column and len(word) >= _SAID_FROM
        conditions.append("(document @@ ?::tsquery OR said @@ ?::tsquery)" if said else "document @@ ?::tsquery")
        parameters += [query] * (1 + said)
    # The words are looked up, and not the account; PostgreSQL would rather do both.
    return f"SELECT person_id FROM person_search WHERE +account_id = ? AND {' AND '.join(conditions)}", tuple(
        parameters
    )


def _as_typed(account: Account, asked_for: tuple[str, ...]) -> tuple[Word, ...]:
    inside = _inside(account, asked_for)
    return tuple(Word(word, inside.get(word, ())) for word in asked_for)


def _inside(account: Account, asked_for: tuple[str, ...]) -> dict[str, tuple[str, ...]]:
    """For each word the longer words of company names that hold it further inside."""
    sought = tuple(dict.fromkeys(word for word in asked_for if len(word) >= _INSIDE_FROM))
    return kept(account, ("inside", sought), lambda: _look_inside(account, sought)) if sought else {}


def _look_inside(account: Account, sought: tuple[str, ...]) -> dict[str, tuple[str, ...]]:
    one = (
        "SELECT {place}, name FROM (SELECT DISTINCT name FROM company_spelling WHERE account_id = ? AND key LIKE ? "
        "LIMIT ?) AS found{place}"
    )
    sql = " UNION ALL ".join(one.format(place=place) for place in range(len(sought)))
    parameters = [value for word in sought for value in (account.id, f"%_{word}%", _MOST_EXPANSIONS)]
    longer: dict[str, set[str]] = {word: set() for word in sought}
    for place, name in rows(sql, tuple(parameters)):
        word = sought[place]
        longer[word].update(part for part in words(name) if part.find(word) > 0)
    return {word: tuple(sorted(found)[:_MOST_EXPANSIONS]) for word, found in longer.items()}
