"""Who was made one with somebody after an import: what it told of them stays when the import is taken back."""

from crm.models import Account, Import
from crm.models.database import rows
from crm.models.fields import UTCDateTimeField

_MERGES = """
    SELECT m.person_id, p.name FROM merged_person m JOIN person p ON p.id = m.person_id
    WHERE m.account_id = ? AND COALESCE(p.import_id, 0) <> ? AND CAST(m.id AS text) IN (
        SELECT r.row_key FROM step_row r JOIN step s ON s.id = r.step_id
        WHERE r.account_id = ? AND r.table_name = 'merged_person' AND r.before = ''
        AND s.undone_at IS NULL AND s.happened_at >= ?
    )
    AND (
        EXISTS (SELECT 1 FROM sighting x WHERE x.person_id = p.id AND x.import_id = ?)
        OR EXISTS (SELECT 1 FROM contact_method x WHERE x.person_id = p.id AND x.import_id = ?)
        OR EXISTS (SELECT 1 FROM position x WHERE x.person_id = p.id AND x.import_id = ?)
    )
"""


def merged_since(account: Account, run: Import) -> dict[int, str]:
    """Names by id of people who were there before, and who have something of this import through a later merge."""
    applied = UTCDateTimeField().db_value(run.applied_at)
    return dict(rows(_MERGES, (account.id, run.id, account.id, applied, run.id, run.id, run.id)))
