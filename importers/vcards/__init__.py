"""vCards of versions 2.1, 3.0 and 4.0, whoever wrote them: one person a card."""

from collections.abc import Iterable, Iterator

from importers import limits
from importers.address_book import NOBODY, check_number, opened
from importers.decoding import Text
from importers.draft import CUT, short
from importers.export import VCARD, Export
from importers.records import ImportedPerson, Unreadable
from importers.vcards.content_line import Line, take_apart
from importers.vcards.kept import LABEL
from importers.vcards.names import MOST_NAMES
from importers.vcards.parsing import by_hand, by_vobject
from importers.vcards.person import DROPPED, GROUP_KIND, MEMBER, READ, CardReader, Group
from importers.vcards.quoted_printable import decoded, from_octets, mended
from importers.vcards.read import Read
from importers.vcards.stream import Card, split_cards, text_of
from importers.vcards.values import AT_COMMA, Property, guarded, split

LONGEST = 2 * limits.TEXT  # of a value as it stands in the file, where every character may be escaped

__all__ = ["open_vcards", "text_of"]


def open_vcards(text: Text) -> Export:
    """The people of a file of cards. A card that is a group becomes a tag of those who are in it.

    What cannot be read of a card is left out and named, and costs no other line and no other card.
    Raises UnreadableFile where nobody is in the file, and past a limit.
    """
    people: list[ImportedPerson] = []
    groups: list[Group] = []
    unreadable: list[Unreadable] = []
    foreign = text.errors == "surrogateescape"
    for card in split_cards(text):
        if isinstance(card, Unreadable):
            unreadable.append(card)
            continue
        found = read_card(card, foreign)
        if isinstance(found, Group):
            groups.append(found)
        elif found is None:
            shown = tuple(mended(line.text)[:200] for line in card.lines[:5])
            unreadable.append(Unreadable(card.number, NOBODY.format(what="card"), shown))
        else:
            people.append(found)
        check_number(len(people) + len(unreadable))
    return opened(VCARD, list(_in_groups(people, groups)), unreadable)


def read_card(card: Card, foreign: bool = False) -> ImportedPerson | Group | None:
    """Whom one card tells of. `foreign`: the file is not in UTF-8, so its lines are bytes yet."""
    reader = CardReader(card.number, card.warnings)
    lines = list(_lines(card, reader))
    version = next((line.value.strip() for line in lines if line.name == "VERSION"), "3.0")
    properties: list[Property] = []
    told: list[tuple[Line, bool]] = []
    plain = version != "2.1" and not foreign
    for line in lines:
        name = line.name
        if name in READ or name == LABEL:
            line, rebuilt = _as_text(line, foreign)
            if len(line.value) > LONGEST:
                reader.draft.warn(CUT.format(most=limits.TEXT))
                line = line._replace(value=line.value[:LONGEST])
            several = split(line.value, AT_COMMA)[:MOST_NAMES] if name == "NICKNAME" else [line.value]
            for raw in several:
                one = guarded(name, raw, version, rebuilt)
                plain = plain and not rebuilt and one.value.rstrip(";") == raw.rstrip("; ")
                properties.append(one)
                told.append((line, rebuilt))
        elif name == "PHOTO":
            reader.picture(line)
        elif name in GROUP_KIND:
            reader.group_kind(line)
        elif name in MEMBER:
            reader.member(line)
        elif name not in DROPPED and not reader.own(line):
            line, rebuilt = _as_text(line, foreign)
            reader.keep(line, rebuilt or version == "2.1")
    values = by_hand(properties) if plain else by_vobject(properties)
    for (line, _), value in zip(told, values, strict=True):
        if line.name == LABEL and isinstance(value, str):
            reader.label(line, value)
    for (line, rebuilt), value in zip(told, values, strict=True):
        if line.name != LABEL:
            reader.take(Read(line, value, rebuilt))
    return reader.finished()


def _lines(card: Card, reader: CardReader) -> Iterator[Line]:
    left_out = 0
    for number, text in card.lines:
        if line := take_apart(number, text):
            yield line
            continue
        left_out += 1
        if left_out <= limits.LEFT_OUT:
            reader.draft.warn(f"Line {number} is no line of a card and was left out: “{short(mended(text))}”.")
    if left_out > limits.LEFT_OUT:
        reader.draft.warn(f"{left_out - limits.LEFT_OUT:,} more lines of this card were left out for the same reason.")


def _as_text(line: Line, foreign: bool) -> tuple[Line, bool]:
    """The line with its value as text, and whether it was encoded."""
    charset = line.param("CHARSET")
    if any(name == "ENCODING" and value.upper() in ("QUOTED-PRINTABLE", "Q") for name, value in line.params):
        return line._replace(value=decoded(line.value, charset)), True
    if not foreign or line.text.isascii():
        return line, False
    value = from_octets(line.value.encode("utf-8", "surrogateescape"), charset)
    params = tuple((name, mended(given)) for name, given in line.params)
    return line._replace(value=value, params=params, text=mended(line.text)), bool(charset)


def _in_groups(people: Iterable[ImportedPerson], groups: Iterable[Group]) -> Iterator[ImportedPerson]:
    """The people, with the groups they are in among their tags: so many of each, and of everybody together.

    Any number of cards may have one UID, and any number of groups name it, so that a small file would say much.
    """
    tags: dict[str, dict[str, None]] = {}
    for group in groups:
        for member in group.members if group.name else ():
            found = tags.setdefault(_uid(member), {})
            if len(found) < limits.OF_ONE_PERSON:
                found[group.name] = None
    left = limits.MEMBERSHIPS
    for person in people:
        more = person.more
        if tags and more and more.uuid and (found := tags.get(_uid(more.uuid), {})) and len(found) <= left:
            left -= len(found)
            person = person._replace(more=more._replace(tags=tuple(dict.fromkeys((*more.tags, *found)))))
        yield person


def _uid(text: str) -> str:
    return text.strip().lower().removeprefix("urn:uuid:")
