"""Guarded properties of one card -> their values: by vobject, and faster by hand where nothing is the matter.

vobject is the judge: a test holds the two to the same values for any text.
"""

from collections.abc import Sequence
from typing import Any

from importers.vcards.values import LIST, PARTS, Property, parts_of, plain_text

#: A text; or a list with the values of each part of a name, an address, an employer; or the one list of the tags.
Value = str | list[list[str]]

ORDERS = {
    "N": ("family", "given", "additional", "prefix", "suffix"),
    "ADR": ("box", "extended", "street", "city", "region", "code", "country"),
}


def by_vobject(properties: Sequence[Property]) -> list[Value | None]:
    """The value of each property; None where vobject cannot read it, even alone."""
    import vobject  # slow to load and seldom needed

    try:
        return _all_by_vobject(vobject, properties)
    except Exception:  # whatever it trips over, the other lines of the card are not lost
        return [_alone(vobject, one) for one in properties]


def by_hand(properties: Sequence[Property]) -> list[Value | None]:
    """The value of each property, of lines that are guarded."""
    return [_value(name, value) for name, value in properties]


def _value(name: str, value: str) -> Value:
    if name == LIST:
        return [_told(parts_of(value, ","))]
    if name in PARTS:
        return _shortened([_told(parts_of(part, ",")) for part in parts_of(value, ";")])
    return plain_text(value)


def _told(values: list[str]) -> list[str]:
    return [plain_text(value) for value in values if value]


def _shortened(parts: list[list[str]]) -> list[list[str]]:
    while parts and not parts[-1]:
        parts.pop()
    return parts


def _alone(vobject: Any, one: Property) -> Value | None:
    try:
        return _all_by_vobject(vobject, [one])[0]
    except Exception:
        return None


def _all_by_vobject(vobject: Any, properties: Sequence[Property]) -> list[Value | None]:
    lines = "".join(f"{name}:{value}\n" for name, value in properties)
    card = next(iter(vobject.readComponents(f"BEGIN:VCARD\nVERSION:3.0\n{lines}END:VCARD\n")))
    read = {name: iter(found) for name, found in card.contents.items()}
    return [_of_vobject(name, next(read[name.lower()]).value) for name, _ in properties]


def _of_vobject(name: str, value: Any) -> Value:
    if name == LIST:
        return [_listed(value)]
    if name in ORDERS:
        return _shortened([_listed(getattr(value, part)) for part in ORDERS[name]])
    if name in PARTS:
        return _shortened([_listed(part) for part in value])
    assert isinstance(value, str)
    return value


def _listed(value: Any) -> list[str]:
    values = [value] if isinstance(value, str) else list(value)
    return [one for one in values if one]
