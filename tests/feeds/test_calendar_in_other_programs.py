"""The feed as other calendar programs read it: the same text, and the same day wherever the program is."""

from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from icalendar import Calendar

from crm.feeds.calendar import FeedOptions, Reminder, render
from crm.feeds.content_lines import many_lines, one_line, shortened
from tests.feeds.other_programs import Programs, run
from tests.feeds.texts import anything

pytestmark = pytest.mark.slow

DATA = Path(__file__).parent.parent / "data"
# Far ahead of Greenwich, far behind it, half an hour off, and an island that had no 30 December 2011.
ZONES = ("Pacific/Auckland", "America/Los_Angeles", "Asia/Kolkata", "Pacific/Apia")
HOURS_AROUND_A_CLOCK_CHANGE = [
    datetime(2026, 4, 4, 14, tzinfo=UTC),  # Auckland, back
    datetime(2026, 9, 26, 14, tzinfo=UTC),  # Auckland, forward
    datetime(2026, 3, 8, 10, tzinfo=UTC),  # Los Angeles, forward
    datetime(2026, 11, 1, 9, tzinfo=UTC),  # Los Angeles, back
    datetime(2011, 12, 30, 10, tzinfo=UTC),  # Apia, over the date line
]


def feed_of(days: list[date], zone: str, today: date, **texts: str) -> bytes:
    reminders = [
        Reminder(
            uid=f"check-in-{number}@kith.example",
            day=day,
            title=texts.get("title", f"Write to person {number}"),
            why=texts.get("why", "Every 3 months."),
            url="https://kith.example/people/1",
            kind="check-in",
            updated_at=datetime(2011, 1, 1, tzinfo=UTC),
            sequence=1,
        )
        for number, day in enumerate(days)
    ]
    options = FeedOptions("Kith", "waiting@kith.example", "https://kith.example/", ZoneInfo(zone), alarm=True)
    return render(reminders, today=today, changed_at=datetime(2011, 1, 1, tzinfo=UTC), options=options)


def read_days(programs: Programs, octets: bytes, zone: str) -> list[dict[str, tuple[date, date]]]:
    """First and next day of each event by UID, as icalendar, ical.js and libical read them in that zone."""
    text = octets.decode()
    ical_js = programs.ask("ical.js reads a calendar", text, timezone=zone)["events"]
    libical = programs.ask("libical reads a calendar", text, timezone=zone)["events"]
    assert all(event["allDay"] for event in [*ical_js, *libical])
    return [
        {str(event["uid"]): (event.start, event.end) for event in Calendar.from_ical(octets).events},
        {event["uid"]: tuple(map(date.fromisoformat, (event["start"], event["end"]))) for event in ical_js},
        {event["uid"]: tuple(map(date.fromisoformat, (event["start"], event["end"]))) for event in libical},
        # And as a clock on the wall there shows it, which is what goes wrong where a date passes through an instant.
        {event["uid"]: (on := date.fromisoformat(event["localDate"]), on + timedelta(days=1)) for event in ical_js},
    ]


@pytest.mark.parametrize("zone", ZONES)
@given(
    instant=st.one_of(
        st.datetimes(datetime(2011, 12, 1), datetime(2037, 12, 31), timezones=st.just(UTC)),
        st.builds(
            lambda change, minutes: change + timedelta(minutes=minutes),
            st.sampled_from(HOURS_AROUND_A_CLOCK_CHANGE),
            st.integers(-26 * 60, 26 * 60),
        ),
    )
)
@example(instant=datetime(2011, 12, 30, 9, 59, 59, tzinfo=UTC))  # the last second of 29 December in Apia
@example(instant=datetime(2011, 12, 30, 10, 0, 0, tzinfo=UTC))  # the first second of 31 December there
@settings(deadline=None, max_examples=40)
def test_the_local_date_given_is_the_date_that_each_program_reads(
    programs: Programs, zone: str, instant: datetime
) -> None:
    today = instant.astimezone(ZoneInfo(zone)).date()
    days = [today - timedelta(days=1), today, today + timedelta(days=1), today + timedelta(days=180)]
    if zone == "Pacific/Apia":
        days = [day for day in days if day != date(2011, 12, 30)]  # nobody's local date there
    expected = {f"check-in-{number}@kith.example": (day, day + timedelta(days=1)) for number, day in enumerate(days)}
    for read in read_days(programs, feed_of(days, zone, today), zone):
        if waiting := read.pop("waiting@kith.example", None):
            assert waiting == (today, today + timedelta(days=1))
        assert read == expected


def test_no_instant_falls_on_the_day_that_apia_left_out() -> None:
    hours = [datetime(2011, 12, 28, tzinfo=UTC) + timedelta(hours=n) for n in range(96)]
    days = {hour.astimezone(ZoneInfo("Pacific/Apia")).date() for hour in hours}
    assert date(2011, 12, 29) in days
    assert date(2011, 12, 30) not in days
    assert date(2011, 12, 31) in days


@given(title=anything, why=anything)
@settings(deadline=None, max_examples=60)
def test_every_program_reads_the_text_that_was_typed(programs: Programs, title: str, why: str) -> None:
    octets = feed_of([date(2026, 11, 24)], "Asia/Kolkata", date(2026, 11, 24), title=title, why=why)
    typed = shortened(one_line(title) or "Reminder", 200)
    reason = many_lines(why).strip()
    text = f"{reason}\n\nhttps://kith.example/people/1" if reason else "https://kith.example/people/1"
    (by_ical_js,) = programs.ask("ical.js reads a calendar", octets.decode())["events"]
    (by_libical,) = programs.ask("libical reads a calendar", octets.decode())["events"]
    (by_icalendar,) = Calendar.from_ical(octets).events
    for event in (by_ical_js, by_libical, by_icalendar):
        assert (str(event["summary"]), str(event["description"])) == (typed, text)


@pytest.mark.parametrize("name", ["feed-with-an-overdue-reminder-and-alarms.ics", "feed-without-reminders.ics"])
def test_libical_finds_nothing_wrong(programs: Programs, name: str) -> None:
    read = programs.ask("libical reads a calendar", (DATA / name).read_bytes().decode())
    assert read["errors"] == 0
    assert read["valid"]


def test_ical_js_reads_what_the_calendar_says_of_itself(programs: Programs) -> None:
    octets = (DATA / "feed-with-an-overdue-reminder-and-alarms.ics").read_bytes()
    read = programs.ask("ical.js reads a calendar", octets.decode())
    assert read["name"] == "Kith for Ines"
    assert read["refreshInterval"] == "PT1H"
    assert "method" not in read["properties"]
    assert [event["alarms"] for event in read["events"]] == [["PT9H"]] * 4
    assert read["events"][0]["uid"] == "waiting-7@kith.example"


@pytest.mark.parametrize("zone", ZONES)
def test_calcurse_shows_each_event_on_its_day(zone: str, tmp_path: Path) -> None:
    for name in ("feed-with-an-overdue-reminder-and-alarms.ics", "feed-without-reminders.ics"):
        run("calcurse", "-q", "-D", tmp_path, "-i", DATA / name, timezone=zone)
    shown = run("calcurse", "-D", tmp_path, "-Q", "--from", "11/01/2026", "--days", "60", timezone=zone)
    assert shown.splitlines() == [
        "11/12/26:",
        " * Write to Jonas",
        "",
        "11/24/26:",
        " * 1 reminder is waiting: Jonas Weber",
        " * Write to Ada Nwosu-Lind",
        "",
        "11/27/26:",
        " * Thank Émile; then Zoë, C:\\New 👋",
    ]
