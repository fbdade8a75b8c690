"""The one event of a calendar feed that says what is overdue.

An overdue reminder stays on its own day, where nobody looks any more. Moving each to today would change each of them
every day; one event that moves instead changes one.
"""

from collections.abc import Sequence
from datetime import UTC, date, datetime, time

from babel.dates import format_date

from crm.feeds.calendar_event import all_day_event
from crm.feeds.content_lines import link, one_line, shortened
from crm.feeds.reminder import LONGEST_TITLE, FeedOptions, Reminder

NAMED_IN_TITLE = 3
NAMED_IN_TEXT = 50
LONGEST_NAME = 60  # characters

_SEQUENCES_BEGIN = datetime(2020, 1, 1, tzinfo=UTC)


def overdue_event(waiting: Sequence[Reminder], today: date, changed_at: datetime, options: FeedOptions) -> bytes:
    """One event today that says how many reminders are overdue (`waiting`, longest first) and names them.

    It keeps the feed's `waiting_uid` for life and moves on with the days. `changed_at` is the newest change of any
    reminder of the feed, closed ones included.
    """
    newest = max([changed_at, *(r.updated_at for r in waiting)])
    day_began = datetime.combine(today, time.min, tzinfo=options.zone)
    # Each part only ever grows, so the sum grows when the event moves to another day and when its list changes.
    sequence = (today - _SEQUENCES_BEGIN.date()).days + int((newest - _SEQUENCES_BEGIN).total_seconds())
    return all_day_event(
        uid=options.waiting_uid,
        day=today,
        title=_waiting_title(waiting),
        text=_waiting_text(waiting, today),
        url=link(options.today_url),
        kind="overdue",
        stamp=max(newest, day_began.astimezone(UTC)),
        sequence=sequence,
        alarm=options.alarm,
    )


def _waiting_title(waiting: Sequence[Reminder]) -> str:
    count = "1 reminder is waiting" if len(waiting) == 1 else f"{len(waiting):,} reminders are waiting"
    names = list(dict.fromkeys(shortened(name, LONGEST_NAME) for r in waiting if (name := one_line(r.person_name))))
    if not names:
        return count
    more = len(names) - NAMED_IN_TITLE
    listed = [*names[:NAMED_IN_TITLE], f"{more} more"] if more > 0 else names
    return f"{count}: {' and '.join([', '.join(listed[:-1]), listed[-1]]) if len(listed) > 1 else listed[0]}"


def _waiting_text(waiting: Sequence[Reminder], today: date) -> str:
    lines = [f"{_line_of(r)}, since {_in_words(r.day, today)}" for r in waiting[:NAMED_IN_TEXT]]
    if len(waiting) > NAMED_IN_TEXT:
        lines.append(f"And {len(waiting) - NAMED_IN_TEXT:,} more in Kith.")
    return "\n".join(lines)


def _line_of(reminder: Reminder) -> str:
    title, name = shortened(one_line(reminder.title), LONGEST_TITLE), one_line(reminder.person_name)
    return title if not name or name in title else f"{title} ({shortened(name, LONGEST_NAME)})"


def _in_words(day: date, today: date) -> str:
    pattern = "d MMMM" if (today - day).days < 365 else "d MMMM y"
    return format_date(day, pattern, locale="en")
