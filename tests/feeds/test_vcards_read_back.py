"""Whatever text is in a card that Kith writes, the reader finds it again."""

from collections.abc import Iterator, Mapping, Sequence

import pytest
from hypothesis import given, settings

from crm.feeds.card import Card, Labelled
from crm.feeds.content_lines import link, one_line
from crm.feeds.vcards import EMAIL_TYPES, PHONE_TYPES, is_linkedin, write
from importers import ImportedPerson
from importers.linkedin.people import is_email
from importers.tidying import shows
from importers.vcards import open_vcards, text_of
from tests.feeds.texts import cards


def read(card: Card) -> ImportedPerson:
    (person,) = open_vcards(text_of(write(card).encode())).people()
    return person


def plain(text: str) -> str:
    """The text on one line; nothing where nothing of it can be seen."""
    line = " ".join(one_line(text).split())
    return line if shows(line) else ""


def labelled(values: Sequence[Labelled], types: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Values with their labels as a card can say them: `personal` and `home` are one there."""
    same = {"personal": "home", "cell": "mobile"}
    for value, label in values:
        name = one_line(label).lower()
        yield plain(value), same.get(name, name) if name in types else plain(label)


@pytest.mark.slow
@given(cards)
@settings(deadline=None, max_examples=60)
def test_what_kith_writes_it_reads(card: Card) -> None:
    card = card._replace(given=f"Ada {card.given}")  # a card of nobody is nobody's
    person = read(card)
    more = person.more
    assert more is not None
    assert (person.given, person.family) == (plain(card.given), plain(card.family))
    assert (person.company, person.title) == (plain(card.company), plain(card.title))
    assert (more.place, more.former) == (plain(card.place), plain(card.former))
    assert (more.prefix, more.suffix) == (plain(card.prefix), plain(card.suffix))
    assert more.tags == tuple(dict.fromkeys(filter(None, map(plain, card.tags))))
    assert more.met_on == card.met_on
    assert more.uuid == f"urn:uuid:{card.uid}"
    assert bool(more.photo) == bool(card.photo)
    for kind, values, types in (("email", card.emails, EMAIL_TYPES), ("phone", card.phones, PHONE_TYPES)):
        told = [(value, label) for method, value, label in more.methods if method == kind]
        wanted = labelled(values, types)
        assert told == [one for one in dict.fromkeys(wanted) if fits(kind, one[0])]
    uris = [uri for address, _ in card.links if (uri := plain(link(address)))]
    read_links = {value: label for method, value, label in more.methods if method == "link"}
    assert all(read_links[uri] == "LinkedIn" for uri in uris if is_linkedin(uri))
    assert set(read_links) <= set(uris)


def fits(kind: str, value: str) -> bool:
    return is_email(value) if kind == "email" else sum(map(str.isdigit, value)) >= 3
