"""What every table shares, and how a query comes to belong to one account."""

from typing import Any, NoReturn, Self

from peewee import AutoField, ForeignKeyField, Model, ModelDelete, ModelSelect, ModelUpdate

from crm.domain.refusals import NotFound
from crm.models.database import database


class Record(Model):
    """A row of a table."""

    id: Any = AutoField()

    class Meta:
        database = database
        legacy_table_names = False


class Owned(Record):
    """A row that belongs to one account.

    A query can be begun only through `of`, `change` or `drop`, each of which takes the account, so that no query can
    forget it; peewee's own `select`, `update` and `delete` are shut, and with them the silent query that following a
    foreign key would make.
    """

    account: Any
    account_id: int

    # A row's person, company or touchpoint belongs to the same account, so an index on that column alone finds an
    # account's rows just as well, and is what the database looks at when the other row goes.

    #: What the account calls such a thing, for the sentence that says it is not there.
    noun = "thing"

    @classmethod
    def of(cls, account: Any, *selection: Any) -> "ModelSelect[Self]":
        """A query over this account's rows."""
        return super().select(*selection).where(cls.account == account)

    @classmethod
    def change(cls, account: Any, **values: Any) -> ModelUpdate:
        """An update of this account's rows; say which with `where`."""
        return super().update(**values).where(cls.account == account)

    @classmethod
    def drop(cls, account: Any) -> ModelDelete:
        """A deletion of this account's rows; say which with `where`."""
        return super().delete().where(cls.account == account)

    @classmethod
    def find(cls, account: Any, identifier: int | str) -> Self:
        """The account's row with that id. Raises NotFound, also for another account's row or a word as id."""
        text = str(identifier)
        # Beyond 18 digits the engines differ on what is too large for an integer.
        number = int(text) if text.isascii() and text.isdigit() and len(text) <= 18 else 0
        found: Self | None = cls.of(account).where(cls.id == number).first()
        if found is None:
            raise NotFound(f"There is no {cls.noun} {identifier} here.")
        return found

    def save(self, force_insert: bool = False, only: Any = None) -> int:
        """Write this row: insert it where it is new, else write its changed columns."""
        if self.id is None or force_insert:
            return int(super().save(force_insert=force_insert, only=only))
        dirty = {field.name: getattr(self, field.name) for field in self.dirty_fields if field.name != "id"}
        if not dirty:
            return 0
        changed = type(self).change(self.account_id, **dirty).where(type(self).id == self.id).execute()
        self._dirty.clear()  # type: ignore[attr-defined]
        return int(changed)

    def delete_instance(self, *args: Any, **kwargs: Any) -> int:
        """Delete this row."""
        return int(type(self).drop(self.account_id).where(type(self).id == self.id).execute())

    @classmethod
    def select(cls, *selection: Any) -> NoReturn:
        """Shut: use `of`."""
        raise TypeError(f"{cls.__name__} belongs to an account: begin with {cls.__name__}.of(account)")

    @classmethod
    def update(cls, *values: Any, **more: Any) -> NoReturn:
        """Shut: use `change`."""
        raise TypeError(f"{cls.__name__} belongs to an account: begin with {cls.__name__}.change(account, …)")

    @classmethod
    def delete(cls) -> NoReturn:
        """Shut: use `drop`."""
        raise TypeError(f"{cls.__name__} belongs to an account: begin with {cls.__name__}.drop(account)")


def belongs_to(model: Any, null: bool = False, on_delete: str = "CASCADE", **options: Any) -> Any:
    """A foreign key that is never followed in silence and never makes a collection on the other side."""
    return ForeignKeyField(model, null=null, on_delete=on_delete, index=False, lazy_load=False, backref="+", **options)
