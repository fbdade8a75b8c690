"""Any other table: what its columns are is guessed, shown, and read as it was answered."""

from datetime import date
from pathlib import Path

import pytest

from importers import BECOMES, Columns, ColumnsUnknown, UnreadableFile, look_at, open_export
from tests.importers.address_books import TABLES, TODAY, everybody, methods, more_of, opened
from tests.importers.examples import refusal, written

MEETUP = TABLES / "meetup-with-days-in-doubt.csv"


def table(folder: Path, *lines: str) -> Path:
    return written(folder, "\n".join((*lines, "")), "people.csv")


def test_a_table_is_shown_with_what_its_columns_hold_and_become() -> None:
    sheet = look_at(MEETUP)
    assert (sheet.rows, sheet.guess.delimiter, sheet.guess.heading, sheet.guess.used) == (3, ";", True, 7)
    assert [(column.heading, column.filled, column.becomes) for column in sheet.columns] == [
        ("Full name", 3, "name"),
        ("Mail", 2, "email-work"),
        ("Org", 3, "company"),
        ("Function", 2, "title"),
        ("City", 3, "place"),
        ("Date", 3, "met-day-first"),
        ("Remarks", 2, "note"),
        ("Table no.", 3, ""),
        ("Newsletter", 3, ""),
    ]
    assert sheet.columns[0].samples == ("Wahida Rennick-Sol", "DE GRAAFF, Jurre")
    assert sheet.columns[5].doubt == (
        "03/11/2026 could be 3 November or 11 March. One row has a day over 12, so the day comes first."
    )


def test_a_mapped_table_is_read_as_it_was_mapped() -> None:
    wahida, jurre, oyelola = everybody(MEETUP, look_at(MEETUP).guess)
    assert (wahida.given, wahida.company, wahida.title) == ("Wahida Rennick-Sol", "Osterbrook", "Product analyst")
    assert more_of(wahida).whole
    assert methods(wahida) == ["email work: wahida@osterbrook.example"]
    assert (more_of(jurre).place, more_of(jurre).met_on, more_of(jurre).note) == (
        "Utrecht",
        date(2026, 11, 3),
        "wants to see the talk",
    )
    assert more_of(oyelola).met_on == date(2026, 11, 13)
    export = opened(MEETUP, look_at(MEETUP).guess)
    assert (export.format, export.source) == ("csv", "csv")


def test_another_answer_is_what_counts() -> None:
    columns = Columns(("name", "", "tag", "note", "", "met-month-first", "", "", ""), ";")
    people = everybody(MEETUP, columns)
    assert [more_of(person).tags for person in people] == [("Osterbrook",), ("De Graaff & Co.",), ("Saltmere Health",)]
    # the 13th cannot be a month, whatever was answered
    assert [more_of(person).met_on for person in people] == [date(2026, 3, 11), date(2026, 3, 11), date(2026, 11, 13)]
    assert people[0].silent == ("url", "email", "company", "title", "connected_on")


def test_german_columns_are_understood_in_utf_16_with_tabs() -> None:
    path = TABLES / "german-with-tabs-in-utf-16.csv"
    assert look_at(path).guess.becomes == (
        "family",
        "given",
        "company",
        "title",
        "email-home",
        "phone",
        "place",
        "met-day-first",
        "note",
        "tag",
    )
    jorg, jonas = everybody(path, look_at(path).guess)
    assert (jorg.given, jorg.family, more_of(jorg).tags) == ("Jörg", "Zöllner", ("Hafen", "Messe"))
    assert methods(jonas) == ["phone : 030 23125-111"]


@pytest.mark.parametrize(
    ("heading", "becomes"),
    [
        ("Nom;Prénom;Société;Courriel;Téléphone portable", "family given company email-work phone"),
        ("Nombre;Apellidos;Empresa;Correo electrónico;Móvil", "name family company email-work phone"),
        ("Nome;Cognome;Azienda;Indirizzo e-mail;Cellulare", "name family company email-work phone"),
        ("Naam;Bedrijf;Functietitel;E-mailadres;Woonplaats", "name company title email-work place"),
        ("Imię i nazwisko;Firma;Stanowisko;Adres e-mail;Telefon", "name company title email-work phone"),
        ("First Name;Surname;LinkedIn URL;Personal email;Tags", "given family link email-home tag"),
    ],
)
def test_headings_are_understood_in_many_languages(tmp_path: Path, heading: str, becomes: str) -> None:
    path = table(tmp_path, heading, "Ada;Lind;;;")
    assert " ".join(look_at(path).guess.becomes).split() == becomes.split()


def test_a_table_without_a_heading_is_understood_by_its_values() -> None:
    sheet = look_at(TABLES / "without-a-heading.csv")
    assert not sheet.guess.heading
    assert sheet.signature == ""
    assert sheet.guess.becomes == ("name", "email-work", "phone", "link")
    assert [column.heading for column in sheet.columns] == ["Column 1", "Column 2", "Column 3", "Column 4"]
    people = everybody(TABLES / "without-a-heading.csv", sheet.guess)
    assert [(person.row, person.given) for person in people] == [(1, "Ada Lind"), (2, "Jonas Weber"), (3, "Mei Zhou")]


def test_what_stands_above_a_table_is_no_part_of_it(tmp_path: Path) -> None:
    path = table(tmp_path, "sep=;", "Guests of 3 November", "", "Name;Mail", "Ada Lind;ada@mail.example")
    assert look_at(path).guess == Columns(("name", "email-work"), ";")
    assert [(person.row, person.given) for person in everybody(path, look_at(path).guess)] == [(5, "Ada Lind")]


def test_values_outweigh_a_heading_that_says_otherwise(tmp_path: Path) -> None:
    path = table(tmp_path, "Contact,Account,Date,Link", "ada@mail.example,Fernhollow,soon,see below")
    assert look_at(path).guess.becomes == ("email-work", "company", "", "")


@pytest.mark.parametrize(
    ("days", "becomes", "because"),
    [
        (["03/11/2026", "11/13/2026"], "met-month-first", "second place, so the month comes first"),
        (["03/11/2026", "13/11/2026", "11/13/2026"], "met-month-first", "both orders"),
        (["03/11/2026", "04/11/2026"], "met-month-first", "No row tells which"),
        (["2026-11-03"], "met-year-first", ""),
        (["3 Nov 2026"], "met-month-first", ""),
    ],
)
def test_the_order_of_days_is_what_the_column_tells(
    tmp_path: Path, days: list[str], becomes: str, because: str
) -> None:
    column = look_at(table(tmp_path, "Name,Date", *(f"Ada,{day}" for day in days))).columns[1]
    assert column.becomes == becomes
    assert because in column.doubt
    assert bool(because) == bool(column.doubt)


def test_the_row_that_settles_the_order_may_be_the_last(tmp_path: Path) -> None:
    path = table(tmp_path, "Name,Date", *["Ada,03/11/2026"] * 600, "Ada,23/11/2026")
    assert look_at(path).columns[1].becomes == "met-day-first"


def test_a_mapping_is_kept_as_plain_data_and_found_by_the_headings() -> None:
    columns = Columns(("name", "", "note"), ";", heading=False)
    assert Columns.of(columns.as_dict()) == columns
    assert Columns.of({"becomes": ["name", "nonsense", 7], "delimiter": "?"}) == Columns(("name", "", ""), ",")
    assert look_at(MEETUP).signature.splitlines()[:2] == ["full name", "mail"]
    assert set(look_at(MEETUP).guess.becomes) <= set(BECOMES)


def test_several_values_in_a_cell_are_several(tmp_path: Path) -> None:
    path = table(
        tmp_path, "Name,Email,Phone,Tags", '"Ada Lind","a@x.example; b@x.example","+31 10 123; 020 7946","A, B"'
    )
    (ada,) = everybody(path, look_at(path).guess)
    assert methods(ada) == [
        "email work: a@x.example",
        "email work: b@x.example",
        "phone : +31 10 123",
        "phone : 020 7946",
    ]
    assert more_of(ada).tags == ("A", "B")


def test_what_cannot_be_read_is_said(tmp_path: Path) -> None:
    path = table(tmp_path, "Name,Email,Phone,Date", "Ada Lind,ada at mail,none,soon", "Olu Berg,,,2026-12-24")
    ada, olu = everybody(path, Columns(("name", "email-work", "phone", "met-day-first")))
    assert ada.warnings[:2] == (
        "“ada” is not an email address and was left out.",
        "“at” is not an email address and was left out.",
    )
    assert ada.warnings[-1] == "“soon” is not a day Kith can read, so it was left out."
    assert olu.warnings == ("“2026-12-24” is in the future.",)


def test_a_guard_against_formulas_is_no_part_of_the_text(tmp_path: Path) -> None:
    path = table(tmp_path, "Name,Phone,Note", "Ada Lind,'+31 10 123 45 67,'=1+1")
    (ada,) = everybody(path, look_at(path).guess)
    assert (methods(ada), more_of(ada).note) == (["phone : +31 10 123 45 67"], "=1+1")


def test_a_table_that_nobody_mapped_still_asks(tmp_path: Path) -> None:
    path = table(tmp_path, "Wer,Womit,Wann", "Ada,x,y")
    assert isinstance(refusal(path), ColumnsUnknown)
    with pytest.raises(ColumnsUnknown, match="which column"):
        open_export(path, format="csv", today=TODAY)


def test_a_table_called_csv_is_read_as_it_is_guessed() -> None:
    export = open_export(MEETUP, format="csv", today=TODAY)
    assert len(export.rows) == 3
    assert open_export(TABLES / "google-of-old.csv", format="csv", today=TODAY).format == "csv"


def test_what_is_no_table_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFile, match="no table"):
        look_at(written(tmp_path, "Dear Ada\nthank you\n"))
    with pytest.raises(UnreadableFile, match="no row below"):
        look_at(table(tmp_path, "Name,Email"))
    with pytest.raises(UnreadableFile, match="a web page"):
        look_at(written(tmp_path, "<html>a,b</html>"))
