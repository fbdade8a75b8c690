"""Dates of which only the year or the month is known."""

import pytest

from crm.domain.vague_dates import read_vague_date, vague_date_words


@pytest.mark.parametrize(
    ("typed", "stored"),
    [
        ("2024", "2024"),
        ("Feb 2026", "2026-02"),
        ("february 2026", "2026-02"),
        ("Sept. 2021", "2021-09"),
        ("2026-2", "2026-02"),
        ("02/2026", "2026-02"),
        ("7 Mar 2024", "2024-03-07"),
        ("2024-03-07", "2024-03-07"),
        ("  ", ""),
    ],
)
def test_a_date_is_read_as_exactly_as_it_was_typed(typed: str, stored: str) -> None:
    assert read_vague_date(typed) == stored


@pytest.mark.parametrize("typed", ["soon", "2024-13", "31 Feb 2024", "13/2024", "0000", "Ju 2024", "2024-00"])
def test_what_is_no_date_is_refused_with_an_example(typed: str) -> None:
    with pytest.raises(ValueError, match=r"Try “2024” or “Feb 2026”"):
        read_vague_date(typed)


@pytest.mark.parametrize(
    ("stored", "words"), [("2024", "2024"), ("2026-02", "Feb 2026"), ("2024-03-07", "7 Mar 2024"), ("", "")]
)
def test_a_date_is_shown_in_words(stored: str, words: str) -> None:
    assert vague_date_words(stored) == words
