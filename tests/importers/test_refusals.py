"""Files chosen by mistake: one sentence says what each is and what to do."""

import zipfile
from pathlib import Path

import pytest

from importers import ColumnsUnknown, UnreadableFile, open_export
from tests.importers.examples import EXAMPLES, archive, content, refusal, written

ADDRESS_BOOKS = [
    ("google-contacts.csv", "google", "a contacts file from Google"),
    ("google-contacts-of-old.csv", "google", "a contacts file from Google"),
    ("outlook-contacts.csv", "outlook", "a contacts file from Outlook"),
    ("card.vcf", "vcard", "a vCard file"),
]
OTHER_FILES = [
    ("messages.csv", "other-linkedin", "LinkedIn's messages.csv"),
    ("profile.csv", "other-linkedin", "LinkedIn's Profile.csv"),
    ("invitations.csv", "other-linkedin", "LinkedIn's Invitations.csv"),
    ("download-page.html", "html", "a web page"),
]
OTHER_BYTES = [
    (b"", "empty", "This file is empty"),
    (b" \r\n\t\r\n", "empty", "This file is empty"),
    (b"\xef\xbb\xbf", "empty", "This file is empty"),
    (b"\x00" * 5000, "empty", "This file is empty"),
    (b"%PDF-1.7\n%\xe2\xe3", "pdf", "a PDF"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 500, "excel", "an old Excel"),
    (b"\x89PNG\r\n\x1a\n\x00\x00", "image", "a picture"),
    (b"Rar!\x1a\x07\x00", "binary", "a RAR archive"),
    (b'{"connections": []}', "json", "a JSON file"),
    (b"BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n", "calendar", "a calendar"),
    (b"\x7fELF\x02\x01\x01" + bytes(200) + b"a,b,c,d\n" * 20, "binary", "no text"),
    (bytes(range(256)) * 20, "binary", "no text"),
    (b"MZ" + b"\x90\0\x03\0\0," * 90, "binary", "no text"),
    (b"Dear Ada,\nthank you for your time.\n", "not-a-table", "There is no table of connections"),
    (bytes(range(128, 256)) * 40, "not-a-table", "There is no table of connections"),
    (b"one,two,three\n1,2,3\n", "no-header", "No line of this file names LinkedIn's columns"),
]
DOCUMENTS = [
    (["[Content_Types].xml", "xl/workbook.xml"], "excel", "an Excel workbook"),
    (["[Content_Types].xml", "word/document.xml"], "office", "a Word document"),
    (["mimetype", "content.xml"], "office", "an OpenDocument file"),
    (["Index/Document.iwa"], "office", "a Numbers document"),
    (["Takeout/Contacts/All Contacts.vcf", "IMG_0001.jpg"], "google", "choose All Contacts.vcf"),
    (["Takeout/Calendar/archive_browser.html"], "google", "from Google Takeout"),
    (["people/My contacts.VCF", "x.txt"], "not-linkedin", "Unpack it and choose My contacts.VCF."),
    (["IMG_0001.jpg", "IMG_0002.jpg"], "not-linkedin", "not LinkedIn's export"),
    ([], "not-linkedin", "nothing in it"),
]


def is_one_clear_sentence(refused: UnreadableFile) -> bool:
    """It says what is the matter, then what to do, and fits a line or two."""
    text = str(refused)
    return text.startswith(("This ", "There ", "No ", "Kith ")) and text.endswith(".") and len(text) < 220


@pytest.mark.parametrize(("name", "kind", "words"), OTHER_FILES)
def test_another_file_is_called_by_its_name(name: str, kind: str, words: str) -> None:
    refused = refusal(EXAMPLES / name)
    assert (refused.kind, words in str(refused)) == (kind, True)
    assert is_one_clear_sentence(refused)


@pytest.mark.parametrize(("name", "kind", "words"), [*OTHER_FILES, *ADDRESS_BOOKS])
def test_calling_another_file_connections_does_not_make_it_so(name: str, kind: str, words: str) -> None:
    assert refusal(EXAMPLES / name, format="linkedin-connections").kind == kind
    assert words


@pytest.mark.parametrize(("data", "kind", "words"), OTHER_BYTES)
def test_other_content_is_known_whatever_the_file_is_called(tmp_path: Path, data: bytes, kind: str, words: str) -> None:
    refused = refusal(written(tmp_path, data))
    assert (refused.kind, words in str(refused)) == (kind, True)
    assert is_one_clear_sentence(refused)


@pytest.mark.parametrize(("paths", "kind", "words"), DOCUMENTS)
def test_a_zip_of_something_else_is_called_by_its_name(tmp_path: Path, paths: list[str], kind: str, words: str) -> None:
    refused = refusal(archive(tmp_path, dict.fromkeys(paths, b"x")))
    assert (refused.kind, words in str(refused)) == (kind, True)
    assert is_one_clear_sentence(refused)


def test_only_a_table_asks_for_its_columns(tmp_path: Path) -> None:
    assert isinstance(refusal(written(tmp_path, b"one,two,three\n1,2,3\n")), ColumnsUnknown)
    assert not isinstance(refusal(written(tmp_path, b"Dear Ada,\nthank you.\n")), ColumnsUnknown)


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    assert str(refusal(tmp_path / "gone.csv")) == "gone.csv cannot be opened: No such file or directory."
    assert refusal(tmp_path).kind == "missing"


def test_a_csv_is_not_a_zip_and_a_zip_is_not_a_csv(tmp_path: Path) -> None:
    assert refusal(EXAMPLES / "since-2024.csv", format="linkedin-archive").kind == "wrong-format"
    packed = archive(tmp_path, {"Connections.csv": content("since-2024.csv")})
    assert refusal(packed, format="linkedin-connections").kind == "wrong-format"
    assert open_export(packed, format="linkedin-archive").total == 5


def test_a_format_nobody_knows_is_a_mistake_of_the_program() -> None:
    with pytest.raises(ValueError, match="linkedin-connections, linkedin-archive"):
        open_export(EXAMPLES / "since-2024.csv", format="xing")


def test_a_csv_that_mentions_a_zip_is_a_csv(tmp_path: Path) -> None:
    path = written(
        tmp_path, content("since-2024.csv") + b"\nPK,\x05\x06,https://www.linkedin.com/in/pk,,PK\x05\x06,,\n"
    )
    assert not zipfile.is_zipfile(EXAMPLES / "since-2024.csv")
    assert open_export(path).total == 6
