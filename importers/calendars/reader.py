"""A calendar file read: every meeting that is over and had somebody else in it, those that repeat one by one.

What the text is, is found out here line by line; what it means, by icalendar and recurring-ical-events.
"""

from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any, NamedTuple
from zoneinfo import ZoneInfo

from importers import limits
from importers.calendars.blocks import Block, Blocks, blocks_of
from importers.calendars.entries import is_cancelled, meeting_of, times_of
from importers.calendars.records import CalendarFile, Meeting, Unread
from importers.calendars.rules import price_of
from importers.calendars.zones import Zones, iana_name
from importers.decoding import HEAD, decode, mended
from importers.errors import UnreadableFile

CALENDAR = "calendar"

# What the two libraries raise on entries that are none, found by giving them thousands of them.
_BROKEN = (ArithmeticError, AssertionError, AttributeError, LookupError, RecursionError, TypeError, ValueError)
_UNREADABLE = "Its date cannot be read."
_DATES = ("DTSTART", "DTEND", "RDATE", "EXDATE", "RECURRENCE-ID")


def is_calendar(path: Path) -> bool:
    """Whether a file is a calendar, by how it begins."""
    with path.open("rb") as file:
        start = file.read(HEAD)
    if not start:
        return False
    opening = next((line.strip() for line in decode(start).head() if line.strip()), "")
    return opening.lstrip("\ufeff").upper().startswith("BEGIN:VCALENDAR")


def open_calendar(path: Path, now: datetime, zone: str) -> CalendarFile:
    """What was met until `now` (aware), in the years that are read. `zone`: the account's, by its IANA name.

    Raises UnreadableFile for a file that is too large, or that has more entries than can be read.
    """
    if path.stat().st_size > limits.UPLOAD_BYTES:
        most = limits.UPLOAD_BYTES // limits.MEGABYTE
        raise UnreadableFile("too-large", f"This calendar is larger than {most} MB, too large to be read.")
    return read_calendar(path.read_bytes(), now, zone)


def read_calendar(data: bytes, now: datetime, zone: str) -> CalendarFile:
    """The same of the bytes of a file."""
    text = decode(data)
    blocks = blocks_of(mended(line) for line in text.lines())
    return _Reader(blocks, now.astimezone(UTC), ZoneInfo(zone)).read()


class _Shared(NamedTuple):
    """What all entries of one UID share: the UID, the line of the first, whether any is held by video, and the zone of
    times that name none."""

    uid: str
    line: int
    online: bool
    usual: ZoneInfo


class _Reader:
    def __init__(self, blocks: Blocks, now: datetime, zone: ZoneInfo) -> None:
        self._blocks, self._now, self._zone = blocks, now, zone
        self._since = now - timedelta(days=limits.CALENDAR_YEARS * 365.25)
        self._left, self._repeats_left = limits.CALENDAR_PRICE, limits.CALENDAR_REPEATS
        usual = [iana_name(name) or zone.key for name in blocks.usual]
        self._zones = [Zones(written, one) for written, one in zip(blocks.zones, usual, strict=True)]
        self._found = CalendarFile(unread=list(blocks.unread), names=tuple(dict.fromkeys(blocks.names)))

    def read(self) -> CalendarFile:
        if self._blocks.too_many:
            raise _too_many(f"{limits.CALENDAR_EVENTS:,} entries")
        groups: dict[str, list[Block]] = {}
        for place, block in enumerate(self._blocks.events):
            groups.setdefault(block.value("UID") or f"\n{place}", []).append(block)
        together = [blocks for blocks in groups.values() if any(block.people for block in blocks)]
        if sum(map(len, together)) > limits.CALENDAR_ENTRIES:
            raise _too_many(f"{limits.CALENDAR_ENTRIES:,} entries with other people")
        self._found.alone = len(groups) - len(together)
        for blocks in together:
            self._read_group(blocks)
        meetings = self._found.meetings
        meetings.sort(key=lambda one: (one.day, one.starts or datetime.min.replace(tzinfo=UTC)), reverse=True)
        del meetings[limits.CALENDAR_MEETINGS :]
        return self._found

    def _read_group(self, blocks: list[Block]) -> None:
        """The entries of one UID: an event, or one that repeats with those of its occurrences that were changed."""
        first_line = blocks[0].line
        try:
            meetings = self._meetings(blocks)
        except _BROKEN:
            if len(blocks) > 1:
                for block in blocks:
                    self._read_group([block])
            else:
                self._found.unread.append(Unread(first_line, _UNREADABLE))
            return
        self._found.meetings += meetings

    def _meetings(self, blocks: list[Block]) -> list[Meeting]:
        import icalendar  # slow to load and seldom needed

        calendar = icalendar.Calendar.from_ical(self._as_calendar(blocks))
        events = list(calendar.walk("VEVENT"))
        if not events:
            raise ValueError("nothing left")
        usual = ZoneInfo(self._zones[blocks[0].calendar].usual)
        shared = _Shared(blocks[0].value("UID"), blocks[0].line, any(block.online for block in blocks), usual)
        rules = [rule for block in blocks if (rule := block.value("RRULE"))]
        repeats = any("RRULE" in event or "RDATE" in event for event in events)
        repeated = self._expanded(calendar, events, rules, shared) if repeats else None
        if repeated is not None:
            return repeated
        first = self._single(events, shared)
        self._found.first_only += repeats
        return first

    def _single(self, events: list[Any], shared: _Shared) -> list[Meeting]:
        """Events that do not repeat; of several with one UID, each occurrence once, the newest version of it."""
        newest: dict[str, tuple[int, Any]] = {}
        for event in events:
            which = str(event["RECURRENCE-ID"].dt) if "RECURRENCE-ID" in event else ""
            number = int(event.get("SEQUENCE", 0))
            if which not in newest or number >= newest[which][0]:
                newest[which] = number, event
        found = [self._one(event, shared, repeats=False) for _, event in newest.values()]
        return [one for one in found if one]

    def _expanded(self, calendar: Any, events: list[Any], rules: list[str], shared: _Shared) -> list[Meeting] | None:
        """The occurrences of an event that repeats; None where its rule is not followed."""
        first = min(_day_of(event["DTSTART"].dt) for event in events if "RECURRENCE-ID" not in event)
        parsed = [event["RRULE"] for event in events if "RRULE" in event]
        if len(parsed) != len(rules) or not all(isinstance(rule, dict) for rule in parsed):
            return None
        for rule in rules:
            price = price_of(rule, first, self._now.date())
            if price is None or price > self._left or self._repeats_left <= 0:
                return None
            self._left -= price
        import recurring_ical_events  # slow to load and seldom needed

        occurrences = recurring_ical_events.of(calendar).between(self._since, self._now)
        self._repeats_left -= len(occurrences)
        found = [self._one(event, shared, repeats=True, counted=False) for event in occurrences]
        kept = [one for one in found if one]
        if not kept:
            self._count_left_out(events, shared.usual)
        return kept

    def _one(self, event: Any, shared: _Shared, *, repeats: bool, counted: bool = True) -> Meeting | None:
        """The meeting, where it took place and is over. Of an event that repeats, what is left out counts once."""
        times = times_of(event, self._zone, shared.usual)
        if is_cancelled(event) or times.over > self._now or times.over < self._since:
            if counted:
                self._count_left_out([event], shared.usual)
            return None
        return meeting_of(event, times, uid=shared.uid, line=shared.line, online=shared.online, repeats=repeats)

    def _count_left_out(self, events: list[Any], usual: ZoneInfo) -> None:
        if all(is_cancelled(event) for event in events):
            self._found.cancelled += 1
        elif any(times_of(event, self._zone, usual).over > self._now for event in events):
            self._found.to_come += 1
        else:
            self._found.old += 1

    def _as_calendar(self, blocks: list[Block]) -> str:
        """A calendar of these entries alone."""
        lines = []
        needed: dict[str, list[str]] = {}
        for block in blocks:
            zones = self._zones[block.calendar]
            lines.append("BEGIN:VEVENT")
            for line in block.lines:
                if line.upper().startswith(_DATES):
                    line, name = zones.renamed(line)
                    if written := zones.components.get(name):
                        needed[name] = written
                lines.append(line)
            lines.append("END:VEVENT")
        written_out = [line for component in needed.values() for line in component]
        return "\r\n".join(["BEGIN:VCALENDAR", "VERSION:2.0", *written_out, *lines, "END:VCALENDAR", ""])


def _too_many(what: str) -> UnreadableFile:
    return UnreadableFile(
        "too-many-rows", f"This calendar has more than {what}. Export a shorter time, and choose that file."
    )


def _day_of(value: date | datetime) -> date:
    return value.date() if isinstance(value, datetime) else value
