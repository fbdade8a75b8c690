"""Contacts from Outlook: in cp1252, with its own settings left alone and days in the order of the whole file."""

from tests.importers.address_books import TABLES, everybody, methods, more_of, opened
from tests.importers.examples import refusal


def test_a_table_from_windows_is_read_whole() -> None:
    jorg, ada = everybody(TABLES / "outlook-on-windows.csv")
    assert jorg[:2] == ("Jörg", "Zöllner")
    assert (jorg.company, jorg.title) == ("Küstenwerk – Kiel", "Teamleiter, Süd")
    assert methods(jorg) == [
        "email : joerg@kuestenwerk.example",
        "email : j.z@mail.example",
        "phone mobile: 0172 1234567",
        "phone work: 0431 23125 11",
        "phone work fax: 0431 23125 12",
        "link : http://www.kuestenwerk.example",
    ]
    more = more_of(jorg)
    assert (more.prefix, more.tags, more.note) == ("Dr.", ("Messe", "Job search"), "Stand 4;\nwieder im Mai")
    assert more.place == "Kiel"
    assert more.kept == (
        "X-DEPARTMENT:Versand",
        "ADR;TYPE=WORK:;;Fördestraße 1\\, Hinterhaus;Kiel;;24103;Deutschland",
        "BDAY:1985-04-12",
        "item1.X-ABRELATEDNAMES:Anna",
        "item1.X-ABLabel:spouse",
        "X-HOBBY:Segeln",
    )
    assert (more_of(ada).place, more_of(ada).kept) == ("Rotterdam", ("BDAY:1979-05-13",))


def test_it_is_known_by_its_columns() -> None:
    export = opened(TABLES / "outlook-on-windows.csv")
    assert (export.format, export.source) == ("outlook-csv", "outlook-csv")


def test_another_table_called_outlooks_is_refused() -> None:
    refused = refusal(TABLES / "google-of-old.csv", format="outlook-csv")
    assert (refused.kind, "from Outlook" in str(refused)) == ("wrong-format", True)
