"""What other files bring: things told of, cards, photos, other names, merges; and what older tables say of them."""

from typing import Any

from peewee import AutoField, DateField, DateTimeField, ForeignKeyField, IntegerField, Model, SqliteDatabase, TextField
from playhouse.sqlite_ext import AutoIncrementField

# Columns that older tables gain: table, column, its type.
_COLUMNS = (
    ("account", "forgotten_under", "TEXT NOT NULL DEFAULT ''"),
    ("note", "import_id", "INTEGER"),
    ("tag", "import_id", "INTEGER"),
    ("person_tag", "import_id", "INTEGER"),
    ("opportunity", "applied_on", "DATE"),
    ("opportunity", "link", "TEXT NOT NULL DEFAULT ''"),
    ("opportunity", "import_id", "INTEGER"),
)
# Where a column is mostly empty, an index of the rows that have it is all that a deletion or an undo needs.
_SPARSE = (
    ("imported_thing", "touchpoint_id"),
    ("imported_thing", "opportunity_id"),
    ("touchpoint", "import_id"),
)


def up(migrator: Any, db: Any) -> None:
    """Make the tables, then the columns and indexes."""
    new_id = AutoIncrementField if isinstance(db, SqliteDatabase) else AutoField

    class Account(Model):
        id = new_id()

        class Meta:
            database = db
            table_name = "account"

    class Person(Model):
        id = new_id()

        class Meta:
            database = db
            table_name = "person"

    class Touchpoint(Model):
        id = new_id()

        class Meta:
            database = db
            table_name = "touchpoint"

    class Opportunity(Model):
        id = new_id()

        class Meta:
            database = db
            table_name = "opportunity"

    class ImportedThing(Model):
        id = new_id()
        account = ForeignKeyField(Account, on_delete="CASCADE", index=False, backref="+")
        key = TextField()
        touchpoint = ForeignKeyField(Touchpoint, null=True, on_delete="SET NULL", index=False, backref="+")
        opportunity = ForeignKeyField(Opportunity, null=True, on_delete="SET NULL", index=False, backref="+")
        told = TextField(default="")
        import_id = IntegerField(null=True)

        class Meta:
            database = db
            table_name = "imported_thing"
            indexes = ((("account", "key"), True),)

    class Profile(Model):
        id = new_id()
        account = ForeignKeyField(Account, on_delete="CASCADE", index=False, backref="+")
        name = TextField(default="")
        headline = TextField(default="")
        link = TextField(default="")
        positions = TextField(default="[]")
        as_of = DateField(null=True)
        import_id = IntegerField(null=True)

        class Meta:
            database = db
            table_name = "profile"
            indexes = ((("account",), False),)

    class ColumnMapping(Model):
        id = new_id()
        account = ForeignKeyField(Account, on_delete="CASCADE", index=False, backref="+")
        columns = TextField()
        choices = TextField(default="{}")
        file_name = TextField(default="")
        used_at = DateTimeField()

        class Meta:
            database = db
            table_name = "column_mapping"
            indexes = ((("account", "columns"), True),)

    class Card(Model):
        id = new_id()
        account = ForeignKeyField(Account, on_delete="CASCADE", index=False, backref="+")
        person = ForeignKeyField(Person, on_delete="CASCADE", index=False, backref="+")
        text = TextField()
        source = TextField(default="vcard")
        import_id = IntegerField(null=True)

        class Meta:
            database = db
            table_name = "card"
            indexes = ((("person",), False),)

    class Photo(Model):
        id = new_id()
        account = ForeignKeyField(Account, on_delete="CASCADE", index=False, backref="+")
        person = ForeignKeyField(Person, on_delete="CASCADE", index=False, backref="+")
        image = TextField()
        source = TextField(default="vcard")
        import_id = IntegerField(null=True)
        updated_at = DateTimeField()

        class Meta:
            database = db
            table_name = "photo"
            indexes = ((("person",), True),)

    class OtherName(Model):
        id = new_id()
        account = ForeignKeyField(Account, on_delete="CASCADE", index=False, backref="+")
        person = ForeignKeyField(Person, on_delete="CASCADE", index=False, backref="+")
        given = TextField(default="")
        family = TextField(default="")
        key = TextField()
        import_id = IntegerField(null=True)

        class Meta:
            database = db
            table_name = "other_name"
            indexes = ((("person",), False),)

    class MergedPerson(Model):
        id = new_id()
        account = ForeignKeyField(Account, on_delete="CASCADE", index=False, backref="+")
        person = ForeignKeyField(Person, on_delete="CASCADE", index=False, backref="+")
        former_id = IntegerField()
        uuid = TextField()

        class Meta:
            database = db
            table_name = "merged_person"
            indexes = ((("account", "former_id"), False), (("person",), False))

    class TwoPeople(Model):
        id = new_id()
        account = ForeignKeyField(Account, on_delete="CASCADE", index=False, backref="+")
        person = ForeignKeyField(Person, on_delete="CASCADE", index=False, backref="+")
        other = ForeignKeyField(Person, on_delete="CASCADE", index=False, backref="+")
        created_at = DateTimeField()

        class Meta:
            database = db
            table_name = "two_people"
            indexes = ((("person", "other"), True), (("other",), False))

    db.create_tables([ImportedThing, Profile, ColumnMapping, Card, Photo, OtherName, MergedPerson, TwoPeople])
    truth = "INTEGER NOT NULL DEFAULT 1" if isinstance(db, SqliteDatabase) else "BOOLEAN NOT NULL DEFAULT TRUE"
    db.execute_sql(f"ALTER TABLE touchpoint ADD COLUMN counts {truth}")
    for table, column, kind in _COLUMNS:
        db.execute_sql(f"ALTER TABLE {table} ADD COLUMN {column} {kind}")
    for table, column in _SPARSE:
        db.execute_sql(f"CREATE INDEX {table}_{column} ON {table} ({column}) WHERE {column} IS NOT NULL")
