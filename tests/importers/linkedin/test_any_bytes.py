"""Whatever the bytes of the archive's files: records, or one clear sentence; never a traceback."""

from collections.abc import Callable
from datetime import UTC
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from importers import Row, UnreadableFile
from importers.decoding import decode
from importers.linkedin.conversations import conversations
from importers.linkedin.endorsements import read_endorsements
from importers.linkedin.imported_contacts import read_contacts
from importers.linkedin.invitations import read_invitations
from importers.linkedin.jobs import read_jobs
from importers.linkedin.messages import read_messages
from importers.linkedin.own_profile import read_positions, read_profile
from importers.linkedin.parties import Party
from importers.linkedin.recommendations import read_recommendations
from importers.linkedin.wording import text_of
from importers.long_rows import _careful_rows, read_long_rows
from importers.tables import Header
from tests.importers.linkedin.archives import ARCHIVES

pytestmark = pytest.mark.slow

few = settings(max_examples=25)

READERS: dict[str, Callable[[bytes], Any]] = {
    "messages": read_messages,
    "Invitations": read_invitations,
    "Recommendations": partial(read_recommendations, direction="incoming"),
    "Endorsement_Given_Info": partial(read_endorsements, direction="outgoing"),
    "Endorsement Received Info": partial(read_endorsements, direction="incoming"),
    "Job Applications": partial(read_jobs, applied=True),
    "Saved Jobs": partial(read_jobs, applied=False),
    "Profile": read_profile,
    "Positions": read_positions,
    "Imported": read_contacts,
}
FILES = {
    name: [path for path in sorted(ARCHIVES.rglob("*.csv")) if path.name.lower().startswith(name.lower())]
    for name in READERS
}

# what decides how a cell is read, far more often than chance would bring it
words = st.sampled_from(
    [
        "Robin",
        "LinkedIn Member",
        "https://www.linkedin.com/in/robin",
        "www.linkedin.com/in/%C3%A9",
        "https://www.linkedin.com/in/a,https://www.linkedin.com/in/b",
        "2026-01-02 03:04:05 UTC",
        "10/16/18, 8:36 AM",
        "0001-01-01T00:00:00+14:00",
        "9999-12-31 23:59:59 UTC",
        "Jun 2018",
        "Sponsored Conversation",
        "OUTGOING",
        "INCOMING",
        "Yes",
        "<p>a &amp; b<br>",
        "ada@quill.example; x@y.example",
        "+49 30 1234",
        "",
    ]
)
letters = st.text(st.sampled_from("ab\"',;\t|\r\n\0 \u200bé😀=1/.-<>&#") | st.characters(), max_size=10)
cells = words | letters | st.builds('"{}"'.format, words | letters.map(lambda text: text.replace('"', '""')))
bodies = st.lists(st.lists(cells, max_size=15).map(",".join), max_size=6).map("\n".join)
codecs = st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "cp1252"])


def records_or_a_sentence(name: str, data: bytes) -> None:
    refused = ""
    try:
        read = READERS[name](data)
    except UnreadableFile as error:
        refused = str(error)
    if refused:
        assert 20 < len(refused) < 300
        assert "\n" not in refused
        return
    lines = [one.row if name == "Imported" else one.line for one in read.records]
    bad = [one.line for one in read.unreadable]
    assert lines == sorted(set(lines))
    assert not set(lines) & set(bad)
    assert all(line > 1 for line in lines + bad)
    for one in read.records:
        sound(one)
    if name == "messages":
        for owner in ([], [Party("Robin", "")]):
            found = conversations(read, owner)
            assert sum(len(one.outgoing) + len(one.incoming) for one in found.items) <= len(read.records)
            for one in found.items:
                assert one.kind != "person" or (len(one.others) == 1 and (one.outgoing or one.incoming))


def sound(record: Any) -> None:
    """Every text of a record can be stored, and every moment is in UTC."""
    for value in record:
        if isinstance(value, str):
            value.encode()
            assert "\0" not in value
        elif isinstance(value, tuple):
            sound(value)
        elif hasattr(value, "tzinfo"):
            assert value.tzinfo is UTC


@pytest.mark.parametrize("name", READERS)
@few
@given(junk=st.binary(max_size=200), codec=codecs, body=bodies)
def test_any_table_is_records_or_a_sentence(name: str, junk: bytes, codec: str, body: str) -> None:
    header = next(decode(FILES[name][-1].read_bytes()).lines())
    records_or_a_sentence(name, f"{header}{body}\n".encode(codec, "replace") + junk)


@pytest.mark.parametrize("name", READERS)
@few
@given(data=st.data())
def test_any_byte_of_any_file_may_be_wrong(name: str, data: st.DataObject) -> None:
    path: Path = data.draw(st.sampled_from(FILES[name]))
    content = bytearray(path.read_bytes())
    for _ in range(data.draw(st.integers(1, 4))):
        at = data.draw(st.integers(0, len(content) - 1))
        content[at : at + data.draw(st.integers(0, 3))] = data.draw(st.binary(max_size=3))
    records_or_a_sentence(name, bytes(content))


@few
@given(text=st.lists(words | letters, max_size=8).map("".join))
def test_any_text_becomes_a_text_that_stays_as_it_is(text: str) -> None:
    plain = text_of(text)
    assert plain == plain.strip()
    assert "\r" not in plain
    assert "\0" not in plain


# A row whose first cell alone is filled, with commas in it, may be one that a spreadsheet program quoted as a whole.
CELLS = st.lists(st.text(st.sampled_from('ab", é\n'), max_size=5), min_size=3, max_size=3)


@few
@given(rows=st.lists(CELLS.filter(lambda row: any(row[1:]) or "," not in row[0]), max_size=6))
def test_the_swift_reader_and_the_careful_one_find_the_same_rows(rows: list[list[str]]) -> None:
    lines = [",".join('"' + cell.replace('"', '""') + '"' for cell in row) for row in rows]
    text, header = decode("\n".join(("a,b,c", *lines)).encode()), Header(1, ",", ["a", "b", "c"])
    swift = list(read_long_rows(text, header, list))
    assert [row.cells for row in swift] == [row for row in rows if any(row)]
    assert [row for row in _careful_rows(text, header, 1) if isinstance(row, Row)] == [
        row for row in swift if any(cell.strip() for cell in row.cells)
    ]
