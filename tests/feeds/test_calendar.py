"""The calendar feed: its bytes, its window, and the event that says what is overdue."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from icalendar import Calendar, Event

from crm.feeds.calendar import FeedOptions, Reminder, render
from tests.feeds.texts import anything

pytestmark = pytest.mark.slow

DATA = Path(__file__).parent.parent / "data"
TODAY = date(2026, 11, 24)
CHANGED = datetime(2026, 11, 20, 8, 30, tzinfo=UTC)
OPTIONS = FeedOptions("Kith", "waiting-7@kith.example", "https://kith.example/", ZoneInfo("Europe/Lisbon"))


def reminder(number: int = 1, day: date = TODAY, **others: object) -> Reminder:
    return replace(
        Reminder(
            uid=f"check-in-{number}@kith.example",
            day=day,
            title="Write to Ada Nwosu-Lind",
            why="Every 3 months. Ada asked for your talk on forecasting.",
            url=f"https://kith.example/people/{number}",
            kind="check-in",
            updated_at=CHANGED,
            sequence=2,
            person_name="Ada Nwosu-Lind",
        ),
        **others,
    )


def feed(*reminders: Reminder, today: date = TODAY, changed_at: datetime = CHANGED, **options: object) -> bytes:
    return render(reminders, today=today, changed_at=changed_at, options=replace(OPTIONS, **options))


def events(octets: bytes) -> dict[str, Event]:
    return {str(event["uid"]): event for event in Calendar.from_ical(octets).events}


def test_the_bytes_are_those_of_the_example() -> None:
    octets = feed(
        reminder(1),
        reminder(2, TODAY + timedelta(days=3), title="Thank Émile; then Zoë, C:\\New 👋", why="The panel\nended at 5."),
        reminder(3, TODAY - timedelta(days=12), title="Write to Jonas", person_name="Jonas Weber"),
        name="Kith for Ines",
        alarm=True,
    )
    assert octets == (DATA / "feed-with-an-overdue-reminder-and-alarms.ics").read_bytes()


def test_an_empty_feed_is_a_whole_calendar() -> None:
    octets = feed()
    assert octets == (DATA / "feed-without-reminders.ics").read_bytes()
    assert Calendar.from_ical(octets).events == []


def test_the_calendar_says_how_often_to_look_and_asks_for_no_answer() -> None:
    head = feed(name="Kith; for, Ines").decode().split("\r\n")
    assert "REFRESH-INTERVAL;VALUE=DURATION:PT1H" in head
    assert "X-PUBLISHED-TTL:PT1H" in head
    assert "NAME:Kith\\; for\\, Ines" in head
    assert "X-WR-CALNAME:Kith\\; for\\, Ines" in head
    assert not [line for line in head if line.startswith(("METHOD", "UID"))]


def test_a_reminder_fills_its_local_date_without_a_time_zone() -> None:
    octets = feed(reminder(day=date(2026, 12, 31)))
    assert b"\r\nDTSTART;VALUE=DATE:20261231\r\nDTEND;VALUE=DATE:20270101\r\n" in octets
    assert b"TZID" not in octets
    assert b"VTIMEZONE" not in octets


def test_a_reminder_blocks_no_time() -> None:
    octets = feed(reminder())
    assert b"\r\nTRANSP:TRANSPARENT\r\n" in octets
    assert b"\r\nX-MICROSOFT-CDO-BUSYSTATUS:FREE\r\n" in octets


def test_a_reminder_is_stamped_with_its_last_change() -> None:
    octets = feed(reminder(updated_at=datetime(2026, 11, 1, 23, 15, 9, 999999, tzinfo=UTC), sequence=5))
    assert b"\r\nDTSTAMP:20261101T231509Z\r\nLAST-MODIFIED:20261101T231509Z\r\nSEQUENCE:5\r\n" in octets


def test_the_link_stands_as_a_property_and_in_the_text() -> None:
    event = events(feed(reminder()))["check-in-1@kith.example"]
    assert event["url"] == "https://kith.example/people/1"
    assert str(event["description"]).endswith("forecasting.\n\nhttps://kith.example/people/1")


def test_a_script_is_no_link() -> None:
    octets = feed(reminder(url="javascript:alert(1)"))
    assert b"javascript" not in octets
    assert b"URL" not in octets


def test_alarms_ring_at_nine_and_only_when_asked_for() -> None:
    assert b"VALARM" not in feed(reminder())
    octets = feed(reminder(), alarm=True)
    assert (
        octets.count(b"BEGIN:VALARM\r\nACTION:DISPLAY\r\nTRIGGER:PT9H\r\nDESCRIPTION:Write to Ada Nwosu-Lind\r\n") == 1
    )


def test_an_instant_is_refused_as_a_day() -> None:
    with pytest.raises(TypeError, match="local date"):
        reminder(day=datetime(2026, 11, 24, 9, tzinfo=UTC))


def test_the_window_is_thirty_days_back_and_twelve_months_on() -> None:
    days = [TODAY - timedelta(days=31), TODAY - timedelta(days=30), date(2027, 11, 24), date(2027, 11, 25)]
    shown = events(feed(*(reminder(number, day) for number, day in enumerate(days))))
    assert set(shown) == {"waiting-7@kith.example", "check-in-1@kith.example", "check-in-2@kith.example"}


def test_the_window_of_a_leap_day_ends_on_28_february() -> None:
    shown = events(feed(reminder(1, date(2029, 2, 28)), reminder(2, date(2029, 3, 1)), today=date(2028, 2, 29)))
    assert set(shown) == {"check-in-1@kith.example"}


def test_of_more_than_a_thousand_events_those_nearest_today_stay() -> None:
    octets = feed(*(reminder(number, TODAY + timedelta(days=number % 300 - 20)) for number in range(1_300)))
    shown = events(octets)
    assert len(shown) == 1_000
    assert "waiting-7@kith.example" in shown
    farthest = max(event.start for event in shown.values())
    assert {event.start for event in shown.values()} >= {TODAY + timedelta(days=n) for n in range(-20, 200)}
    assert farthest < TODAY + timedelta(days=279)


def test_a_feed_stays_below_a_million_octets() -> None:
    long = {"title": "😀" * 200, "why": "日" * 2_000}
    octets = feed(
        *(reminder(number, TODAY + timedelta(days=number % 300), **long) for number in range(1_000)), alarm=True
    )
    assert 900_000 < len(octets) < 1_000_000
    assert octets.endswith(b"END:VEVENT\r\nEND:VCALENDAR\r\n")


def test_an_overdue_reminder_stays_on_its_day_and_one_event_today_names_it() -> None:
    overdue = [
        reminder(1, TODAY - timedelta(days=3)),
        reminder(2, TODAY - timedelta(days=400), title="Write to Jonas", person_name="Jonas Weber"),
        reminder(3, TODAY - timedelta(days=1), title="Find out whom to thank at Tallowick", person_name=""),
    ]
    shown = events(feed(*overdue, reminder(4, TODAY)))
    waiting = shown["waiting-7@kith.example"]
    assert shown["check-in-1@kith.example"].start == TODAY - timedelta(days=3)
    assert waiting.start == TODAY
    assert waiting.end == TODAY + timedelta(days=1)
    assert waiting["summary"] == "3 reminders are waiting: Jonas Weber and Ada Nwosu-Lind"
    assert str(waiting["description"]).split("\n") == [
        "Write to Jonas (Jonas Weber), since 20 October 2025",
        "Write to Ada Nwosu-Lind, since 21 November",
        "Find out whom to thank at Tallowick, since 23 November",
        "",
        "https://kith.example/",
    ]


def test_a_single_overdue_reminder_is_spoken_of_as_one() -> None:
    shown = events(feed(reminder(1, TODAY - timedelta(days=1))))
    assert shown["waiting-7@kith.example"]["summary"] == "1 reminder is waiting: Ada Nwosu-Lind"


def test_many_overdue_reminders_are_counted_and_the_longest_waiting_named() -> None:
    overdue = [reminder(n, TODAY - timedelta(days=n), person_name=f"Person {n}") for n in range(1, 71)]
    waiting = events(feed(*overdue))["waiting-7@kith.example"]
    assert waiting["summary"] == "70 reminders are waiting: Person 70, Person 69, Person 68 and 67 more"
    assert "And 20 more in Kith." in str(waiting["description"])


def test_nothing_overdue_means_no_event_about_it() -> None:
    assert "waiting-7@kith.example" not in events(feed(reminder(1, TODAY)))


def test_the_overdue_event_rises_in_sequence_with_each_day_and_each_change() -> None:
    late = [reminder(1, TODAY - timedelta(days=5)), reminder(2, TODAY - timedelta(days=4))]

    def waiting(*reminders: Reminder, today: date = TODAY, changed_at: datetime = CHANGED) -> tuple[int, datetime]:
        event = events(feed(*reminders, today=today, changed_at=changed_at))["waiting-7@kith.example"]
        return event["sequence"], event.LAST_MODIFIED

    at_first = waiting(*late)
    one_done = waiting(late[0], changed_at=datetime(2026, 11, 24, 10, 0, tzinfo=UTC))
    next_day = waiting(late[0], today=TODAY + timedelta(days=1), changed_at=datetime(2026, 11, 24, 10, 0, tzinfo=UTC))
    assert at_first == waiting(*late)
    assert at_first[0] < one_done[0] < next_day[0]
    assert at_first[1] == datetime(2026, 11, 24, 0, 0, tzinfo=UTC), "the instant at which the day began in Lisbon"
    assert at_first[1] < one_done[1] < next_day[1]


@given(
    st.lists(st.tuples(st.dates(date(2026, 11, 1), date(2026, 12, 1)), anything, anything, anything), max_size=6),
    st.randoms(use_true_random=False),
)
@settings(deadline=None)
def test_the_same_reminders_in_any_order_make_the_same_bytes_twice(given_reminders: list, random: object) -> None:
    made = [
        reminder(number, day, title=title, why=why, person_name=name)
        for number, (day, title, why, name) in enumerate(given_reminders)
    ]
    shuffled = list(made)
    random.shuffle(shuffled)
    assert feed(*made, alarm=True) == feed(*shuffled, alarm=True)


@given(anything, anything, anything, anything, anything, anything)
@settings(deadline=None)
def test_what_people_type_never_becomes_a_property(
    title: str, why: str, url: str, kind: str, person: str, name: str
) -> None:
    texts = {"title": title, "why": why, "url": url, "kind": kind, "person_name": person}
    ordinary = feed(reminder(1), reminder(2, TODAY - timedelta(days=1)), alarm=True)
    octets = feed(reminder(1, **texts), reminder(2, TODAY - timedelta(days=1), **texts), name=name, alarm=True)
    assert property_names(octets) <= property_names(ordinary)
    lines = octets.split(b"\r\n")
    assert lines.count(b"BEGIN:VEVENT") == lines.count(b"END:VEVENT") == 3
    assert all(len(line) <= 75 for line in lines)
    assert lines.pop() == b""
    assert all(b"\r" not in line and b"\n" not in line for line in lines)
    assert len(octets.decode().splitlines()) == len(lines), "no reader sees a line break of another kind"


def property_names(octets: bytes) -> set[bytes]:
    """The names and parameters in front of the first colon of each unfolded line, whatever they are."""
    return {line.partition(b":")[0] for line in octets.replace(b"\r\n ", b"").split(b"\r\n")}
