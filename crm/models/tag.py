"""Tags."""

from typing import Any

from peewee import CompositeKey, IntegerField, TextField

from crm.models.account import Account
from crm.models.base import Owned, belongs_to
from crm.models.person import Person


class Tag(Owned):
    """A label that the account puts on people; may carry a default cadence."""

    noun = "tag"
    account: Any = belongs_to(Account)
    name = TextField()
    key = TextField()
    cadence_count = IntegerField(null=True)
    cadence_unit = TextField(null=True)
    import_id = IntegerField(null=True)

    class Meta:
        indexes = ((("account", "key"), True),)


class PersonTag(Owned):
    """A tag on a person."""

    id = None
    account: Any = belongs_to(Account)
    person: Any = belongs_to(Person)
    tag: Any = belongs_to(Tag)
    import_id = IntegerField(null=True)

    class Meta:
        primary_key = CompositeKey("person", "tag")
        indexes = ((("tag",), False),)
