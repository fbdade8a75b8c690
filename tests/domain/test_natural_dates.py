"""Dates in words, counted from Tuesday 24 November 2026."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crm.domain.natural_dates import Leaning, find_date, impossible_date, parse_date

TODAY = date(2026, 11, 24)
PIECES = """
last next this on the in ago until Monday fri thursday 27 Nov November 27.11. 31.02. 2026-11-24 3 days weeks months
years two a couple of today tomorrow yesterday after holidays end weekend 29 Feb 9999 , 's coffee
"""
WORDS = st.sampled_from(PIECES.split())


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("today", "2026-11-24"),
        ("this morning", "2026-11-24"),
        ("yesterday", "2026-11-23"),
        ("last night", "2026-11-23"),
        ("the day before yesterday", "2026-11-22"),
        ("last Thursday", "2026-11-19"),
        ("on Monday", "2026-11-23"),
        ("Tuesday", "2026-11-24"),
        ("last Tuesday", "2026-11-17"),
        ("Sat", "2026-11-21"),
        ("Thursday last week", "2026-11-19"),
        ("last week on Monday", "2026-11-16"),
        ("3 days ago", "2026-11-21"),
        ("two weeks ago", "2026-11-10"),
        ("a month ago", "2026-10-24"),
        ("a couple of days ago", "2026-11-22"),
        ("last week", "2026-11-17"),
        ("last weekend", "2026-11-21"),
        ("27 Nov", "2025-11-27"),
        ("24 Nov", "2026-11-24"),
        ("Nov 20th", "2026-11-20"),
        ("the 20th of November", "2026-11-20"),
        ("20.11.", "2026-11-20"),
        ("20.11.2025", "2025-11-20"),
        ("2026-11-20", "2026-11-20"),
        ("Thu 19 November 2026", "2026-11-19"),
        ("the 3rd", "2026-11-03"),
        ("29 Feb", "2024-02-29"),
    ],
)
def test_what_is_logged_leans_back(text: str, day: str) -> None:
    assert parse_date(text, TODAY, Leaning.PAST) == date.fromisoformat(day)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("tomorrow", "2026-11-25"),
        ("day after tomorrow", "2026-11-26"),
        ("Friday", "2026-11-27"),
        ("this Friday", "2026-11-27"),
        ("next Friday", "2026-12-04"),
        ("Friday next week", "2026-12-04"),
        ("Tuesday", "2026-12-01"),
        ("until Friday", "2026-11-27"),
        ("in 2 weeks", "2026-12-08"),
        ("2 weeks", "2026-12-08"),
        ("in a month", "2026-12-24"),
        ("6 months from now", "2027-05-24"),
        ("next week", "2026-11-30"),
        ("next month", "2026-12-01"),
        ("the weekend", "2026-11-28"),
        ("end of the month", "2026-11-30"),
        ("end of the week", "2026-11-27"),
        ("end of next week", "2026-12-04"),
        ("the end of next month", "2026-12-31"),
        ("27 Nov", "2026-11-27"),
        ("24 Nov", "2026-11-24"),
        ("23 Nov", "2027-11-23"),
        ("27.11.", "2026-11-27"),
        ("in January", "2027-01-01"),
        ("the 3rd", "2026-12-03"),
        ("after the holidays", "2027-01-04"),
        ("after Christmas", "2027-01-04"),
        ("in the new year", "2027-01-04"),
        ("29 Feb", "2028-02-29"),
    ],
)
def test_what_is_put_off_leans_ahead(text: str, day: str) -> None:
    assert parse_date(text, TODAY, Leaning.FUTURE) == date.fromisoformat(day)


@pytest.mark.parametrize(
    ("day", "back"), [("2027-01-01", "2027-01-04"), ("2027-12-31", "2028-01-03"), ("2028-12-20", "2029-01-02")]
)
def test_after_the_holidays_is_the_first_working_day_after_new_year(day: str, back: str) -> None:
    assert parse_date("after the holidays", date.fromisoformat(day), Leaning.FUTURE) == date.fromisoformat(back)


@pytest.mark.parametrize(
    "text", ["", "soon", "31.02.", "31 February 2026", "2026-13-01", "1.2", "9999 years ago", "Gdynia", "in November"]
)
def test_what_is_no_date_is_not_understood(text: str) -> None:
    assert parse_date(text, TODAY, Leaning.PAST) is None


@pytest.mark.parametrize(
    ("text", "day", "phrase"),
    [
        ("coffee last Thursday, talked about Gdynia", "2026-11-19", "last Thursday"),
        ("called yesterday evening, 20 min", "2026-11-23", "yesterday evening"),
        ("sat down with Ada on Friday", "2026-11-20", "on Friday"),
        ("wrote on 20.11. about the job", "2026-11-20", "on 20.11."),
        ("coffee Mon", "2026-11-23", "Mon"),
        ("talked about tomorrow’s launch yesterday", "2026-11-23", "yesterday"),
    ],
)
def test_a_date_is_found_in_a_sentence_with_its_place(text: str, day: str, phrase: str) -> None:
    found = find_date(text, TODAY, Leaning.PAST)
    assert found is not None
    assert (found.day, text[found.start : found.end]) == (date.fromisoformat(day), phrase)


@pytest.mark.parametrize(
    "text",
    [
        "we sat and talked",
        "no news since Monday",
        "about Monday’s meeting",
        "she may come in May",
        "moving on tomorrow",
        "march on",
    ],
)
def test_what_only_looks_like_the_day_of_a_touchpoint_is_passed_over(text: str) -> None:
    assert find_date(text, TODAY, Leaning.PAST) is None


@given(st.lists(WORDS, max_size=8).map(" ".join) | st.text(max_size=60), st.dates(), st.sampled_from(Leaning))
def test_no_text_breaks_the_readers_of_dates(text: str, today: date, leaning: Leaning) -> None:
    parse_date(text, today, leaning)
    found = find_date(text, today, leaning)
    if found:
        assert 0 <= found.start < found.end <= len(text)
        assert found.day <= today if leaning is Leaning.PAST else found.day >= today


@given(st.dates(), st.dates(date(1900, 1, 1), date(2200, 1, 1)))
def test_a_date_in_figures_is_read_whatever_the_day(today: date, day: date) -> None:
    for leaning in Leaning:
        assert parse_date(day.isoformat(), today, leaning) == day
        assert parse_date(f"{day.day}.{day.month}.{day.year}", today, leaning) == day


@pytest.mark.parametrize(
    ("text", "phrase"),
    [
        ("coffee 31 Feb, talked about Gdynia", "31 Feb"),
        ("met on February 30", "on February 30"),
        ("coffee 28 Feb", ""),
        ("a ratio of 12.13. and chapter 14.15.", ""),
        ("coffee last Thursday", ""),
    ],
)
def test_a_day_that_no_calendar_has_is_named(text: str, phrase: str) -> None:
    assert impossible_date(text, date(2026, 11, 24)) == phrase
