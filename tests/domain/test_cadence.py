"""Cadences and check-ins (Rule 8)."""

from contextlib import suppress
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crm.domain.cadence import (
    Cadence,
    CadenceError,
    check_in_reason,
    next_check_in,
    parse_cadence,
    snooze_refusal,
)

TODAY = date(2026, 11, 24)
DAYS = st.dates(date(1990, 1, 1), date(2090, 1, 1))
CADENCES = st.builds(Cadence, st.integers(1, 10), st.sampled_from(["day", "week", "month", "year"]))


@pytest.mark.parametrize(
    ("text", "cadence"),
    [
        ("3 months", "3 months"),
        ("every 2 weeks", "2 weeks"),
        ("Every three months.", "3 months"),
        ("1 year", "1 year"),
        ("a month", "1 month"),
        ("month", "1 month"),
        ("every other week", "2 weeks"),
        ("quarterly", "3 months"),
        ("twice a year", "6 months"),
        ("half a year", "6 months"),
        ("monthly", "1 month"),
        ("6 mo", "6 months"),
        ("1 yr", "1 year"),
        ("90d", "90 days"),
        ("14 days", "14 days"),
    ],
)
def test_a_cadence_is_read_as_people_write_it(text: str, cadence: str) -> None:
    assert str(parse_cadence(text)) == cadence


@pytest.mark.parametrize("text", ["off", "OFF", "none", "never", "", " "])
def test_off_is_no_cadence(text: str) -> None:
    assert parse_cadence(text) is None


@pytest.mark.parametrize(
    "text", ["soon", "0 months", "3", "11 years", "every blue moon", "-2 weeks", "3 months ago", "1.5 years"]
)
def test_what_is_no_cadence_is_refused_in_a_sentence(text: str) -> None:
    with pytest.raises(CadenceError, match="Try “3 months”"):
        parse_cadence(text)


@given(CADENCES)
def test_a_cadence_reads_back_what_it_writes(cadence: Cadence) -> None:
    assert parse_cadence(str(cadence)) == cadence
    assert parse_cadence(cadence.sentence) == cadence


@given(st.text())
def test_no_text_breaks_the_reader_of_cadences(text: str) -> None:
    with suppress(CadenceError):
        parse_cadence(text)


@pytest.mark.parametrize(
    ("day", "text", "later"),
    [
        ("2026-01-31", "3 months", "2026-04-30"),
        ("2026-01-31", "1 month", "2026-02-28"),
        ("2028-01-31", "1 month", "2028-02-29"),
        ("2028-02-29", "1 year", "2029-02-28"),
        ("2026-11-30", "3 months", "2027-02-28"),
        ("2026-08-19", "3 months", "2026-11-19"),
        ("2026-12-31", "2 weeks", "2027-01-14"),
        ("9999-12-31", "1 year", "9999-12-31"),
    ],
)
def test_months_end_where_they_end(day: str, text: str, later: str) -> None:
    cadence = parse_cadence(text)
    assert cadence is not None
    assert cadence.after(date.fromisoformat(day)) == date.fromisoformat(later)


@given(DAYS, CADENCES)
def test_a_cadence_later_is_later_and_about_its_length(day: date, cadence: Cadence) -> None:
    later = cadence.after(day)
    assert later > day
    assert abs((later - day).days - cadence.days) <= 3
    if cadence.unit in ("month", "year"):
        assert later.day == day.day or (later + timedelta(days=1)).day == 1


@pytest.mark.parametrize(
    ("set_on", "last_touch", "round_from", "due"),
    [
        ("2026-11-24", None, None, "2027-02-24"),  # nothing logged: from the day it was set
        ("2026-11-24", "2026-10-01", None, "2027-01-01"),  # from the last touchpoint
        ("2026-11-24", "2026-08-24", None, "2026-11-24"),  # due on the very day it is set is not past
        ("2026-11-24", "2026-08-23", None, "2027-02-24"),  # already past when it is set: from the day it was set
        ("2026-03-01", "2026-11-20", None, "2027-02-20"),  # a touchpoint after it was set moves it
        ("2026-03-01", "2026-08-01", "2026-11-24", "2027-02-24"),  # skipped today: a new round from today
        ("2026-03-01", "2026-12-05", "2026-11-24", "2027-03-05"),  # an outcome, then a touchpoint: the later counts
        ("2026-03-01", None, "2026-11-24", "2027-02-24"),
    ],
)
def test_the_next_check_in_is_a_cadence_after_the_last_touchpoint(
    set_on: str, last_touch: str | None, round_from: str | None, due: str
) -> None:
    touch = date.fromisoformat(last_touch) if last_touch else None
    start = date.fromisoformat(round_from) if round_from else None
    found = next_check_in(Cadence(3, "month"), date.fromisoformat(set_on), touch, start)
    assert found == date.fromisoformat(due)


@given(DAYS, st.none() | DAYS, CADENCES)
def test_a_check_in_is_never_before_the_day_the_cadence_was_set(
    set_on: date, touch: date | None, cadence: Cadence
) -> None:
    due = next_check_in(cadence, set_on, touch)
    assert due >= set_on
    assert touch is None or due > touch or due > set_on


@given(DAYS, DAYS, DAYS, CADENCES)
def test_a_new_round_is_a_full_cadence_long(set_on: date, touch: date, start: date, cadence: Cadence) -> None:
    due = next_check_in(cadence, set_on, touch, start)
    assert due >= cadence.after(start)
    assert due >= cadence.after(touch)


def test_a_doubled_cadence_is_twice_as_long_and_at_most_ten_years() -> None:
    assert Cadence(3, "month").doubled() == Cadence(6, "month")
    assert Cadence(8, "year").doubled() == Cadence(10, "year")


def test_the_reason_says_how_often_and_what_was_last() -> None:
    cadence = Cadence(3, "month")
    touch = date(2026, 8, 19)
    assert check_in_reason(cadence, TODAY, touch, "coffee", "mutual") == "Every 3 months. Last coffee was on 19 August."
    assert (
        check_in_reason(cadence, TODAY, touch, "coffee", "mutual", remark="the team was moving to Gdynia.")
        == "Every 3 months. Last coffee was on 19 August; the team was moving to Gdynia."
    )
    assert (
        check_in_reason(cadence, TODAY, date(2026, 11, 20), "email", "incoming", "Ada")
        == "Every 3 months. Ada wrote on Friday."
    )
    assert (
        check_in_reason(Cadence(1, "year"), TODAY, date(2025, 8, 19), "linkedin")
        == "Every year. Last message was on 19 August 2025."
    )
    assert check_in_reason(cadence, TODAY) == "Every 3 months. Nothing logged so far."


def test_a_reminder_moves_to_a_later_day_only_and_never_past_its_last_day() -> None:
    lapses = date(2026, 12, 5)
    assert snooze_refusal(date(2026, 11, 25), TODAY) == ""
    assert snooze_refusal(lapses, TODAY, last_day=lapses) == ""
    assert "5 December" in snooze_refusal(date(2026, 12, 6), TODAY, last_day=lapses)
    assert "1 December" in snooze_refusal(date(2026, 11, 26), TODAY, not_before=date(2026, 12, 1))
    assert snooze_refusal(TODAY, TODAY) == "That day is not ahead. Choose one from tomorrow on."
