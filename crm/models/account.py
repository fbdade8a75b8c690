"""Accounts, their signed-in browsers, and failed sign-ins."""

from datetime import datetime
from functools import cache
from typing import Any

from peewee import BooleanField, IntegerField, TextField

from crm.models.base import Owned, Record, belongs_to
from crm.models.database import database, is_sqlite, rows
from crm.models.fields import UTCDateTimeField


class Account(Record):
    """Somebody who signs in and owns everything else."""

    email = TextField()
    email_key = TextField(unique=True)
    name = TextField(default="")
    #: Argon2id; empty for an account that only the command line uses: nobody can sign in to it.
    password_hash = TextField(default="")
    password_set_at = UTCDateTimeField(null=True)
    timezone = TextField(default="UTC")
    theme = TextField(default="")
    single_keys = BooleanField(default=True)
    #: Rises with every write of this account's things; feeds and counts are kept by it.
    revision = IntegerField(default=0)
    #: The local date for which lapses and load levelling were last worked out.
    planned_on = TextField(default="")
    created_at = UTCDateTimeField()
    #: JSON of the numbers of the advice that differ from the usual ones.
    advice = TextField(default="{}")
    #: The country whose public holidays are no working days (ISO 3166-1 alpha-2); empty for none.
    country = TextField(default="")
    #: What the hashes of forgotten people are made with; empty for the account's id. An account that was read back
    #: from an export goes on with that of the one it was.
    forgotten_under = TextField(default="")

    @property
    def called(self) -> str:
        """What the pages call the account: its name, or its address where it has none."""
        return self.name or self.email

    @classmethod
    def lock(cls) -> None:
        """Keep others from making an account until this transaction ends. SQLite's transactions write one by one."""
        if not is_sqlite():
            database.execute_sql('LOCK TABLE "account" IN SHARE ROW EXCLUSIVE MODE')

    @classmethod
    def by_email(cls, email_key: str) -> "Account | None":
        """The account that signs in with that folded address."""
        found: Account | None = cls.select().where(cls.email_key == email_key).first()
        return found


class Session(Owned):
    """One signed-in browser. Only a hash of its token is kept."""

    noun = "session"
    account: Any = belongs_to(Account)
    token_hash = TextField(unique=True)
    created_at = UTCDateTimeField()
    seen_at = UTCDateTimeField()
    address = TextField(default="")
    program = TextField(default="")
    #: Whether the browser keeps it when it is closed ("stay signed in").
    stays = BooleanField(default=True)

    class Meta:
        indexes = ((("account", "seen_at"), False),)

    @classmethod
    def with_account(cls, token_hash: str) -> "tuple[Account, int, datetime, bool] | None":
        """Whose session has that token: the account, the session's id, when it was last seen, and whether it stays.

        Every request asks this, so the statement is built once.
        """
        found = rows(_with_account(), (token_hash,))
        if not found:
            return None
        *columns, session_id, seen_at, stays = found[0]
        fields = Account._meta.sorted_fields
        account = Account(**{f.name: f.python_value(value) for f, value in zip(fields, columns, strict=True)})
        account._dirty.clear()  # type: ignore[attr-defined]
        seen = cls.seen_at.python_value(seen_at)
        assert seen is not None
        return account, int(session_id), seen, bool(stays)


@cache
def _with_account() -> str:
    names = ", ".join(f'a."{field.column_name}"' for field in Account._meta.sorted_fields)
    return (
        f"SELECT {names}, s.id, s.seen_at, s.stays "
        "FROM session AS s JOIN account AS a ON a.id = s.account_id WHERE s.token_hash = ?"
    )


class Attempt(Record):
    """A try at a password that did not succeed. `key` is a keyed hash of whom or where: neither is stored in clear."""

    key = TextField()
    happened_at = UTCDateTimeField()

    class Meta:
        indexes = ((("key", "happened_at"), False),)
