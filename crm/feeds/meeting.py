"""An interview as a calendar feed has it: an event with a time."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Meeting:
    """One interview. `starts_at` and `ends_at` are instants in UTC, so that no time zone has to go into the feed.

    `place` is where it is, in words or as the link to join it. `uid` stays the same for its life; `sequence` and
    `updated_at` rise with every change.
    """

    uid: str
    starts_at: datetime
    ends_at: datetime
    title: str
    why: str
    url: str
    updated_at: datetime
    sequence: int
    place: str = ""

    def __post_init__(self) -> None:
        if self.starts_at.tzinfo is None or self.ends_at.tzinfo is None:
            raise TypeError("an interview has a time: give aware instants")
