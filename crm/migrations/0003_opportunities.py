"""Opportunities, interviews, panels, overrides of manners, drafts; and what older tables say of them."""

from typing import Any

from peewee import (
    AutoField,
    BooleanField,
    DateField,
    DateTimeField,
    ForeignKeyField,
    IntegerField,
    Model,
    SqliteDatabase,
    TextField,
)
from playhouse.sqlite_ext import AutoIncrementField

# Columns that older tables gain: table, column, its type, and what stands in rows that are there already.
_COLUMNS = (
    ("account", "advice", "TEXT NOT NULL DEFAULT '{}'"),
    ("account", "country", "TEXT NOT NULL DEFAULT ''"),
    ("person", "round_from", "DATE"),
    ("promise", "opportunity_id", "INTEGER REFERENCES opportunity (id) ON DELETE CASCADE"),
    ("promise", "interview_id", "INTEGER REFERENCES interview (id) ON DELETE CASCADE"),
    ("promise", "told_on", "DATE"),
    ("promise", "closed_on", "DATE"),
    ("follow_up", "key", "TEXT NOT NULL DEFAULT ''"),
    ("follow_up", "opportunity_id", "INTEGER REFERENCES opportunity (id) ON DELETE CASCADE"),
    ("follow_up", "interview_id", "INTEGER REFERENCES interview (id) ON DELETE SET NULL"),
)
# Where a column is mostly empty, an index of the rows that have it is all that a deletion or a page needs.
_SPARSE = (
    ("promise", "opportunity_id"),
    ("promise", "interview_id"),
    ("follow_up", "opportunity_id"),
    ("follow_up", "interview_id"),
    ("opportunity", "told_by_id"),
    ("opportunity", "main_contact_id"),
    ("draft", "follow_up_id"),
    ("draft", "opportunity_id"),
)


def up(migrator: Any, db: Any) -> None:
    """Make the tables, then the columns and indexes that refer to them."""
    new_id = AutoIncrementField if isinstance(db, SqliteDatabase) else AutoField

    class Account(Model):
        id = new_id()

        class Meta:
            database = db
            table_name = "account"

    class Company(Model):
        id = new_id()

        class Meta:
            database = db
            table_name = "company"

    class Person(Model):
        id = new_id()

        class Meta:
            database = db
            table_name = "person"

    class FollowUp(Model):
        id = new_id()

        class Meta:
            database = db
            table_name = "follow_up"

    class Opportunity(Model):
        id = new_id()
        account = ForeignKeyField(Account, on_delete="CASCADE", index=False, backref="+")
        company = ForeignKeyField(Company, on_delete="CASCADE", index=False, backref="+")
        role = TextField(default="")
        outcome = TextField(default="")
        outcome_on = DateField(null=True)
        outcome_recorded_at = DateTimeField(null=True)
        told_by = ForeignKeyField(Person, null=True, on_delete="SET NULL", index=False, backref="+")
        main_contact = ForeignKeyField(Person, null=True, on_delete="SET NULL", index=False, backref="+")
        accepted_on = DateField(null=True)
        created_at = DateTimeField()
        updated_at = DateTimeField()

        class Meta:
            database = db
            table_name = "opportunity"
            indexes = (
                (
                    (
                        "account",
                        "outcome",
                    ),
                    False,
                ),
                (("company",), False),
            )

    class Interview(Model):
        id = new_id()
        account = ForeignKeyField(Account, on_delete="CASCADE", index=False, backref="+")
        opportunity = ForeignKeyField(Opportunity, on_delete="CASCADE", index=False, backref="+")
        uuid = TextField()
        starts_at = DateTimeField()
        zone = TextField()
        minutes = IntegerField(default=60)
        over_on = DateField()
        round = TextField(default="")
        kind = TextField(default="")
        specific = TextField(default="")
        forgotten = TextField(default="")
        felt = TextField(default="")
        asked = BooleanField(default=False)
        sequence = IntegerField(default=0)
        created_at = DateTimeField()
        updated_at = DateTimeField()

        class Meta:
            database = db
            table_name = "interview"
            indexes = (
                (
                    (
                        "account",
                        "starts_at",
                    ),
                    False,
                ),
                (("opportunity",), False),
            )

    class Panelist(Model):
        id = new_id()
        account = ForeignKeyField(Account, on_delete="CASCADE", index=False, backref="+")
        interview = ForeignKeyField(Interview, on_delete="CASCADE", index=False, backref="+")
        person = ForeignKeyField(Person, on_delete="CASCADE", index=False, backref="+")
        recruiter = BooleanField(default=False)
        hiring_manager = BooleanField(default=False)
        main = BooleanField(default=False)
        leads = BooleanField(default=False)

        class Meta:
            database = db
            table_name = "panelist"
            indexes = (
                (
                    (
                        "interview",
                        "person",
                    ),
                    True,
                ),
                (("person",), False),
            )

    class Override(Model):
        id = new_id()
        account = ForeignKeyField(Account, on_delete="CASCADE", index=False, backref="+")
        person = ForeignKeyField(Person, on_delete="CASCADE", index=False, backref="+")
        on_day = DateField()
        because = TextField(default="")
        reason = TextField()
        created_at = DateTimeField()

        class Meta:
            database = db
            table_name = "override"
            indexes = ((("person",), False),)

    class Draft(Model):
        id = new_id()
        account = ForeignKeyField(Account, on_delete="CASCADE", index=False, backref="+")
        person = ForeignKeyField(Person, on_delete="CASCADE", index=False, backref="+")
        follow_up = ForeignKeyField(FollowUp, null=True, on_delete="SET NULL", index=False, backref="+")
        opportunity = ForeignKeyField(Opportunity, null=True, on_delete="SET NULL", index=False, backref="+")
        kind = TextField(default="other")
        template = TextField(default="")
        subject = TextField(default="")
        text = TextField(default="")
        created_at = DateTimeField()
        updated_at = DateTimeField()

        class Meta:
            database = db
            table_name = "draft"
            indexes = (
                (
                    (
                        "account",
                        "updated_at",
                    ),
                    False,
                ),
                (("person",), False),
            )

    class OwnTemplate(Model):
        id = new_id()
        account = ForeignKeyField(Account, on_delete="CASCADE", index=False, backref="+")
        name = TextField()
        step = TextField(default="")
        outcome = TextField(default="")
        subject = TextField(default="")
        text = TextField(default="")
        created_at = DateTimeField()
        updated_at = DateTimeField()

        class Meta:
            database = db
            table_name = "own_template"
            indexes = (
                (
                    (
                        "account",
                        "name",
                    ),
                    False,
                ),
            )

    db.create_tables(
        [
            Opportunity,
            Interview,
            Panelist,
            Override,
            Draft,
            OwnTemplate,
        ]
    )
    truth = "INTEGER NOT NULL DEFAULT 1" if isinstance(db, SqliteDatabase) else "BOOLEAN NOT NULL DEFAULT TRUE"
    db.execute_sql(f"ALTER TABLE feed ADD COLUMN interviews {truth}")
    for table, column, kind in _COLUMNS:
        db.execute_sql(f"ALTER TABLE {table} ADD COLUMN {column} {kind}")
    for table, column in _SPARSE:
        db.execute_sql(f"CREATE INDEX {table}_{column} ON {table} ({column}) WHERE {column} IS NOT NULL")
