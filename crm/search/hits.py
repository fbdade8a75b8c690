"""What was hit: where the typed words stand with a person, where a row does not show it anyway."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any, NamedTuple

from crm.domain.excerpt import around, begins, holds
from crm.models import Account, is_sqlite
from crm.models.database import among, rows
from crm.models.fields import date_of
from crm.search.question import Understood

#: Of what somebody said, the newest that may hold the words are looked at.
_NEWEST = 12
# With more words than this every text is looked at here, and none is passed over in the database.
_MOST_LOOKED_FOR = 12

#: Where a word may stand, what tells most first: `kind` of a Hit.
KINDS = (
    "name", "formerly", "now", "spelling", "tag", "email", "phone", "place", "credentials", "met", "note", "interview",
    "touchpoint",
)  # fmt: skip


class Hit(NamedTuple):
    """Where typed words stand: one of KINDS, the words around, and the day of a note, an interview or a touchpoint.

    `detail` is the kind and the direction of a touchpoint, apart by a space.
    """

    kind: str
    text: str
    on: date | None = None
    detail: str = ""


# What stands together in one row is kept apart by a character that no text holds.
_APART = "\x1f"
# The account stands there as a number: a place for a parameter in each part would be half a dozen. People are looked up
# by their ids; without the plus signs SQLite would rather walk through everybody of the account. Names of companies and
# tags are looked up one by one; PostgreSQL would rather read all of them first.
_FACTS = """
    SELECT id, 'own', goes_by || '{apart}' || place || '{apart}' || credentials || '{apart}' || met_how,
        CAST(NULL AS date), '' FROM person WHERE id {these} AND {plus}account_id = {account}
    UNION ALL SELECT person_id, 'name', given || CASE WHEN given = '' OR family = '' THEN '' ELSE ' ' END || family,
        NULL, '' FROM other_name WHERE person_id {these} AND {plus}account_id = {account}
    UNION ALL SELECT person_id, kind, value, NULL, '' FROM contact_method
        WHERE person_id {these} AND {plus}account_id = {account} AND kind IN ('email', 'phone')
    UNION ALL SELECT person_id, CASE WHEN current THEN 'now' ELSE 'formerly' END, title || '{apart}'
        || coalesce((SELECT name FROM company c WHERE c.id = p.company_id), '') || '{apart}'
        || coalesce((SELECT {joined}(name, '{apart}') FROM company_spelling s WHERE s.company_id = p.company_id), ''),
        NULL, '' FROM position p WHERE person_id {these} AND {plus}account_id = {account}
    UNION ALL SELECT person_id, 'tag', (SELECT name FROM tag t WHERE t.id = x.tag_id), NULL, ''
        FROM person_tag x WHERE person_id {these} AND {plus}account_id = {account}
    UNION ALL SELECT person_id, 'note', text, {noted}, '' FROM note
        WHERE person_id {these} AND {plus}account_id = {account}
"""
_SAID = """
    SELECT x.person_id, 'interview', i.specific || ' ' || i.forgotten || ' ' || i.notes, i.over_on, ''
        FROM panelist x JOIN interview i ON i.id = x.interview_id
        WHERE x.person_id {these} AND {plus}x.account_id = {account}
    UNION ALL SELECT person_id, 'touchpoint', text, happened_on, kind || ' ' || direction FROM (
        SELECT x.person_id, t.text, t.happened_on, t.kind, t.direction,
            row_number() OVER (PARTITION BY x.person_id ORDER BY t.happened_on DESC, t.id DESC) AS place
        FROM touchpoint_person x JOIN touchpoint t ON t.id = x.touchpoint_id
        WHERE x.person_id {these} AND {plus}t.account_id = {account} AND {may_hold}
    ) newest WHERE place <= {newest}
"""


def hits(account: Account, how: Understood, shown: Mapping[int, str]) -> dict[int, Hit]:
    """What was hit of people of whom a row shows some text anyway: for those of whom it does not show every typed word
    the place that holds most of the others. At most two statements, none where everything is to be seen."""
    groups = how.groups
    unseen = {person: [one for one in groups if not holds(text, one)] for person, text in shown.items()}
    unseen = {person: lacking for person, lacking in unseen.items() if lacking}
    best: dict[int, tuple[float, int, Hit]] = {}
    for said in (False, True):
        # What was said is looked through only for those of whom nothing else tells all.
        open_still = {
            person: lacking
            for person, lacking in unseen.items()
            if person not in best or -best[person][0] < len(lacking)
        }
        for person, kind, text, on, detail in _facts(account, open_still, said):
            held = _held(text, open_still[person])
            rank = (-held, KINDS.index(kind))
            if held and (person not in best or rank < best[person][:2]):
                best[person] = (*rank, Hit(kind, text, date_of(on), detail))
    return {person: hit._replace(text=around(hit.text, how.marks)) for person, (_, _, hit) in best.items()}


def _held(text: str, lacking: list[tuple[str, ...]]) -> float:
    """How many of the words begin words of the text; where none does, half as much for those that stand inside."""
    inside = [one for one in lacking if holds(text, one)]
    return (sum(begins(text, one) for one in inside) or 0.5 * len(inside)) if inside else 0


def _facts(account: Account, unseen: Mapping[int, list[tuple[str, ...]]], said: bool) -> list[tuple[Any, ...]]:
    """What is stored about these people: who, kind, text, day, detail; `said`: what was noted and said alone."""
    if not unseen:
        return []
    template = _SAID if said else _FACTS
    words = _needed({word for lacking in unseen.values() for group in lacking for word in group}) if said else []
    these, ids = among(unseen)
    sql = template.format(
        these=these,
        account=int(account.id),
        plus="+" if is_sqlite() else "",
        apart=_APART,
        joined="group_concat" if is_sqlite() else "string_agg",
        noted="substr(created_at, 1, 10)" if is_sqlite() else "created_at::date",
        newest=_NEWEST,
        may_hold=_may_hold(words),
    )
    found = rows(sql, (*[ids] * template.count("{these}"), *words))
    return found if said else [fact for row in found for fact in _apart(row)]


def _apart(row: tuple[Any, ...]) -> Iterator[tuple[Any, ...]]:
    """The facts that stand together in a row."""
    person, kind, text, on, detail = row
    if kind == "own":
        for what, told in zip(("name", "place", "credentials", "met"), text.split(_APART), strict=False):
            yield person, what, told, on, detail
    elif kind in ("now", "formerly"):
        title, company, *spellings = text.split(_APART)
        yield person, kind, ", ".join(filter(None, (title, company))), on, detail
        for name in spellings:
            yield person, "spelling" if kind == "now" else kind, name, on, detail
    else:
        yield row


def _needed(words: set[str]) -> list[str]:
    """The words without those that hold another one, with which a text has that one too; none where they are many."""
    shortest = sorted(word for word in words if not any(other in word for other in words if other != word))
    return shortest if len(shortest) <= _MOST_LOOKED_FOR else []


def _may_hold(words: list[str]) -> str:
    """A condition that lets pass every text with one of these words, which are folded: what is not ASCII passes."""
    if not words:
        return "t.text <> ''"
    # Only ASCII needs to be made small, which takes SQLite's LIKE and PostgreSQL's plain collation the least.
    if is_sqlite():
        size, held = "length(CAST(t.text AS BLOB))", "replace(t.text, '''', '') LIKE '%' || ? || '%'"
    else:
        size, held = "octet_length(t.text)", "strpos(lower(replace(t.text, '''', '') COLLATE \"C\"), ?) > 0"
    return f"({' OR '.join([held] * len(words))} OR {size} <> length(t.text))"
