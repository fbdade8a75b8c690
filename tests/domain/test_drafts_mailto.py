"""The address that opens a note in a mail program (RFC 6068)."""

from urllib.parse import parse_qs, unquote, urlsplit

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crm.domain.drafts.mailto import LONGEST, mail_link, mailto

LINES = st.text(st.characters(exclude_categories=("Cs", "Cc")) | st.sampled_from("+&=?#%/ \"'<>"), max_size=60)


def test_spaces_line_breaks_and_letters_are_encoded_as_the_standard_says() -> None:
    address = mailto("ada@fernhollow.example", "Thank you", "Dear Ada,\n\nCafé + más & 100 %?\r\nInes")
    assert address == (
        "mailto:ada@fernhollow.example?subject=Thank%20you"
        "&body=Dear%20Ada%2C%0D%0A%0D%0ACaf%C3%A9%20%2B%20m%C3%A1s%20%26%20100%20%25%3F%0D%0AInes"
    )
    assert "+" not in address


@pytest.mark.parametrize(
    ("to", "address"),
    [
        ("", "mailto:"),
        ("ada@fernhollow.example", "mailto:ada@fernhollow.example"),
        ("ada+jobs@fernhollow.example", "mailto:ada%2Bjobs@fernhollow.example"),
        ("ada&co/one?@fernhollow.example", "mailto:ada%26co%2Fone%3F@fernhollow.example"),
        ('"not@me"@fernhollow.example', "mailto:%22not%40me%22@fernhollow.example"),
        ("jos\u00e9@b\u00fccher.example", "mailto:jos%C3%A9@b%C3%BCcher.example"),
        (
            "ada@fernhollow.example?cc=eve@elsewhere.example",
            "mailto:ada%40fernhollow.example%3Fcc%3Deve@elsewhere.example",
        ),
        ("ada@fernhollow.example,eve@elsewhere.example", "mailto:ada%40fernhollow.example%2Ceve@elsewhere.example"),
        (
            "ada@fernhollow.example\r\nBcc: eve@elsewhere.example",
            "mailto:ada%40fernhollow.exampleBcc%3Aeve@elsewhere.example",
        ),
    ],
)
def test_an_address_is_one_recipient_whatever_is_in_it(to: str, address: str) -> None:
    assert mailto(to) == address


def test_a_subject_is_one_line_and_nothing_becomes_another_header() -> None:
    address = mailto("ada@fernhollow.example", "Thanks\r\nBcc: eve@elsewhere.example", "x&cc=eve@elsewhere.example")
    assert parse_qs(urlsplit(address).query) == {
        "subject": ["Thanks Bcc: eve@elsewhere.example"],
        "body": ["x&cc=eve@elsewhere.example"],
    }


def test_a_note_too_long_for_mail_programs_opens_without_its_text() -> None:
    room = LONGEST - len(mailto("ada@fernhollow.example", "Hello", "")) - len("&body=")
    assert mail_link("ada@fernhollow.example", "Hello", "a" * room).whole
    link = mail_link("ada@fernhollow.example", "Hello", "a" * (room + 1))
    assert link == ("mailto:ada@fernhollow.example?subject=Hello", False)
    assert mail_link("ada@fernhollow.example", "H" * 3_000, "short") == ("mailto:ada@fernhollow.example", False)


def test_letters_outside_ascii_count_as_long_as_they_are_encoded() -> None:
    assert not mail_link("ada@fernhollow.example", "", "漢" * 250).whole
    assert mail_link("ada@fernhollow.example", "", "a" * 250).whole


def test_signs_that_no_mail_can_hold_are_left_out() -> None:
    assert mailto("", "", "a\x00b\x1fc\ud800d\te") == "mailto:?body=abcd%09e"


@settings(deadline=None)
@given(LINES, st.lists(LINES, max_size=8))
def test_every_text_comes_out_as_it_went_in(subject: str, lines: list[str]) -> None:
    body = "\n".join(lines)
    address = mailto("ada@fernhollow.example", subject, body)
    assert address.isascii()
    parts = urlsplit(address)
    fields = {name: unquote(value) for name, _, value in (field.partition("=") for field in parts.query.split("&"))}
    assert (parts.scheme, parts.path) == ("mailto", "ada@fernhollow.example")
    assert fields.get("subject", "") == " ".join(subject.split())
    assert fields.get("body", "").split("\r\n") == body.split("\n")
    assert {name: values[0] for name, values in parse_qs(parts.query).items()} == {k: v for k, v in fields.items() if v}


@settings(deadline=None)
@given(st.text(), st.text(), st.text())
def test_no_text_makes_an_address_fail_or_too_long_while_the_address_itself_is_short(
    to: str, subject: str, body: str
) -> None:
    link = mail_link(to[:40], subject, body)
    assert len(link.address) <= LONGEST
    assert set(link.address) <= set("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._~%:@?&=")
