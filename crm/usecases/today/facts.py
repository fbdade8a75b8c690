"""Today as a whole: a handful of statements, however many rows; kept until something of the account changes."""

from dataclasses import dataclass
from datetime import timedelta

from crm.domain.moment import Moment
from crm.models import Account
from crm.models.database import rows
from crm.models.kept import kept
from crm.usecases.roll_day import roll_day
from crm.usecases.today.dated import Dated, dated_between
from crm.usecases.today.passed import Passed, lately, passed_since
from crm.usecases.today.peace import LeftAlone, whom_to_leave_alone
from crm.usecases.today.reminders import ToWrite, former_jobs, open_until, soonest


@dataclass(frozen=True)
class Today:
    """Everything the page is made of. `coming` is due later this week, `soonest` the next after today.

    `dated` are this week's interviews and promised days.
    """

    due: list[ToWrite]
    coming: list[ToWrite]
    soonest: list[ToWrite]
    passed: list[Passed]
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
    reminders = open_until(account, sunday)
    due = [one for one in reminders if one.due_on <= today]
    former = former_jobs(account, [one.person for one in due if one.kind == "congratulation" and one.person])
    due = [one._replace(former=former.get(one.person or 0, "")) for one in due]
    passed = passed_since(account, min(monday, today.replace(day=1), today - timedelta(days=30)), today)
    chosen, running = _state(account)
    return Today(
        due=due,
        coming=[one for one in reminders if one.due_on > today],
        soonest=[] if due else soonest(account, today),
        passed=passed,
        lately=lately(account, today),
        left_alone=whom_to_leave_alone(account, passed, today),
        dated=dated_between(account, monday, sunday, when),
        anybody_chosen=chosen,
        running=running,
    )


def _state(account: Account) -> tuple[bool, int | None]:
    """Whether anybody has a cadence, which shows in an open check-in, and the import under way."""
    (found,) = rows(
        "SELECT (SELECT MIN(id) FROM follow_up WHERE account_id = ? AND state = 'open' AND kind = 'check-in'), "
        "(SELECT MAX(id) FROM import WHERE account_id = ? AND state IN ('reading', 'applying'))",
        (account.id, account.id),
    )
    return found[0] is not None, found[1]
