"""Which time zone a calendar means by a name of its own.

icalendar remembers for the whole process what one file says of a zone's name, and gives it to the next file. So no name
of a file reaches it: zones are called by their IANA names, and one that has none by what it says of itself.
"""

import hashlib
import re
from datetime import date
from functools import lru_cache
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from importers.calendars.blocks import value_of
from importers.calendars.rules import price_of

_TZID = re.compile(r';TZID=("[^"]*"|[^";:]*)', re.IGNORECASE)
_LOCATION = "X-LIC-LOCATION"
_MOST_RULES = 200
_YEARS = date(1970, 1, 1), date(2040, 1, 1)


class Zones:
    """The zones of one calendar of a file. `usual` is the zone of times that name none."""

    def __init__(self, written_out: dict[str, list[str]], usual: str) -> None:
        self._written_out = written_out
        self.usual = usual
        self._names: dict[str, str] = {}
        #: The zones without an IANA name that were asked for, each as a component of its own.
        self.components: dict[str, list[str]] = {}

    def renamed(self, line: str) -> tuple[str, str]:
        """A line whose time zone is called by a name that means the same everywhere, and that name; a time without
        zone gets none."""
        found = _TZID.search(line.partition(":")[0] if '"' not in line else line)
        if not found:
            return line, ""
        name = self.name_of(found[1].strip('"'))
        return f"{line[: found.start()]};TZID={name}{line[found.end() :]}", name

    def name_of(self, tzid: str) -> str:
        """The name under which icalendar finds the zone; that of the usual zone for one that means nothing."""
        if tzid not in self._names:
            self._names[tzid] = self._name_of(tzid)
        return self._names[tzid]

    def _name_of(self, tzid: str) -> str:
        lines = self._written_out.get(tzid)
        for candidate in (tzid, _said_in(lines or []), *_ends_of(tzid)):
            if known := iana_name(candidate):
                return known
        if lines is None or not _is_harmless(lines):
            return self.usual
        name = "kith-" + hashlib.sha256("\n".join(lines).encode("utf-8", "replace")).hexdigest()[:24]
        own = [f"TZID:{name}", *(line for line in lines if line[:4].upper() != "TZID")]
        self.components[name] = ["BEGIN:VTIMEZONE", *own, "END:VTIMEZONE"]
        return name


@lru_cache(maxsize=1024)
def iana_name(name: str) -> str:
    """The IANA name of a zone called so by IANA or by Windows; empty where neither knows it."""
    from icalendar.timezone.windows_to_olson import WINDOWS_TO_OLSON

    name = WINDOWS_TO_OLSON.get(name.strip().strip("/"), name.strip().strip("/"))
    if not name or len(name) > 100:
        return ""
    if name.upper() in ("UTC", "GMT", "Z", "ETC/UTC"):
        return "UTC"
    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return ""
    return name


def _is_harmless(lines: list[str]) -> bool:
    """Whether a zone repeats its changes of the clock as zones do: once a year."""
    rules = [value_of(line) for line in lines if line[:5].upper() in ("RRULE", "EXRUL")]
    return len(rules) <= _MOST_RULES and all(
        "FREQ=YEARLY" in rule.upper() and price_of(rule, *_YEARS) for rule in rules
    )


def _said_in(lines: list[str]) -> str:
    """The IANA name that programs put beside the zone they write out."""
    return next((value_of(line) for line in lines if line[: len(_LOCATION)].upper() == _LOCATION), "")


def _ends_of(tzid: str) -> list[str]:
    """ "/mozilla.org/20050126_1/Europe/Berlin" ends in a name that IANA knows."""
    parts = tzid.strip("/").split("/")[:8]
    return ["/".join(parts[place:]) for place in range(1, len(parts))]
