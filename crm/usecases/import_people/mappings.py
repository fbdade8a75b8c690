"""How the columns of a table were read, remembered for the next file with the same columns."""

import json
from datetime import datetime
from typing import NamedTuple

from crm.domain.moment import Moment
from crm.models import Account, ColumnMapping
from crm.usecases.transaction import writing
from importers.columns import Columns


class Remembered(NamedTuple):
    """How columns were read the last time, in which file, and when that was."""

    columns: Columns
    file_name: str
    used_at: datetime


def remembered(account: Account, signature: str) -> Remembered | None:
    """How a table with these columns was read before; None where none was, or it has no heading."""
    if not signature:
        return None
    found: ColumnMapping | None = ColumnMapping.of(account).where(ColumnMapping.columns == signature).first()
    if found is None:
        return None
    return Remembered(Columns.of(json.loads(found.choices)), found.file_name, found.used_at)


def remember(account: Account, signature: str, columns: Columns, file_name: str, when: Moment) -> None:
    """Keep how a table with these columns was read; the newest answer is the one that counts."""
    if not signature:
        return
    values = {
        "choices": json.dumps(columns.as_dict()),
        "file_name": file_name[-200:],
        "used_at": when.instant,
    }
    with writing(account):
        if not ColumnMapping.change(account, **values).where(ColumnMapping.columns == signature).execute():
            ColumnMapping.create(account=account, columns=signature, **values)
