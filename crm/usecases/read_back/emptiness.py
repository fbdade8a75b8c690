"""What an account has to be, to take an export whole: empty."""

from typing import Any

from peewee import fn

from crm.domain.days import counted
from crm.domain.refusals import Refused
from crm.models import TABLES, Account, Import, Person, Step
from crm.models.base import Owned
from crm.models.values import column

# What an account has that was used for nothing yet: somebody signed in, and looked at files or took something back.
_NOT_LOOKED_AT = {"session", "import", "step", "step_row", "feed_copy", "feed_reader"}


def refuse_unless_empty(account: Account) -> None:
    """Raise Refused where the account holds anything that an export could collide with."""
    if _is_empty(account):
        return
    people = Person.of(account).count()
    held = counted(people, "person", "people") if people else "things of your own"
    raise Refused(
        f"An export is read back whole, into an empty account, and this one holds {held}. Make a new account "
        "(on the server: crm account create you@mail.example) and read the file there."
    )


def forget_traces(account: Account) -> None:
    """Drop what is left in an empty account of what is no longer there: steps to take back."""
    Step.drop(account).execute()


def _is_empty(account: Account) -> bool:
    applied = Import.of(account, fn.COUNT(Import.id)).where(Import.state == "applied").scalar()
    return not applied and not any(_holds(account, model) for model in TABLES)


def _holds(account: Account, model: Any) -> bool:
    looked_at = issubclass(model, Owned) and model._meta.table_name not in _NOT_LOOKED_AT
    return looked_at and bool(column(model.of(account, model.account).limit(1)))
