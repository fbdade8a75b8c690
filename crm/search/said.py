"""What was said: the words of a person's touchpoints, and of interviews with somebody, in the search index.

Triggers note whose touchpoints or interviews changed, whichever verb changed them (`said_anew`), and the end of the
verb's transaction reads those people's anew. So a message more costs one person's texts, and a hundred thousand
messages cost one pass over them.
"""

from collections.abc import Iterable, Iterator, Sequence

from crm.models import Account, is_sqlite
from crm.models.bulk import execute_many
from crm.models.database import database, rows
from crm.search.words import words

_AT_ONCE = 500
_MANY = 1_000
# A tsvector holds a megabyte at most; nobody is looked for by the end of a longer word.
_MOST_WORDS = 20_000
_LONGEST_WORD = 40


def fill_what_changed(account: Account) -> None:
    """Index anew what was said to those whose touchpoints or interviews changed; the last line of a transaction."""
    changed = [person for (person,) in rows("SELECT person_id FROM said_anew WHERE account_id = ?", (account.id,))]
    if changed:
        fill_said(account, changed)


def fill_said(account: Account, person_ids: Iterable[int]) -> None:
    """Index anew what was said by and to these people, as far as they are indexed."""
    wanted = sorted(set(person_ids))
    if not wanted:
        return
    for start in range(0, len(wanted), _AT_ONCE):
        these = wanted[start : start + _AT_ONCE]
        if is_sqlite():
            execute_many("UPDATE person_search SET said = ? WHERE rowid = ?", _said(account, these))
        else:
            execute_many("UPDATE person_search SET said = ?::tsvector WHERE person_id = ?", _said(account, these))
        done = f"DELETE FROM said_anew WHERE account_id = ? AND person_id IN ({', '.join('?' * len(these))})"
        database.execute_sql(done if is_sqlite() else done.replace("?", "%s"), (account.id, *these))
    put_in_order(len(wanted))


def put_in_order(rows_written: int) -> None:
    """After many rows: PostgreSQL lists new words beside each index, and every question reads that list until then."""
    if rows_written > _MANY and not is_sqlite():
        for index in ("person_search_document", "person_search_said"):
            database.execute_sql("SELECT gin_clean_pending_list(%s::regclass)", (index,))


def _said(account: Account, these: Sequence[int]) -> Iterator[tuple[str, int]]:
    """The words of the interviews and touchpoints of each of these people, each once."""
    marks = ", ".join("?" * len(these))
    noted = (
        "SELECT x.person_id, i.specific, i.forgotten, i.notes FROM panelist x "
        "JOIN interview i ON i.id = x.interview_id "
        f"WHERE x.account_id = ? AND x.person_id IN ({marks}) ORDER BY i.over_on DESC, i.id DESC"
    )
    said = (
        "SELECT x.person_id, t.text FROM touchpoint_person x JOIN touchpoint t ON t.id = x.touchpoint_id "
        f"WHERE x.account_id = ? AND t.text <> '' AND x.person_id IN ({marks}) "
        "ORDER BY t.happened_on DESC, t.id DESC"
    )
    texts: dict[int, list[str]] = {person: [] for person in these}
    for sql in (noted, said):
        for person, *found in rows(sql, (account.id, *these)):
            texts[person] += found
    for person, found in texts.items():
        distinct = dict.fromkeys(word[:_LONGEST_WORD] for word in words("\n".join(found)))
        yield " ".join([*distinct][:_MOST_WORDS]), person
