"""Reminders -> the bytes of a calendar feed (RFC 5545, RFC 7986), written by icalendar.

The bytes depend on nothing but the arguments, so that a feed has the same ones until something in it changes.
"""

from collections.abc import Iterable
from datetime import date, datetime, timedelta

from icalendar import Calendar

from crm.feeds.calendar_event import add_text, all_day_event, timed_event
from crm.feeds.content_lines import link, many_lines, one_line, shortened
from crm.feeds.meeting import Meeting
from crm.feeds.overdue import overdue_event
from crm.feeds.reminder import LONGEST_REASON, LONGEST_TITLE, FeedOptions, Reminder

__all__ = ["FeedOptions", "Meeting", "Reminder", "render"]

DAYS_BACK = 30
MOST_EVENTS = 1_000
MOST_OCTETS = 1_000_000  # Google refuses a feed of 1 MB or more

#: As much as the form of an interview takes, so that no link to a call is cut.
LONGEST_PLACE = 500

_PROGRAM = "-//Kith//Kith//EN"
_END = b"END:VCALENDAR\r\n"


def render(
    reminders: Iterable[Reminder],
    *,
    today: date,
    changed_at: datetime,
    options: FeedOptions,
    meetings: Iterable[Meeting] = (),
) -> bytes:
    """The feed: every open reminder on its own day, one event today that says how many are overdue, and interviews.

    Holds 30 days back and 12 months on, at most 1,000 events and less than 1 MB: where there is more, those nearest
    to `today` (the account's local date) are kept. `changed_at` is the newest change of any reminder that the feed
    shows or showed, closed ones included: without it nobody could tell that one is gone from the list of overdue ones.
    """
    everything = list(reminders)
    head = _head(options)
    waiting = sorted((r for r in everything if r.day < today), key=lambda r: (r.day, r.uid))
    events = [overdue_event(waiting, today, changed_at, options)] if waiting else []
    shown: list[tuple[date, str, bytes]] = []
    # An interview that is missing is the worst that a calendar can do, so they go in first.
    for meeting in _meetings_nearest_first(meetings, today)[: MOST_EVENTS // 2]:
        shown.append((meeting.starts_at.date(), meeting.uid, _meeting_event(meeting)))
    room = MOST_OCTETS - len(head) - len(_END) - sum(map(len, events)) - sum(len(octets) for _, _, octets in shown)
    for reminder in _nearest_first(everything, today)[: MOST_EVENTS - len(events) - len(shown)]:
        octets = _reminder_event(reminder, options.alarm)
        room -= len(octets)
        if room <= 0:
            break
        shown.append((reminder.day, reminder.uid, octets))
    return b"".join([head, *events, *(octets for _, _, octets in sorted(shown)), _END])


def _head(options: FeedOptions) -> bytes:
    head = Calendar()
    head.add("version", "2.0")
    head.add("prodid", _PROGRAM)
    head.add("calscale", "GREGORIAN")
    name = one_line(options.name) or "Kith"
    add_text(head, "name", name)
    add_text(head, "x-wr-calname", name)
    add_text(head, "color", one_line(options.colour))
    # icalendar leaves VALUE out, and RFC 7986 section 5.7 demands it.
    head.add("refresh-interval", timedelta(hours=1), parameters={"VALUE": "DURATION"})
    head.add("x-published-ttl", "PT1H")
    octets: bytes = head.to_ical(sorted=False)
    return octets.removesuffix(_END)


def _reminder_event(reminder: Reminder, alarm: bool) -> bytes:
    return all_day_event(
        uid=reminder.uid,
        day=reminder.day,
        title=shortened(one_line(reminder.title) or "Reminder", LONGEST_TITLE),
        text=shortened(many_lines(reminder.why).strip(), LONGEST_REASON),
        url=link(reminder.url),
        kind=one_line(reminder.kind),
        stamp=reminder.updated_at,
        sequence=reminder.sequence,
        alarm=alarm,
    )


def _meeting_event(meeting: Meeting) -> bytes:
    return timed_event(
        uid=meeting.uid,
        starts_at=meeting.starts_at,
        ends_at=meeting.ends_at,
        title=shortened(one_line(meeting.title) or "Interview", LONGEST_TITLE),
        text=shortened(many_lines(meeting.why).strip(), LONGEST_REASON // 2),
        url=link(meeting.url),
        place=shortened(one_line(meeting.place), LONGEST_PLACE),
        kind="interview",
        stamp=meeting.updated_at,
        sequence=meeting.sequence,
    )


def _meetings_nearest_first(meetings: Iterable[Meeting], today: date) -> list[Meeting]:
    first, last = today - timedelta(days=DAYS_BACK), _a_year_after(today)
    inside = (one for one in meetings if first <= one.starts_at.date() <= last)
    return sorted(inside, key=lambda one: (abs((one.starts_at.date() - today).days), one.starts_at, one.uid))


def _nearest_first(reminders: Iterable[Reminder], today: date) -> list[Reminder]:
    first, last = today - timedelta(days=DAYS_BACK), _a_year_after(today)
    inside = (r for r in reminders if first <= r.day <= last)
    return sorted(inside, key=lambda r: (abs((r.day - today).days), r.day, r.uid))


def _a_year_after(day: date) -> date:
    try:
        return day.replace(year=day.year + 1)
    except ValueError:  # 29 February
        return day.replace(year=day.year + 1, day=28)
