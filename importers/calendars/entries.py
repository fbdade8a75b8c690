"""One event of a calendar, read by icalendar: when it was, and who was invited."""

import hashlib
from datetime import UTC, date, datetime, time, timedelta
from typing import Any, NamedTuple
from zoneinfo import ZoneInfo

from importers import limits
from importers.calendars.records import Invited, Meeting
from importers.tidying import tidy

#: Rooms and things that were booked are nobody (RFC 5545, 3.2.3).
_NOBODY = frozenset(("ROOM", "RESOURCE"))
_LONGEST_UID = 500


class Times(NamedTuple):
    """When an event was: the instant it began (None for whole days), its local date and minutes, and when it ended."""

    starts: datetime | None
    day: date
    minutes: int
    over: datetime


def times_of(event: Any, zone: ZoneInfo, usual: ZoneInfo) -> Times:
    """When it was. Times without a zone are of the `usual` zone; `zone` says on which day that was for the account.

    Raises ValueError, KeyError, AttributeError or OverflowError for an event without a day that can be read.
    """
    began = event["DTSTART"].dt
    ended = event["DTEND"].dt if "DTEND" in event else None
    if ended is None and "DURATION" in event:
        ended = began + event["DURATION"].dt
    if not isinstance(began, datetime):
        if not isinstance(began, date):
            raise ValueError(began)
        last = ended if isinstance(ended, date) and not isinstance(ended, datetime) else began + timedelta(days=1)
        over = datetime.combine(max(last, began + timedelta(days=1)), time(), zone).astimezone(UTC)
        return Times(None, began, 0, over)
    starts = _instant(began, usual)
    over = _instant(ended, usual) if isinstance(ended, datetime) else starts
    minutes = min(max(int((over - starts).total_seconds() // 60), 0), 60 * 24 * 366)
    return Times(starts, starts.astimezone(zone).date(), minutes, max(over, starts))


def _instant(local: datetime, usual: ZoneInfo) -> datetime:
    return (local if local.tzinfo else local.replace(tzinfo=usual)).astimezone(UTC)


def meeting_of(event: Any, times: Times, *, uid: str, line: int, online: bool, repeats: bool) -> Meeting:
    """The record of an event."""
    summary = tidy(str(event.get("SUMMARY", "")))[:300]
    organizer = _invited(event.get("ORGANIZER"))
    invited = [one for value in _values(event.get("ATTENDEE")) if (one := _invited(value))]
    occurrence = ""
    if "RECURRENCE-ID" in event:
        occurrence = _moment(event["RECURRENCE-ID"].dt)
    uid = tidy(uid)[:_LONGEST_UID]
    if not uid:
        told = f"{_moment(event['DTSTART'].dt)}\n{summary}\n{sorted(one.email for one in invited)}"
        uid = f"without-uid-{hashlib.sha256(told.encode('utf-8', 'replace')).hexdigest()[:32]}"
    return Meeting(
        uid,
        occurrence,
        line,
        summary,
        times.starts,
        times.day,
        times.minutes,
        tidy(str(event.get("LOCATION", "")))[:300],
        organizer,
        tuple(invited[: limits.CALENDAR_INVITED]),
        online,
        repeats,
    )


def is_cancelled(event: Any) -> bool:
    """Whether it did not take place (RFC 5545, 3.8.1.11)."""
    return str(event.get("STATUS", "")).strip().upper() == "CANCELLED"


def _moment(value: date | datetime) -> str:
    """A date or an instant as text that is the same however the file writes its zone."""
    if isinstance(value, datetime) and value.tzinfo:
        return value.astimezone(UTC).strftime("%Y%m%dT%H%M%SZ")
    return value.strftime("%Y%m%dT%H%M%S" if isinstance(value, datetime) else "%Y%m%d")


def _values(value: Any) -> list[Any]:
    if value is None:
        return []
    return value if isinstance(value, list) else [value]


def _invited(value: Any) -> Invited | None:
    if value is None or isinstance(value, list):
        return None
    parameters = getattr(value, "params", {})
    if str(parameters.get("CUTYPE", "")).upper() in _NOBODY:
        return None
    address = tidy(str(value))
    if address.lower().startswith("mailto:"):
        address = address[7:]
    if "@" not in address:
        # Exchange writes its own kind of address, and the one that everybody uses beside it.
        address = tidy(str(parameters.get("EMAIL", "")))
    if "@" not in address or len(address) > 320:
        return None
    return Invited(
        address, tidy(str(parameters.get("CN", "")))[:200], str(parameters.get("PARTSTAT", "")).strip().lower()[:40]
    )
