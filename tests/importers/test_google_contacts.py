"""Contacts from Google, in both of its tables."""

from pathlib import Path

from importers import open_export
from tests.importers.address_books import TABLES, everybody, methods, more_of, opened
from tests.importers.examples import refusal


def test_the_table_of_2024_is_read_whole() -> None:
    export = opened(TABLES / "google-of-2024.csv")
    ada, company = export.people()
    assert (export.format, export.source) == ("google-csv", "google-csv")
    assert ada[:6] == (
        "Ada Chidinma",
        "Nwosu-Lind",
        "https://www.linkedin.com/in/ada-lind",
        "ada@mail.example",
        "Fernhollow, Inc.",
        "Head of R&D",
    )
    assert methods(ada) == [
        "email home: ada@mail.example",
        "email work: ada@fernhollow.example",
        "email work: a.lind@fernhollow.example",
        "phone mobile: +31 6 1234 5678",
        "phone mobile: +31 10 123 45 67",
        "link LinkedIn: https://www.linkedin.com/in/ada-lind",
    ]
    more = more_of(ada)
    assert (more.prefix, more.suffix, more.nickname, more.place) == ("Dr.", "PhD", "Addie", "Rotterdam")
    assert more.tags == ("Job search", "Starred")
    assert (more.note, *more.notes) == ('Met at the fair;\nsaid "call me"', "Shoe size: 38")
    assert more.kept == (
        "X-DEPARTMENT:Routing",
        "ADR;TYPE=HOME:;;Maaskade 1;Rotterdam;;3071 ND;NL",
        "item1.X-ABDATE:2019-05-01",
        "item1.X-ABLabel:Anniversary",
        "item2.X-ABRELATEDNAMES:Kofi Lind",
        "item2.X-ABLabel:Spouse",
        "BDAY;X-APPLE-OMIT-YEAR=1604:1604-04-12",
        "X-PHONETIC-FIRST-NAME:Eyda",
    )
    assert (company.given, company.family, company.company) == ("", "", "Tallowick")
    assert [bad.line for bad in export.unreadable] == [6]


def test_the_table_of_old_is_read_with_its_second_employer_kept() -> None:
    jonas, mei = everybody(TABLES / "google-of-old.csv")
    assert jonas[:6] == (
        "Jonas",
        "Weber",
        "https://www.linkedin.com/in/jonas-weber",
        "jonas@tallowick.example",
        "Tallowick",
        "Recruiter",
    )
    assert more_of(jonas).tags == ("Friends",)
    assert more_of(jonas).place == "Berlin"
    assert more_of(jonas).kept == ("X-DEPARTMENT:Talent", "ORG:Choir of Kiel", "TITLE:Tenor", "BDAY:1985-04-12")
    assert (mei.given, mei.family, more_of(mei).whole) == ("Mei Zhou", "", True)
    assert mei.warnings == ("“mei(at)quillbank” is not an email address and was left out.",)


def test_what_the_file_has_no_column_for_is_no_news() -> None:
    (ada,) = open_export(TABLES.parent / "linkedin" / "google-contacts.csv").people()
    assert ada.silent == ("connected_on",)


def test_another_table_called_googles_is_refused() -> None:
    refused = refusal(TABLES / "outlook-on-windows.csv", format="google-csv")
    assert (refused.kind, "from Google" in str(refused)) == ("wrong-format", True)


def test_of_a_cell_with_endless_addresses_so_many_are_taken_as_one_person_may_have(tmp_path: Path) -> None:
    cell = " ::: ".join(f"a{number}@b.example" for number in range(600))
    path = tmp_path / "contacts.csv"
    path.write_text(f"Given Name,Labels,E-mail 1 - Value\nAda,x,{cell}\n")
    assert len(methods(everybody(path)[0])) == 500
