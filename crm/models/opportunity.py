"""Opportunities, their interviews, and who was on the panels."""

from typing import Any

from peewee import BooleanField, DateField, IntegerField, TextField

from crm.models.account import Account
from crm.models.base import Owned, belongs_to
from crm.models.company import Company
from crm.models.fields import UTCDateTimeField
from crm.models.person import Person


class Opportunity(Owned):
    """One hiring process at one company for one role.

    `outcome` is empty while it is waiting, else offer, rejected, withdrawn or gone-quiet. `outcome_on` is its date,
    `outcome_recorded_at` when it was entered, `told_by` who told the account. `accepted_on`: an offer that was taken.
    """

    noun = "opportunity"
    account: Any = belongs_to(Account)
    company: Any = belongs_to(Company)
    role = TextField(default="")
    outcome = TextField(default="")
    outcome_on = DateField(null=True)
    outcome_recorded_at = UTCDateTimeField(null=True)
    told_by: Any = belongs_to(Person, null=True, on_delete="SET NULL")
    #: Who is marked as the main contact of the opportunity as a whole.
    main_contact: Any = belongs_to(Person, null=True, on_delete="SET NULL")
    accepted_on = DateField(null=True)
    #: The day of the application, where a file told of one; an opportunity may have no interview yet.
    applied_on = DateField(null=True)
    #: The address of the job's advertisement.
    link = TextField(default="")
    import_id = IntegerField(null=True)
    created_at = UTCDateTimeField()
    updated_at = UTCDateTimeField()

    class Meta:
        indexes = ((("account", "outcome"), False), (("company",), False))


class Interview(Owned):
    """One meeting of an opportunity. When they said one would hear is a Promise that names the interview.

    `starts_at` is the instant, `zone` the time zone in which it was agreed. `over_on` is the account's local date on
    which it ends, from which Rule 2 counts. `asked`: they were asked when one would hear, whatever came of it.
    `place` is where it is: an address of the web to join it, or words. `notes` are what was written down to prepare;
    `mentioned`: what was forgotten has been said since.
    """

    noun = "interview"
    account: Any = belongs_to(Account)
    opportunity: Any = belongs_to(Opportunity)
    uuid = TextField()
    starts_at = UTCDateTimeField()
    zone = TextField()
    minutes = IntegerField(default=60)
    over_on = DateField()
    round = TextField(default="")
    kind = TextField(default="")
    place = TextField(default="")
    notes = TextField(default="")
    specific = TextField(default="")
    forgotten = TextField(default="")
    mentioned = BooleanField(default=False)
    #: good, fair, bad, or empty for unknown.
    felt = TextField(default="")
    asked = BooleanField(default=False)
    #: The calendar event's count of changes (RFC 5545, 3.8.7.4).
    sequence = IntegerField(default=0)
    created_at = UTCDateTimeField()
    updated_at = UTCDateTimeField()

    class Meta:
        indexes = ((("account", "starts_at"), False), (("opportunity",), False))


class Panelist(Owned):
    """Somebody on the panel of an interview, in the order of their ids. `main`: the main contact; `leads`: led it."""

    noun = "panel member"
    account: Any = belongs_to(Account)
    interview: Any = belongs_to(Interview)
    person: Any = belongs_to(Person)
    recruiter = BooleanField(default=False)
    hiring_manager = BooleanField(default=False)
    main = BooleanField(default=False)
    leads = BooleanField(default=False)

    class Meta:
        indexes = ((("interview", "person"), True), (("person",), False))


class Override(Owned):
    """A day on which the account wrote to somebody although manners said to wait, and why.

    `because` is what manners said, `reason` what the account answered.
    """

    noun = "override"
    account: Any = belongs_to(Account)
    person: Any = belongs_to(Person)
    on_day = DateField()
    because = TextField(default="")
    reason = TextField()
    created_at = UTCDateTimeField()

    class Meta:
        indexes = ((("person",), False),)
