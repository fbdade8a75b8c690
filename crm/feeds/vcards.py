"""Cards -> vCard 3.0 (RFC 2426), fast: 30,000 of them in well under a second.

Version 3.0 because Apple's address books refuse 4.0 and then stop reading. What this writes is held to what vobject
writes (`vobject_cards`) by tests on any text.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime
from functools import lru_cache

from crm.domain.kept_lines import blocks, in_groups
from crm.feeds.card import Birthday, Card, Labelled
from crm.feeds.content_lines import OCTETS_A_LINE, escaped, folded, link, many_lines, one_line

HEAD = "BEGIN:VCARD\r\nVERSION:3.0\r\nPRODID:-//Kith//Kith//EN\r\n"
TAIL = "\r\nEND:VCARD\r\n"
NAMELESS = "Somebody without a name"
OCTETS_A_PIECE = 64 * 1024
SURELY_SHORT = OCTETS_A_LINE // 4  # characters, of at most four octets each

# What stands once in a card, or where the card ends.
_OURS = re.compile(
    r"(?:item\d+\.)?(?:BEGIN|END|VERSION|PRODID|UID|N|FN|REV|X-KITH-[A-Z-]+)[;:]|.*\n", re.IGNORECASE | re.DOTALL
)

EMAIL_TYPES = {"": "INTERNET", "work": "INTERNET,WORK", "home": "INTERNET,HOME", "personal": "INTERNET,HOME"}
PHONE_TYPES = {
    "": "VOICE",
    "mobile": "CELL",
    "cell": "CELL",
    "work": "WORK,VOICE",
    "home": "HOME,VOICE",
    "personal": "HOME,VOICE",
    "fax": "FAX",
    "work fax": "WORK,FAX",
    "home fax": "HOME,FAX",
    "pager": "PAGER",
}


def write(card: Card) -> str:
    """The card as vCard 3.0 text, with CRLF after every line and no line over 75 octets."""
    given, family = _line(card.given), _line(card.family)
    display = _line(full_name(card))
    lines = [
        f"UID:urn:uuid:{_line(card.uid)}",
        # Apple shows N and ignores FN, so a name that is not taken apart stands as the given name.
        f"N:{family};{given or (not family and _line(card.name)) or ''};;{_line(card.prefix)};{_line(card.suffix)}",
        f"FN:{display}",
    ]
    if company := _line(card.company):
        lines.append(f"ORG:{company}")
    if title := _line(card.title):
        lines.append(f"TITLE:{title}")
    group = 0
    if card.emails:
        group = _add_reachable(lines, "EMAIL", EMAIL_TYPES, card.emails, group)
    if card.phones:
        group = _add_reachable(lines, "TEL", PHONE_TYPES, card.phones, group)
    if card.links:
        group = _add_links(lines, card.links, group)
    if (place := _line(card.place)) and not in_an_address(place, card.kept):
        lines.append(f"ADR:;;;{place};;;")
    if card.birthday:
        lines.append(birthday_line(card.birthday))
    if card.tags and (tags := ",".join(filter(None, map(_line, card.tags)))):
        lines.append(f"CATEGORIES:{tags}")
    if card.note and (note := escaped(many_lines(card.note).strip())):
        lines.append(f"NOTE:{note}")
    if (card.goes_by or card.other_names) and (names := ",".join(map(escaped, nicknames(card)))):
        lines.append(f"NICKNAME:{names}")
    if former := _line(card.former):
        lines.append(f"X-MAIDENNAME:{former}")
    lines += own_lines(card)
    if card.photo:
        lines.append(f"PHOTO;ENCODING=b;TYPE=JPEG:{card.photo}")
    if card.kept:
        lines += kept_lines(card.kept, group)
    lines.append(f"REV:{stamp(card.rev)}")
    text = "\r\n".join(lines)
    if not text.isascii() or max(map(len, lines)) > OCTETS_A_LINE:
        text = "\r\n".join([line if len(line) <= SURELY_SHORT else folded(line) for line in lines])
    return HEAD + text + TAIL


def stream(cards: Iterable[Card]) -> Iterator[bytes]:
    """The cards as one UTF-8 file, in pieces of about 64 KB, so that the whole never has to be in memory."""
    piece: list[str] = []
    size = 0
    for card in cards:
        text = write(card)
        piece.append(text)
        size += len(text)
        if size >= OCTETS_A_PIECE:
            yield "".join(piece).encode()
            piece.clear()
            size = 0
    if piece:
        yield "".join(piece).encode()


def full_name(card: Card) -> str:
    """What stands for the person: the name, else what else is known. Never empty, as FN must not be."""
    if name := one_line(card.name) or one_line(f"{one_line(card.given)} {one_line(card.family)}"):
        return name
    first_email = next((value for email in card.emails if (value := one_line(email.value))), "")
    return one_line(card.company) or first_email or NAMELESS


def is_linkedin(uri: str) -> bool:
    """Whether the address is one of linkedin.com or its country sites (`de.linkedin.com`)."""
    host = uri.partition("://")[2].partition("/")[0].lower()
    return host == "linkedin.com" or host.endswith(".linkedin.com")


def birthday_line(birthday: Birthday) -> str:
    """BDAY; without a year as Apple writes it, since 3.0 has no form for that."""
    month, day, year = birthday
    if year is None:
        return f"BDAY;X-APPLE-OMIT-YEAR=1604:1604-{month:02}-{day:02}"
    return f"BDAY:{year:04}-{month:02}-{day:02}"


@lru_cache(maxsize=1024)  # an import gives many people the same instant
def stamp(instant: datetime) -> str:
    """The instant in UTC, in the basic form of ISO 8601."""
    return f"{instant.astimezone(UTC):%Y%m%dT%H%M%SZ}"


def nicknames(card: Card) -> list[str]:
    """What address books show as nicknames: how somebody is called, and further names in one."""
    names = (card.goes_by, *(f"{given} {family}" for given, family in card.other_names))
    return [name for name in map(one_line, names) if name]


def own_lines(card: Card) -> list[str]:
    """What a card has no property for, in Kith's own, so that nothing is lost on the way back.

    In a note that holds several, how long each of them is tells them apart: phones show the whole note, and where
    somebody changes it there, the lengths do not fit any more and it is one.
    """
    lines = [f"X-KITH-MET-ON:{card.met_on.isoformat()}"] if card.met_on else []
    for name in card.other_names:
        given, family = map(_line, name)
        lines.append(f"X-KITH-ALSO:{family};{given}")
    if card.met_how and (met := escaped(many_lines(card.met_how).strip())):
        lines.append(f"X-KITH-MET-HOW:{met}")
    if len(card.notes) > 1:
        lengths = (str(len(many_lines(note).strip())) for note in card.notes)
        lines.append(f"X-KITH-NOTES:{','.join(lengths)}")
    return lines


def in_an_address(place: str, kept: str) -> bool:
    """Whether the place, escaped, stands in an address that an imported card had: then no second one is written."""
    return bool(kept) and any(name == "ADR" and f";{place};" in line for block in blocks(kept) for name, line in block)


def kept_lines(kept: str, used: int) -> list[str]:
    """The lines of an imported card, those in groups behind the `used` ones; none that Kith writes itself."""
    return [line for text in in_groups(kept, used) if not _OURS.match(line := one_line(text))]


def _line(text: str) -> str:
    if not text.isprintable():
        text = one_line(text)
    if "," in text or ";" in text or "\\" in text:
        text = escaped(text)
    return text.strip()


def _add_reachable(lines: list[str], name: str, types: dict[str, str], values: Sequence[Labelled], group: int) -> int:
    preferred = ",PREF" if len(values) > 1 else ""
    for value, label in values:
        if not (text := _line(value)):
            continue
        kind = types.get(label.lower()) or types.get(one_line(label).lower())
        if kind is None:
            group += 1
            lines += (
                f"item{group}.{name};TYPE={types['']}{preferred}:{text}",
                f"item{group}.X-ABLabel:{_line(label)}",
            )
        else:
            lines.append(f"{name};TYPE={kind}{preferred}:{text}")
        preferred = ""
    return group


def _add_links(lines: list[str], links: Sequence[Labelled], group: int) -> int:
    for address, label in links:
        uri = link(address)
        if not uri:
            continue
        linkedin = is_linkedin(uri)
        if shown := "LinkedIn" if linkedin else _line(label):
            group += 1
            lines += (f"item{group}.URL:{uri}", f"item{group}.X-ABLabel:{shown}")
        else:
            lines.append(f"URL:{uri}")
        if linkedin:  # Apple shows it as a profile, and nobody else minds
            lines.append(f"X-SOCIALPROFILE;TYPE=linkedin:{uri}")
    return group
