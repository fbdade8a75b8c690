"""The first tables."""

from typing import Any

from peewee import (
    AutoField,
    BlobField,
    BooleanField,
    CompositeKey,
    DateField,
    DateTimeField,
    ForeignKeyField,
    IntegerField,
    Model,
    SqliteDatabase,
    TextField,
)
from playhouse.sqlite_ext import AutoIncrementField


def up(migrator: Any, db: Any) -> None:
    """Make the tables as they were in release 0.1.0."""
    # An id is never used twice, so that an undone deletion finds its place free and an old address means nobody else.
    new_id = AutoIncrementField if isinstance(db, SqliteDatabase) else AutoField

    class Account(Model):
        id = new_id()
        email = TextField()
        email_key = TextField(unique=True)
        name = TextField(default="")
        password_hash = TextField(default="")
        password_set_at = DateTimeField(null=True)
        timezone = TextField(default="UTC")
        theme = TextField(default="")
        single_keys = BooleanField(default=True)
        revision = IntegerField(default=0)
        planned_on = TextField(default="")
        created_at = DateTimeField()

        class Meta:
            database = db
            table_name = "account"

    class Session(Model):
        id = new_id()
        account = ForeignKeyField(Account, on_delete="CASCADE", index=False, backref="+")
        token_hash = TextField(unique=True)
        created_at = DateTimeField()
        seen_at = DateTimeField()
        address = TextField(default="")
        program = TextField(default="")
        stays = BooleanField(default=True)

        class Meta:
            database = db
            table_name = "session"
            indexes = (
                (
                    (
                        "account",
                        "seen_at",
                    ),
                    False,
                ),
            )

    class Attempt(Model):
        id = new_id()
        key = TextField()
        happened_at = DateTimeField()

        class Meta:
            database = db
            table_name = "attempt"
            indexes = (
                (
                    (
                        "key",
                        "happened_at",
                    ),
                    False,
                ),
            )

    class Company(Model):
        id = new_id()
        account = ForeignKeyField(Account, on_delete="CASCADE", index=False, backref="+")
        name = TextField()
        import_id = IntegerField(null=True)

        class Meta:
            database = db
            table_name = "company"
            indexes = (
                (
                    (
                        "account",
                        "name",
                    ),
                    False,
                ),
            )

    class CompanySpelling(Model):
        id = new_id()
        account = ForeignKeyField(Account, on_delete="CASCADE", index=False, backref="+")
        company = ForeignKeyField(Company, on_delete="CASCADE", index=False, backref="+")
        name = TextField()
        key = TextField()
        import_id = IntegerField(null=True)

        class Meta:
            database = db
            table_name = "company_spelling"
            indexes = (
                (
                    (
                        "account",
                        "name",
                    ),
                    True,
                ),
                (
                    (
                        "account",
                        "key",
                    ),
                    False,
                ),
                (("company",), False),
            )

    class Person(Model):
        id = new_id()
        account = ForeignKeyField(Account, on_delete="CASCADE", index=False, backref="+")
        uuid = TextField()
        name = TextField()
        given = TextField(default="")
        family = TextField(default="")
        goes_by = TextField(default="")
        credentials = TextField(default="")
        pronouns = TextField(default="")
        name_key = TextField()
        sort_key = TextField()
        company = ForeignKeyField(Company, null=True, on_delete="SET NULL", index=False, backref="+")
        title = TextField(default="")
        place = TextField(default="")
        source = TextField(default="hand")
        met_on = DateField(null=True)
        met_how = TextField(default="")
        introduced_by = ForeignKeyField("self", null=True, on_delete="SET NULL", index=False, backref="+")
        connected_on = DateField(null=True)
        do_not_contact = BooleanField(default=False)
        cadence_count = IntegerField(null=True)
        cadence_unit = TextField(null=True)
        cadence_source = TextField(null=True)
        cadence_set_on = DateField(null=True)
        last_touch_on = DateField(null=True)
        next_check_in = DateField(null=True)
        not_now_until = DateField(null=True)
        by_hand = TextField(default="")
        import_id = IntegerField(null=True)
        edited_at = DateTimeField(null=True)
        archived_at = DateTimeField(null=True)
        deleted_at = DateTimeField(null=True)
        created_at = DateTimeField()
        updated_at = DateTimeField()

        class Meta:
            database = db
            table_name = "person"
            indexes = (
                (
                    (
                        "account",
                        "sort_key",
                    ),
                    False,
                ),
                (("company",), False),
            )

    class ContactMethod(Model):
        id = new_id()
        account = ForeignKeyField(Account, on_delete="CASCADE", index=False, backref="+")
        person = ForeignKeyField(Person, on_delete="CASCADE", index=False, backref="+")
        kind = TextField()
        value = TextField()
        key = TextField()
        label = TextField(default="")
        source = TextField(default="hand")
        import_id = IntegerField(null=True)

        class Meta:
            database = db
            table_name = "contact_method"
            indexes = (
                (
                    (
                        "account",
                        "kind",
                        "key",
                    ),
                    False,
                ),
                (("person",), False),
            )

    class Position(Model):
        id = new_id()
        account = ForeignKeyField(Account, on_delete="CASCADE", index=False, backref="+")
        person = ForeignKeyField(Person, on_delete="CASCADE", index=False, backref="+")
        company = ForeignKeyField(Company, null=True, on_delete="SET NULL", index=False, backref="+")
        title = TextField(default="")
        started = TextField(default="")
        ended = TextField(default="")
        current = BooleanField(default=True)
        source = TextField(default="hand")
        import_id = IntegerField(null=True)
        seen_from = DateField(null=True)
        seen_to = DateField(null=True)

        class Meta:
            database = db
            table_name = "position"
            indexes = (
                (("person",), False),
                (("company",), False),
            )

    class Tag(Model):
        id = new_id()
        account = ForeignKeyField(Account, on_delete="CASCADE", index=False, backref="+")
        name = TextField()
        key = TextField()
        cadence_count = IntegerField(null=True)
        cadence_unit = TextField(null=True)

        class Meta:
            database = db
            table_name = "tag"
            indexes = (
                (
                    (
                        "account",
                        "key",
                    ),
                    True,
                ),
            )

    class PersonTag(Model):
        account = ForeignKeyField(Account, on_delete="CASCADE", index=False, backref="+")
        person = ForeignKeyField(Person, on_delete="CASCADE", index=False, backref="+")
        tag = ForeignKeyField(Tag, on_delete="CASCADE", index=False, backref="+")

        class Meta:
            database = db
            table_name = "person_tag"
            primary_key = CompositeKey("person", "tag")
            indexes = ((("tag",), False),)

    class Touchpoint(Model):
        id = new_id()
        account = ForeignKeyField(Account, on_delete="CASCADE", index=False, backref="+")
        kind = TextField()
        direction = TextField()
        happened_on = DateField()
        text = TextField(default="")
        source = TextField(default="hand")
        import_id = IntegerField(null=True)
        created_at = DateTimeField()
        updated_at = DateTimeField()

        class Meta:
            database = db
            table_name = "touchpoint"
            indexes = (
                (
                    (
                        "account",
                        "happened_on",
                    ),
                    False,
                ),
            )

    class TouchpointPerson(Model):
        account = ForeignKeyField(Account, on_delete="CASCADE", index=False, backref="+")
        touchpoint = ForeignKeyField(Touchpoint, on_delete="CASCADE", index=False, backref="+")
        person = ForeignKeyField(Person, on_delete="CASCADE", index=False, backref="+")

        class Meta:
            database = db
            table_name = "touchpoint_person"
            primary_key = CompositeKey("touchpoint", "person")
            indexes = ((("person",), False),)

    class Note(Model):
        id = new_id()
        account = ForeignKeyField(Account, on_delete="CASCADE", index=False, backref="+")
        person = ForeignKeyField(Person, on_delete="CASCADE", index=False, backref="+")
        text = TextField()
        created_at = DateTimeField()
        updated_at = DateTimeField()

        class Meta:
            database = db
            table_name = "note"
            indexes = ((("person",), False),)

    class Promise(Model):
        id = new_id()
        account = ForeignKeyField(Account, on_delete="CASCADE", index=False, backref="+")
        person = ForeignKeyField(Person, null=True, on_delete="CASCADE", index=False, backref="+")
        side = TextField(default="theirs")
        text = TextField(default="")
        due_on = DateField()
        state = TextField(default="open")
        touchpoint = ForeignKeyField(Touchpoint, null=True, on_delete="SET NULL", index=False, backref="+")
        created_at = DateTimeField()

        class Meta:
            database = db
            table_name = "promise"
            indexes = (
                (
                    (
                        "account",
                        "state",
                        "due_on",
                    ),
                    False,
                ),
                (("person",), False),
            )

    class FollowUp(Model):
        id = new_id()
        account = ForeignKeyField(Account, on_delete="CASCADE", index=False, backref="+")
        uuid = TextField()
        kind = TextField()
        person = ForeignKeyField(Person, null=True, on_delete="CASCADE", index=False, backref="+")
        due_on = DateField()
        base_on = DateField()
        not_before = DateField()
        lapses_on = DateField(null=True)
        snoozed = BooleanField(default=False)
        because = TextField(default="")
        state = TextField(default="open")
        closed_on = DateField(null=True)
        touchpoint = ForeignKeyField(Touchpoint, null=True, on_delete="SET NULL", index=False, backref="+")
        change_id = IntegerField(null=True)
        import_id = IntegerField(null=True)
        sequence = IntegerField(default=0)
        created_at = DateTimeField()
        updated_at = DateTimeField()

        class Meta:
            database = db
            table_name = "follow_up"
            indexes = (
                (
                    (
                        "account",
                        "uuid",
                    ),
                    True,
                ),
                (
                    (
                        "account",
                        "state",
                        "due_on",
                    ),
                    False,
                ),
                (
                    (
                        "person",
                        "kind",
                        "state",
                    ),
                    False,
                ),
            )

    class SavedList(Model):
        id = new_id()
        account = ForeignKeyField(Account, on_delete="CASCADE", index=False, backref="+")
        name = TextField()
        query = TextField(default="")
        place = IntegerField(default=0)

        class Meta:
            database = db
            table_name = "saved_list"
            indexes = (
                (
                    (
                        "account",
                        "place",
                    ),
                    False,
                ),
            )

    class Import(Model):
        id = new_id()
        account = ForeignKeyField(Account, on_delete="CASCADE", index=False, backref="+")
        format = TextField(default="")
        file_name = TextField(default="")
        stored_as = TextField(default="")
        digest = TextField(default="")
        as_of = DateField(null=True)
        state = TextField(default="reading")
        message = TextField(default="")
        counts = TextField(default="{}")
        answers = TextField(default="{}")
        created_at = DateTimeField()
        applied_at = DateTimeField(null=True)
        undone_at = DateTimeField(null=True)

        class Meta:
            database = db
            table_name = "import"
            indexes = (
                (
                    (
                        "account",
                        "created_at",
                    ),
                    False,
                ),
            )

    class ImportChange(Model):
        id = new_id()
        account = ForeignKeyField(Account, on_delete="CASCADE", index=False, backref="+")
        import_run = ForeignKeyField(Import, on_delete="CASCADE", index=False, backref="+")
        person = ForeignKeyField(Person, on_delete="CASCADE", index=False, backref="+")
        kind = TextField()
        field = TextField()
        old = TextField(default="")
        new = TextField(default="")
        seen_on = DateField()
        congratulate = BooleanField(default=False)

        class Meta:
            database = db
            table_name = "import_change"
            indexes = (
                (("person",), False),
                (("import_run",), False),
            )

    class Sighting(Model):
        id = new_id()
        account = ForeignKeyField(Account, on_delete="CASCADE", index=False, backref="+")
        person = ForeignKeyField(Person, on_delete="CASCADE", index=False, backref="+")
        source = TextField()
        told = TextField()
        import_id = IntegerField()
        as_of = DateField(null=True)

        class Meta:
            database = db
            table_name = "sighting"
            indexes = (
                (
                    (
                        "person",
                        "source",
                    ),
                    True,
                ),
            )

    class Answer(Model):
        id = new_id()
        account = ForeignKeyField(Account, on_delete="CASCADE", index=False, backref="+")
        row_key = TextField()
        person = ForeignKeyField(Person, on_delete="CASCADE", index=False, backref="+")
        same = BooleanField()
        import_id = IntegerField(null=True)

        class Meta:
            database = db
            table_name = "answer"
            indexes = (
                (
                    (
                        "account",
                        "row_key",
                        "person",
                    ),
                    True,
                ),
                (("person",), False),
            )

    class Forgotten(Model):
        id = new_id()
        account = ForeignKeyField(Account, on_delete="CASCADE", index=False, backref="+")
        key_hash = TextField()

        class Meta:
            database = db
            table_name = "forgotten"
            indexes = (
                (
                    (
                        "account",
                        "key_hash",
                    ),
                    True,
                ),
            )

    class Step(Model):
        id = new_id()
        account = ForeignKeyField(Account, on_delete="CASCADE", index=False, backref="+")
        sentence = TextField()
        import_id = IntegerField(null=True)
        happened_at = DateTimeField()
        undone_at = DateTimeField(null=True)

        class Meta:
            database = db
            table_name = "step"
            indexes = (
                (
                    (
                        "account",
                        "happened_at",
                    ),
                    False,
                ),
            )

    class StepRow(Model):
        id = new_id()
        account = ForeignKeyField(Account, on_delete="CASCADE", index=False, backref="+")
        step = ForeignKeyField(Step, on_delete="CASCADE", index=False, backref="+")
        table_name = TextField()
        row_key = TextField()
        before = TextField(default="")
        after = TextField(default="")

        class Meta:
            database = db
            table_name = "step_row"
            indexes = ((("step",), False),)

    class Feed(Model):
        id = new_id()
        account = ForeignKeyField(Account, on_delete="CASCADE", index=False, backref="+")
        name = TextField()
        nonce = TextField()
        token_hash = TextField(unique=True)
        kinds = TextField(default="")
        tags = TextField(default="")
        alarm = BooleanField(default=False)
        created_at = DateTimeField()
        updated_at = DateTimeField()
        revoked_at = DateTimeField(null=True)

        class Meta:
            database = db
            table_name = "feed"
            indexes = (
                (
                    (
                        "account",
                        "created_at",
                    ),
                    False,
                ),
            )

    class FeedCopy(Model):
        id = new_id()
        account = ForeignKeyField(Account, on_delete="CASCADE", index=False, backref="+")
        feed = ForeignKeyField(Feed, on_delete="CASCADE", index=False, unique=True, backref="+")
        validator = TextField()
        etag = TextField()
        modified_at = DateTimeField()
        body = BlobField()

        class Meta:
            database = db
            table_name = "feed_copy"
            indexes = ((("account",), False),)

    class FeedReader(Model):
        id = new_id()
        account = ForeignKeyField(Account, on_delete="CASCADE", index=False, backref="+")
        feed = ForeignKeyField(Feed, on_delete="CASCADE", index=False, backref="+")
        program = TextField()
        fetched_at = DateTimeField()
        fetches = IntegerField(default=1)

        class Meta:
            database = db
            table_name = "feed_reader"
            indexes = (
                (
                    (
                        "feed",
                        "program",
                    ),
                    True,
                ),
            )

    db.create_tables(
        [
            Account,
            Session,
            Attempt,
            Company,
            CompanySpelling,
            Person,
            ContactMethod,
            Position,
            Tag,
            PersonTag,
            Touchpoint,
            TouchpointPerson,
            Note,
            Promise,
            FollowUp,
            SavedList,
            Import,
            ImportChange,
            Sighting,
            Answer,
            Forgotten,
            Step,
            StepRow,
            Feed,
            FeedCopy,
            FeedReader,
        ]
    )
