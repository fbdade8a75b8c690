"""No file may cost more than its limits, and each limit has its sentence."""

import zipfile
from pathlib import Path

import pytest

from importers import limits, open_export
from tests.importers.examples import GOOD, archive, content, refusal, table, written

ROW = "Ada,Quill,https://www.linkedin.com/in/ada-{},,Testwerk,Analyst,16 Dec 2024"
CSV = content(GOOD)


@pytest.fixture
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    """Limits that a test can reach in no time."""
    monkeypatch.setattr(limits, "ROWS", 50)
    monkeypatch.setattr(limits, "LINES", 80)


@pytest.mark.usefixtures("small")
@pytest.mark.parametrize("mark", ["", '"Ada "Maria" Q",Quill,,,,,\n'])
def test_too_many_rows_are_refused_by_both_readers(tmp_path: Path, mark: str) -> None:
    rows = [ROW.format(number) for number in range(50)]
    assert open_export(written(tmp_path, table(*rows))).total == 50
    refused = refusal(written(tmp_path, table(*rows, ROW.format("one more")) + mark))
    assert (refused.kind, str(refused)) == ("too-many-rows", "This file has more than 50 rows. Import it in parts.")


@pytest.mark.usefixtures("small")
def test_blank_rows_count_as_lines_and_not_as_rows(tmp_path: Path) -> None:
    assert open_export(written(tmp_path, table(ROW.format(1)) + ",,,,,,\n" * 70)).blank == 70
    assert refusal(written(tmp_path, table(ROW.format(1)) + ",,,,,,\n" * 90)).kind == "too-many-rows"


def test_an_upload_above_64_mb_is_refused_without_being_read_whole(tmp_path: Path) -> None:
    for start in (CSV, b"PK\x03\x04"):
        path = written(tmp_path, start)
        with path.open("r+b") as file:
            file.truncate(64 * 1024 * 1024 + 1)
        refused = refusal(path)
        assert (refused.kind, "larger than 64 MB" in str(refused)) == ("too-large", True)


def test_a_zip_that_unpacks_to_more_than_512_mb_is_refused_before_anything_is_unpacked(tmp_path: Path) -> None:
    path = archive(tmp_path, {"Connections.csv": CSV, "Rich_Media.csv": b"\0" * 1000})
    data = path.read_bytes()
    at = data.rindex(b"PK\x01\x02") + 24  # the size the list of files claims
    path.write_bytes(data[:at] + (600 * 1024 * 1024).to_bytes(4, "little") + data[at + 4 :])
    refused = refusal(path)
    assert (refused.kind, "more than 512 MB" in str(refused)) == ("bomb", True)


def test_a_zip_that_lies_about_its_sizes_is_stopped_while_it_is_unpacked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limits, "UNPACKED_BYTES", 400_000)
    path = archive(tmp_path, {"Connections.csv": b"\0" * 900_000})
    data = path.read_bytes()
    lied = data.replace((900_000).to_bytes(4, "little"), (1000).to_bytes(4, "little"))
    path.write_bytes(lied)
    assert refusal(path).kind == "damaged-zip"


def test_one_huge_file_in_a_zip_is_not_unpacked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "UPLOAD_BYTES", 500_000)
    refused = refusal(archive(tmp_path, {"Connections.csv": b"\0" * 900_000}))
    assert refused.kind == "too-large"


def test_rows_of_other_files_are_only_counted_where_that_is_cheap(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("importers.linkedin.archive.COUNTED", 1000)
    files = {"Connections.csv": CSV, "messages.csv": b"FROM,TO\n" + b"a,b\n" * 500}
    assert open_export(archive(tmp_path, files)).left_alone[0].rows is None


def test_a_line_without_end_costs_one_row(tmp_path: Path) -> None:
    export = open_export(written(tmp_path, table(ROW.format(1), '"' + "x," * 1_000_000, ROW.format(2))))
    assert [row.line for row in export.rows] == [2, 4]
    assert [bad.line for bad in export.unreadable] == [3]


def test_a_sheet_of_nothing_but_quotation_marks_is_read_in_linear_time(tmp_path: Path) -> None:
    lines = ['"a,"b,"c' * 1000] * 200
    export = open_export(written(tmp_path, table(*lines)))
    assert export.total == 200


@pytest.mark.parametrize("header", ["Given Name,Labels,E-mail 1 - Value", "First Name,E-mail Address,Given Yomi"])
def test_a_table_of_many_columns_has_fewer_rows(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, header: str) -> None:
    monkeypatch.setattr(limits, "CELLS", 30)
    rows = ["Ada,a@b.example,"] * 10
    blank = [",,"] * 50
    assert open_export(written(tmp_path, table(*rows, *blank, header=header))).total == 10
    refused = refusal(written(tmp_path, table(*rows, *rows[:1], header=header)))
    assert (refused.kind, "has 3 columns, and too many rows" in str(refused)) == ("too-many-rows", True)


def test_zip_files_stay_readable_when_stored(tmp_path: Path) -> None:
    path = tmp_path / "stored.zip"
    with zipfile.ZipFile(path, "w") as packed:
        packed.writestr("Connections.csv", CSV)
    assert open_export(path).total == 5
