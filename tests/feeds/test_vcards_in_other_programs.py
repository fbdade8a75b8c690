"""vCards as other address book programs read them."""

from pathlib import Path
from typing import Any

import pytest
import vobject
from hypothesis import assume, given, settings

from crm.feeds.card import Card, Labelled
from crm.feeds.content_lines import link, many_lines, one_line
from crm.feeds.vcards import full_name, is_linkedin, stream, write
from tests.feeds.other_programs import Programs, run
from tests.feeds.test_vcards import ADA, DATA, REV
from tests.feeds.texts import cards

pytestmark = pytest.mark.slow

JONAS = Card(
    uid="7c8a5c1e-2a53-4f0c-8f0e-3c1b7a9d2e10",
    rev=REV,
    given="Jonas",
    family="Weber",
    name="Jonas Weber",
    company="Tallowick",
    title="Recruiter",
    emails=(Labelled("jonas@tallowick.example", "work"),),
    phones=(Labelled("+49 30 23125 111", "mobile"),),
)
MEI = Card(
    uid="b1d0a1a4-6f0e-4a3a-9c53-1c8e0f2d3b4c",
    rev=REV,
    given="美玲",
    family="周",
    name="周美玲",
    emails=(Labelled("mei@quillbank.example"),),
)
THREE = (ADA, JONAS, MEI)


@pytest.fixture
def address_book(tmp_path: Path) -> Path:
    """A file with three cards: one with everything, an ordinary one, and one in Chinese."""
    path = tmp_path / "kith.vcf"
    path.write_bytes(b"".join(stream(THREE)))
    return path


def test_the_address_book_is_that_of_the_example(address_book: Path) -> None:
    assert address_book.read_bytes() == (DATA / "three-cards.vcf").read_bytes()


def typed(card: Card) -> Card:
    """The card without the lines of another program that it gives back."""
    return card._replace(kept="")


def texts(values: tuple[Labelled, ...]) -> list[str]:
    return [text for value, _ in values if (text := one_line(value))]


@given(cards)
@settings(deadline=None, max_examples=80)
def test_ical_js_reads_what_was_typed(programs: Programs, card: Card) -> None:
    # ical.js takes a separator after an escaped backslash for an escaped separator.
    assume(not any(one_line(text).endswith("\\") for text in (*card.tags, *name_parts(card))))
    (read,) = programs.ask("ical.js reads cards", write(typed(card)))
    links = [uri for address, _ in card.links if (uri := link(address))]
    assert read["uid"] == f"urn:uuid:{card.uid}"
    assert read["fn"] == full_name(card)
    assert read["n"] == name_parts(card)
    assert read["org"] == (one_line(card.company) or None)
    assert read["title"] == one_line(card.title)
    assert read["emails"] == texts(card.emails)
    assert read["links"] == links
    assert read["profiles"] == list(filter(is_linkedin, links))
    assert read["tags"] == [text for tag in card.tags if (text := one_line(tag))]
    assert read["note"] == many_lines(card.note).strip()


@given(cards)
@settings(deadline=None, max_examples=80)
def test_evolution_reads_what_was_typed(programs: Programs, card: Card) -> None:
    read: dict[str, list[Any]] = {}
    labels: dict[str, str] = {}
    for attribute in programs.ask("Evolution reads a card", write(typed(card))):
        if attribute["name"] == "X-ABLABEL":
            labels[attribute["group"]] = attribute["values"][0]
        else:
            read.setdefault(attribute["name"], []).append(attribute)

    def values(name: str) -> list[list[str]]:
        return [attribute["values"] for attribute in read.get(name, [])]

    assert values("UID") == [[f"urn:uuid:{card.uid}"]]
    assert values("FN") == [[full_name(card)]]
    assert values("N") == [name_parts(card)]
    assert values("ORG") == [[one_line(card.company)]] * bool(one_line(card.company))
    assert values("TITLE") == [[one_line(card.title)]] * bool(one_line(card.title))
    assert values("EMAIL") == [[text] for text in texts(card.emails)]
    assert values("TEL") == [[text] for text in texts(card.phones)]
    assert values("URL") == [[uri] for address, _ in card.links if (uri := link(address))]
    tags = [text for tag in card.tags if (text := one_line(tag))]
    assert values("CATEGORIES") == [tags] * bool(tags)
    note = many_lines(card.note).strip()
    assert values("NOTE") == [[note]] * bool(note)
    for attribute in read.get("URL", []):
        if is_linkedin(attribute["values"][0]):
            assert labels[attribute["group"]] == "LinkedIn"


def name_parts(card: Card) -> list[str]:
    given, family = one_line(card.given), one_line(card.family)
    if not given and not family:
        given = one_line(card.name)
    return [family, given, "", one_line(card.prefix), one_line(card.suffix)]


@given(cards)
@settings(deadline=None, max_examples=100)
def test_vobject_reads_what_was_typed(card: Card) -> None:
    read = vobject.readOne(write(card))
    assert read.fn.value == full_name(card)
    assert [read.n.value.family, read.n.value.given] == name_parts(card)[:2]
    assert [line.value for line in read.contents.get("email", [])] == texts(card.emails)
    assert [line.value for line in read.contents.get("tel", [])] == texts(card.phones)
    assert [line.value for line in read.contents.get("org", [])] == [[one_line(card.company)]] * bool(
        one_line(card.company)
    )
    assert [line.value for line in read.contents.get("note", [])] == [many_lines(card.note).strip()] * bool(
        many_lines(card.note).strip()
    )
    assert [line.value for line in read.contents.get("url", [])] == [
        uri for address, _ in card.links if (uri := link(address))
    ]


def test_text_vcard_reads_all_three(programs: Programs, address_book: Path) -> None:
    ada, jonas, mei = programs.ask("Text::vCard reads cards", address_book.read_bytes().decode())
    assert [ada["fn"], jonas["fn"], mei["fn"]] == ["Ada Nwosu-Lind", "Jonas Weber", "周美玲"]
    assert (ada["family"], ada["given"], ada["suffix"]) == ("Nwosu-Lind", "Ada", "PhD")
    assert ada["org"] == ADA.company
    assert ada["title"] == ADA.title
    assert ada["note"].replace("\\n", "\n") == ADA.note
    assert sorted(ada["emails"]) == sorted(texts(ADA.emails))
    assert sorted(ada["phones"]) == sorted(texts(ADA.phones))
    assert sorted(ada["links"]) == sorted(link(address) for address, _ in ADA.links)


def test_khard_shows_a_card_whole(tmp_path: Path) -> None:
    book = tmp_path / "book"
    book.mkdir()
    for number, card in enumerate(THREE):
        (book / f"{number}.vcf").write_text(write(card), encoding="utf-8", newline="")
    settings_file = tmp_path / "khard.conf"
    settings_file.write_text(f"[addressbooks]\n[[kith]]\npath = {book}\n[general]\ndefault_action = list\n")
    listed = run("khard", "-c", settings_file, "email", "--parsable")
    assert {line.split("\t")[0] for line in listed.splitlines()[1:]} == {
        *("ada@fernhollow.example", "ada@mail.example", "a@x.example"),
        *("jonas@tallowick.example", "mei@quillbank.example"),
    }
    shown = run("khard", "-c", settings_file, "show", "Nwosu-Lind")
    for line in (
        "Organisation: Fernhollow, Inc.; Rotterdam",
        "Title: Head of R&D, Ports\\Ships",
        "CELL, pref: +31 10 123 45 67",
        "Choir, INTERNET: a@x.example",
        "Interviewed me",
        "Ports, ships; sea",
        "Talks: https://ada.example/talks%2C2026",
        "Met in Paris, then Rome; nice.",
    ):
        assert line in shown


def test_abook_takes_over_names_addresses_and_numbers(address_book: Path) -> None:
    taken = run(
        *("abook", "--convert", "--informat", "vcard", "--infile", address_book, "--outformat", "csv", "--outfile", "-")
    )
    people = [line for line in taken.splitlines() if "@" in line]
    assert len(people) == 3
    assert '"Jonas Weber"' in people[1]
    assert "jonas@tallowick.example" in people[1]
    assert '"周美玲"' in people[2]
