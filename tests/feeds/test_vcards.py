"""vCards: what is written, line by line, and that the fast writer writes what vobject writes."""

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
import vobject
from hypothesis import given, settings
from hypothesis import strategies as st

from crm.domain.kept_lines import blocks
from crm.feeds.card import Birthday, Card, Labelled
from crm.feeds.vcards import stream, write
from crm.feeds.vobject_cards import write_with_vobject
from tests.feeds.texts import cards

DATA = Path(__file__).parent.parent / "data"
UID = "0f3b6f6e-7f0e-4c4a-9d5b-0d2b5c1a7e11"
REV = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)

ADA = Card(
    uid=UID,
    rev=REV,
    given="Ada",
    family="Nwosu-Lind",
    name="Ada Nwosu-Lind",
    suffix="PhD",
    company="Fernhollow, Inc.; Rotterdam",
    title="Head of R&D, Ports\\Ships",
    emails=(
        Labelled("ada@fernhollow.example", "work"),
        Labelled("ada@mail.example", "home"),
        Labelled("a@x.example", "Choir"),
    ),
    phones=(Labelled("+31 10 123 45 67", "mobile"), Labelled("+31 10 765 43 21")),
    links=(
        Labelled("https://www.linkedin.com/in/ada-nwosu-lind-routing-and-forecasting-0a1b2c3d", "profile"),
        Labelled("https://ada.example/talks,2026", "Talks"),
        Labelled("https://plain.example"),
    ),
    tags=("Interviewed me", "Ports, ships; sea"),
    note="Met in Paris, then Rome; nice.\nAsks for 日本語日本語日本語日本語日本語日本語 papers, C:\\New.",
    place="Rotterdam",
    birthday=Birthday(4, 12),
)


def lines(text: str) -> list[str]:
    return text.replace("\r\n ", "").split("\r\n")


def test_a_card_with_everything_is_that_of_the_example() -> None:
    assert write(ADA).encode() == (DATA / "card-with-everything.vcf").read_bytes()


def test_a_card_without_anything_still_has_a_name() -> None:
    assert write(Card(uid=UID, rev=REV)).split("\r\n") == [
        "BEGIN:VCARD",
        "VERSION:3.0",
        "PRODID:-//Kith//Kith//EN",
        f"UID:urn:uuid:{UID}",
        "N:;;;;",
        "FN:Somebody without a name",
        "REV:20261124T090000Z",
        "END:VCARD",
        "",
    ]


@pytest.mark.parametrize(
    ("known", "n", "fn"),
    [
        ({"given": "Ada", "family": "Lind"}, "N:Lind;Ada;;;", "FN:Ada Lind"),
        ({"given": "Ada", "family": "Lind", "name": "Dr Ada Lind"}, "N:Lind;Ada;;;", "FN:Dr Ada Lind"),
        ({"family": "Lind"}, "N:Lind;;;;", "FN:Lind"),
        ({"name": "Madonna"}, "N:;Madonna;;;", "FN:Madonna"),
        ({"company": "Fernhollow"}, "N:;;;;", "FN:Fernhollow"),
        ({"emails": (Labelled("\0"), Labelled("ada@mail.example"))}, "N:;;;;", "FN:ada@mail.example"),
        ({"name": "\u2028 \0", "given": "Zoë\r\nTEL:+1"}, "N:;Zoë TEL:+1;;;", "FN:Zoë TEL:+1"),
        ({"given": "Ada", "prefix": "Dr", "suffix": "PhD, MBA"}, "N:;Ada;;Dr;PhD\\, MBA", "FN:Ada"),
    ],
)
def test_n_has_five_parts_and_fn_is_never_empty(known: dict[str, Any], n: str, fn: str) -> None:
    written = lines(write(Card(uid=UID, rev=REV, **known)))
    assert written[4:6] == [n, fn]


def test_the_first_of_several_addresses_is_preferred() -> None:
    one = Card(uid=UID, rev=REV, emails=(Labelled("a@x.example", "Work"),), phones=(Labelled("+31 10 1", "Mobile"),))
    assert "EMAIL;TYPE=INTERNET,WORK:a@x.example" in lines(write(one))
    assert "TEL;TYPE=CELL:+31 10 1" in lines(write(one))
    two = one._replace(emails=(Labelled(""), Labelled("a@x.example", "work"), Labelled("b@x.example")))
    assert "EMAIL;TYPE=INTERNET,WORK,PREF:a@x.example" in lines(write(two))
    assert "EMAIL;TYPE=INTERNET:b@x.example" in lines(write(two))


def test_a_linkedin_profile_is_a_labelled_link_and_a_social_profile() -> None:
    written = lines(write(Card(uid=UID, rev=REV, links=(Labelled("https://uk.linkedin.com/in/ada,lind;x"),))))
    assert written[6:9] == [
        "item1.URL:https://uk.linkedin.com/in/ada%2Clind%3Bx",
        "item1.X-ABLabel:LinkedIn",
        "X-SOCIALPROFILE;TYPE=linkedin:https://uk.linkedin.com/in/ada%2Clind%3Bx",
    ]


def test_only_links_of_four_kinds_are_written() -> None:
    bad = ("javascript:alert(1)", "data:text/html,x", "linkedin.com/in/ada", "file:///etc/passwd")
    written = write(Card(uid=UID, rev=REV, links=tuple(map(Labelled, bad))))
    assert "URL" not in written
    assert "item1" not in written


def test_a_site_that_only_looks_like_linkedin_is_an_ordinary_link() -> None:
    written = write(Card(uid=UID, rev=REV, links=(Labelled("https://notlinkedin.com/in/ada"),)))
    assert "X-SOCIALPROFILE" not in written


def test_a_place_that_stands_in_a_kept_address_is_not_written_twice() -> None:
    kept = "ADR;TYPE=HOME:;;1 Quay Street;Delft;;2611;NL"
    written = lines(write(Card(uid=UID, rev=REV, place="Delft", kept=kept)))
    assert [line for line in written if line.startswith("ADR")] == [kept]
    assert "ADR:;;;Ghent;;;" in lines(write(Card(uid=UID, rev=REV, place="Ghent", kept=kept)))


@pytest.mark.parametrize(
    ("birthday", "line"),
    [
        (Birthday(4, 12, 1985), "BDAY:1985-04-12"),
        (Birthday(2, 29), "BDAY;X-APPLE-OMIT-YEAR=1604:1604-02-29"),
    ],
)
def test_a_birthday_without_a_year_is_written_as_apple_writes_it(birthday: Birthday, line: str) -> None:
    assert line in lines(write(Card(uid=UID, rev=REV, birthday=birthday)))


def test_the_last_change_is_given_in_utc() -> None:
    in_auckland = datetime.fromisoformat("2026-11-24T09:00:00.5+13:00")
    assert "REV:20261123T200000Z" in lines(write(Card(uid=UID, rev=in_auckland)))


@pytest.mark.slow
@given(cards)
@settings(deadline=None, max_examples=120)
def test_the_fast_writer_writes_the_lines_that_vobject_writes(card: Card) -> None:
    # vobject puts the lines in another order, and all names in capitals, which mean the same (RFC 2425 section 5.8.2).
    fast, slow = (
        sorted(line.replace(".X-ABLabel:", ".X-ABLABEL:", 1) for line in lines(written))
        for written in (write(card), write_with_vobject(card))
    )
    assert fast == slow


@pytest.mark.slow
@given(cards)
@settings(deadline=None, max_examples=80)
def test_vobject_reads_the_same_from_both_writers(card: Card) -> None:
    assert meaning(write(card)) == meaning(write_with_vobject(card))


def meaning(text: str) -> dict[str, list[Any]]:
    """Everything that vobject reads in a card, by property."""

    def of(line: Any) -> tuple[str, list[Any], str]:
        value = getattr(line.value, "__dict__", line.value)  # names and addresses are objects
        return str(line.group), sorted(line.params.items()), str(value)

    return {name: sorted(map(of, found)) for name, found in vobject.readOne(text).contents.items()}


@pytest.mark.slow
@given(cards)
@settings(deadline=None, max_examples=120)
def test_what_people_type_never_becomes_a_property(card: Card) -> None:
    text = write(card)
    pieces = text.split("\r\n")
    assert pieces.pop() == ""
    assert all(len(piece.encode()) <= 75 for piece in pieces)
    assert len(text.splitlines()) == len(pieces), "no reader sees a line break of another kind"
    written = lines(text)[:-1]
    assert written[0] == "BEGIN:VCARD"
    assert written[-1] == "END:VCARD"
    assert written.count("END:VCARD") == written.count("BEGIN:VCARD") == 1
    names = {line.partition(":")[0].partition(";")[0] for line in written}
    groups = {f"item{number}" for number in range(1, 20)}
    allowed = {"BEGIN", "VERSION", "PRODID", "UID", "N", "FN", "ORG", "TITLE", "EMAIL", "TEL", "URL", "X-SOCIALPROFILE"}
    allowed |= {"ADR", "BDAY", "CATEGORIES", "NOTE", "REV", "END"}
    allowed |= {"NICKNAME", "X-MAIDENNAME", "PHOTO", "X-KITH-MET-ON", "X-KITH-MET-HOW", "X-KITH-NOTES"}
    allowed |= {"X-KITH-ALSO"}
    kept = [line for block in blocks(card.kept) for _, line in block]
    allowed |= {line.partition(":")[0].partition(";")[0] for line in kept}
    assert written.count(f"UID:urn:uuid:{card.uid}") == sum(line.upper().startswith("UID") for line in written) == 1
    names = {name.partition(".")[2] if name.partition(".")[0] in groups else name for name in names}
    allowed |= {"X-ABLabel"}
    assert names <= allowed


@pytest.mark.slow
@given(st.lists(cards, max_size=5))
@settings(deadline=None, max_examples=30)
def test_a_stream_is_its_cards_one_after_another(several: list[Card]) -> None:
    assert b"".join(stream(several)) == "".join(map(write, several)).encode()


def test_a_stream_of_many_cards_comes_in_pieces_and_needs_no_list() -> None:
    seen = 0

    def source() -> Any:
        nonlocal seen
        for _ in range(2_000):
            seen += 1
            yield ADA

    pieces = stream(source())
    first = next(pieces)
    assert 60_000 < len(first) < 80_000
    assert seen < 200
    assert first + b"".join(pieces) == write(ADA).encode() * 2_000
