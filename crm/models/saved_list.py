"""Lists: saved filters over people."""

from typing import Any

from peewee import IntegerField, TextField

from crm.models.account import Account
from crm.models.base import Owned, belongs_to


class SavedList(Owned):
    """A filter over people under a name, shown in the sidebar; `query` is the query string of the people page."""

    noun = "list"
    account: Any = belongs_to(Account)
    name = TextField()
    query = TextField(default="")
    place = IntegerField(default=0)

    class Meta:
        indexes = ((("account", "place"), False),)
