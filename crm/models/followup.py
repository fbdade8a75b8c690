"""Follow-ups: the reminders to reach out."""

from typing import Any

from peewee import BooleanField, DateField, IntegerField, TextField

from crm.models.account import Account
from crm.models.base import Owned, belongs_to
from crm.models.fields import UTCDateTimeField
from crm.models.opportunity import Interview, Opportunity
from crm.models.person import Person
from crm.models.touchpoint import Touchpoint


class FollowUp(Owned):
    """One reminder to reach out, with its reason in one sentence.

    `base_on` is the day the rule gives; `due_on` the day after levelling, manners and snoozing. `uuid` and `sequence`
    are the calendar event's identity for life and its count of changes (RFC 5545, 3.8.7.4).
    """

    noun = "follow-up"
    account: Any = belongs_to(Account)
    uuid = TextField()
    kind = TextField()
    person: Any = belongs_to(Person, null=True)
    due_on = DateField()
    base_on = DateField()
    not_before = DateField()
    #: The first day on which it is no longer worth doing; None: it does not lapse.
    lapses_on = DateField(null=True)
    snoozed = BooleanField(default=False)
    because = TextField(default="")
    state = TextField(default="open")
    closed_on = DateField(null=True)
    touchpoint: Any = belongs_to(Touchpoint, null=True, on_delete="SET NULL")
    #: What planning knows it by again; empty for one that the account made, and for those planned by person.
    key = TextField(default="")
    opportunity: Any = belongs_to(Opportunity, null=True)
    #: The interview it follows from, or that closed it.
    interview: Any = belongs_to(Interview, null=True, on_delete="SET NULL")
    #: The piece of news (an ImportChange) that a congratulation is about.
    change_id = IntegerField(null=True)
    import_id = IntegerField(null=True)
    sequence = IntegerField(default=0)
    created_at = UTCDateTimeField()
    updated_at = UTCDateTimeField()

    class Meta:
        indexes = (
            (("account", "uuid"), True),
            (("account", "state", "due_on"), False),
            (("person", "kind", "state"), False),
        )
