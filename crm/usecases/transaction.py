"""A verb's transaction."""

from collections.abc import Iterator
from contextlib import contextmanager

from crm.models import Account, database


@contextmanager
def writing(account: Account) -> Iterator[None]:
    """One transaction that changes this account's things.

    Everything in it happens or nothing does. The account's revision rises, by which feeds and kept counts know that
    something changed. Inside another `writing` it joins that one.
    """
    nested = database.in_transaction()
    with database.atomic():
        yield
        if not nested:
            Account.update(revision=Account.revision + 1).where(Account.id == account.id).execute()
            # What is shown after this in the same request is worked out anew.
            account.__data__["revision"] += 1
