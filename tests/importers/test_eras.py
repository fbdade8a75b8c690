"""Connections.csv as LinkedIn has written it over the years."""

from datetime import date

import pytest

from importers import ImportedPerson
from tests.importers.examples import EXAMPLES, opened, people, refusal


def test_todays_file_is_read_below_its_preamble() -> None:
    export = opened("since-2024.csv")
    assert export.format == "linkedin-connections"
    assert export.record(export.rows[0]) == ImportedPerson(
        given="Leilani",
        family="Kahale",
        url="https://www.linkedin.com/in/leilani-kahale",
        email="leilani@kahale.example",
        company="Brackmoor",
        title="Director of operations",
        connected_on=date(2024, 12, 16),
        row=5,
    )


def test_white_space_around_cells_is_tidied_and_credentials_and_emoji_stay() -> None:
    _, jonas, mei_lin, _ = people("since-2024.csv")
    assert (jonas.family, jonas.company, jonas.title) == ("Weißfeld, PhD", "Kestrelby, Quill & Partners", "Analyst")
    assert (mei_lin.family, mei_lin.title) == ("Tchou 🚀", 'Lead Engineer, Project "Risk"')


def test_a_withheld_row_is_counted_and_not_an_error() -> None:
    export = opened("since-2024.csv")
    assert (export.total, len(export.rows), export.withheld, export.unreadable) == (5, 4, [8], [])


def test_a_file_of_2022_has_no_addresses_and_says_nothing_about_them() -> None:
    export = opened("until-2023-without-urls.csv")
    leilani = export.record(export.rows[0])
    assert (leilani.email, leilani.url, leilani.silent) == ("leilani@kahale.example", "", ("url",))
    assert export.withheld == [8]


def test_a_file_of_2018_has_american_dates_with_times() -> None:
    days = [person.connected_on for person in people("of-2018-with-times.csv")]
    assert days == [date(2018, 1, 8), date(2017, 12, 31), date(2016, 8, 26), date(2009, 5, 2)]


def test_a_members_number_in_a_file_of_2018_stands_for_no_address() -> None:
    eva = people("of-2018-with-times.csv")[3]
    assert (eva.email, eva.warnings) == ("", ())


def test_the_outlook_columns_of_before_2017_are_read_without_dates() -> None:
    inigo, jonas = people("before-2017-for-outlook-cp1252.csv")
    assert (inigo.given, inigo.family, inigo.email) == ("Íñigo", "Ådahl", "inigo@adahl.example")
    assert (inigo.company, inigo.title, inigo.row) == ("Brackmoor", "Analyst", 2)
    assert (jonas.family, jonas.company, jonas.connected_on) == ("Weißfeld", "", None)
    assert jonas.silent == ("url", "connected_on")


@pytest.mark.parametrize("name", ["german-header.csv", "french-header.csv"])
def test_a_translated_header_is_understood(name: str) -> None:
    assert [person.row for person in people(name)] == [2, 3]
    assert people(name) == [person._replace(row=person.row - 3) for person in people("since-2024.csv")[:2]]


def test_the_day_of_the_export_is_that_of_the_newest_connection() -> None:
    assert opened("since-2024.csv").as_of == date(2024, 12, 16)
    assert opened("before-2017-for-outlook-cp1252.csv").as_of is None


def test_a_header_without_rows_is_refused_and_not_a_success_of_nobody() -> None:
    assert "nobody is in it" in str(refusal(EXAMPLES / "header-only.csv"))
