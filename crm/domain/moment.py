"""An instant together with the zone in which somebody lives through it."""

from datetime import UTC, date, datetime
from functools import lru_cache
from typing import NamedTuple
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError


@lru_cache(maxsize=512)
def zone(name: str) -> ZoneInfo:
    """The time zone of that IANA name.

    Raises ValueError, with a sentence, when there is none.
    """
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError) as error:
        raise ValueError(f"There is no time zone called “{name}”. Names look like Europe/Lisbon.") from error


class Moment(NamedTuple):
    """Now, for one account: `instant` is an aware UTC datetime, `zone_name` the account's zone."""

    instant: datetime
    zone_name: str

    @property
    def today(self) -> date:
        """The account's local date."""
        return self.instant.astimezone(zone(self.zone_name)).date()

    @property
    def local(self) -> datetime:
        """The account's local time, aware."""
        return self.instant.astimezone(zone(self.zone_name))

    def day_of(self, instant: datetime) -> date:
        """The local date on which an instant falls."""
        return instant.astimezone(zone(self.zone_name)).date()


def local_instant(local: datetime, zone_name: str) -> datetime:
    """The UTC instant of a naive local time; a time that a clock change skips or repeats takes the earlier offset."""
    return local.replace(tzinfo=zone(zone_name)).astimezone(UTC)
