"""One all-day event, written by icalendar (RFC 5545 section 3.6.1)."""

from datetime import UTC, date, datetime, timedelta

from icalendar import Alarm, Component, Event, vText

from crm.feeds.content_lines import escaped, one_line

_LARGEST_INTEGER = 2**31 - 1  # RFC 5545 section 3.3.8


class Text(vText):
    r"""Text that keeps a backslash before a capital N, which vText takes for a line break (`C:\New`)."""

    __slots__ = ()

    def to_ical(self) -> bytes:
        return escaped(self).encode()


def add_text(component: Component, name: str, text: str) -> None:
    """Add a text property, escaped as RFC 5545 section 3.3.11 says."""
    component.add(name, Text(text))


def all_day_event(
    *, uid: str, day: date, title: str, text: str, url: str, kind: str, stamp: datetime, sequence: int, alarm: bool
) -> bytes:
    """The octets of an event that fills `day`, a local date: no time zone comes into it, and it blocks no time.

    `stamp` is the instant of the last change, in UTC; `url` is a link fit for a line, or ""; `alarm` rings at nine in
    the morning of the day, wherever the calendar program is.
    """
    event = Event()
    add_text(event, "uid", one_line(uid))
    event.add("dtstamp", stamp)
    event.add("last-modified", stamp)
    event.add("sequence", max(0, min(sequence, _LARGEST_INTEGER)))
    event.add("dtstart", day)
    event.add("dtend", day + timedelta(days=1))
    add_text(event, "summary", title)
    # Google shows no URL property, so the link also stands in the text.
    add_text(event, "description", "\n\n".join(part for part in (text, url) if part))
    if url:
        event.add("url", url)
    if kind:
        add_text(event, "categories", kind)
    event.add("transp", "TRANSPARENT")
    event.add("x-microsoft-cdo-busystatus", "FREE")
    if alarm:
        event.add_component(_alarm(title))
    octets: bytes = event.to_ical(sorted=False)
    return octets


def timed_event(
    *,
    uid: str,
    starts_at: datetime,
    ends_at: datetime,
    title: str,
    text: str,
    url: str,
    place: str,
    kind: str,
    stamp: datetime,
    sequence: int,
) -> bytes:
    """The octets of an event between two instants, in UTC (RFC 5545 section 3.3.5, form 2): it blocks its time.

    `place` is its LOCATION (section 3.8.1.7), from which calendar programs also take the link of a call; "" for none.
    """
    event = Event()
    add_text(event, "uid", one_line(uid))
    event.add("dtstamp", stamp)
    event.add("last-modified", stamp)
    event.add("sequence", max(0, min(sequence, _LARGEST_INTEGER)))
    event.add("dtstart", starts_at.astimezone(UTC))
    event.add("dtend", ends_at.astimezone(UTC))
    add_text(event, "summary", title)
    add_text(event, "description", "\n\n".join(part for part in (text, url) if part))
    if url:
        event.add("url", url)
    if place:
        add_text(event, "location", place)
    add_text(event, "categories", kind)
    event.add("transp", "OPAQUE")
    octets: bytes = event.to_ical(sorted=False)
    return octets


def _alarm(title: str) -> Alarm:
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("trigger", timedelta(hours=9))  # after the day begins, wherever the calendar program is
    add_text(alarm, "description", title)
    return alarm
