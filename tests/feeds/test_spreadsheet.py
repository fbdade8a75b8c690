"""CSV for spreadsheet programs: nothing that somebody typed becomes a formula."""

import csv
import io
from datetime import UTC, date, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crm.feeds.card import Birthday, Card, Labelled
from crm.feeds.spreadsheet import PEOPLE, person_row, safe, table
from tests.feeds.texts import NASTY, cards

STARTS = ("=", "+", "-", "@", "＝", "＋", "－", "＠", "\t", "\r")
formulas = st.lists(
    st.one_of(st.sampled_from(STARTS), st.sampled_from(NASTY), st.sampled_from(["cmd|' /C calc'!A0", "1+1", " "])),
    max_size=6,
).map("".join)


def read(octets: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(octets.decode("utf-8-sig"), newline="")))


@pytest.mark.parametrize(
    ("typed", "cell"),
    [
        ("Ada Nwosu-Lind", "Ada Nwosu-Lind"),
        ("R&D, Ports; Ships", "R&D, Ports; Ships"),
        ('=HYPERLINK("https://evil.example")', '\'=HYPERLINK("https://evil.example")'),
        ("@ada", "'@ada"),
        ("-1+1", "'-1+1"),
        ("+1+1", "'+1+1"),
        ("  =1", "'=1"),
        ("\t=1", "'=1"),
        ("\r=1", "'=1"),
        ("＝1", "'＝1"),
        ("Ada;=1", "Ada;'=1"),
        ('Ada; "=1"', 'Ada;\' "=1"'),
        ("Ada\n=1", "Ada\n'=1"),
        ("'=1", "''=1"),
        ("Ada\r\n\r\n =1", "Ada\n\n' =1"),
        ("a-b = c", "a-b = c"),
        ("\0\0", ""),
    ],
)
def test_a_formula_gets_an_apostrophe_and_other_text_none(typed: str, cell: str) -> None:
    assert safe(typed) == cell


@pytest.mark.parametrize(
    ("typed", "cell"),
    [
        ("+442079460321", "(+44) 20 7946 0321"),
        ("+49 (30) 23125-111", "(+49) 30 23125111"),
        ("+1 555-010-0100 x12", "(+1) 555-010-0100 ext. 12"),
        ("020 7946 0321", "020 7946 0321"),
        ("+1-1", "'+1-1"),
        ("+44 20 7946 0321+1", "'+44 20 7946 0321+1"),
        ("+44 20 7946 0321 or the desk", "'+44 20 7946 0321 or the desk"),
    ],
)
def test_an_international_phone_number_keeps_its_plus_in_brackets(typed: str, cell: str) -> None:
    assert safe(typed) == cell


@given(st.lists(formulas, min_size=1, max_size=4))
@settings(deadline=None)
def test_no_cell_is_a_formula_whatever_separator_the_program_expects(texts: list[str]) -> None:
    octets = b"".join(table([], [texts]))
    for cell in read(octets)[1]:
        assert not cell.lstrip(' \t\r\n"\u200b').startswith(STARTS)
    # A program that expects semicolons breaks the cells there and at line breaks, and minds no quotes within.
    for line in octets.decode("utf-8-sig").splitlines():
        for piece in line.split(";")[1:]:
            assert not piece.lstrip(' "\u200b').startswith(STARTS)


def test_the_file_has_a_byte_order_mark_and_crlf_and_typed_cells() -> None:
    octets = b"".join(table(["Name", "Last touch", "Times"], [["Zoë, Émile", date(2026, 11, 24), -3], ["", None, 0]]))
    assert octets == '\ufeffName,Last touch,Times\r\n"Zoë, Émile",2026-11-24,-3\r\n,,0\r\n'.encode()


def test_a_long_table_comes_in_pieces_and_needs_no_list() -> None:
    seen = 0

    def rows() -> object:
        nonlocal seen
        for number in range(20_000):
            seen += 1
            yield ["Ada Nwosu-Lind", number]

    pieces = table(["Name", "Number"], rows())
    first = next(pieces)
    assert seen < 10_000
    whole = read(first + b"".join(pieces))
    assert len(whole) == 20_001
    assert whole[-1] == ["Ada Nwosu-Lind", "19999"]


def test_a_person_has_one_row_with_the_first_of_each_and_the_rest_together() -> None:
    card = Card(
        uid="0f3b6f6e-7f0e-4c4a-9d5b-0d2b5c1a7e11",
        rev=datetime(2026, 11, 24, tzinfo=UTC),
        given="Ada",
        family="Nwosu-Lind",
        name="Ada Nwosu-Lind",
        company="Fernhollow",
        title="@Head",
        emails=(Labelled("ada@fernhollow.example", "work"), Labelled("ada@mail.example"), Labelled("a@x.example")),
        phones=(Labelled("+442079460321"), Labelled("+31101234567")),
        links=(Labelled("https://ada.example"), Labelled("https://www.linkedin.com/in/ada")),
        tags=("Interviewed me", "=cmd"),
        note="=1\n-2",
        place="Rotterdam",
        birthday=Birthday(4, 12),
    )
    (header, row) = read(b"".join(table(PEOPLE, [person_row(card)])))
    assert dict(zip(header, row, strict=True)) == {
        "Name": "Ada Nwosu-Lind",
        "Given name": "Ada",
        "Family name": "Nwosu-Lind",
        "Title": "'@Head",
        "Company": "Fernhollow",
        "Email": "ada@fernhollow.example",
        "More emails": "ada@mail.example\na@x.example",
        "Phone": "(+44) 20 7946 0321",
        "More phones": "(+31) 10 123 4567",
        "LinkedIn": "https://www.linkedin.com/in/ada",
        "More links": "https://ada.example",
        "Tags": "Interviewed me, =cmd",
        "Place": "Rotterdam",
        "Birthday": "12 April",
        "Note": "'=1\n'-2",
        "Met on": "",
        "How you met": "",
        "Goes by": "",
        "Also known as": "",
        "After the name": "",
        "Email label": "work",
        "Phone label": "",
        "LinkedIn label": "",
        "UID": "0f3b6f6e-7f0e-4c4a-9d5b-0d2b5c1a7e11",
    }


@given(cards)
@settings(deadline=None)
def test_every_card_has_a_row_of_as_many_cells_as_the_header(card: Card) -> None:
    header, row = read(b"".join(table(PEOPLE, [person_row(card)])))
    assert len(header) == len(row) == len(PEOPLE)
    assert row[0]
