"""The Connected On column in every spelling."""

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from importers import open_export
from importers.linkedin.dates import DateColumn, read_day
from tests.importers.examples import TODAY, table, written

DAY = date(2022, 9, 9)


@pytest.mark.parametrize(
    "text",
    [
        "09 Sep 2022",
        "9-Sep-22",
        "09-sep-22",
        "9 September 2022",
        "9. September 2022",
        "09-sept-22",
        "9 de septiembre de 2022",
        "09/set/22",
        "9 settembre 2022",
        "9 septembre 2022",
        "Sep 9, 2022",
        "2022-09-09",
        "2022/09/09",
        "2022-09-09T02:08:20",
        "2022-09-09 18:08:14 UTC",
        "9.9.2022",
        "09.09.22",
        "9/9/22, 6:14 PM",
        "9/9/2022 18:14",
        "44813",
        "44813.75",
    ],
)
def test_a_day_is_read_in_every_spelling(text: str) -> None:
    assert read_day(text, day_first=False) == DAY


@pytest.mark.parametrize(
    ("text", "month"),
    [
        ("01-ene-20", 1), ("01-janv-20", 1), ("01-gen-20", 1), ("01-Jän-20", 1), ("01-févr.-20", 2), ("01-fev-20", 2),
        ("01-Mrz-20", 3), ("01-Mär-20", 3), ("01-abr-20", 4), ("01-avr.-20", 4), ("01-Mai-20", 5), ("01-mag-20", 5),
        ("01-juin-20", 6), ("01-giu-20", 6), ("01-juil.-20", 7), ("01-lug-20", 7), ("01-août-20", 8), ("01-ago-20", 8),
        ("01-set-20", 9), ("01-Okt-20", 10), ("01-out-20", 10), ("01-ott-20", 10), ("01-nov-20", 11),
        ("01-dic-20", 12), ("01-Dez-20", 12), ("01-déc.-20", 12),
    ],
)  # fmt: skip
def test_months_are_known_as_excel_abbreviates_them_in_six_languages(text: str, month: int) -> None:
    assert read_day(text) == date(2020, month, 1)


@pytest.mark.parametrize(
    "text",
    [
        "31 Feb 2024", "29 Feb 2023", "00 Jan 2020", "32 Dec 2021", "16 Dec 0000", "yesterday", "1e9", "12 Foo 2020",
        "=TODAY()", "99999999999 Jan 2020", "Jan 2020", "2020", "13/13/2020", "0", "36000", "01 Jan 1999", "1/8/18",
        "٣ Sep ٢٠٢٢ x", "09 Sep 2022 09 Sep 2022 09 Sep 2022 09 Sep 2022",
    ],
)  # fmt: skip
def test_what_is_no_day_is_none(text: str) -> None:
    assert read_day(text) is None


def column(*texts: str, delimiter: str = ",") -> list[date | None]:
    dates = DateColumn(texts, delimiter, TODAY)
    return [dates.read(text)[0] for text in texts]


def test_the_column_decides_whether_the_day_or_the_month_comes_first() -> None:
    assert column("1/8/2018", "31/12/2017") == [date(2018, 8, 1), date(2017, 12, 31)]
    assert column("1/8/2018", "12/31/2017") == [date(2018, 1, 8), date(2017, 12, 31)]
    assert column("1/8/18, 6:14 PM", "1/8/18") == [date(2018, 1, 8), date(2018, 1, 8)]


def test_where_the_column_is_silent_semicolons_mean_day_first() -> None:
    assert column("1/8/2018") == [date(2018, 1, 8)]
    assert column("1/8/2018", delimiter=";") == [date(2018, 8, 1)]


def test_where_the_column_has_both_orders_nobody_guesses() -> None:
    dates = DateColumn(["1/8/2018", "31/12/2017", "12/31/2017"], ",", TODAY)
    day, warning = dates.read("1/8/2018")
    assert day is None
    assert "could be two days" in warning
    assert dates.read("31/12/2017") == (date(2017, 12, 31), "")


def test_two_spellings_in_one_column_are_both_read(tmp_path: Path) -> None:
    row = "Ada,Quill,https://www.linkedin.com/in/ada-{},,,,{}"
    path = written(tmp_path, table(row.format(1, "30-oct-09"), row.format(2, "01 Dec 2016")))
    assert [p.connected_on for p in open_export(path).people()] == [date(2009, 10, 30), date(2016, 12, 1)]


@given(st.text(max_size=60))
def test_any_text_is_a_day_or_none(text: str) -> None:
    for day_first in (True, False, None):
        found = read_day(text, day_first)
        assert found is None or found.year >= 2003


@given(st.dates(min_value=date(2003, 5, 5), max_value=date(2099, 12, 31)))
def test_every_day_is_read_back_as_linkedin_and_excel_write_it(day: date) -> None:
    english = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"][day.month - 1]
    assert read_day(f"{day.day:02} {english} {day.year}") == day
    assert read_day(f"{day.day}-{english}-{day.year % 100:02}") == day
    assert read_day(f"{day.month}/{day.day}/{day.year % 100:02}, 6:14 PM") == day
    assert read_day(f"{day.day}.{day.month}.{day.year}") == day
    assert read_day(day.isoformat()) == day
