"""Today as a whole: a handful of statements, however many rows; kept until something of the account changes."""

from dataclasses import dataclass
from datetime import timedelta

from crm.domain.moment import Moment
from crm.models import Account
from crm.models.kept import kept
from crm.usecases import shell_counts
from crm.usecases.roll_day import roll_day
from crm.usecases.today.dated import Dated, dated_between
from crm.usecases.today.month_so_far import MonthSoFar, month_so_far
from crm.usecases.today.passed import Passed, passed_since
from crm.usecases.today.peace import LeftAlone, whom_to_leave_alone
from crm.usecases.today.reminders import NEXT, ToWrite, open_until


@dataclass(frozen=True)
class Today:
    """Everything the page is made of. `coming` is due later this week, `soonest` the next after today.

    `dated` are this week's interviews and promised days, `passed` what passed since Monday and since yesterday.
    """

    due: list[ToWrite]
    coming: list[ToWrite]
    soonest: list[ToWrite]
    passed: list[Passed]
    month: MonthSoFar | None
    lately: list[Passed]
    left_alone: list[LeftAlone]
    dated: list[Dated]
    #: Whether anybody has a cadence; of no account where something is due.
    anybody_chosen: bool
    #: The import that is being read or applied, if any.
    running: int | None


def today_of(account: Account, when: Moment) -> Today:
    """The account's day. Turns the day over first (see `roll_day`)."""
    roll_day(account, when)
    return kept(account, ("today", when.today), lambda: _work_out(account, when))


def today_after_a_change(account: Account, when: Moment) -> Today:
    """The account's day, where this request has changed something since it read the account."""
    return today_of(Account.get_by_id(account.id), when)


def _work_out(account: Account, when: Moment) -> Today:
    today = when.today
    sunday = today + timedelta(days=6 - today.weekday())
    monday = sunday - timedelta(days=6)
    reminders, later = open_until(account, sunday)
    due, coming = [one for one in reminders if one.due_on <= today], [one for one in reminders if one.due_on > today]
    passed, lately = passed_since(account, min(monday, today.replace(day=1), today - timedelta(days=30)), today)
    newest = min(monday, today - timedelta(days=1))
    counts = shell_counts.of(account, today)
    return Today(
        due=due,
        coming=coming,
        soonest=[] if due else [*coming, *later][:NEXT],
        passed=[one for one in passed if one.day >= newest],
        month=month_so_far(passed, today),
        lately=lately,
        left_alone=whom_to_leave_alone(account, passed, today),
        dated=dated_between(account, monday, sunday, when),
        anybody_chosen=counts.chosen,
        running=counts.running,
    )
