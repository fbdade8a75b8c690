"""Old ids and new ones. The order of ids stays, because it is the order in which things came."""

from collections import defaultdict
from collections.abc import Callable

from crm.models.bulk import reserve_ids
from crm.usecases.export_everything.tables import Table, tables_by_name, travelling
from crm.usecases.read_back.rows import rows_of
from importers import UnreadableFile
from importers.kith_export import Reading

#: Says how far the work has come: the step, rows done, rows in all.
Teller = Callable[..., None]
Ids = dict[str, set[int]]


def look_through(reading: Reading, told: Teller) -> tuple[Ids, dict[str, int]]:
    """Look at every row of an export, writing nothing: the ids that it names, by table, and the rows of each table.

    Among the ids are those of rows that are gone, which the journal or a link still names. Raises UnreadableFile for
    whatever makes the export unfit: values, ids that occur twice, rows that belong to one that is not there.
    """
    own: Ids = defaultdict(set)
    named: Ids = defaultdict(set)
    watched: dict[tuple[str, str], set[int]] = defaultdict(set)
    counts: dict[str, int] = {}

    def noted(table: str, old: int) -> int:
        named[table].add(old)
        return old

    for table in travelling():
        told("Looking through the export", len(counts), len(travelling()))
        columns = [column for column in table.columns if column.watched and column.refers != "account"]
        keys: set[tuple[int, ...]] = set()
        counts[table.name] = 0
        for row in rows_of(reading, table, noted):
            counts[table.name] += 1
            key = tuple(row[name] for name in table.key)
            seen: set[int] | set[tuple[int, ...]] = own[table.name] if table.has_ids else keys
            size = len(seen)
            seen.add(key[0] if table.has_ids else key)  # type: ignore[arg-type]
            if len(seen) == size:
                raise _unfit(f"data/{table.name}.jsonl has two rows with the key {', '.join(map(str, key))}")
            for column in columns:
                if row[column.name] is not None:
                    watched[table.name, column.name].add(row[column.name])
    _refuse_orphans(own, watched)
    if counts["account"] != 1:
        raise _unfit(f"data/account.jsonl has {counts['account']:,} accounts in place of one")
    return {table: own[table] | named[table] for table in tables_by_name()}, counts


class NewIds:
    """The new id of every old one. `spans` says from which to which the new ids of each table are."""

    def __init__(self, old: Ids, account_id: int) -> None:
        """Reserves ids in the tables; to be used within the writing transaction."""
        self._new: dict[str, dict[int, int]] = {}
        self._account_id = account_id
        self.spans: dict[str, tuple[int, int]] = {}
        for table in travelling():
            if table.has_ids and table.name != "account" and old[table.name]:
                before = sorted(old[table.name])
                after = reserve_ids(table.model, len(before))
                self._new[table.name] = dict(zip(before, after, strict=True))
                self.spans[table.name] = (after[0], after[-1])

    def renamed(self, table: str, old: int) -> int:
        """The new id of an old one."""
        return self._account_id if table == "account" else self._new[table][old]


def _refuse_orphans(own: Ids, watched: dict[tuple[str, str], set[int]]) -> None:
    for (name, column), ids in watched.items():
        table: Table = tables_by_name()[name]
        found = table.column(column)
        assert found is not None
        missing = ids - own[found.refers]
        if missing:
            raise _unfit(f"data/{name}.jsonl names {found.refers.replace('_', ' ')} {min(missing)}, which is not there")


def _unfit(sentence: str) -> UnreadableFile:
    return UnreadableFile("unfit", f"This export cannot be read back: {sentence}. Export again.")
