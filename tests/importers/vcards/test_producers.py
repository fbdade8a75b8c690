"""Cards as Apple, Google, Outlook and Android write them: everything in them is read, or kept."""

from tests.importers.address_books import VCARDS, everybody, methods, more_of, opened


def test_apples_card_is_read_with_its_labels_groups_and_dates() -> None:
    ada, company = everybody(VCARDS / "apple-with-a-group.vcf")
    assert ada[:7] == (
        "Ada Chidinma",
        "Nwosu-Lind",
        "https://www.linkedin.com/in/ada-lind",
        "ada@fernhollow.example",
        "Fernhollow, Inc.",
        "Head of R&D; Ports",
        None,
    )
    assert methods(ada) == [
        "email work: ada@fernhollow.example",
        "phone mobile: +31 6 1234 5678",
        "link website: https://ada.example/talks",
        "email home: ada@mail.example",
        "email Choir, alto: choir@ada.example",
        "phone main: +31 10 123 45 67",
        "phone work fax: +31 10 123 45 68",
        "link LinkedIn: https://www.linkedin.com/in/ada-lind",
        "link Twitter: http://twitter.com/ada",
    ]
    more = more_of(ada)
    assert (more.prefix, more.suffix, more.nickname, more.former) == ("Dr.", "PhD", "Addie", "Okafor")
    assert (more.note, more.place, more.uuid) == (
        'Met at the fair, stand 4;\nsaid "call me", maybe',
        "Rotterdam",
        "A1B2-C3",
    )
    assert more.photo.startswith(b"\x89PNG")
    assert more.tags == ("Harbour", "Friends", "Job search")
    assert more.kept == (
        "item1.X-ABDATE;type=pref:2019-05-01",
        "item1.X-ABLabel:_$!<Anniversary>!$_",
        "item2.X-ABRELATEDNAMES;type=pref:Kofi Lind",
        "item2.X-ABLabel:_$!<Spouse>!$_",
        "X-ABUID:A1B2-C3:ABPerson",
        "X-DEPARTMENT:Routing",
        "ADR;type=HOME;type=pref:;;Maaskade 1\\nrear;Rotterdam;;3071 ND;Netherlands",
        "BDAY;X-APPLE-OMIT-YEAR=1604:1604-04-12",
    )
    assert (company.given, company.family, company.company) == ("", "", "Tallowick")
    assert more_of(company).tags == ("Job search",)


def test_googles_escaped_colon_is_none_and_everybody_is_no_group() -> None:
    (jonas,) = everybody(VCARDS / "google.vcf")
    assert jonas.url == "https://www.linkedin.com/in/jonas-weber"
    assert methods(jonas) == [
        "link LinkedIn: https://www.linkedin.com/in/jonas-weber",
        "email : jonas@tallowick.example",
        "phone mobile: +49 30 23125 111",
    ]
    assert more_of(jonas).note == "Mo-Fr: 9-5"
    assert more_of(jonas).tags == ("Job search",)


def test_outlooks_card_is_read_in_the_encoding_that_each_line_names() -> None:
    (jorg,) = everybody(VCARDS / "outlook-in-windows-1252.vcf")
    assert jorg[:2] == ("Jörg", "Zöllner")
    assert (jorg.company, jorg.title) == ("Küstenwerk – Kiel", "Teamleiter, Vertrieb Süd")
    more = more_of(jorg)
    assert more.note == "Messe\nStand 4, Köln; wieder im Mai"
    assert more.photo.startswith(b"\x89PNG")
    assert more.photo.endswith(b"IEND\xaeB`\x82")
    assert methods(jorg) == [
        "email : joerg@kuestenwerk.example",
        "phone work: 0431 23125 11",
        "phone work fax: 0431 23125 12",
        "link work: www.kuestenwerk.example",
    ]
    assert more.place == "Kiel"
    assert "ADR;TYPE=WORK;TYPE=PREF:;;Fördestraße 1;Kiel;;24103;Deutschland" in more.kept


def test_androids_quoted_printable_and_labels_of_ones_own_are_read() -> None:
    (zoe,) = everybody(VCARDS / "android-with-labels-of-ones-own.vcf")
    assert zoe[:2] == ("Zoë", "Müller")
    assert (zoe.company, zoe.title) == ("Fernhollow, Inc.", "VP, Sales")
    assert methods(zoe) == [
        "phone mobile: +491721234567",
        "phone boat: +491721234568",
        "phone Büro: +493023125111",
        "email home: zoe@mail.example",
    ]
    more = more_of(zoe)
    assert (more.note, more.nickname) == ("Met in Paris, then\nRome;", "Zo")
    assert more.kept == (
        "X-ANDROID-CUSTOM:vnd.android.cursor.item/relation;Kofi;14;;;;;;;;;;;;;",
        "BDAY:1985-04-12",
    )


def test_version_4_is_read_with_its_addresses_pictures_and_groups() -> None:
    ann, kofi = everybody(VCARDS / "version-4.vcf")
    assert ann[:2] == ("Ann Marie", "Lee")
    assert methods(ann) == [
        "email work: ann@fernhollow.example",
        "email home: ann@mail.example",
        "phone mobile: +1-555-010-0100 ext. 12",
    ]
    more = more_of(ann)
    assert more.uuid == "urn:uuid:4fbe8971-0bc3-424c-9c26-36c3e1eff6b1"
    assert more.photo.startswith(b"\x89PNG")
    assert more.tags == ("Choir",)
    assert (more.nickname, more.also, more.place) == ("Annie", (("Marie Lee", ""),), "Rotterdam")
    assert set(more.kept) == {
        "ANNIVERSARY:20190501",
        "RELATED;TYPE=friend:urn:uuid:f81d4fae-7dec-11d0-a765-00a0c91e6bf6",
        "BDAY;X-APPLE-OMIT-YEAR=1604:1604-04-12",
        'ADR;LABEL="Maaskade 1, Rotterdam":;;Maaskade 1;Rotterdam;;3071 ND;Netherlands',
    }
    assert (kofi.given, kofi.family, more_of(kofi).whole) == ("Kofi Boateng", "", True)


def test_an_address_book_is_known_by_what_stands_in_it() -> None:
    export = opened(VCARDS / "google.vcf")
    assert (export.format, export.source, export.total) == ("vcard", "vcard", 1)
    assert export.rows[0].cells[:4] == [
        "Jonas",
        "Weber",
        "https://www.linkedin.com/in/jonas-weber",
        "jonas@tallowick.example",
    ]
