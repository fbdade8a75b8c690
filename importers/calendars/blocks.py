"""The text of a calendar file, taken apart into its entries, whatever is wrong between them.

A calendar that is cut short, or several in one file, would stop a strict reader. Here each entry stands for itself.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from importers import limits
from importers.calendars.records import Unread
from importers.tidying import tidy

#: The properties of an event that are looked at; all others are passed over.
_WANTED = frozenset(
    (
        "UID", "SUMMARY", "DTSTART", "DTEND", "DURATION", "ATTENDEE", "ORGANIZER", "STATUS", "RRULE", "RDATE",
        "EXDATE", "RECURRENCE-ID", "LOCATION", "SEQUENCE",
    )
)  # fmt: skip
_PEOPLE = frozenset(("ATTENDEE", "ORGANIZER"))
#: Where an address at which one meets by video may stand.
_LINKS = frozenset(
    ("DESCRIPTION", "LOCATION", "URL", "CONFERENCE", "X-GOOGLE-CONFERENCE", "X-MICROSOFT-SKYPETEAMSMEETINGURL")
)
_VIDEO = re.compile(
    r"(?:zoom\.us/|meet\.google\.com/|teams\.(?:microsoft|live)\.com/|webex\.com/|whereby\.com/|meet\.jit\.si/"
    r"|facetime\.apple\.com/|gotomeet|bluejeans\.com/|skype\.com/)",
    re.IGNORECASE,
)
_NAME = re.compile(r"([A-Za-z][A-Za-z0-9-]{0,60})[;:]")
_COMPONENT = re.compile(r"(BEGIN|END):\s*([A-Za-z-]{1,40})\s*$", re.IGNORECASE)


@dataclass(slots=True)
class Block:
    """One event as it stands: its wanted lines unfolded, and the calendar it stands in."""

    line: int
    calendar: int
    lines: list[str] = field(default_factory=list)
    people: bool = False
    online: bool = False
    size: int = 0

    def value(self, name: str) -> str:
        """The value of the first line of that name, empty where there is none."""
        for line in self.lines:
            if line[: len(name) + 1].upper() in (f"{name}:", f"{name};"):
                return value_of(line)
        return ""


@dataclass
class Blocks:
    """All the events of a file; of each calendar in it the time zones as they are written out, its name and zone."""

    events: list[Block] = field(default_factory=list)
    zones: list[dict[str, list[str]]] = field(default_factory=list)
    names: list[str] = field(default_factory=list)
    usual: list[str] = field(default_factory=list)
    unread: list[Unread] = field(default_factory=list)
    too_many: bool = False


def value_of(line: str) -> str:
    """What stands behind the colon that ends the name and the parameters; one within quotation marks does not."""
    quoted = False
    for place, letter in enumerate(line):
        if letter == '"':
            quoted = not quoted
        elif letter == ":" and not quoted:
            return line[place + 1 :].strip()
    return line.partition(":")[2].strip()


def unfolded(lines: Iterable[str]) -> Iterator[tuple[int, str]]:
    """The content lines with the number on which each begins; one that begins with a space goes on (RFC 5545, 3.1)."""
    begun, parts, size = 0, [""], 0
    for number, raw in enumerate(lines, 1):
        line = raw.rstrip("\r\n")
        if line[:1] in (" ", "\t"):
            if size < limits.CALENDAR_LINE:
                parts.append(line[1:])
                size += len(line)
            continue
        if begun:
            yield begun, "".join(parts)[: limits.CALENDAR_LINE]
        begun, parts, size = number, [line], len(line)
    if begun:
        yield begun, "".join(parts)[: limits.CALENDAR_LINE]


def blocks_of(lines: Iterable[str]) -> Blocks:
    """Everything in the lines of a file. Never fails; an event that does not end is told of in `unread`, and of
    `too_many` events the last are left out."""
    found = Blocks()
    reading = _Reading(found)
    for number, line in unfolded(lines):
        reading.take(number, line)
    reading.end_event(cut_short=True)
    return found


class _Reading:
    """Where in a file one is: in an event, in a time zone, or in something in an event that does not matter."""

    def __init__(self, found: Blocks) -> None:
        self._found = found
        self._event: Block | None = None
        self._inside: list[str] = []
        self._zone: list[str] | None = None

    def take(self, number: int, line: str) -> None:
        """Read the next line."""
        component = _COMPONENT.match(line.strip()) if line[:1] in "BbEe" else None
        if component:
            self._component(number, component[1].upper() == "BEGIN", component[2].upper())
        elif self._zone is not None:
            if len(self._zone) < limits.CALENDAR_ZONE_LINES:
                self._zone.append(line)
        elif self._event is not None and not self._inside:
            self._property(self._event, line)
        elif self._event is None and line[:2].upper() == "X-":
            self._of_calendar(line)

    def end_event(self, *, cut_short: bool) -> None:
        """The event, if one is being read, is over."""
        if self._event is not None:
            if len(self._found.events) + len(self._found.unread) >= limits.CALENDAR_EVENTS:
                self._found.too_many = True
            elif cut_short:
                self._found.unread.append(Unread(self._event.line, "This entry is cut short."))
            else:
                self._found.events.append(self._event)
        self._event, self._inside = None, []

    def _component(self, number: int, begins: bool, name: str) -> None:
        if name in ("VCALENDAR", "VEVENT"):
            self.end_event(cut_short=begins or name == "VCALENDAR")
            self._zone = None
            if begins and (name == "VCALENDAR" or not self._found.zones):
                self._found.zones.append({})
                self._found.usual.append("")
            if begins and name == "VEVENT":
                self._event = Block(number, len(self._found.zones) - 1)
        elif self._event is not None:
            if begins:
                self._inside.append(name)
            elif self._inside:
                self._inside.pop()
        elif name == "VTIMEZONE":
            if begins:
                self._zone = []
            elif self._zone is not None:
                self._keep_zone(self._zone)
                self._zone = None
        elif self._zone is not None and name in ("STANDARD", "DAYLIGHT"):
            self._zone.append(f"{'BEGIN' if begins else 'END'}:{name}")

    def _property(self, event: Block, line: str) -> None:
        found = _NAME.match(line)
        if not found:
            return
        name = found[1].upper()
        if name in _LINKS and not event.online:
            event.online = bool(_VIDEO.search(line))
        if name in _PEOPLE and len(line) > limits.CALENDAR_ADDRESS_LINE:
            return
        if name in _WANTED and event.size + len(line) <= limits.CALENDAR_EVENT:
            event.lines.append(line)
            event.size += len(line)
            event.people = event.people or name in _PEOPLE

    def _of_calendar(self, line: str) -> None:
        name, value = line.partition(":")[0].partition(";")[0].upper(), value_of(line)
        if name == "X-WR-CALNAME" and len(self._found.names) < 50:
            self._found.names.append(tidy(value)[:200])
        elif name == "X-WR-TIMEZONE" and self._found.usual:
            self._found.usual[-1] = value[:100]

    def _keep_zone(self, lines: list[str]) -> None:
        name = next((value_of(line) for line in lines if line[:5].upper() in ("TZID:", "TZID;")), "")
        zones = self._found.zones[-1] if self._found.zones else {}
        if name and len(zones) < limits.CALENDAR_ZONES:
            zones.setdefault(name, lines)
