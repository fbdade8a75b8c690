"""Calendars of several programs, of many defects, and of no program at all."""

import codecs
import warnings
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from importers import UnreadableFile, limits
from importers.calendars.reader import is_calendar, open_calendar, read_calendar
from importers.calendars.records import CalendarFile, Meeting
from importers.calendars.rules import price_of

DATA = Path(__file__).parents[1] / "data" / "calendars"
GOOGLE = DATA / "google-with-meet-and-a-weekly-series.ics"
OUTLOOK = DATA / "outlook-with-windows-zones.ics"
APPLE = DATA / "apple-cut-short-and-two-in-one.ics"
NOW = datetime(2026, 11, 24, 9, tzinfo=UTC)
ZONE = "Europe/Lisbon"

few = settings(max_examples=40, deadline=None)


def read(path: Path) -> CalendarFile:
    return open_calendar(path, NOW, ZONE)


def told(*events: str, before: str = "", zone: str = ZONE) -> CalendarFile:
    """A calendar of these events, each with Ada."""
    who = "ATTENDEE:mailto:ada@fernhollow.example"
    inner = "".join(f"BEGIN:VEVENT\r\n{who}\r\n{event}\r\nEND:VEVENT\r\n" for event in events)
    text = f"BEGIN:VCALENDAR\r\nVERSION:2.0\r\n{before}{inner}END:VCALENDAR\r\n"
    return read_calendar(text.encode(), NOW, zone)


def named(found: CalendarFile, summary: str) -> list[Meeting]:
    return [one for one in found.meetings if one.summary.startswith(summary)]


def test_google_writes_series_moved_and_left_out_occurrences_rooms_and_who_declined() -> None:
    found = read(GOOGLE)
    (talk,) = named(found, "Routing, a first talk")
    assert (talk.starts, talk.minutes, talk.online, talk.day) == (
        datetime(2026, 11, 12, 10, tzinfo=UTC), 45, True, date(2026, 11, 12),
    )  # fmt: skip
    assert [(one.email, one.name, one.answer) for one in talk.invited] == [
        ("ada@fernhollow.example", "Ada Nwosu-Lind", "accepted"),
        ("ines@valderrey.example", "ines@valderrey.example", "accepted"),
        ("jonas@fernhollow.example", "Jonas Brekkestad", "declined"),
    ]
    weekly = named(found, "Mentoring")
    # Not on 12 October; that of the 19th was on the 20th, and is known as that of the 19th.
    assert sorted(one.day.isoformat() for one in weekly) == [
        "2026-10-05", "2026-10-20", "2026-10-26", "2026-11-02", "2026-11-09", "2026-11-16", "2026-11-23",
    ]  # fmt: skip
    (moved,) = named(found, "Mentoring with Priya, moved")
    assert moved.occurrence == "20261019T080000Z"
    (conference,) = named(found, "Routing conference")
    assert (conference.starts, conference.day) == (None, date(2026, 11, 3))
    assert (found.alone, found.cancelled, found.to_come, found.unread) == (1, 1, 1, [])


def test_outlook_writes_zones_of_windows_and_of_its_own_and_addresses_of_exchange() -> None:
    found = read(OUTLOOK)
    (teams,) = named(found, "Abstimmung")
    assert (teams.starts, teams.online) == (datetime(2026, 7, 15, 9, tzinfo=UTC), True)
    assert teams.invited[0].name == "Verbeek, Jonas"
    (own,) = named(found, "Own place")
    assert own.starts == datetime(2026, 3, 2, 3, 45, tzinfo=UTC)
    (unknown,) = named(found, "A zone that nothing")
    assert (unknown.starts, unknown.minutes) == (datetime(2026, 3, 3, 9, 30, tzinfo=UTC), 90)
    (exchange,) = named(found, "Floating")
    assert [one.email for one in exchange.invited] == ["ada@fernhollow.example"]
    assert exchange.organizer is None


def test_a_calendar_that_is_cut_short_and_followed_by_another_loses_one_entry_alone() -> None:
    found = read(APPLE)
    (lunch,) = named(found, "Lunch")
    assert (lunch.starts, lunch.location) == (
        datetime(2026, 5, 2, 11, 30, tzinfo=UTC), "Café da Garagem Costa do Castelo 75",
    )  # fmt: skip
    assert [(one.line, one.reason) for one in found.unread] == [
        (21, "This entry is cut short."),
        (35, "Its date cannot be read."),
    ]
    assert len(named(found, "Choir")) == 10
    assert len(named(found, "Every second")) == found.first_only == 1
    (without,) = named(found, "Without a UID")
    assert [one.uid for one in named(read(APPLE), "Without a UID")] == [without.uid]
    assert without.uid.startswith("without-uid-")


def test_what_one_file_says_of_a_zone_is_not_believed_in_the_next() -> None:
    def at(offset: str) -> datetime | None:
        zone = (
            "BEGIN:VTIMEZONE\r\nTZID:Our place\r\nBEGIN:STANDARD\r\nDTSTART:19700101T000000\r\n"
            f"TZOFFSETFROM:{offset}\r\nTZOFFSETTO:{offset}\r\nEND:STANDARD\r\nEND:VTIMEZONE\r\n"
        )
        return told("DTSTART;TZID=Our place:20260302T120000\r\nUID:a", before=zone).meetings[0].starts

    assert at("+0200") == datetime(2026, 3, 2, 10, tzinfo=UTC)
    assert at("-0300") == datetime(2026, 3, 2, 15, tzinfo=UTC)


def test_any_number_of_entries_of_one_uid_among_any_number_of_zones_is_read_in_linear_time() -> None:
    zones = "".join(
        f"BEGIN:VTIMEZONE\r\nTZID:Place {n}\r\nBEGIN:STANDARD\r\nDTSTART:19700101T000000\r\n"
        f"TZOFFSETFROM:+0{n % 9}00\r\nTZOFFSETTO:+0{n % 9}00\r\nEND:STANDARD\r\nEND:VTIMEZONE\r\n"
        for n in range(90)
    )
    moved = [
        f"DTSTART;TZID=Place {n}:20260302T120000\r\nUID:zones\r\nRECURRENCE-ID:20260101T1200{n:02}Z" for n in range(60)
    ]
    again = ["DTSTART:20260302T120000Z\r\nUID:a"] * 1_000
    found = told(*moved, *again, before=zones)
    assert len(found.meetings) == 61
    assert {one.starts for one in found.meetings} == {datetime(2026, 3, 2, hour, tzinfo=UTC) for hour in range(4, 13)}


def test_times_without_a_zone_are_those_of_the_calendar_else_of_the_account() -> None:
    floating = "DTSTART:20260702T230000\r\nUID:a"
    assert told(floating).meetings[0].starts == datetime(2026, 7, 2, 22, tzinfo=UTC)
    (one,) = told(floating, before="X-WR-TIMEZONE:America/New_York\r\n").meetings
    assert (one.starts, one.day) == (datetime(2026, 7, 3, 3, tzinfo=UTC), date(2026, 7, 3))


def test_of_a_rule_without_an_end_ten_years_are_told_and_no_more() -> None:
    found = told("DTSTART;TZID=Europe/Lisbon:20000103T090000\r\nDURATION:PT1H\r\nRRULE:FREQ=WEEKLY\r\nUID:a")
    assert found.first_only == 0
    assert 520 < len(found.meetings) < 524
    assert found.meetings[0].day == date(2026, 11, 23)
    assert found.meetings[-1].day.year == 2016


@pytest.mark.parametrize(
    "rule",
    [
        "FREQ=SECONDLY", "FREQ=HOURLY", "FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30", "FREQ=DAILY;INTERVAL=7;BYDAY=MO",
        "FREQ=MONTHLY;BYDAY=MO;BYSETPOS=9", "FREQ=MONTHLY;INTERVAL=12;BYMONTHDAY=31",
        "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30", "FREQ=YEARLY;BYMONTH=13;BYMONTHDAY=1", "FREQ=YEARLY;BYWEEKNO=54",
        "FREQ=WEEKLY;INTERVAL=0", "FREQ=", "INTERVAL=2", "FREQ=DAILY;BYHOUR=25", "FREQ=MONTHLY;BYDAY=6MO",
    ],
)  # fmt: skip
def test_a_rule_that_might_never_yield_a_date_is_not_followed(rule: str) -> None:
    found = told(f"DTSTART:20260126T090000Z\r\nRRULE:{rule}\r\nUID:a")
    assert (found.first_only, len(found.meetings)) == (1, 1)


@pytest.mark.parametrize(
    ("rule", "times"),
    [
        ("FREQ=DAILY;COUNT=5", 5),
        ("FREQ=DAILY;BYDAY=MO,TU,WE,TH,FR;UNTIL=20260206T235959Z", 10),
        ("FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,WE;UNTIL=20260301T000000Z", 6),
        ("FREQ=MONTHLY;BYDAY=-1MO;COUNT=3", 3),
        ("FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1;UNTIL=20260601", 6),
        ("FREQ=YEARLY;COUNT=2", 1),
        ("FREQ=YEARLY;BYMONTH=1;BYDAY=4MO;UNTIL=20270601", 1),
    ],
)
def test_rules_that_calendars_write_are_followed(rule: str, times: int) -> None:
    found = told(f"DTSTART;TZID=Europe/Lisbon:20260126T090000\r\nRRULE:{rule}\r\nUID:a")
    assert (found.first_only, len(found.meetings)) == (0, times)


def test_following_many_rules_has_its_price_and_an_end() -> None:
    year = price_of("FREQ=DAILY", date(2025, 11, 24), NOW.date())
    assert year == 366
    daily = [f"DTSTART:19750101T090000Z\r\nRRULE:FREQ=DAILY;COUNT=2\r\nUID:{n}" for n in range(200)]
    found = told(*daily)
    price = price_of("FREQ=DAILY", date(1975, 1, 1), NOW.date())
    assert price is not None
    assert found.first_only == 200 - limits.CALENDAR_PRICE // price


def test_so_many_occurrences_are_told_and_then_no_further_series(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "CALENDAR_REPEATS", 100)
    found = told(*(f"DTSTART:20260101T090000Z\r\nRRULE:FREQ=DAILY;COUNT=60\r\nUID:{n}" for n in range(5)))
    assert (found.first_only, len(found.meetings)) == (3, 2 * 60 + 3)


def test_what_no_database_takes_is_left_out_of_a_uid() -> None:
    (one,) = told("DTSTART:20260302T120000Z\r\nUID:a\0b").meetings
    assert one.uid == "ab"


def test_a_newer_version_of_an_entry_counts_and_one_that_was_cancelled_does_not() -> None:
    first = "DTSTART:20260302T120000Z\r\nUID:a\r\nSEQUENCE:{}\r\nSUMMARY:{}"
    found = told(first.format(2, "Newer"), first.format(1, "Older"))
    assert [one.summary for one in found.meetings] == ["Newer"]
    assert told(first.format(1, "x") + "\r\nSTATUS:CANCELLED").cancelled == 1


def test_a_calendar_is_known_by_how_it_begins(tmp_path: Path) -> None:
    path = tmp_path / "a.ics"
    for data, wanted in (
        (b"BEGIN:VCALENDAR\r\n", True),
        (codecs.BOM_UTF8 + b"\r\nbegin:vcalendar", True),
        ("BEGIN:VCALENDAR\nEND:VCALENDAR".encode("utf-16"), True),
        (b"BEGIN:VCARD\r\nBEGIN:VCALENDAR", False),
        (b"", False),
        (b"\x00\xff", False),
    ):
        path.write_bytes(data)
        assert is_calendar(path) is wanted


def test_a_calendar_that_is_too_large_is_refused_with_a_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limits, "UPLOAD_BYTES", 1024 * 1024)
    path = tmp_path / "a.ics"
    path.write_bytes(b"BEGIN:VCALENDAR\r\n" + b"X" * (1024 * 1024))
    with pytest.raises(UnreadableFile, match="larger than 1 MB"):
        read(path)
    for limit, words in (
        ("ENTRIES", "more than 2 entries with other people"),
        ("EVENTS", "more than 2 entries. Export"),
    ):
        monkeypatch.setattr(limits, f"CALENDAR_{limit}", 2)
        with pytest.raises(UnreadableFile, match=words):
            told(*(f"DTSTART:20260302T120000Z\r\nUID:{n}" for n in range(3)))


def meetings_and_no_error(data: bytes) -> None:
    with warnings.catch_warnings():
        # What icalendar remarks on a strange file is no defect of the reader.
        warnings.simplefilter("ignore")
        found = read_calendar(data, NOW, ZONE)
    for one in found.meetings:
        assert one.uid
        assert one.day <= date(2026, 11, 24)
        assert one.starts is None or (one.starts.tzinfo is not None and one.starts <= NOW)
        assert one.minutes >= 0
        "".join((one.uid, one.occurrence, one.summary, one.location)).encode()
        assert "\0" not in one.summary + one.location + one.uid
        for person in one.invited:
            assert "@" in person.email
            f"{person.email}{person.name}{person.answer}".encode()
    assert all(one.line >= 1 and one.reason for one in found.unread)


parts = st.sampled_from(
    [
        "BEGIN:VCALENDAR", "END:VCALENDAR", "BEGIN:VEVENT", "END:VEVENT", "BEGIN:VALARM", "END:VALARM",
        "BEGIN:VTIMEZONE", "END:VTIMEZONE", "BEGIN:STANDARD", "END:STANDARD", "TZID:Our place",
        "TZOFFSETFROM:+0100", "TZOFFSETTO:+9900", "DTSTART:20260302T120000Z", "DTSTART:20260302T120000",
        "DTSTART;VALUE=DATE:20260302", "DTSTART;TZID=Our place:20260302T120000", "DTSTART:00010101T000000Z",
        "DTSTART:99991231T235959", "DTEND:20260302T130000Z", "DTEND;VALUE=DATE:20260301", "DTEND:x", "DURATION:PT1H",
        "DURATION:-P9999999999D", "UID:a", "UID:a\0b", "UID:", "SUMMARY:Lunch", "SUMMARY:\ud800", " folded", "\tfolded",
        "ATTENDEE:mailto:ada@fernhollow.example", 'ATTENDEE;CN="a:b;c":mailto:a@b.example', "ATTENDEE;PARTSTAT=:x",
        "ORGANIZER:mailto:a@b.example", "RRULE:FREQ=DAILY;COUNT=3", "RRULE:FREQ=MONTHLY;BYMONTHDAY=-1",
        "RRULE:FREQ=YEARLY;UNTIL=x", "RRULE:FREQ=DAILY;UNTIL=20260401", "RDATE:20260303T120000Z,20260304",
        "RDATE;VALUE=PERIOD:20260303T120000Z/PT1H", "EXDATE:20260303T120000Z", "EXDATE;TZID=Nowhere:x",
        "RECURRENCE-ID:20260303T120000Z", "RECURRENCE-ID;RANGE=THISANDFUTURE:20260303", "SEQUENCE:x", "SEQUENCE:3",
        "STATUS:CANCELLED", "LOCATION:zoom.us/j/1", "X-WR-TIMEZONE:Nowhere", "X-WR-CALNAME:a",
    ]
)  # fmt: skip
strange = st.text(st.sampled_from('ABDENT:;=,"\\\r\n \t\0é😀0123456789TZ-+@'), max_size=40)
calendars = st.lists(parts | strange, max_size=30).map("\r\n".join)
codes = st.sampled_from(["utf-8", "utf-16", "cp1252", "utf-8-sig"])


@few
@given(data=st.binary(max_size=400))
def test_any_bytes_give_meetings_and_no_error(data: bytes) -> None:
    meetings_and_no_error(data)
    meetings_and_no_error(b"BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nATTENDEE:a@b.example\r\n" + data)


@few
@given(text=calendars, codec=codes)
def test_any_lines_of_calendars_give_meetings_and_no_error(text: str, codec: str) -> None:
    meetings_and_no_error(f"BEGIN:VCALENDAR\r\n{text}".encode(codec, "replace"))


@few
@given(lines=st.lists(parts | strange, max_size=14), again=st.lists(parts | strange, max_size=14))
def test_any_entries_give_meetings_and_no_error(lines: list[str], again: list[str]) -> None:
    who = "ATTENDEE:mailto:ada@fernhollow.example"
    events = [["BEGIN:VEVENT", "UID:a", who, *some, "END:VEVENT"] for some in (lines, again)]
    inner = [line for event in events for line in event]
    text = "\r\n".join(["BEGIN:VCALENDAR", *inner, "END:VCALENDAR"])
    meetings_and_no_error(text.encode("utf-8", "replace"))


@few
@given(path=st.sampled_from([GOOGLE, OUTLOOK, APPLE]), cut=st.integers(0, 4000), changed=st.integers(0, 4000))
def test_a_file_that_is_cut_or_damaged_anywhere_gives_meetings_and_no_error(path: Path, cut: int, changed: int) -> None:
    data = bytearray(path.read_bytes())
    if changed < len(data):
        data[changed] ^= 0x55
    meetings_and_no_error(bytes(data[: max(len(data) - cut, 0)]))
    meetings_and_no_error(bytes(data[cut:]) + bytes(data))
