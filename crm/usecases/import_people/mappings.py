"""How the columns of a table were read, remembered for the next file with the same columns."""

import json
from collections.abc import Sequence
from datetime import datetime
from typing import Any, NamedTuple

from crm.domain.moment import Moment
from crm.models import Account, ColumnMapping
from crm.usecases.transaction import writing

#: Between the names of columns; no name holds it unless somebody put it there.
_BETWEEN = "\x1f"


class Remembered(NamedTuple):
    """What columns became the last time, in which file, and when that was."""

    choices: dict[str, Any]
    file_name: str
    used_at: datetime


def remembered(account: Account, header: Sequence[str]) -> Remembered | None:
    """How a table with these columns was read before; None where none was, or it has no heading."""
    if not _key(header):
        return None
    found: ColumnMapping | None = ColumnMapping.of(account).where(ColumnMapping.columns == _key(header)).first()
    if found is None:
        return None
    choices = json.loads(found.choices)
    return Remembered(choices, found.file_name, found.used_at) if isinstance(choices, dict) else None


def remember(account: Account, header: Sequence[str], choices: dict[str, Any], file_name: str, when: Moment) -> None:
    """Keep how a table with these columns was read; the newest answer is the one that counts."""
    if not _key(header):
        return
    values = {"choices": json.dumps(choices), "file_name": file_name[-200:], "used_at": when.instant}
    with writing(account):
        if not ColumnMapping.change(account, **values).where(ColumnMapping.columns == _key(header)).execute():
            ColumnMapping.create(account=account, columns=_key(header), **values)


def _key(header: Sequence[str]) -> str:
    """The names of columns in one text, without regard to case and spacing."""
    names = [" ".join(name.split()).casefold() for name in header]
    return _BETWEEN.join(names) if any(names) else ""
