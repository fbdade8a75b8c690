"""Drafts of notes, and templates of one's own."""

from typing import Any

from peewee import TextField

from crm.models.account import Account
from crm.models.base import Owned, belongs_to
from crm.models.fields import UTCDateTimeField
from crm.models.followup import FollowUp
from crm.models.opportunity import Opportunity
from crm.models.person import Person


class Draft(Owned):
    """A note that is being written to a person, saved as one types. `kind` is the kind of note (NoteKind)."""

    noun = "draft"
    account: Any = belongs_to(Account)
    person: Any = belongs_to(Person)
    follow_up: Any = belongs_to(FollowUp, null=True, on_delete="SET NULL")
    opportunity: Any = belongs_to(Opportunity, null=True, on_delete="SET NULL")
    kind = TextField(default="other")
    template = TextField(default="")
    subject = TextField(default="")
    text = TextField(default="")
    created_at = UTCDateTimeField()
    updated_at = UTCDateTimeField()

    class Meta:
        indexes = ((("account", "updated_at"), False), (("person",), False))


class OwnTemplate(Owned):
    """A template that the account wrote. `step` is the kind of note it is for, `outcome` the outcome, empty for any."""

    noun = "template"
    account: Any = belongs_to(Account)
    name = TextField()
    step = TextField(default="")
    outcome = TextField(default="")
    subject = TextField(default="")
    text = TextField(default="")
    created_at = UTCDateTimeField()
    updated_at = UTCDateTimeField()

    class Meta:
        indexes = ((("account", "name"), False),)
