"""People who were made one, people who are two whatever is alike, and the names somebody also goes by."""

from typing import Any

from peewee import IntegerField, TextField

from crm.models.account import Account
from crm.models.base import Owned, belongs_to
from crm.models.fields import UTCDateTimeField
from crm.models.person import Person


class OtherName(Owned):
    """A name by which a person is known, or was: found in search and while matching. `key` is the folded name."""

    noun = "other name"
    account: Any = belongs_to(Account)
    person: Any = belongs_to(Person)
    given = TextField(default="")
    family = TextField(default="")
    key = TextField()
    import_id = IntegerField(null=True)

    class Meta:
        indexes = ((("person",), False),)


class MergedPerson(Owned):
    """Somebody who was made one with `person`: the id and UUID under which links and address books knew them."""

    noun = "merged person"
    account: Any = belongs_to(Account)
    person: Any = belongs_to(Person)
    former_id = IntegerField()
    uuid = TextField()

    class Meta:
        indexes = ((("account", "former_id"), False), (("person",), False))


class TwoPeople(Owned):
    """What the account said: these are two people. `person` has the lower id."""

    noun = "pair"
    account: Any = belongs_to(Account)
    person: Any = belongs_to(Person)
    other: Any = belongs_to(Person)
    created_at = UTCDateTimeField()

    class Meta:
        indexes = ((("person", "other"), True), (("other",), False))
