"""What of each table travels, and in which form: made from the tables themselves, so that a new one joins unasked."""

from enum import Enum
from functools import cache
from typing import Any, NamedTuple

from peewee import BlobField, BooleanField, CompositeKey, DateField, ForeignKeyField, IntegerField

from crm.models import TABLES, Account
from crm.models.fields import UTCDateTimeField
from crm.models.loose import LOOSE

#: Tables that stay behind, and why.
LEFT_OUT = {
    "session": "who is signed in is a secret, and nobody is signed in to a new account",
    "attempt": "tries at passwords belong to the server",
    "feed_copy": "it is rendered again when somebody asks",
    "feed_reader": "feeds get new addresses, which nobody has fetched yet",
}
#: Columns that stay behind: secrets, what a new account has of its own, and files of the server.
COLUMNS_LEFT_OUT = {
    "account": {"password_hash", "password_set_at", "revision"},
    "feed": {"nonce", "token_hash", "revoked_at"},
    "import": {"stored_as"},
}
# The steps that made or changed a feed hold its secrets.
_FEED_STEPS = "(SELECT step_id FROM step_row WHERE account_id = {account} AND table_name = 'feed')"
#: Rows that travel where not all do: a condition in SQL.
ONLY = {
    "feed": "revoked_at IS NULL",
    "import": "state IN ('applied', 'undone', 'discarded', 'failed')",
    "step": f"id NOT IN {_FEED_STEPS}",
    "step_row": f"step_id NOT IN {_FEED_STEPS}",
}
#: Columns that name a row which is gone, under its former id: table and column -> the table whose id it was.
_FORMER = {("merged_person", "former_id"): "person"}
#: Columns whose content is a file of its own in the ZIP: its name, in which the row's id goes.
FILES = {("photo", "image"): "photos/{}.jpg"}


class Form(Enum):
    """What stands in a column."""

    TEXT = "text"
    NUMBER = "a whole number"
    YES_OR_NO = "true or false"
    DAY = "a date such as 2026-11-24"
    INSTANT = "an instant such as 2026-11-24T09:00:00Z"
    BYTES = "octets in base64"
    ID = "an id"


class Column(NamedTuple):
    """One column. `refers` is the table whose ids stand in it; where it is `watched`, the database keeps the row there.

    `default` stands where a file of an older Kith has no such column; without one (`required`) it has to be there.
    """

    name: str
    form: Form
    null: bool
    default: Any
    required: bool
    refers: str = ""
    watched: bool = False


class Table(NamedTuple):
    """One table: its columns in their order, and those that tell one row from the next."""

    name: str
    model: Any
    columns: tuple[Column, ...]
    key: tuple[str, ...]

    @property
    def has_ids(self) -> bool:
        """Whether its rows have an id of their own."""
        return self.key == ("id",)

    def column(self, name: str) -> Column | None:
        """The column of that name, where there is one."""
        return _by_name(self.name).get(name)


@cache
def travelling() -> tuple[Table, ...]:
    """The tables that go into an export, parents before children."""
    return tuple(_table(model) for model in TABLES if model._meta.table_name not in LEFT_OUT)


@cache
def tables_by_name() -> dict[str, Table]:
    """The same by their names."""
    return {table.name: table for table in travelling()}


@cache
def _by_name(table: str) -> dict[str, Column]:
    return {column.name: column for column in tables_by_name()[table].columns}


def _table(model: Any) -> Table:
    name = model._meta.table_name
    behind = {"account_id", *COLUMNS_LEFT_OUT.get(name, ())}
    fields = [field for field in model._meta.sorted_fields if field.column_name not in behind]
    primary = model._meta.primary_key
    names = primary.field_names if isinstance(primary, CompositeKey) else ("id",)
    key = tuple(model._meta.fields[one].column_name for one in names)
    return Table(name, model, tuple(_column(name, field) for field in fields), key)


def _column(table: str, field: Any) -> Column:
    name = field.column_name
    refers, watched, form = "", False, Form.TEXT
    if name == "id":
        refers, form = table, Form.ID
    elif isinstance(field, ForeignKeyField):
        refers, watched, form = field.rel_model._meta.table_name, True, Form.ID
    elif name in LOOSE or (table, name) in _FORMER:
        refers, form = _FORMER.get((table, name)) or LOOSE[name], Form.ID
    elif isinstance(field, BooleanField):
        form = Form.YES_OR_NO
    elif isinstance(field, IntegerField):
        form = Form.NUMBER
    elif isinstance(field, UTCDateTimeField):
        form = Form.INSTANT
    elif isinstance(field, DateField):
        form = Form.DAY
    elif isinstance(field, BlobField):
        form = Form.BYTES
    required = not field.null and field.default is None
    return Column(name, form, field.null, field.default, required, refers, watched)


def condition(table: Table, account: Account, *, by_key: bool = False) -> str:
    """Which rows of a table are the account's and travel, in SQL.

    With `by_key` no index on the account is used, so that the rows come in the order of their keys without sorting.
    """
    owner = int(account.id)
    mine = f"{'id' if table.model is Account else 'account_id'}{' + 0' if by_key else ''} = {owner}"
    return f"{mine} AND {ONLY[table.name].format(account=owner)}" if table.name in ONLY else mine
