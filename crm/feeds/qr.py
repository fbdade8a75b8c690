"""A card as a QR code, to be read by a phone's camera."""

import io
import re
from html import escape

import segno

from crm.feeds.card import Card
from crm.feeds.content_lines import escaped, link, many_lines, one_line, shortened
from crm.feeds.vcards import PHONE_TYPES, full_name, is_linkedin

# Version 13 at the lowest error correction: 69 modules a side, which phones still read from a screen.
MOST_OCTETS = 425
LONGEST_NAME, SHORT_NAME = 60, 20  # characters
LONGEST_LINE = 150  # octets: a longer one is no address that anybody types, and leaves no room for the others
DARK, LIGHT = "#171C19", "#FFFFFF"

_END = "END:VCARD"


def qr_svg(card: Card, label: str) -> str:
    """The QR code of the card as an SVG element to stand in a page, with `label` as its name for screen readers.

    It has no style, no class and no size of its own, and a light ground, so that it scans in the dark theme too.
    """
    code = segno.make_qr(small_card(card), error="l", encoding="utf-8")
    out = io.BytesIO()
    code.save(
        out, kind="svg", xmldecl=False, nl=False, omitsize=True, svgclass=None, lineclass=None, border=4,
        dark=DARK, light=LIGHT,
    )  # fmt: skip
    attributes = f'<svg role="img" aria-label="{escape(one_line(label))}" shape-rendering="crispEdges" '
    return re.sub("^<svg ", lambda _: attributes, out.getvalue().decode())


def small_card(card: Card) -> str:
    """The card as vCard 3.0 in at most 425 octets, leaving out what does not fit and matters least.

    First to go are the note and the tags, then further links, addresses and numbers, then the title and the company.
    The name stays, cut short if need be. Lines are not folded: not every scanner joins them again.
    """
    lines = _name_lines(card, LONGEST_NAME)
    if _octets(lines) > MOST_OCTETS // 2:
        lines = _name_lines(card, SHORT_NAME)
    for line in _by_importance(card):
        if _octets([line]) > LONGEST_LINE:
            continue
        if _octets([*lines, line, _END]) > MOST_OCTETS:
            break
        lines.append(line)
    return "\r\n".join([*lines, _END, ""])


def _name_lines(card: Card, longest: int) -> list[str]:
    family, given, name = (
        escaped(shortened(text, longest)) for text in (one_line(card.family), one_line(card.given), full_name(card))
    )
    return ["BEGIN:VCARD", "VERSION:3.0", f"N:{family};{given if given or family else name};;;", f"FN:{name}"]


def _by_importance(card: Card) -> list[str]:
    emails = [f"EMAIL:{escaped(text)}" for email in card.emails if (text := one_line(email.value))]
    phones = [
        f"TEL;TYPE={PHONE_TYPES.get(one_line(label).lower(), 'VOICE')}:{escaped(text)}"
        for value, label in card.phones
        if (text := one_line(value))
    ]
    uris = sorted(filter(None, (link(address) for address, _ in card.links)), key=lambda uri: not is_linkedin(uri))
    links = [f"URL:{uri}" for uri in uris]
    texts = (
        ("ORG", shortened(one_line(card.company), LONGEST_NAME)),
        ("TITLE", shortened(one_line(card.title), LONGEST_NAME)),
    )
    tags = ",".join(escaped(text) for tag in card.tags if (text := one_line(tag)))
    note = escaped(many_lines(card.note).strip())
    return [
        *phones[:1],
        *emails[:1],
        *(f"{name}:{escaped(text)}" for name, text in texts if text),
        *links[:1],
        *phones[1:],
        *emails[1:],
        *links[1:],
        *([f"CATEGORIES:{tags}"] if tags else []),
        *([f"NOTE:{note}"] if note else []),
    ]


def _octets(lines: list[str]) -> int:
    return sum(len(line.encode()) + 2 for line in lines)
