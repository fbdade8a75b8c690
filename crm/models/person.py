"""People, and the ways to reach them."""

from typing import Any, Self

from peewee import BooleanField, DateField, IntegerField, ModelSelect, TextField

from crm.models.account import Account
from crm.models.base import Owned, belongs_to
from crm.models.company import Company
from crm.models.fields import UTCDateTimeField


class Person(Owned):
    """Somebody the account knows or has met. Never deleted by an import.

    Columns that repeat what other tables say, so that lists and feeds need not look: `company` and `title` (the open
    position), `last_touch_on` (the newest touchpoint), `next_check_in` (the open check-in's day).
    """

    noun = "person"
    account: Any = belongs_to(Account)
    uuid = TextField()
    name = TextField()
    given = TextField(default="")
    family = TextField(default="")
    #: How the person is called ("Dear …"), where that is not the given name.
    goes_by = TextField(default="")
    credentials = TextField(default="")
    pronouns = TextField(default="")
    #: The folded name: how the person is found and matched.
    name_key = TextField()
    sort_key = TextField()
    company: Any = belongs_to(Company, null=True, on_delete="SET NULL")
    title = TextField(default="")
    place = TextField(default="")
    source = TextField(default="hand")
    met_on = DateField(null=True)
    met_how = TextField(default="")
    introduced_by: Any = belongs_to("self", null=True, on_delete="SET NULL")
    connected_on = DateField(null=True)
    do_not_contact = BooleanField(default=False)
    cadence_count = IntegerField(null=True)
    cadence_unit = TextField(null=True)
    #: Who set the cadence: hand, tag, or outcome (a job-search cadence).
    cadence_source = TextField(null=True)
    cadence_set_on = DateField(null=True)
    #: The day from which a round of the cadence counts by itself: that of an outcome after which they were kept.
    round_from = DateField(null=True)
    last_touch_on = DateField(null=True)
    next_check_in = DateField(null=True)
    #: Not proposed under "whom to start with" before this day.
    not_now_until = DateField(null=True)
    #: Names of the columns that the account wrote by hand, separated by spaces: no import overwrites these.
    by_hand = TextField(default="")
    #: The import that added this person.
    import_id = IntegerField(null=True)
    #: The last change by hand; an undone import leaves such a person in place.
    edited_at = UTCDateTimeField(null=True)
    archived_at = UTCDateTimeField(null=True)
    deleted_at = UTCDateTimeField(null=True)
    created_at = UTCDateTimeField()
    updated_at = UTCDateTimeField()

    class Meta:
        indexes = (
            (("account", "sort_key"), False),
            (("company",), False),
        )

    @property
    def called(self) -> str:
        """How Kith speaks of the person: as they are called, else by given name, else by the whole name."""
        return str(self.goes_by or self.given or self.name)

    @classmethod
    def here(cls, account: Any, *selection: Any) -> "ModelSelect[Self]":
        """The account's people who are neither archived nor in the bin."""
        return cls.of(account, *selection).where(cls.deleted_at.is_null(), cls.archived_at.is_null())

    @classmethod
    def kept(cls, account: Any, *selection: Any) -> "ModelSelect[Self]":
        """The account's people who are not in the bin, archived ones included."""
        return cls.of(account, *selection).where(cls.deleted_at.is_null())


class ContactMethod(Owned):
    """An email address, phone number or link of a person.

    `value` is as it was written, `key` what it is compared by (folded address, E.164 number, canonical link).
    """

    noun = "contact method"
    account: Any = belongs_to(Account)
    person: Any = belongs_to(Person)
    kind = TextField()
    value = TextField()
    key = TextField()
    label = TextField(default="")
    source = TextField(default="hand")
    import_id = IntegerField(null=True)

    class Meta:
        indexes = ((("account", "kind", "key"), False), (("person",), False))
