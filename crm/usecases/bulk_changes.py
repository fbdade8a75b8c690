"""Changes to many rows that can be undone, written with one statement for each set of columns."""

import json
from collections import defaultdict
from typing import Any

from crm.domain.moment import Moment
from crm.models import Account, Step, StepRow
from crm.models.bulk import execute_many, insert_rows

Columns = dict[str, Any]


class BulkChanges:
    """Collects changes to rows, then writes them and notes them under one step (see `journal`).

    Columns are named as in the database; a date is ISO text. Only columns that differ should be given.
    """

    def __init__(self, account: Account) -> None:
        self._account = account
        self._noted: list[tuple[str, int, Columns, Columns]] = []

    def change(self, model: Any, row_id: int, before: Columns, after: Columns) -> None:
        """Set columns of one row from what they are to what they shall be."""
        self._noted.append((model._meta.table_name, row_id, before, after))

    def write(self, sentence: str, when: Moment, import_id: int) -> None:
        """Write everything that was collected, in the caller's transaction; the step says when that was, if no more."""
        step = Step.create(account=self._account, sentence=sentence, happened_at=when.instant, import_id=import_id)
        alike: dict[tuple[str, tuple[str, ...]], list[tuple[Any, ...]]] = defaultdict(list)
        for table, row_id, _, after in self._noted:
            alike[table, tuple(after)].append((*after.values(), self._account.id, row_id))
        for (table, columns), values in alike.items():
            setting = ", ".join(f'"{column}" = ?' for column in columns)
            execute_many(f'UPDATE "{table}" SET {setting} WHERE account_id = ? AND id = ?', values)
        owner = self._account.id
        insert_rows(
            StepRow,
            ("account", "step", "table_name", "row_key", "before", "after"),
            [
                (owner, step.id, table, str(row_id), _text(before), _text(after))
                for table, row_id, before, after in self._noted
            ],
        )


def _text(columns: Columns) -> str:
    return json.dumps(columns, ensure_ascii=False)
