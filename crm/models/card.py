"""What address books hold of a person beyond what Kith knows: the rest of a card, and a photo."""

from typing import Any

from peewee import IntegerField, TextField

from crm.models.account import Account
from crm.models.base import Owned, belongs_to
from crm.models.fields import UTCDateTimeField
from crm.models.person import Person


class Card(Owned):
    """The properties of an imported vCard that Kith does not know: kept as they came, and given back on export.

    `text` has one unfolded content line a property (RFC 6350, section 3.3), lines ended by a line feed.
    """

    noun = "card"
    account: Any = belongs_to(Account)
    person: Any = belongs_to(Person)
    text = TextField()
    source = TextField(default="vcard")
    import_id = IntegerField(null=True)

    class Meta:
        indexes = ((("person",), False),)


class Photo(Owned):
    """A small photo of a person: a JPEG in base64 without metadata, as text, so that journal and copies can hold it."""

    noun = "photo"
    account: Any = belongs_to(Account)
    person: Any = belongs_to(Person)
    image = TextField()
    source = TextField(default="vcard")
    import_id = IntegerField(null=True)
    updated_at = UTCDateTimeField()

    class Meta:
        indexes = ((("person",), True),)
