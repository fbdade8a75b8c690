"""The only reader of the clock. Everything else is told what time it is."""

from datetime import UTC, datetime

from crm.domain.moment import Moment, local_instant


class Clock:
    """Tells the time, or stands still where `KITH_NOW` put it.

    A fixed time without an offset is local time in whichever account asks.
    """

    def __init__(self, fixed: datetime | None = None) -> None:
        self._fixed = fixed

    def instant(self, zone_name: str = "UTC") -> datetime:
        """Now, as an aware UTC datetime in whole microseconds."""
        if self._fixed is None:
            return datetime.now(UTC)
        if self._fixed.tzinfo is None:
            return local_instant(self._fixed, zone_name)
        return self._fixed.astimezone(UTC)

    def moment(self, zone_name: str) -> Moment:
        """Now, as somebody in that zone lives through it."""
        return Moment(self.instant(zone_name), zone_name)
