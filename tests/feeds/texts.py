"""Text as people type it, and as nobody should: for property tests."""

from datetime import date, datetime

from hypothesis import strategies as st

from crm.feeds.card import Birthday, Card, Labelled

NASTY = (
    *("\r\n", "\n", "\r", "\n ", "\u2028", "\u2029", "\x85", "\x0b", "\x0c", "\x1c", "\t", "\0", "\ud800", "\ufeff"),
    *("\\", "\\n", "\\N", "\\,", ";", ",", ":", "=", '"', "'", "^", "%", " ", "item1.", "TEL:+1"),
    *("BEGIN:VEVENT", "END:VCALENDAR", "END:VCARD", "ATTACH:file:///etc/passwd", "\nX-EVIL;A=b:c"),
    *("\r\nATTENDEE:mailto:a@b.example", "é" * 40, "日本語" * 15, "👩‍👩‍👧", "😀" * 20, "a" * 74),
)

# Lone surrogates included, which st.text() leaves out by itself.
anything = st.one_of(
    st.text(st.characters(), max_size=60),
    st.lists(st.one_of(st.sampled_from(NASTY), st.text(st.characters(), max_size=8)), max_size=8).map("".join),
)
labels = st.one_of(st.sampled_from(["", "work", "Home", "mobile", "LinkedIn", "Alumni", "a;b,c"]), anything)
addresses = st.one_of(
    st.sampled_from(
        [
            "https://www.linkedin.com/in/ada",
            "https://de.linkedin.com/in/zoë-müller",
            "http://ada.example/a,b;c?d=\\e",
            "mailto:ada@fernhollow.example",
            "tel:+31101234567",
            "javascript:alert(1)",
            "ftp://ada.example",
            "https://ada.example/\r\nTEL:+1",
        ]
    ),
    anything.map("https://ada.example/".__add__),
    anything,
)


def some(values: st.SearchStrategy[str]) -> st.SearchStrategy[tuple[Labelled, ...]]:
    """Up to three values with labels."""
    return st.lists(st.builds(Labelled, values, labels), max_size=3).map(tuple)


# Lines of cards that other programs wrote, and what somebody might put there to break out of the card.
kept = st.one_of(
    st.sampled_from(
        [
            "BDAY:1980-04-12",
            "item1.X-ABDATE;type=pref:2019-05-01",
            "item1.X-ABLabel:_$!<Anniversary>!$_",
            "X-PHONETIC-LAST-NAME:ヌウォス",
            "END:VCARD",
            "item3.END:VCARD",
            "UID:somebody-else",
            "X-KITH-MET-HOW:elsewhere",
        ]
    ),
    anything.map("X-A:".__add__),
    anything.map("item2.X-B;TYPE=x:".__add__),
)
cards = st.builds(
    Card,
    uid=st.uuids().map(str),
    rev=st.datetimes(timezones=st.timezones(), min_value=datetime(1980, 1, 1)),
    given=anything,
    family=anything,
    name=anything,
    prefix=anything,
    suffix=anything,
    company=anything,
    title=anything,
    emails=some(st.one_of(st.emails(), anything)),
    phones=some(st.one_of(st.just("+31 10 123 45 67"), anything)),
    links=some(addresses),
    tags=st.lists(anything, max_size=3).map(tuple),
    note=anything,
    place=anything,
    birthday=st.one_of(
        st.none(),
        st.builds(Birthday, st.integers(1, 12), st.integers(1, 28), st.one_of(st.none(), st.integers(1900, 2026))),
    ),
    met_on=st.one_of(st.none(), st.dates(min_value=date(1900, 1, 1))),
    met_how=anything,
    notes=st.lists(anything, max_size=3).map(tuple),
    goes_by=anything,
    other_names=st.lists(st.tuples(anything, anything), max_size=2).map(tuple),
    former=anything,
    photo=st.sampled_from(["", "/9j/" + "4AAQ" * 40]),
    kept=st.lists(kept, max_size=3).map("\n".join),
)
