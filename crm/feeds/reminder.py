"""What a calendar feed is made of: reminders, and the options of the feed."""

from dataclasses import dataclass
from datetime import date, datetime, tzinfo

LONGEST_TITLE = 200  # characters
LONGEST_REASON = 2_000  # characters


@dataclass(frozen=True, slots=True)
class Reminder:
    """One open reminder, as an all-day event on one local date.

    `uid` stays the same for the reminder's life; `sequence` and `updated_at` (an instant in UTC) rise with every
    change. `title` is what to do, `why` the sentence of reason, `url` where Kith shows it, `kind` the follow-up's
    kind. `person_name` is whom it is about, or "".
    """

    uid: str
    day: date
    title: str
    why: str
    url: str
    kind: str
    updated_at: datetime
    sequence: int
    person_name: str = ""

    def __post_init__(self) -> None:
        if isinstance(self.day, datetime):
            raise TypeError("a reminder falls on a day, not on an instant: give the account's local date")


@dataclass(frozen=True, slots=True)
class FeedOptions:
    """What belongs to the feed as a whole.

    `waiting_uid` identifies the one event that lists what is overdue, for the feed's life; `today_url` is where Kith
    shows it. `zone` is the account's time zone. `alarm` rings at nine in the morning of the day. `colour` is a name
    of CSS (RFC 7986 section 5.9).
    """

    name: str
    waiting_uid: str
    today_url: str
    zone: tzinfo
    alarm: bool = False
    colour: str = "seagreen"
