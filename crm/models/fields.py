"""Column types that mean the same on both engines."""

from datetime import UTC, date, datetime
from typing import Any

from peewee import DateTimeField


class UTCDateTimeField(DateTimeField):
    """An instant: aware UTC in Python, without an offset in the database.

    SQLite would otherwise keep the offset as text, which breaks MAX and ORDER BY, and PostgreSQL would drop it.
    """

    def db_value(self, value: datetime | None) -> Any:
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("an instant needs its offset")
        return super().db_value(value.astimezone(UTC).replace(tzinfo=None))  # type: ignore[no-untyped-call]

    def python_value(self, value: Any) -> datetime | None:
        found = super().python_value(value)  # type: ignore[no-untyped-call]
        return found.replace(tzinfo=UTC) if isinstance(found, datetime) else found


def date_of(value: Any) -> date | None:
    """A date column of a hand-written statement: SQLite gives text, PostgreSQL a date."""
    return date.fromisoformat(value) if isinstance(value, str) else value


def instant_of(value: Any) -> datetime | None:
    """An instant of a hand-written statement, aware: SQLite gives text, PostgreSQL a datetime."""
    found = datetime.fromisoformat(value) if isinstance(value, str) else value
    return found.replace(tzinfo=UTC) if found is not None else None
