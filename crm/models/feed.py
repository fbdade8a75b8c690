"""Calendar feeds, their last rendering, and who fetched them."""

from typing import Any

from peewee import BlobField, BooleanField, IntegerField, TextField

from crm.models.account import Account
from crm.models.base import Owned, belongs_to
from crm.models.fields import UTCDateTimeField


class Feed(Owned):
    """A secret calendar address. The token is derived from the secret key and `nonce`; only its hash is stored.

    `kinds` and `tags` (tag ids) are separated by spaces; empty means all.
    """

    noun = "feed"
    account: Any = belongs_to(Account)
    name = TextField()
    nonce = TextField()
    token_hash = TextField(unique=True)
    kinds = TextField(default="")
    tags = TextField(default="")
    alarm = BooleanField(default=False)
    #: Whether interviews are in it, as events with a time.
    interviews = BooleanField(default=True)
    created_at = UTCDateTimeField()
    updated_at = UTCDateTimeField()
    revoked_at = UTCDateTimeField(null=True)

    class Meta:
        indexes = ((("account", "created_at"), False),)


class FeedCopy(Owned):
    """The bytes last rendered for a feed. `validator` says for which state of the account and the feed they hold."""

    account: Any = belongs_to(Account)
    feed: Any = belongs_to(Feed, unique=True)
    validator = TextField()
    etag = TextField()
    modified_at = UTCDateTimeField()
    body = BlobField()

    class Meta:
        indexes = ((("account",), False),)


class FeedReader(Owned):
    """A program that fetched a feed, and when it last did."""

    noun = "reader"
    account: Any = belongs_to(Account)
    feed: Any = belongs_to(Feed)
    program = TextField()
    fetched_at = UTCDateTimeField()
    fetches = IntegerField(default=1)

    class Meta:
        indexes = ((("feed", "program"), True),)
