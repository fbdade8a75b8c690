"""Positions: who worked where, as what, when."""

from typing import Any

from peewee import BooleanField, DateField, IntegerField, TextField

from crm.models.account import Account
from crm.models.base import Owned, belongs_to
from crm.models.company import Company
from crm.models.person import Person


class Position(Owned):
    """A title at a company over a span of time; `current` marks the open one.

    `started` and `ended` are as exact as they are known: 2024, 2024-03 or 2024-03-07, or empty.
    `seen_from` and `seen_to` are the dates of the first and last export that said so.
    """

    noun = "position"
    account: Any = belongs_to(Account)
    person: Any = belongs_to(Person)
    company: Any = belongs_to(Company, null=True, on_delete="SET NULL")
    title = TextField(default="")
    started = TextField(default="")
    ended = TextField(default="")
    current = BooleanField(default=True)
    source = TextField(default="hand")
    import_id = IntegerField(null=True)
    seen_from = DateField(null=True)
    seen_to = DateField(null=True)

    class Meta:
        indexes = ((("person",), False), (("company",), False))
