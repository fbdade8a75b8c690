"""The same connections after a spreadsheet program saved them again."""

from pathlib import Path

import pytest

from importers import FIELDS, ColumnsUnknown, open_export
from tests.importers.examples import EXAMPLES, GOOD, opened, people, refusal, table, written

RESAVED = [
    "byte-order-mark-and-crlf.csv",
    "encoded-twice.csv",
    "excel-german-lines-quoted-again.csv",
    "excel-spanish-two-kinds-of-dates.csv",
    "excel-unicode-text.csv",
    "excel-us.csv",
    "old-mac-line-ends.csv",
    "utf-16-without-its-mark.csv",
]


@pytest.mark.parametrize("name", RESAVED)
def test_a_resaved_file_holds_the_same_people(name: str) -> None:
    found = opened(name)
    assert [person._replace(row=0) for person in found.people()] == [
        person._replace(row=0) for person in opened(GOOD).people()
    ]
    assert (len(found.withheld), found.unreadable, found.blank) == (1, [], 0)


@pytest.mark.parametrize("name", [*RESAVED, GOOD])
def test_the_row_is_the_line_in_the_file(name: str) -> None:
    lines = {"excel-spanish-two-kinds-of-dates.csv": [2, 3, 4, 6]}
    assert [person.row for person in people(name)] == lines.get(name, [5, 6, 7, 9])


def test_a_file_in_the_old_windows_encoding_keeps_its_accents() -> None:
    assert [person.family for person in people("cp1252.csv")] == ["Kahale", "Weißfeld, PhD", "Ådahl"]


def test_one_name_that_is_not_utf_8_leaves_the_others_as_they_are() -> None:
    *others, rene = people("one-name-not-utf-8.csv")
    assert others == people(GOOD)
    assert (rene.given, rene.company) == ("René", "Jörgs Käserei")
    assert "another encoding" in rene.warnings[0]


def test_blank_rows_down_to_the_bottom_of_the_sheet_are_counted_apart() -> None:
    export = opened("padded-with-blank-rows.csv")
    assert (export.total, len(export.rows), export.blank) == (2, 2, 20)


def test_columns_in_another_order_and_with_notes_beside_them_are_read_by_their_names(tmp_path: Path) -> None:
    header = "Connected On,Remarks,Last Name,First Name,Position,Company,URL,Email Address"
    row = "16 Dec 2024,ask her,Quill,Ada,Analyst,Testwerk,https://www.linkedin.com/in/ada-quill,ada@quill.example"
    person = next(open_export(written(tmp_path, table(row, header=header))).people())
    assert (person.given, person.family, person.title) == ("Ada", "Quill", "Analyst")
    assert (person.company, person.email, person.silent) == ("Testwerk", "ada@quill.example", ())


def test_a_file_whose_header_was_lost_asks_which_column_is_which() -> None:
    refused = refusal(EXAMPLES / "excel-german-without-header.csv")
    assert isinstance(refused, ColumnsUnknown)
    assert (refused.kind, refused.guess) == ("no-header", "linkedin-connections")
    assert str(refused).endswith("First Name,Last Name,Email Address,Company,Position,Connected On")


def test_told_that_it_is_linkedins_it_reads_the_file_without_a_header() -> None:
    export = opened("excel-german-without-header.csv", format="linkedin-connections")
    assert [row.line for row in export.rows] == [1, 2, 3, 5]
    assert export.withheld == [4]
    jonas = export.record(export.rows[1])
    assert (jonas.company, jonas.title, str(jonas.connected_on)) == (
        "Kestrelby, Quill & Partners",
        "Analyst",
        "2022-09-09",
    )


def test_a_header_in_words_nobody_knows_is_not_taken_for_a_person() -> None:
    refused = refusal(EXAMPLES / "header-in-words-nobody-knows.csv", format="linkedin-connections")
    assert isinstance(refused, ColumnsUnknown)
    assert refused.guess is None


def test_equal_rows_have_equal_keys_wherever_they_stand() -> None:
    good, moved = opened(GOOD), opened("byte-order-mark-and-crlf.csv")
    assert [row.key for row in good.rows] == [row.key for row in moved.rows]
    assert len({row.key for row in good.rows}) == len(good.rows)


def test_padding_does_not_change_a_rows_key(tmp_path: Path) -> None:
    plain = "Ada,Quill,https://www.linkedin.com/in/ada-quill,,Testwerk,Senior Analyst,16 Dec 2024"
    padded = " Ada ,Quill,https://www.linkedin.com/in/ada-quill ,, Testwerk,Senior  Analyst,16 Dec 2024,,"
    one, other = open_export(written(tmp_path, table(plain, padded))).rows
    assert one.key == other.key
    assert len(one.cells) == len(other.cells) == len(FIELDS)


def test_letters_that_excel_replaced_by_question_marks_are_no_news(tmp_path: Path) -> None:
    lost = "????,Quill,https://www.linkedin.com/in/ada-quill?trk=people,,M?nch & Co,Who am I?,16 Dec 2024"
    person = next(open_export(written(tmp_path, table(lost))).people())
    assert person.silent == ("given", "company")
    assert (person.given, person.title) == ("????", "Who am I?")
    assert "question marks" in person.warnings[0]
