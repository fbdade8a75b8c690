"""Cards -> vCard 3.0 by vobject: the yardstick of the fast writer in `vcards`, thirty times slower.

vobject 0.9.9 is right about names, types and escaping. It leaves control characters in, escapes links, and folds by
characters where the octets are too many: those three are done around it.
"""

from typing import Any

import vobject
from vobject.base import Component, ContentLine
from vobject.vcard import Address, Name

from crm.feeds.card import Card
from crm.feeds.content_lines import escaped, folded, link, many_lines, one_line
from crm.feeds.vcards import (
    EMAIL_TYPES,
    PHONE_TYPES,
    full_name,
    in_an_address,
    is_linkedin,
    kept_lines,
    nicknames,
    own_lines,
    stamp,
)

_DO_NOT_FOLD = 10**9


def write_with_vobject(card: Card) -> str:
    """The card as vCard 3.0 text: the same lines as `vcards.write`, in vobject's order, its names in capitals."""
    book = vobject.vCard()
    _add(book, "prodid", "-//Kith//Kith//EN")
    _add(book, "uid", f"urn:uuid:{one_line(card.uid)}")
    _add(book, "rev", stamp(card.rev))
    _add(book, "fn", full_name(card))
    given, family = one_line(card.given), one_line(card.family)
    if not given and not family:
        given = one_line(card.name)
    _add(book, "n", Name(family, given, "", one_line(card.prefix), one_line(card.suffix)))
    if company := one_line(card.company):
        _add(book, "org", [company])  # a str would be taken for a list of letters
    if title := one_line(card.title):
        _add(book, "title", title)
    groups = _Groups(book)
    for name, types, values in (("email", EMAIL_TYPES, card.emails), ("tel", PHONE_TYPES, card.phones)):
        preferred = ["PREF"] if len(values) > 1 else []
        for value, label in values:
            if not (text := one_line(value)):
                continue
            known = types.get(one_line(label).lower())
            line = _add(book, name, text) if known else groups.add(name, text, one_line(label))
            line.params["TYPE"] = (known or types[""]).split(",") + preferred
            preferred = []
    for address, label in card.links:
        if uri := link(address):
            shown = "LinkedIn" if is_linkedin(uri) else one_line(label)
            line = groups.add("url", uri, shown) if shown else _add(book, "url", uri)
            line.encoded = True
            if is_linkedin(uri):
                profile = _add(book, "x-socialprofile", uri)
                profile.params["TYPE"] = ["linkedin"]
                profile.encoded = True
    if (place := one_line(card.place)) and not in_an_address(escaped(place), card.kept):
        _add(book, "adr", Address(city=place))
    if card.birthday:
        month, day, year = card.birthday
        line = _add(book, "bday", f"{year or 1604:04}-{month:02}-{day:02}")
        if year is None:
            line.params["X-APPLE-OMIT-YEAR"] = ["1604"]
    if tags := [tag for tag in map(one_line, card.tags) if tag]:
        _add(book, "categories", tags)
    if note := many_lines(card.note).strip():
        _add(book, "note", note)
    if names := nicknames(card):
        # vobject takes a nickname for one text, and would escape the comma between two.
        _add(book, "nickname", ",".join(map(escaped, names))).encoded = True
    if former := one_line(card.former):
        _add(book, "x-maidenname", former)
    written: str = book.serialize(lineLength=_DO_NOT_FOLD)
    photo = [f"PHOTO;ENCODING=b;TYPE=JPEG:{card.photo}"] if card.photo else []
    rest = [*own_lines(card), *photo, *kept_lines(card.kept, groups.count)]
    written = written.removesuffix("END:VCARD\r\n") + "".join(f"{line}\r\n" for line in (*rest, "END:VCARD"))
    return "\r\n".join(map(folded, written.split("\r\n")))


def _add(book: Component, name: str, value: Any) -> ContentLine:
    line = book.add(name)
    line.value = value
    return line


class _Groups:
    """Lines with a label of their own: `item1.EMAIL` and `item1.X-ABLabel`, and so on."""

    def __init__(self, book: Component) -> None:
        self._book = book
        self.count = 0

    def add(self, name: str, value: str, label: str) -> ContentLine:
        self.count += 1
        line = _add(self._book, name, value)
        line.group = f"item{self.count}"
        _add(self._book, "x-ablabel", label).group = line.group
        return line
