"""Whatever is wrong with a card costs no other card, no other line, and no value its end."""

import base64
import tracemalloc
from pathlib import Path

import pytest

from importers import UnreadableFile, limits, open_export
from importers.vcards.stream import split_cards, text_of
from tests.importers.address_books import book, everybody, methods, more_of, one, opened, raw

NAME = "N:Lind;Ada;;;"


def test_a_bare_comma_or_semicolon_cuts_nothing_off(tmp_path: Path) -> None:
    ada = one(
        tmp_path,
        NAME,
        "ORG:Acme, Inc.",
        "TITLE:VP, Sales",
        "NOTE:Met in Paris, then Rome; nice.",
        "URL:https://ada.example/a,b;c",
        "X-ABLabel:Home, sweet home",
    )
    assert (ada.company, ada.title) == ("Acme, Inc.", "VP, Sales")
    assert more_of(ada).note == "Met in Paris, then Rome; nice."
    assert methods(ada) == ["link : https://ada.example/a,b;c"]


def test_version_2_1_escapes_nothing_but_semicolons(tmp_path: Path) -> None:
    ada = one(tmp_path, r"N:Lind\; Berg;Ada, Chidinma", r"NOTE:C:\docs, and more", version="2.1")
    assert (ada.given, ada.family) == ("Ada, Chidinma", "Lind; Berg")
    assert more_of(ada).note == "C:\\docs, and more"


def test_the_cards_around_a_bad_line_are_read_and_the_line_is_named(tmp_path: Path) -> None:
    cards = (book(tmp_path, NAME).read_text(), book(tmp_path, "N:Berg;Olu;;;", "this is no line").read_text())
    found = everybody(raw(tmp_path, "".join((*cards, cards[0])).encode()))
    assert [person.given for person in found] == ["Ada", "Olu", "Ada"]
    assert [person.warnings for person in found] == [
        (),
        ("Line 8 is no line of a card and was left out: “this is no line”.",),
        (),
    ]


def test_a_card_without_an_end_takes_nothing_from_the_next(tmp_path: Path) -> None:
    path = raw(tmp_path, b"BEGIN:VCARD\nN:Lind;Ada\nBEGIN:VCARD\nN:Berg;Olu\nEND:VCARD\nBEGIN:VCARD\nFN:Cher")
    assert [(person.given, bool(person.warnings)) for person in everybody(path)] == [
        ("Ada", True),
        ("Olu", False),
        ("Cher", True),
    ]


def test_a_soft_break_before_the_end_does_not_swallow_it(tmp_path: Path) -> None:
    lines = "N;ENCODING=QUOTED-PRINTABLE:Lind;Ada=\r\nEND:VCARD\r\nBEGIN:VCARD\r\nFN:Olu\r\nEND:VCARD\r\n"
    assert [person.given for person in everybody(raw(tmp_path, b"BEGIN:VCARD\r\n" + lines.encode()))] == ["Ada", "Olu"]


def test_an_end_within_a_folded_note_is_part_of_the_note(tmp_path: Path) -> None:
    ada = one(tmp_path, NAME, "NOTE:They said", "  END:VCARD", " , twice")
    assert more_of(ada).note == "They said END:VCARD, twice"


def test_a_card_in_anothers_agent_is_nobody(tmp_path: Path) -> None:
    ada = one(
        tmp_path, NAME, "AGENT:", "BEGIN:VCARD", "FN:Her agent", "END:VCARD", "TEL:+31 10 123 45 67", version="2.1"
    )
    assert (ada.given, methods(ada)) == ("Ada", ["phone : +31 10 123 45 67"])


def test_a_thousand_beginnings_are_no_matter(tmp_path: Path) -> None:
    export = opened(raw(tmp_path, b"BEGIN:VCARD\r\n" * 1000 + b"FN:Ada\r\nEND:VCARD\r\n"))
    assert (len(export.rows), len(export.unreadable)) == (1, 999)


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"])
def test_any_encoding_is_known(tmp_path: Path, encoding: str) -> None:
    ada = one(tmp_path, "N:Zöllner;Zoë;;;", "NOTE:Grüße aus Köln", encoding=encoding)
    assert (ada.given, ada.family, more_of(ada).note) == ("Zoë", "Zöllner", "Grüße aus Köln")


def test_a_letter_that_is_folded_in_two_is_one_again(tmp_path: Path) -> None:
    path = raw(tmp_path, b"BEGIN:VCARD\r\nVERSION:3.0\r\nN:Lind;Zo\xc3\r\n \xab;;;\r\nNOTE:na\xefve\r\nEND:VCARD\r\n")
    (zoe,) = everybody(path)
    assert (zoe.given, more_of(zoe).note) == ("Zoë", "naïve")


def test_a_quotation_mark_in_a_parameter_stops_nothing(tmp_path: Path) -> None:
    ada = one(tmp_path, NAME, 'TEL;TYPE="boat:+31 6 1234 5678', r'EMAIL;X-B="\"a:b\"";TYPE=work:ada@mail.example')
    assert methods(ada) == ["phone boat: +31 6 1234 5678", "email work: ada@mail.example"]


def test_base64_that_is_not_indented_belongs_to_its_picture(tmp_path: Path) -> None:
    picture = base64.b64encode(bytes(range(100))).decode()
    ada = one(tmp_path, NAME, "PHOTO;BASE64;JPEG:", picture[:76], picture[76:], "", "TEL:+31 10 123", version="2.1")
    assert more_of(ada).photo == bytes(range(100))
    assert methods(ada) == ["phone : +31 10 123"]


def test_a_picture_that_lies_elsewhere_is_kept_as_an_address(tmp_path: Path) -> None:
    ada = one(tmp_path, NAME, "PHOTO;VALUE=uri:https://ada.example/a.png")
    assert (more_of(ada).photo, more_of(ada).kept) == (b"", ("PHOTO;VALUE=uri:https://ada.example/a.png",))


def test_an_address_that_is_none_is_said_and_kept_with_the_card(tmp_path: Path) -> None:
    ada = one(tmp_path, NAME, "EMAIL:ada at mail", "TEL:call me", "URL:none")
    assert methods(ada) == []
    assert more_of(ada).kept == ("EMAIL:ada at mail", "TEL:call me", "URL:none")
    assert ada.warnings == (
        "“ada at mail” is not an email address. It is kept as it stands in the card.",
        "“call me” is not a phone number. It is kept as it stands in the card.",
    )


def test_one_link_told_twice_is_one(tmp_path: Path) -> None:
    address = "https://www.linkedin.com/in/ada"
    ada = one(
        tmp_path, NAME, f"item1.URL:{address}", "item1.X-ABLabel:LinkedIn", f"X-SOCIALPROFILE;TYPE=linkedin:{address}"
    )
    assert methods(ada) == [f"link LinkedIn: {address}"]


def test_a_profile_that_is_only_a_name_becomes_its_address(tmp_path: Path) -> None:
    ada = one(tmp_path, NAME, "X-SOCIALPROFILE;type=linkedin;x-user=ada-lind:x-apple:ada-lind")
    assert ada.url == "https://www.linkedin.com/in/ada-lind"


def test_a_company_is_not_taken_for_the_name_of_a_person(tmp_path: Path) -> None:
    firm = one(tmp_path, "N:;;;;", "FN:Tallowick", "ORG:Tallowick", "TEL:+49 30 23125 111")
    assert (firm.given, firm.family, firm.company) == ("", "", "Tallowick")


def test_the_whole_name_where_the_surname_belongs_is_taken_apart_later(tmp_path: Path) -> None:
    ada = one(tmp_path, "N:Ada Lind", "FN:Ada Lind", version="2.1")
    assert (ada.given, ada.family, more_of(ada).whole) == ("Ada Lind", "", True)


def test_a_card_with_nobody_in_it_is_unreadable(tmp_path: Path) -> None:
    export = opened(book(tmp_path, "NOTE:nobody"))
    assert export.rows == []
    assert "neither a name" in export.unreadable[0].reason


def test_what_stands_between_cards_is_named_once(tmp_path: Path) -> None:
    card = book(tmp_path, NAME).read_bytes()
    export = opened(raw(tmp_path, card + b"stray\r\nagain\r\n" + card))
    assert [(bad.line, bad.cells) for bad in export.unreadable] == [(5, ("stray", "again"))]
    assert len(export.rows) == 2


def test_two_megabytes_of_quoted_printable_are_read_in_one_pass(tmp_path: Path) -> None:
    soft = "NOTE;ENCODING=QUOTED-PRINTABLE:" + "=41=42=C3=A9=20=\r\n" * 110_000
    ada = one(tmp_path, NAME, soft, "TEL:+31 10 123", version="2.1")
    assert len(more_of(ada).note) == limits.NOTE - 1  # with the space at its end left out
    assert any("longer than 1 MB" in warning for warning in ada.warnings)


def test_a_large_picture_costs_little_more_than_itself(tmp_path: Path) -> None:
    picture = base64.b64encode(b"\xff\xd8" + bytes(3_000_000)).decode()
    folded = "\r\n ".join(picture[at : at + 74] for at in range(0, len(picture), 74))
    path = book(tmp_path, NAME, f"PHOTO;ENCODING=b;TYPE=JPEG:{folded}")
    tracemalloc.start()
    try:
        (ada,) = everybody(path)
        assert tracemalloc.get_traced_memory()[1] < 40_000_000
    finally:
        tracemalloc.stop()
    assert len(more_of(ada).photo) == 3_000_002


def test_a_picture_over_the_bound_is_left_out_and_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("importers.vcards.stream.PICTURE", 1_000)
    ada = one(tmp_path, NAME, f"PHOTO;ENCODING=b:{'A' * 2_000}", "TEL:+31 10 123")
    assert (more_of(ada).photo, methods(ada)) == (b"", ["phone : +31 10 123"])
    assert ada.warnings == ("A picture of more than 12 MB was left out.",)


def test_a_picture_in_an_address_may_have_bytes_of_any_encoding(tmp_path: Path) -> None:
    ada = one(tmp_path, NAME, "PHOTO:data:image/gif,GIF8%39a\xa7", encoding="latin-1")
    assert more_of(ada).photo == b"GIF89a\xa7"


def test_any_number_of_groups_for_one_uid_costs_no_more_than_its_bounds(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limits, "OF_ONE_PERSON", 3)
    monkeypatch.setattr(limits, "MEMBERSHIPS", 7)
    people = b"BEGIN:VCARD\nFN:Ada\nUID:u\nEND:VCARD\n" * 4
    groups = [b"BEGIN:VCARD\nKIND:group\nFN:%d%s\nMEMBER:u\nEND:VCARD\n" % (n, b"x" * 300) for n in range(5)]
    found = everybody(raw(tmp_path, people + b"".join(groups)))
    assert [len(more_of(person).tags) for person in found] == [3, 3, 0, 0]
    assert {len(tag) for tag in more_of(found[0]).tags} == {limits.GROUP_NAME}


def test_labels_of_nothing_but_commas_are_read_in_linear_time(tmp_path: Path) -> None:
    phones = [f"TEL;X-CUSTOM({',' * 1_900}{number}):+31 10 123" for number in range(100)]
    assert methods(one(tmp_path, NAME, *phones, version="2.1"))[42] == "phone 42: +31 10 123"


def test_a_long_note_is_kept_up_to_the_bound_and_said(tmp_path: Path) -> None:
    ada = one(tmp_path, NAME, "NOTE:" + "a\\," * limits.NOTE)
    assert more_of(ada).note == ("a," * limits.NOTE)[: limits.NOTE]
    assert ada.warnings == ("A text of more than 20,000 characters was cut off there.",)


def test_a_given_name_is_no_longer_than_its_bound_with_the_middle_one(tmp_path: Path) -> None:
    ada = one(tmp_path, f"N:Quill;{'A' * limits.CELL};Maria;;")
    assert ada.given == "A" * limits.CELL


def test_lengths_of_notes_that_are_no_numbers_or_endless_ones_are_passed_over(tmp_path: Path) -> None:
    ada = one(tmp_path, NAME, "NOTE:one\\ntwo", f"X-KITH-NOTES:{'9' * 5_000},x,-1,3,3")
    assert (more_of(ada).note, more_of(ada).notes) == ("one", ("two",))


def test_more_cards_than_are_read_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "ROWS", 3)
    with pytest.raises(UnreadableFile, match="more than 3 people"):
        open_export(raw(tmp_path, b"BEGIN:VCARD\nFN:Ada\nEND:VCARD\n" * 4))


def test_a_file_that_is_called_vcards_and_holds_none_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFile, match="no vCard"):
        open_export(raw(tmp_path, b"Name,Email\nAda,ada@mail.example\n"), format="vcard")


def test_a_card_of_empty_lines_has_an_end() -> None:
    (card,) = split_cards(text_of(b"BEGIN:VCARD\r\n" + b"A:\r\n" * 100_000 + b"END:VCARD\r\n"))
    assert not hasattr(card, "reason")
    assert len(card.lines) < 60_000  # type: ignore[union-attr]
