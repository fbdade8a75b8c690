"""Touchpoints, notes and promises: what passed between the account and people."""

from typing import Any

from peewee import BooleanField, CompositeKey, DateField, IntegerField, TextField

from crm.models.account import Account
from crm.models.base import Owned, belongs_to
from crm.models.fields import UTCDateTimeField
from crm.models.opportunity import Interview, Opportunity
from crm.models.person import Person

#: What LinkedIn's archive told of, by the file it stood in.
SOURCES = ("linkedin", "linkedin-group", "linkedin-invitation", "linkedin-recommendation", "linkedin-endorsement")


class Touchpoint(Owned):
    """One contact between the account and one or more people, on a local date.

    `source` is "hand" where the account logged it, "calendar" where a calendar told of it; else the file of LinkedIn's
    archive that did (see `SOURCES`).
    """

    noun = "touchpoint"
    account: Any = belongs_to(Account)
    kind = TextField()
    direction = TextField()
    happened_on = DateField()
    text = TextField(default="")
    source = TextField(default="hand")
    import_id = IntegerField(null=True)
    #: Whether it moves clocks: an endorsement, or a message to a whole group, stands on the timeline and moves none.
    counts = BooleanField(default=True)
    created_at = UTCDateTimeField()
    updated_at = UTCDateTimeField()

    class Meta:
        indexes = ((("account", "happened_on"), False),)


class TouchpointPerson(Owned):
    """A person who took part in a touchpoint."""

    id = None
    account: Any = belongs_to(Account)
    touchpoint: Any = belongs_to(Touchpoint)
    person: Any = belongs_to(Person)

    class Meta:
        primary_key = CompositeKey("touchpoint", "person")
        indexes = ((("person", "touchpoint"), False),)


class Note(Owned):
    """A fact about a person that is not a touchpoint; never resets a clock."""

    noun = "note"
    account: Any = belongs_to(Account)
    person: Any = belongs_to(Person)
    text = TextField()
    import_id = IntegerField(null=True)
    created_at = UTCDateTimeField()
    updated_at = UTCDateTimeField()

    class Meta:
        indexes = ((("person",), False),)


class Promise(Owned):
    """What somebody said they would do by a date: `side` is theirs or yours, `state` open, kept, broken or moved.

    A new date is a new row, and the old one is `moved`. One that has an `opportunity` and is theirs says when the
    account will hear; `interview` is where it was said. `told_on` is the day it was said (None: the day it was
    entered), `closed_on` the day it was kept, broken or moved.
    """

    noun = "promise"
    account: Any = belongs_to(Account)
    person: Any = belongs_to(Person, null=True)
    side = TextField(default="theirs")
    text = TextField(default="")
    due_on = DateField()
    state = TextField(default="open")
    touchpoint: Any = belongs_to(Touchpoint, null=True, on_delete="SET NULL")
    created_at = UTCDateTimeField()
    opportunity: Any = belongs_to(Opportunity, null=True)
    interview: Any = belongs_to(Interview, null=True)
    told_on = DateField(null=True)
    closed_on = DateField(null=True)

    class Meta:
        indexes = ((("account", "state", "due_on"), False), (("person",), False))
