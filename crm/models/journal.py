"""The journal from which a change can be taken back."""

from typing import Any

from peewee import IntegerField, TextField

from crm.models.account import Account
from crm.models.base import Owned, belongs_to
from crm.models.fields import UTCDateTimeField


class Step(Owned):
    """One change that can be undone, under the sentence the toast shows."""

    noun = "change to undo"
    account: Any = belongs_to(Account)
    sentence = TextField()
    import_id = IntegerField(null=True)
    happened_at = UTCDateTimeField()
    undone_at = UTCDateTimeField(null=True)

    class Meta:
        indexes = ((("account", "happened_at"), False),)


class StepRow(Owned):
    """A row before and after a step, as JSON of its columns; empty text where it did not exist."""

    account: Any = belongs_to(Account)
    step: Any = belongs_to(Step)
    table_name = TextField()
    row_key = TextField()
    before = TextField(default="")
    after = TextField(default="")

    class Meta:
        indexes = ((("step",), False),)
