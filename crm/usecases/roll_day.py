"""The turn of the day: what is worked out once on each local day of an account, by whoever asks first."""

from crm.domain.moment import Moment
from crm.models import Account
from crm.usecases.bin import empty
from crm.usecases.plan_check_ins import plan
from crm.usecases.transaction import writing


def roll_day(account: Account, when: Moment) -> None:
    """Let lapse what has lapsed, spread the reminders, and empty what is old out of the bin, unless it is done today.

    Whoever shows reminders calls this first: Today, a feed, the command line. On a day already rolled it does nothing,
    not even a query.
    """
    today = when.today.isoformat()
    if account.planned_on == today:
        return
    with writing(account):
        empty(account, when)
        plan(account, when)
        Account.update(planned_on=today).where(Account.id == account.id).execute()
    account.planned_on = today
