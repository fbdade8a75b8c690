"""Asking the search index: every word must begin a word of the person; names come first, and slips of the pen last."""

from collections.abc import Callable, Sequence
from typing import Any, NamedTuple, TypeVar

from peewee import SQL

from crm.models import Account, Person, is_sqlite
from crm.models.database import among, rows
from crm.models.kept import kept
from crm.search.slips import nearest
from crm.search.spellings import longer_words
from crm.search.words import asked

# A word this long is looked for inside longer words of company names too: "hollow" finds people of Fernhollow.
_INSIDE_FROM = 3
# Shorter ones are not looked for in what was said: two letters begin a word of nearly every text there is.
_SAID_FROM = 3
#: Where the words as they stand find fewer people than this, words that differ by a slip are looked for as well.
FEW = 3

# Among more people than this the first by name are soon met on a walk through everybody.
_MOST_LOOKED_UP = 1_000
_OWN = "who work more"
# A condition for people of the account whom their ids find. Without the plus an engine may walk through everybody.
_LOOKED_UP = "+account_id = ?"

#: SQL that yields ids of people, and its parameters; `?` stands for a parameter on both engines.
Subquery = tuple[str, tuple[Any, ...]]
Row = tuple[Any, ...]
Answer = TypeVar("Answer")


class Word(NamedTuple):
    """A word of a question: it begins a word of the person, or one of `others` is a whole one."""

    begins: str
    others: tuple[str, ...] = ()


class Understood(NamedTuple):
    """How a text is looked for.

    `exact` are the few whom the words find as they stand, where slips were allowed besides, else None; `marks` the
    words by which a hit is seen.
    """

    words: tuple[Word, ...]
    exact: tuple[int, ...] | None
    marks: tuple[str, ...]

    @property
    def groups(self) -> tuple[tuple[str, ...], ...]:
        """For each typed word all the words of which one must stand with a person."""
        return tuple((word.begins, *word.others) for word in self.words)


def understood(account: Account, text: str) -> Understood:
    """How a text is looked for in this account."""
    asked_for = tuple(asked(text))
    return kept(account, ("understood", asked_for), lambda: _understand(account, _as_typed(account, asked_for)))


def answered(account: Account, text: str, ask: Callable[[Understood], tuple[int, Answer]]) -> tuple[Understood, Answer]:
    """How a text is looked for, and what `ask` answers to that; `ask` also says how many people that were at the least.

    The words are asked for as they stand first. Only where that finds few is it looked whether slips are to be allowed:
    for most questions the answer itself is all that is asked of the database.
    """
    asked_for = tuple(asked(text))
    first: list[tuple[Understood, Answer]] = []

    def ask_first() -> Understood:
        how = _as_typed(account, asked_for)
        found, answer = ask(how)
        first.append((how, answer))
        return how if found >= FEW else _understand(account, how)

    how = kept(account, ("understood", asked_for), ask_first)
    return first[0] if first and first[0][0] is how else (how, ask(how)[1])


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
    return ids_by(account, understood(account, text).words)


def as_typed(account: Account, text: str) -> tuple[Word, ...]:
    """The words of a text as they stand; none of a text without letters and digits."""
    return _as_typed(account, asked(text)).words


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
    first = f"SELECT 1 FROM person WHERE {within('id', yielding)} AND {_LOOKED_UP} AND deleted_at IS NULL LIMIT {FEW}"
    return f"SELECT count(*) FROM ({first}) few", (*parameters, account.id)


def best_first(account: Account, text: str, limit: int) -> list[int]:
    """Ids of the account's people whom a text finds, best first; those in the bin and the archive are left out.

    Best: the words are whole words of the name or an address; then they begin such words; then they begin words of what
    else is known; then of what was said; then those found by a slip. Equals stand in the order of their names.
    """
    return [number for (number,) in rows_best_first(account, text, limit)[1]]


def rows_best_first(account: Account, text: str, limit: int, columns: str = "") -> tuple[Understood, list[Row]]:
    """How a text is looked for, and of whom `best_first` tells the id and these further columns of a person `p`."""

    def ask(how: Understood) -> tuple[int, list[Row]]:
        found = _best_first(account, how, limit, columns)
        return len(found), found

    return answered(account, text, ask)


def _best_first(account: Account, how: Understood, limit: int, columns: str) -> list[Row]:
    if not how.words:
        return []
    typed = tuple(Word(word.begins) for word in how.words)
    if how.exact is None:
        tiers = [_met(account, typed, column="who", prefix=False), _met(account, typed, column="who")]
    else:
        tiers = [_one_of(how.exact)] if how.exact else []
        tiers.append(_met(account, how.words, column="who"))
    tiers.append(_met(account, how.words, column="own"))
    found: list[Row] = []
    for condition in tiers:
        found += _further(account, condition, found, limit, columns)
        if len(found) >= limit:
            return found[:limit]
    # What was said holds many a word of nearly everybody.
    held = _held(account, how.words)
    if held is not None and len(held) <= len(found):
        return found
    condition = _met(account, how.words) if held is None else _one_of(held)
    return [*found, *_further(account, condition, found, limit, columns, walk=held is None)][:limit]


def _further(
    account: Account, condition: Subquery, known: list[Row], limit: int, columns: str, *, walk: bool = False
) -> list[Row]:
    """The first by name of those who meet a condition and are not known yet. `walk`: they are met on the way through
    everybody, and not looked up each."""
    mine = "account_id = ?" if walk else _LOOKED_UP
    sql = (
        f"SELECT id FROM person WHERE {condition[0]} AND {mine} AND deleted_at IS NULL AND archived_at IS NULL "
        "ORDER BY sort_key, id LIMIT ?"
    )
    if columns:
        sql = f"SELECT p.id, {columns} FROM person p WHERE {within('p.id', sql)} ORDER BY p.sort_key, p.id"
    passed = {row[0] for row in known}
    return [row for row in rows(sql, (*condition[1], account.id, limit)) if row[0] not in passed]


def exact_first(how: Understood, column: str) -> str:
    """The beginning of an ORDER BY that puts those found by a slip behind the others; `column` is a person's id."""
    if not how.exact:
        return ""
    return f"CASE WHEN {column} IN ({', '.join(map(str, how.exact))}) THEN 0 ELSE 1 END, "


def _understand(account: Account, as_typed: Understood) -> Understood:
    """The words as typed, or with the slips that are allowed where they find few."""
    if not as_typed.words:
        return as_typed
    exact = _first(account, as_typed.words)
    if len(exact) < FEW and (near := nearest(account, as_typed.marks)):
        marks = tuple(dict.fromkeys([*as_typed.marks, *(one for found in near.values() for one in found)]))
        return Understood(_allowing(as_typed.words, near), exact, marks)
    return as_typed


def _allowing(as_typed: tuple[Word, ...], near: dict[str, tuple[str, ...]]) -> tuple[Word, ...]:
    return tuple(Word(word.begins, (*word.others, *near.get(word.begins, ()))) for word in as_typed)


def _held(account: Account, asked_for: tuple[Word, ...]) -> tuple[int, ...] | None:
    """The ids of those found, on SQLite perhaps other accounts' among them; None where they are too many to look up."""
    sql, parameters = _ids(account, asked_for)
    found = rows(f"{sql} LIMIT ?", (*parameters, _MOST_LOOKED_UP + 1))
    return tuple(number for (number,) in found) if len(found) <= _MOST_LOOKED_UP else None


def _first(account: Account, asked_for: tuple[Word, ...]) -> tuple[int, ...]:
    """A few of the account's people who are found and not in the bin."""
    condition, parameters = _met(account, asked_for)
    sql = f"SELECT id FROM person WHERE {condition} AND {_LOOKED_UP} AND deleted_at IS NULL LIMIT ?"
    return tuple(number for (number,) in rows(sql, (*parameters, account.id, FEW)))


def within(column: str, yielding: str) -> str:
    """A condition that an id is among what a statement yields. PostgreSQL is given the ids as an array, which it looks
    up; it would rather ask about everybody whether they are among them."""
    return f"{column} IN ({yielding})" if is_sqlite() else f"{column} = ANY(ARRAY({yielding}))"


def _met(account: Account, asked_for: tuple[Word, ...], **how: Any) -> Subquery:
    """A condition for people whom the words find, and its parameters."""
    sql, parameters = _ids(account, asked_for, **how)
    return within("id", sql), parameters


def _one_of(ids: tuple[int, ...]) -> Subquery:
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


def _as_typed(account: Account, asked_for: Sequence[str]) -> Understood:
    return Understood(tuple(_with_longer(account, word) for word in asked_for), None, tuple(asked_for))


def _with_longer(account: Account, word: str) -> Word:
    return Word(word, longer_words(account, word) if len(word) >= _INSIDE_FROM else ())
