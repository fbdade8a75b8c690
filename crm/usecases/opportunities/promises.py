"""Promises, theirs and yours: made, moved, kept, broken."""

from datetime import date

from crm.domain.moment import Moment
from crm.models import Account, Step


def make_promise(
    account: Account,
    when: Moment,
    *,
    due_on: date,
    side: str = "theirs",
    text: str = "",
    person: int | str | None = None,
    opportunity: int | str | None = None,
) -> Step:
    """Note what somebody said they would do by a day. Theirs on an opportunity says when the account will hear, and
    takes the place of an earlier date. Raises Refused where it is about nobody and nothing."""
    raise NotImplementedError


def move_promise(account: Account, promise_id: int | str, due_on: date, when: Moment) -> Step:
    """Note a new date for it; the old one stays as its history. Raises NotFound, and Refused for one that is closed."""
    raise NotImplementedError


def keep_promise(account: Account, promise_id: int | str, when: Moment) -> Step:
    """Note that it was kept today. Theirs on an opportunity is news, so the second note is no longer due."""
    raise NotImplementedError


def break_promise(account: Account, promise_id: int | str, when: Moment) -> Step:
    """Note that it was not kept. The second note stays due; waiting for this date is over."""
    raise NotImplementedError
