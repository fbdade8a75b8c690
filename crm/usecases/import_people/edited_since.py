"""What was edited after an import: by the account, or by a later import. Taking the import back leaves it as it is."""

import json
from collections.abc import Collection
from typing import NamedTuple

from crm.models import Account, Import
from crm.models.database import rows
from crm.usecases.import_people.merged_since import merged_since

# Of the people whom the import added, those who have since been edited, put away, touched, tagged, noted, given a
# cadence or a reminder, have introduced somebody, or were changed or told of by a later import. Tags, notes and
# touchpoints that the import itself brought, or put them into ({joined}), are no edits, nor is the cadence that comes
# with a tag.
_NEWCOMERS = """
    SELECT p.id, p.name FROM person p WHERE p.account_id = ? AND p.import_id = ? AND (
        p.edited_at IS NOT NULL OR p.archived_at IS NOT NULL OR p.by_hand <> ''
        OR (p.cadence_count IS NOT NULL AND p.cadence_source <> 'tag')
        OR EXISTS (
            SELECT 1 FROM touchpoint_person x JOIN touchpoint t ON t.id = x.touchpoint_id WHERE x.person_id = p.id
            AND (
                (COALESCE(t.import_id, 0) <> p.import_id AND t.id NOT IN ({joined})) OR t.updated_at <> t.created_at
            )
        )
        OR EXISTS (SELECT 1 FROM person_tag x WHERE x.person_id = p.id AND COALESCE(x.import_id, 0) <> p.import_id)
        OR EXISTS (
            SELECT 1 FROM note x WHERE x.person_id = p.id
            AND (COALESCE(x.import_id, 0) <> p.import_id OR x.updated_at <> x.created_at)
        )
        OR EXISTS (SELECT 1 FROM sighting x WHERE x.person_id = p.id AND x.import_id <> p.import_id)
        OR EXISTS (SELECT 1 FROM promise x WHERE x.person_id = p.id)
        OR EXISTS (
            SELECT 1 FROM follow_up x WHERE x.person_id = p.id AND x.import_id IS NULL AND x.state <> 'cancelled'
            AND NOT (x.kind = 'check-in' AND x.state = 'open' AND p.cadence_source = 'tag')
        )
        OR EXISTS (SELECT 1 FROM person x WHERE x.introduced_by_id = p.id)
        OR EXISTS (SELECT 1 FROM import_change x WHERE x.person_id = p.id AND x.import_run_id <> p.import_id)
    ) ORDER BY p.id
"""
_JOINED = """
    SELECT r.row_key FROM step_row r JOIN step s ON s.id = r.step_id
    WHERE r.account_id = ? AND s.import_id = ? AND r.table_name = 'touchpoint_person'
"""
_BY_HAND = """
    SELECT r.table_name, r.row_key, r.before, r.after FROM step_row r JOIN step s ON s.id = r.step_id
    WHERE r.account_id = ? AND r.table_name IN ('position', 'contact_method')
    AND s.import_id IS NULL AND s.undone_at IS NULL AND s.id > ?
"""
_NOTES = """
    SELECT n.text FROM note n JOIN person p ON p.id = n.person_id WHERE n.account_id = ? AND n.import_id = ?
    AND n.updated_at <> n.created_at AND COALESCE(p.import_id, 0) <> n.import_id ORDER BY n.id
"""
_BY_LATER_IMPORTS = """
    SELECT r.row_key FROM step_row r JOIN step s ON s.id = r.step_id
    WHERE r.account_id = ? AND r.table_name = 'sighting' AND s.import_id <> ? AND s.undone_at IS NULL AND s.id > ?
"""


class EditedSince(NamedTuple):
    """People's names by id, and ids of contact methods.

    `newcomers` came with the import, `others` were there before and had their job edited by hand or were told of anew;
    `methods` are those that the import added and the account edited; `notes` likewise, shortened.
    """

    newcomers: dict[int, str]
    others: dict[int, str]
    methods: dict[int, str]
    notes: list[str]


def edited_since(account: Account, run: Import, staying: Collection[int] = ()) -> EditedSince:
    """What is not as the import left it; whoever is among those `staying` is not. A constant number of statements."""
    joined = {json.loads(key)[0] for (key,) in rows(_JOINED, (account.id, run.id))}
    listed = ", ".join(map(str, sorted(joined))) or "0"
    newcomers = dict(rows(_NEWCOMERS.format(joined=listed), (account.id, run.id)))
    if staying:
        brought = dict(rows("SELECT id, name FROM person WHERE account_id = ? AND import_id = ?", (account.id, run.id)))
        newcomers |= {person: brought[person] for person in staying if person in brought}
    merged = merged_since(account, run)
    step = rows("SELECT MIN(id) FROM step WHERE account_id = ? AND import_id = ?", (account.id, run.id))[0][0]
    if step is None:
        return EditedSince(newcomers, merged, {}, [])
    people: set[int] = set()
    methods: set[int] = set()
    for table, key, before, after in rows(_BY_HAND, (account.id, step)):
        if table == "contact_method":
            methods.add(int(key))
        else:
            people.update(json.loads(text)["person_id"] for text in (before, after) if text)
    retold = {int(key) for (key,) in rows(_BY_LATER_IMPORTS, (account.id, run.id, step))}
    if retold:
        told = rows("SELECT id, person_id FROM sighting WHERE account_id = ?", (account.id,))
        people.update(person for number, person in told if number in retold)
    changed = rows(
        "SELECT DISTINCT p.id, p.name FROM import_change x JOIN person p ON p.id = x.person_id "
        "WHERE x.account_id = ? AND x.import_run_id = ? ORDER BY p.id",
        (account.id, run.id),
    )
    added = rows(
        "SELECT m.id, m.value FROM contact_method m JOIN person p ON p.id = m.person_id "
        "WHERE m.account_id = ? AND m.import_id = ? AND COALESCE(p.import_id, 0) <> m.import_id ORDER BY m.id",
        (account.id, run.id),
    )
    return EditedSince(
        newcomers,
        merged | {person: name for person, name in changed if person in people},
        {number: value for number, value in added if number in methods} if methods else {},
        [_shortened(text) for (text,) in rows(_NOTES, (account.id, run.id))],
    )


def _shortened(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= 60 else f"{line[:59].rstrip()}…"
