"""Rows with texts of many lines, whole and broken."""

import pytest

from importers import Row, Unreadable, UnreadableFile, limits
from importers.decoding import decode
from importers.linkedin.messages import NO_DAY, read_messages
from importers.long_rows import TOO_LONG, TOO_MANY, read_long_rows
from importers.quoting import STRAY, UNCLOSED
from importers.tables import BYTES, Header

pytestmark = pytest.mark.slow

HEADER = "a,b,c"


def read(*lines: str | bytes, header: str = HEADER) -> list[Row | Unreadable]:
    data = b"\n".join(line if isinstance(line, bytes) else line.encode() for line in (header, *lines))
    delimiter = "," if "," in header else "\t"
    return list(read_long_rows(decode(data), Header(1, delimiter, header.split(delimiter)), list))


def test_a_cell_may_have_many_lines_and_a_row_knows_its_first() -> None:
    text = "\n".join(str(number) for number in range(500))
    assert read("1,2,3", f'x,"{text}",y', "", ",,", "4,5,6") == [
        Row(2, ["1", "2", "3"]),
        Row(3, ["x", text, "y"]),
        Row(505, ["4", "5", "6"]),
    ]


def test_a_mark_that_never_closes_costs_its_row_and_not_the_next() -> None:
    rows = read("1,2,3", 'x,"Hello', "how are you, and", "goodbye,y", "4,5,6", '7,"8', '9",0', "1,,")
    assert [(row.line, type(row)) for row in rows] == [
        (2, Row),
        (3, Unreadable),
        (6, Row),
        (7, Row),
        (9, Row),
    ]
    assert (rows[1].reason, rows[3].cells) == (UNCLOSED, ["7", "8\n9", "0"])  # type: ignore[union-attr]


def test_a_row_that_fits_without_its_mark_is_read_with_a_warning() -> None:
    assert read('x,"Hello,y', "and goodbye", "4,5,6") == [
        Row(2, ["x", "Hello", "y"], (UNCLOSED,)),
        Row(4, ["4", "5", "6"]),
    ]


def test_marks_inside_a_cell_and_short_rows_are_read_with_a_warning_or_as_they_are() -> None:
    stray, short, long = read('1,"He said "no" twice",3', "1,2", "1,2,3,4")
    assert stray == Row(2, ["1", 'He said "no" twice', "3"], (STRAY,))
    assert short == Row(3, ["1", "2"])
    assert long == Unreadable(4, TOO_MANY, ("1", "2", "3"))


def test_padding_at_the_right_is_no_cell() -> None:
    assert read("1,2,3,,", ",,,,")[0].cells == ["1", "2", "3", "", ""]


def test_a_line_quoted_again_as_a_whole_is_unpacked() -> None:
    rows = read('"1,""two, and"",3,4"', "5,6,7,8", header="a,b,c,d")
    assert [row.cells for row in rows] == [["1", "two, and", "3", "4"], ["5", "6", "7", "8"]]


def test_a_line_in_another_encoding_is_read_with_a_warning() -> None:
    whole = ["é,ü,€"] * 20
    rows = read(*whole, "caf\xe9,2,3".encode("latin-1"), '4,"five\nlines",6')
    assert rows[20] == Row(22, ["café", "2", "3"], (BYTES,))
    assert rows[21] == Row(23, ["4", "five\nlines", "6"])


def test_a_cell_beyond_the_limit_costs_its_row() -> None:
    rows = read("1,2,3", f'x,"{"y" * (limits.TEXT + 1)}",z', "4,5,6")
    assert [(row.line, row.reason if isinstance(row, Unreadable) else "") for row in rows] == [
        (2, ""),
        (3, TOO_LONG),
        (4, ""),
    ]


@pytest.mark.parametrize("broken", ["", 'x,"y\n'])
def test_more_rows_or_lines_than_the_limits_are_refused(monkeypatch: pytest.MonkeyPatch, broken: str) -> None:
    monkeypatch.setattr(limits, "MESSAGES", 50)
    monkeypatch.setattr(limits, "TEXT_LINES", 200)
    assert len(read(*["1,2,3"] * 50)) == 50
    with pytest.raises(UnreadableFile, match="more than 50 rows"):
        read(broken, *["1,2,3"] * 51)
    with pytest.raises(UnreadableFile, match="more than 200 lines"):
        read(broken, *[""] * 300, "1,2,3")


@pytest.mark.parametrize("line", ['"', 'a,"b', '"a,"b,"c', '",', '"\r', 'x,"y\n' + "z\n" * 30, "a,b,c\0"])
def test_no_file_takes_long(line: str) -> None:
    assert len(read(*[line] * (60_000 // len(line)))) <= 60_000


def test_a_message_without_a_day_is_named_and_the_rest_is_read() -> None:
    data = b"FROM,TO,DATE,SUBJECT,CONTENT,DIRECTION,FOLDER\nAda,Robin,soon,,x,,\nAda,Robin,2019-11-06T02:08:20,,y,,\n"
    read = read_messages(data)
    assert [(bad.line, bad.reason) for bad in read.unreadable] == [(2, NO_DAY)]
    assert [message.text for message in read.records] == ["y"]
