"""Days, counts and news in words."""

from datetime import date

import pytest

from crm.domain.days import calendar_day, counted, day_words, full_day, number_words, on_day, short_day
from crm.domain.news import moved_line, now_line, was_line

TODAY = date(2026, 11, 24)


@pytest.mark.parametrize(
    ("day", "words"),
    [
        ("2026-11-24", "today"),
        ("2026-11-23", "yesterday"),
        ("2026-11-25", "tomorrow"),
        ("2026-11-20", "Friday"),
        ("2026-11-18", "Wednesday"),
        ("2026-11-17", "17 November"),
        ("2026-11-30", "Monday"),
        ("2026-12-01", "1 December"),
        ("2026-08-19", "19 August"),
        ("2025-11-25", "25 November"),
        ("2025-11-24", "24 November 2025"),
        ("2027-11-24", "24 November 2027"),
    ],
)
def test_a_day_is_a_weekday_within_a_week_a_date_within_a_year_and_then_has_a_year(day: str, words: str) -> None:
    assert day_words(date.fromisoformat(day), TODAY) == words


def test_a_sentence_puts_on_before_a_day_that_needs_it() -> None:
    assert on_day(TODAY, TODAY) == "today"
    assert on_day(date(2026, 11, 20), TODAY) == "on Friday"
    assert full_day(date(2026, 11, 19), TODAY) == "Thursday 19 November"
    assert short_day(date(2026, 12, 12), TODAY) == "12 Dec"
    assert calendar_day(date(2028, 1, 2), TODAY) == "2 January 2028"


def test_counts_are_words_up_to_twenty() -> None:
    assert counted(1, "person", "people") == "one person"
    assert counted(3, "person", "people") == "three people"
    assert counted(0, "note") == "no notes"
    assert number_words(8412) == "8,412"


def test_news_is_one_short_sentence() -> None:
    assert moved_line("Merrowdale", "Penhallick", "Head of product", TODAY) == "Moved from Merrowdale to Penhallick."
    assert moved_line("Northwind", "NORTHWIND, Inc.", "Director", TODAY) == "Now Director at NORTHWIND, Inc."
    assert moved_line("", "Penhallick", "Baker", TODAY) == "New job in November."
    assert moved_line("Fernhollow", "", "", TODAY) == "Left Fernhollow."
    assert moved_line("Fernhollow", "Freelance", "", TODAY) == "Left Fernhollow to work independently."
    assert (
        now_line("Director of operations", "Brackmoor")
        == "Now Director of operations at Brackmoor. One line is enough."
    )
    assert now_line("Designer", "Self-employed") == "Now Designer, independent. One line is enough."
    assert was_line("Operations manager", "Osterbrook") == "was Operations manager, Osterbrook"
    assert was_line("", "") == ""
