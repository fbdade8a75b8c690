"""Imports: each reading of a file, what it changed, whom it saw, and what the account answered."""

from typing import Any

from peewee import BooleanField, DateField, IntegerField, TextField

from crm.models.account import Account
from crm.models.base import Owned, belongs_to
from crm.models.fields import UTCDateTimeField
from crm.models.opportunity import Opportunity
from crm.models.person import Person
from crm.models.touchpoint import Touchpoint


class Import(Owned):
    """One reading of one file: previewed, applied, undoable.

    `state`: reading, stopped, choosing, previewed, applying, applied, undone, discarded, failed. `as_of` is the day the
    export was made. `counts` is the JSON of what was found, `answers` that of what was chosen before reading and of
    what was ticked and decided in the preview.
    """

    noun = "import"
    account: Any = belongs_to(Account)
    format = TextField(default="")
    file_name = TextField(default="")
    #: The stored upload's name in the uploads folder; empty when the file came from the command line.
    stored_as = TextField(default="")
    digest = TextField(default="")
    as_of = DateField(null=True)
    state = TextField(default="reading")
    message = TextField(default="")
    counts = TextField(default="{}")
    answers = TextField(default="{}")
    created_at = UTCDateTimeField()
    applied_at = UTCDateTimeField(null=True)
    undone_at = UTCDateTimeField(null=True)

    class Meta:
        table_name = "import"
        indexes = ((("account", "created_at"), False),)


class ImportChange(Owned):
    """One thing that an import changed about somebody already known: a field, old and new, and of what kind."""

    noun = "change"
    account: Any = belongs_to(Account)
    import_run: Any = belongs_to(Import)
    person: Any = belongs_to(Person)
    kind = TextField()
    field = TextField()
    old = TextField(default="")
    new = TextField(default="")
    seen_on = DateField()
    #: Whether the account ticked this news to be congratulated.
    congratulate = BooleanField(default=False)

    class Meta:
        indexes = ((("person",), False), (("import_run",), False))


class Sighting(Owned):
    """Where a person was last seen in a kind of file: which import, as of when, and what the row said.

    `told` is the row's content as one text. A row that says the same says nothing new, so that the same file again is
    read and compared, no more; and what a later row says differently is told apart from what the account wrote by hand.
    """

    noun = "sighting"
    account: Any = belongs_to(Account)
    person: Any = belongs_to(Person)
    source = TextField()
    told = TextField()
    import_id = IntegerField()
    as_of = DateField(null=True)

    class Meta:
        indexes = ((("person", "source"), True),)


class Answer(Owned):
    """What the account said about a row that may be somebody already known: the same person, or two people.

    `row_key` identifies the row by what it says, so that the answer holds for later files too.
    """

    noun = "answer"
    account: Any = belongs_to(Account)
    row_key = TextField()
    person: Any = belongs_to(Person)
    same = BooleanField()
    import_id = IntegerField(null=True)

    class Meta:
        indexes = ((("account", "row_key", "person"), True), (("person",), False))


class Forgotten(Owned):
    """A key of somebody whom the account deleted for good: a keyed hash, so that no import brings them back unasked."""

    noun = "forgotten key"
    account: Any = belongs_to(Account)
    key_hash = TextField()

    class Meta:
        indexes = ((("account", "key_hash"), True),)


class ImportedThing(Owned):
    """Something other than a person that a file told of, by a key that is the same in every later file.

    It is not told twice; and what the account deleted since, whose row is gone, does not come back unasked.
    """

    noun = "imported thing"
    account: Any = belongs_to(Account)
    key = TextField()
    touchpoint: Any = belongs_to(Touchpoint, null=True, on_delete="SET NULL")
    opportunity: Any = belongs_to(Opportunity, null=True, on_delete="SET NULL")
    #: How much of it was told: of messages, when the first and the last of them were written.
    told = TextField(default="")
    import_id = IntegerField(null=True)

    class Meta:
        indexes = ((("account", "key"), True),)


class Profile(Owned):
    """What an archive says of the account's owner: name, headline, profile address, and jobs as JSON, newest first."""

    noun = "profile"
    account: Any = belongs_to(Account)
    name = TextField(default="")
    headline = TextField(default="")
    link = TextField(default="")
    positions = TextField(default="[]")
    as_of = DateField(null=True)
    import_id = IntegerField(null=True)

    class Meta:
        indexes = ((("account",), False),)


class ColumnMapping(Owned):
    """How the columns of a table were read, for the next file with the same columns.

    `columns` is the header in one text, `choices` the JSON of what each column became.
    """

    noun = "mapping"
    account: Any = belongs_to(Account)
    columns = TextField()
    choices = TextField(default="{}")
    file_name = TextField(default="")
    used_at = UTCDateTimeField()

    class Meta:
        indexes = ((("account", "columns"), True),)
