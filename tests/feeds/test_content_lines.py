"""Content lines: what calendars and vCards have in common."""

import pytest
from hypothesis import given

from crm.feeds.content_lines import escaped, folded, link, many_lines, one_line, shortened
from tests.feeds.texts import anything


@given(anything)
def test_a_folded_line_has_at_most_75_octets_a_piece_and_unfolds_to_itself(text: str) -> None:
    line = one_line(text)
    pieces = folded(line).split("\r\n")
    assert all(len(piece.encode()) <= 75 for piece in pieces)
    assert pieces[0] + "".join(piece.removeprefix(" ") for piece in pieces[1:]) == line


def test_a_line_of_75_octets_is_not_folded_and_one_of_76_is() -> None:
    assert folded("a" * 75) == "a" * 75
    assert folded("a" * 76) == "a" * 75 + "\r\n a"
    assert folded("é" * 38) == "é" * 37 + "\r\n é"


@given(anything)
def test_fit_text_has_no_line_break_but_lf_and_no_control_character(text: str) -> None:
    fit = many_lines(text)
    assert len(fit.replace("\n", "").splitlines()) <= 1
    assert all(ord(c) >= 0x20 and not 0x7F <= ord(c) < 0xA0 for c in fit if c != "\n")
    assert fit.encode().decode() == fit
    assert len(one_line(text).splitlines()) <= 1


@given(anything)
def test_escaped_text_has_no_bare_comma_semicolon_or_line_break(text: str) -> None:
    bare = escaped(many_lines(text)).replace("\\\\", "").replace("\\,", "").replace("\\;", "")
    assert "," not in bare
    assert ";" not in bare
    assert "\n" not in bare


def test_ordinary_text_stays_as_it_is() -> None:
    assert one_line("Zoë Müller-Łukasik 👩‍👩‍👧") == "Zoë Müller-Łukasik 👩‍👩‍👧"
    assert many_lines("one\r\ntwo\u2028three\tfour") == "one\ntwo\nthree four"


@pytest.mark.parametrize(
    ("address", "written"),
    [
        ("https://www.linkedin.com/in/zoë-müller", "https://www.linkedin.com/in/zoë-müller"),
        ("HTTP://ada.example/?a=b&c=d#e", "HTTP://ada.example/?a=b&c=d#e"),
        ("  https://ada.example/a,b;c d ", "https://ada.example/a%2Cb%3Bc%20d"),
        ("https://ada.example/\r\nTEL:+1", "https://ada.example/TEL:+1"),
        ("mailto:ada@fernhollow.example", "mailto:ada@fernhollow.example"),
        ("tel:+31101234567", "tel:+31101234567"),
        ("javascript:alert(1)", ""),
        ("data:text/html,x", ""),
        ("ada.example", ""),
        ("https://", ""),
        ("", ""),
    ],
)
def test_only_links_of_four_kinds_are_written(address: str, written: str) -> None:
    assert link(address) == written


@given(anything)
def test_a_link_can_never_break_its_line(text: str) -> None:
    written = link(f"https://ada.example/{text}")
    assert len(written.split()) == 1
    assert not set(written) & set(',;\\"\x00\u2028\u2029')


def test_long_text_is_shortened_with_an_ellipsis() -> None:
    assert shortened("Write to Ada", 12) == "Write to Ada"
    assert shortened("Write to Ada today", 12) == "Write to Ad…"
