"""Companies, and the spellings under which they are met."""

from typing import Any

from peewee import IntegerField, TextField

from crm.models.account import Account
from crm.models.base import Owned, belongs_to


class Company(Owned):
    """An employer. Its spellings are one company."""

    noun = "company"
    account: Any = belongs_to(Account)
    name = TextField()
    import_id = IntegerField(null=True)

    class Meta:
        indexes = ((("account", "name"), False),)


class CompanySpelling(Owned):
    """One way in which a company's name is written; `key` is what spellings are compared by."""

    noun = "spelling"
    account: Any = belongs_to(Account)
    company: Any = belongs_to(Company)
    name = TextField()
    key = TextField()
    import_id = IntegerField(null=True)

    class Meta:
        indexes = ((("account", "name"), True), (("account", "key"), False), (("company",), False))
