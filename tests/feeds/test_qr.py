"""The QR code on the phone dialog."""

import re

import pytest
import segno
from hypothesis import given, settings

from crm.feeds.card import Card, Labelled
from crm.feeds.qr import MOST_OCTETS, qr_svg, small_card
from tests.feeds.other_programs import Programs
from tests.feeds.test_vcards import ADA, REV, UID
from tests.feeds.texts import cards

pytestmark = pytest.mark.slow


def test_a_phone_reads_the_card_from_the_code(programs: Programs) -> None:
    for card in (ADA, Card(uid=UID, rev=REV, given="美玲", family="周", name="周美玲 👋"), Card(uid=UID, rev=REV)):
        assert programs.ask("jsQR sees", qr_svg(card, "QR code")) == small_card(card)


@given(cards)
@settings(deadline=None, max_examples=25)
def test_any_card_can_be_read_from_its_code(programs: Programs, card: Card) -> None:
    assert programs.ask("jsQR sees", qr_svg(card, "QR code")) == small_card(card)


@given(cards)
@settings(deadline=None)
def test_a_small_card_always_fits_and_has_a_name(card: Card) -> None:
    text = small_card(card)
    assert len(text.encode()) <= MOST_OCTETS
    lines = text.split("\r\n")
    assert lines[:2] == ["BEGIN:VCARD", "VERSION:3.0"]
    assert lines[2].startswith("N:")
    assert re.match("FN:.", lines[3])
    assert lines[-2:] == ["END:VCARD", ""]
    assert len(text.splitlines()) == len(lines) - 1
    assert segno.make_qr(text, error="l", encoding="utf-8").version <= 13


def test_the_note_goes_first_then_the_tags_then_further_links() -> None:
    card = ADA._replace(emails=ADA.emails[:1], phones=ADA.phones[:1], note="A note.", tags=("Sea",))
    assert "NOTE:A note." in small_card(card)
    crowded = card._replace(note="A note that is long. " * 4)
    assert "NOTE" not in small_card(crowded)
    assert "CATEGORIES:Sea" in small_card(crowded)
    full = card._replace(links=(*card.links, *(Labelled(f"https://ada.example/{number:030}") for number in range(9))))
    text = small_card(full)
    assert "linkedin.com" in text
    assert "CATEGORIES" not in text
    assert "NOTE" not in text
    for kept in ("TEL;TYPE=CELL:+31 10 123 45 67", "EMAIL:ada@fernhollow.example", "TITLE:", "ORG:"):
        assert kept in text


def test_the_code_has_no_style_and_a_light_ground_and_a_name() -> None:
    svg = qr_svg(ADA, 'QR code with Ada’s <card> & "more"')
    assert svg.startswith('<svg role="img" aria-label="QR code with Ada’s &lt;card&gt; &amp; &quot;more&quot;" ')
    assert svg.endswith("</svg>")
    assert "style" not in svg
    assert "class" not in svg
    assert "<script" not in svg
    assert 'fill="#fff"' in svg
