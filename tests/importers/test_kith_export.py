"""Kith's own export: opened, and refused with one sentence where it is not whole."""

import io
import json
import zipfile
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from importers import UnreadableFile, limits
from importers.kith_export import is_kith_export, open_kith_export

ROWS = {"account": [{"id": 1}], "person": [{"id": 1, "name": "Ada"}, {"id": 2, "name": "Zoë\n"}]}
ABOUT = {
    "format": "kith",
    "version": 1,
    "tables_as_of": "0004_what_people_bring",
    "made_by": "Kith 0.1.0",
    "made_at": "2026-11-24T09:00:00Z",
    "tables": {table: len(rows) for table, rows in ROWS.items()},
}


def packed(about: Any = ABOUT, beneath: str = "", **files: str | bytes | None) -> bytes:
    """An export; `files` replace its tables, or leave one out."""
    lines = {table: "".join(json.dumps(row) + "\n" for row in rows) for table, rows in ROWS.items()}
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as archive:
        if about is not None:
            archive.writestr(f"{beneath}format.json", about if isinstance(about, str | bytes) else json.dumps(about))
        for table, content in {**lines, **files}.items():
            if content is not None:
                archive.writestr(f"{beneath}data/{table}.jsonl", content)
    return written.getvalue()


def read(folder: Path, data: bytes) -> dict[str, list[Any]]:
    """Every row of every table of an export."""
    path = folder / "kith.zip"
    path.write_bytes(data)
    export = open_kith_export(path)
    with export.opened() as reading:
        return {table: [line.values for line in reading.rows(table)] for table in export.tables}


def refusal(folder: Path, data: bytes) -> str:
    """The one sentence, or two, with which an export is refused."""
    with pytest.raises(UnreadableFile) as refused:
        read(folder, data)
    said = str(refused.value)
    assert said.endswith(".")
    assert "\n" not in said
    assert len(said) < 300
    return said


def test_an_export_is_read_line_by_line(tmp_path: Path) -> None:
    assert read(tmp_path, packed()) == ROWS


def test_an_export_that_was_unpacked_and_packed_again_in_its_folder_is_read_too(tmp_path: Path) -> None:
    assert read(tmp_path, packed(beneath="kith-2026-11-24/")) == ROWS


def test_a_table_that_an_older_kith_did_not_know_is_empty(tmp_path: Path) -> None:
    (tmp_path / "kith.zip").write_bytes(packed())
    with open_kith_export(tmp_path / "kith.zip").opened() as reading:
        assert list(reading.rows("photo")) == []


@pytest.mark.parametrize("data", [b"", b"PK", b"First Name,Last Name\n", b"PK\x03\x04" + b"\0" * 40])
def test_other_files_are_not_taken_for_it(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "other").write_bytes(data)
    assert not is_kith_export(tmp_path / "other")
    assert not is_kith_export(tmp_path / "nowhere")


def test_an_archive_of_linkedin_is_not_taken_for_it(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "other.zip", "w") as archive:
        archive.writestr("Connections.csv", "First Name,Last Name\n")
        archive.writestr("format.json", json.dumps(ABOUT))
    assert not is_kith_export(tmp_path / "other.zip")


def test_one_of_a_newer_kith_is_refused_and_says_so(tmp_path: Path) -> None:
    said = refusal(tmp_path, packed({**ABOUT, "version": 2, "made_by": "Kith 9.0"}))
    assert said == (
        "This export was made by a newer Kith (Kith 9.0). Install that version or a later one, and read it there."
    )


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (packed(None), "format.json is missing"),
        (packed(person=None), "data/person.jsonl is missing"),
        (packed("{"), "format.json in this export cannot be read"),
        (packed("[]"), "does not say that this is an export of Kith"),
        (packed({**ABOUT, "format": "other"}), "does not say that this is an export of Kith"),
        (packed({**ABOUT, "version": True}), "which version"),
        (packed({**ABOUT, "version": "1"}), "which version"),
        (packed({**ABOUT, "version": 0}), "which version"),
        (packed({**ABOUT, "tables_as_of": "../4"}), "of which state"),
        (packed({**ABOUT, "tables": ["person"]}), "how many rows"),
        (packed({**ABOUT, "tables": {"person": -1}}), "how many rows"),
        (packed({**ABOUT, "tables": {"../person": 1}}), "how many rows"),
        (packed(person='{"id": 1}\n'), "has 1 rows, and format.json says 2"),
        (packed(person='{"id": 1}\n' * 3), "has 3 rows, and format.json says 2"),
        (packed(person='{"id": 1}\n{"id": 2'), "Line 2 of data/person.jsonl in this export cannot be read"),
        (packed(person='{"id": 1}\n[2]'), "Line 2 of data/person.jsonl is not a row"),
        (packed(person='{"id": NaN}\n{}'), "Line 1 of data/person.jsonl in this export cannot be read"),
        (packed(person=b'{"id": "\xff"}\n{}'), "Line 1 of data/person.jsonl in this export cannot be read"),
        (packed(person="[" * 100_000), "Line 1 of data/person.jsonl in this export cannot be read"),
        (packed(person='{"id": ' + "9" * 5_000 + "}\n{}"), "Line 1 of data/person.jsonl in this export cannot be read"),
        (packed()[:-30], "damaged or was cut short"),
        (packed().replace(b"\x08\x00", b"\x0c\x00", 40), "damaged"),
    ],
)
def test_one_that_is_not_whole_is_refused_in_one_sentence(tmp_path: Path, data: bytes, words: str) -> None:
    assert words in refusal(tmp_path, data)


def test_a_line_longer_than_any_row_is_refused_before_it_is_in_memory(tmp_path: Path) -> None:
    long = packed(person='{"id": "' + "a" * (limits.KITH_LINE + 2**20) + '"}')
    assert "A line of data/person.jsonl in this export is too long to be read." in refusal(tmp_path, long)


def test_one_that_would_unpack_to_too_much_is_refused_before_anything_is_read(tmp_path: Path) -> None:
    data = bytearray(packed())
    at = data.rindex(b"PK\x01\x02")  # the last file in the list; its size stands 24 octets in
    data[at + 24 : at + 28] = (2**32 - 2).to_bytes(4, "little")
    assert "would unpack to more than 2,048 MB" in refusal(tmp_path, bytes(data))


def test_one_of_more_files_than_there_can_be_is_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "KITH_MEMBERS", 2)
    assert "more than 250,000 files" in refusal(tmp_path, packed())
    monkeypatch.setattr(limits, "KITH_LIST_OF_FILES", 40)
    assert not is_kith_export(tmp_path / "kith.zip")


def test_a_file_whose_name_points_outside_is_not_touched(tmp_path: Path) -> None:
    written = io.BytesIO(packed(person=None))
    with zipfile.ZipFile(written, "a") as archive:
        archive.writestr("../data/person.jsonl", '{"id": 1}\n{"id": 2}\n')
        archive.writestr("/data/person.jsonl", '{"id": 1}\n{"id": 2}\n')
    assert "data/person.jsonl is missing" in refusal(tmp_path, written.getvalue())


@given(
    cuts=st.lists(st.tuples(st.integers(0, 2**31), st.binary(max_size=8), st.integers(0, 12)), max_size=4),
    person=st.one_of(st.none(), st.binary(max_size=60), st.just(b'{"id": 1}\n{"id": 2}')),
    about=st.one_of(st.just(json.dumps(ABOUT).encode()), st.binary(max_size=40)),
)
def test_any_octets_are_read_or_refused(
    tmp_path_factory: pytest.TempPathFactory,
    cuts: list[tuple[int, bytes, int]],
    person: bytes | None,
    about: bytes,
) -> None:
    data = packed(about, person=person)
    for at, octets, length in cuts:
        place = at % (len(data) + 1)
        data = data[:place] + octets + data[place + length :]
    said = ""
    try:
        read(tmp_path_factory.getbasetemp(), data)
    except UnreadableFile as refused:
        said = str(refused)
    assert len(said) < 300
    assert not said or said.endswith(".")
