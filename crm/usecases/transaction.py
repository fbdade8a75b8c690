"""A verb's transaction."""

from collections.abc import Iterator
from contextlib import contextmanager

from crm.models import Account, database
from crm.search.said import fill_what_changed


@contextmanager
def writing(account: Account) -> Iterator[None]:
    """One transaction that changes this account's things.

    Everything in it happens or nothing does. The account's revision rises, by which feeds and kept counts know that
    something changed, and touchpoints that changed are indexed at the end. Inside another `writing` it joins that one.

    Who writes one account's things writes alone, on either engine: SQLite has one writer anyway, and on PostgreSQL the
    account's row, changed first, is the lock. So what a verb reads in it stays true until it is done.
    """
    nested = database.in_transaction()
    with database.atomic():
        if not nested:
            Account.update(revision=Account.revision + 1).where(Account.id == account.id).execute()
        yield
        if not nested:
            fill_what_changed(account)
    if not nested:
        # What is shown after this in the same request is worked out anew.
        account.__data__["revision"] += 1
