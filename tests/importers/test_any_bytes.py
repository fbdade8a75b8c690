"""Whatever the bytes: people, or one clear sentence; never a traceback."""

import zipfile
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from importers import Row, UnreadableFile, open_export
from importers.decoding import Text, decode
from importers.linkedin.connections import find_connections
from importers.records import FIELDS
from importers.tables import careful_rows, swift_rows
from tests.importers.examples import EXAMPLES, HEADER, TODAY, zipped

pytestmark = pytest.mark.slow

few = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])

# the letters that decide how a table is read, far more often than chance would bring them
cells = st.text(st.sampled_from("ab\"',;\t|\r\n\0 \u200bé😀=1/.-") | st.characters(), max_size=12)
lines = st.lists(st.lists(cells, max_size=9).map(",".join), max_size=8).map("\n".join)
tables = st.builds(
    lambda header, body: f"{header}\n{body}", st.sampled_from([HEADER, HEADER.replace(",", ";"), ""]), lines
)
codecs = st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252", "latin-1", "utf-32"])
files = st.builds(lambda text, codec: text.encode(codec, "replace"), tables, codecs)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "Connections.csv"


def people_or_a_sentence(path: Path, data: bytes) -> None:
    path.write_bytes(data)
    try:
        export = open_export(path, today=TODAY)
    except UnreadableFile as error:
        refused = str(error)
    else:
        refused = ""
    if refused:
        assert 20 < len(refused) < 300
        assert "\n" not in refused
        return
    for row, person in zip(export.rows, export.people(), strict=True):
        assert len(row.cells) == len(FIELDS) + (person.more is not None)
        assert person.given or person.family or (person.more and (person.company or person.more.methods))
        assert person.row == row.line >= 1
        assert person.connected_on is None or isinstance(person.connected_on, date)
        assert "\0" not in "".join(person[:6])
        "".join(person[:6]).encode("utf-8")
        assert row.key
    lined = [row.line for row in export.rows] + export.withheld + [bad.line for bad in export.unreadable]
    assert len(set(lined)) == len(lined) == export.total


@few
@given(data=st.binary(max_size=400))
def test_any_bytes_are_people_or_a_sentence(path: Path, data: bytes) -> None:
    people_or_a_sentence(path, data)


@few
@given(data=files)
def test_any_table_is_people_or_a_sentence(path: Path, data: bytes) -> None:
    people_or_a_sentence(path, data)


@few
@given(data=st.data())
def test_any_byte_of_any_example_may_be_wrong(path: Path, data: st.DataObject) -> None:
    example = data.draw(st.sampled_from(sorted(EXAMPLES.glob("*.*"))))
    content = bytearray(example.read_bytes()[:4000])
    for _ in range(data.draw(st.integers(1, 4))):
        at = data.draw(st.integers(0, len(content) - 1))
        content[at : at + data.draw(st.integers(0, 3))] = data.draw(st.binary(max_size=3))
    people_or_a_sentence(path, bytes(content))


@few
@given(data=st.data())
def test_any_zip_is_people_or_a_sentence(path: Path, data: st.DataObject) -> None:
    names = st.sampled_from(["Connections.csv", "messages.csv", "../x", "a.zip", "xl/workbook.xml"]) | st.text(
        max_size=9
    )
    members = data.draw(
        st.dictionaries(names.filter(lambda name: name.partition("\0")[0]), files | st.binary(max_size=50), max_size=3)
    )
    packed = bytearray(zipped(members, data.draw(st.sampled_from([zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED]))))
    for _ in range(data.draw(st.integers(0, 6))):
        at = data.draw(st.integers(0, len(packed) - 1))
        packed[at : at + data.draw(st.integers(0, 4))] = data.draw(st.binary(max_size=4))
    people_or_a_sentence(path, bytes(packed))


@few
@given(text=tables)
def test_the_swift_reader_and_the_careful_one_find_the_same_rows(text: str) -> None:
    decoded = decode(text.encode("utf-8", "replace"))
    found = find_connections(decoded)
    if found is None:
        return
    header, _ = found
    swift = swift_rows(decoded, header)
    if swift is not None:
        assert [row if any(row) else [] for row in swift] == careful(decoded, *found)


@few
@given(rows=st.lists(st.lists(st.text(st.sampled_from('ab", é😀\u200b'), max_size=6), min_size=7, max_size=7)))
def test_a_well_formed_file_is_read_swiftly_and_to_the_letter(rows: list[list[str]]) -> None:
    body = "".join(",".join('"' + cell.replace('"', '""') + '"' for cell in row) + "\r\n" for row in rows)
    decoded = decode(f"{HEADER}\r\n{body}".encode())
    found = find_connections(decoded)
    assert found is not None
    swift = swift_rows(decoded, found[0])
    assert swift == [row if any(row) else [] for row in rows]
    assert careful(decoded, *found) == swift


def careful(text: Text, header, columns) -> list[list[str]]:  # type: ignore[no-untyped-def]
    rows = list(careful_rows(text, header))
    assert all(isinstance(row, Row) and not row.warnings for row in rows)
    return [list(row.cells) if any(row.cells) else [] for row in rows]
