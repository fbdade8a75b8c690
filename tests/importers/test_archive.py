"""LinkedIn's ZIP in the shapes it comes in, and the tricks a ZIP can play."""

import io
import struct
import zipfile
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from importers import Ignored, LeftAlone, limits, open_export
from tests.importers.examples import GOOD, TODAY, archive, content, opened, refusal, written, zipped

CSV = content(GOOD)
MESSAGES = content("messages.csv")
LOGINS = '"Login Date"\t"IP Address"\t"User Agent"\n"Mon May 04"\t"203.0.113.42"\t"Mozilla"\n'.encode("utf-16")


def link(path: str) -> zipfile.ZipInfo:
    info = zipfile.ZipInfo(path)
    info.external_attr = 0o120777 << 16
    return info


class Unseekable(io.RawIOBase):
    """Where a ZIP is written that cannot go back: its sizes stand behind each file."""

    def __init__(self) -> None:
        self.octets = bytearray()

    def writable(self) -> bool:
        return True

    def write(self, data: Any) -> int:
        self.octets += data
        return len(data)


def in_64_bits(whole: bytes) -> bytes:
    """The same ZIP with what is said at its end in the form for large ones."""
    end = whole.rindex(b"PK\x05\x06")
    files, size, start = struct.unpack_from("<HLL", whole, end + 10)
    large = b"PK\x06\x06" + struct.pack("<QHHLLQQQQ", 44, 45, 45, 0, 0, files, files, size, start)
    where = b"PK\x06\x07" + struct.pack("<LQL", 0, end, 1)
    return whole[:end] + large + where + b"PK\x05\x06" + b"\xff" * 16 + b"\0\0"


def test_the_flat_archive_is_read_and_says_what_else_it_holds(tmp_path: Path) -> None:
    files = {
        "Connections.csv": CSV,
        "messages.csv": MESSAGES,
        "Jobs/Saved Jobs.csv": b"Saved Date,Job Url,Job Title,Company Name\na,b,c,d\n",
        "Logins.csv": LOGINS,
        "Articles/Articles/2024-05-18_tools.html": b"<html></html>",
        "Something New.csv": b"A,B\n1,2\n",
    }
    export = open_export(archive(tmp_path, files))
    assert export.format == "linkedin-archive"
    assert list(export.people()) == list(opened(GOOD).people())
    assert export.left_alone == (
        LeftAlone("messages.csv", "messages", 1),
        LeftAlone("Jobs/Saved Jobs.csv", "saved jobs", 1),
        LeftAlone("Logins.csv", "sign-ins", 1),
        LeftAlone("Articles/Articles/2024-05-18_tools.html", "an article", None),
        LeftAlone("Something New.csv", "another file", None),
    )
    assert export.ignored == ()


@pytest.mark.parametrize(
    "path",
    [
        "Connections.csv",
        "connections.CSV",
        "CONNECTIONS.csv",
        "Connections_1.csv",
        "Connections (1).csv",
        "Basic_LinkedInDataExport_05-04-2026/Connections.csv",
        "a/b/Connections_997361.csv",
        "Basic_LinkedInDataExport_05-04-2026\\Connections.csv",
    ],
)
def test_connections_are_found_wherever_they_lie_and_however_they_are_numbered(tmp_path: Path, path: str) -> None:
    assert open_export(archive(tmp_path, {path: CSV, "x/messages.csv": MESSAGES})).total == 5


def test_of_two_files_of_connections_the_one_at_the_root_is_read_and_the_other_named(tmp_path: Path) -> None:
    export = open_export(archive(tmp_path, {"old/Connections.csv": b"x", "Connections.csv": CSV}))
    assert export.total == 5
    assert [other.name for other in export.left_alone] == ["old/Connections.csv"]


@pytest.mark.parametrize(
    "name",
    [
        "Complete_LinkedInDataExport_05-04-2026.zip",
        "Basic_LinkedInDataExport_05-04-2026.zip.zip",
        "Basic_LinkedInDataExport_05-04-2026.zip (1).zip",
        "Initial_LinkedInDataExport_05-04-2026 (2).zip",
    ],
)
def test_the_name_of_the_zip_tells_its_day(tmp_path: Path, name: str) -> None:
    path = archive(tmp_path, {"Connections.csv": CSV})
    assert open_export(path, name=name, today=TODAY).as_of == date(2026, 5, 4)


def test_the_root_folder_tells_the_day_too(tmp_path: Path) -> None:
    path = archive(tmp_path, {"Basic_LinkedInDataExport_05-04-2026/Connections.csv": CSV})
    assert open_export(path).as_of == date(2026, 5, 4)


def test_else_the_time_stamp_in_the_zip_does_and_else_the_newest_connection(tmp_path: Path) -> None:
    stamped = archive(tmp_path, {zipfile.ZipInfo("Connections.csv", (2025, 1, 7, 9, 0, 0)): CSV})
    assert open_export(stamped, today=TODAY).as_of == date(2025, 1, 7)
    for stamp in ((1980, 1, 1, 0, 0, 0), (2099, 1, 1, 0, 0, 0)):
        path = archive(tmp_path, {zipfile.ZipInfo("Connections.csv", stamp): CSV})
        assert open_export(path, name="Basic_LinkedInDataExport_13-45-2026.zip", today=TODAY).as_of == date(
            2024, 12, 16
        )


def test_files_with_path_tricks_are_ignored_and_named(tmp_path: Path) -> None:
    files = {
        "../../etc/cron.d/evil": b"x",
        "/etc/passwd": b"x",
        "C:\\Windows\\system.ini": b"x",
        "Jobs/../../Connections.csv": b"x",
        link("messages.csv"): b"/etc/passwd",
        "Connections.csv": CSV,
        "__MACOSX/._Connections.csv": b"x",
        "Jobs/": b"",
    }
    export = open_export(archive(tmp_path, files))
    assert export.total == 5
    assert export.ignored == (
        Ignored("../../etc/cron.d/evil", "its name points outside the ZIP"),
        Ignored("/etc/passwd", "its name points to a place on the disk"),
        Ignored("C:\\Windows\\system.ini", "its name points to a place on the disk"),
        Ignored("Jobs/../../Connections.csv", "its name points outside the ZIP"),
        Ignored("messages.csv", "it is a link to something else"),
    )
    assert export.left_alone == ()


def test_connections_that_are_only_a_link_are_not_followed(tmp_path: Path) -> None:
    refused = refusal(archive(tmp_path, {link("Connections.csv"): b"/etc/passwd", "messages.csv": MESSAGES}))
    assert refused.kind == "no-connections"
    assert "because it is a link to something else" in str(refused)


def test_linkedins_zip_without_connections_says_what_to_tick(tmp_path: Path) -> None:
    named = "Basic_LinkedInDataExport_05-04-2026.zip"
    for path in (
        archive(tmp_path, {"messages.csv": MESSAGES, "Invitations.csv": b"x"}),
        archive(tmp_path, {"messages.csv": MESSAGES}, named),
    ):
        refused = refusal(path)
        assert refused.kind == "no-connections"
        assert "Tick Connections when you ask LinkedIn for the export" in str(refused)


def test_a_zip_in_a_zip_is_opened_once(tmp_path: Path) -> None:
    inner = zipped({"Connections.csv": CSV})
    named = "Basic_LinkedInDataExport_05-04-2026.zip"
    export = open_export(archive(tmp_path, {named: inner}))
    assert (export.total, export.as_of) == (5, date(2026, 5, 4))
    twice = archive(tmp_path, {"outer.zip": zipped({named: inner})})
    assert refusal(twice).kind == "no-connections"


def test_connections_that_are_something_else_are_refused_by_what_they_are(tmp_path: Path) -> None:
    refused = refusal(archive(tmp_path, {"Connections.csv": b"%PDF-1.7", "messages.csv": MESSAGES}))
    assert str(refused).startswith("Connections.csv in this ZIP cannot be read. This is a PDF")
    assert refusal(archive(tmp_path, {"Connections.csv": b""})).kind == "empty"


def test_a_zip_cut_short_says_so(tmp_path: Path) -> None:
    whole = zipped({"Connections.csv": CSV, "messages.csv": MESSAGES})
    for length in (4, 30, len(whole) // 2, len(whole) - 1):
        refused = refusal(written(tmp_path, whole[:length], "export.zip"))
        assert (refused.kind, "cut short while downloading" in str(refused)) == ("damaged-zip", True)


def test_a_zip_with_a_wrong_byte_says_so(tmp_path: Path) -> None:
    whole = bytearray(zipped({"Connections.csv": CSV}))
    whole[60] ^= 0xFF
    assert refusal(written(tmp_path, bytes(whole), "export.zip")).kind == "damaged-zip"


def test_a_locked_zip_says_so(tmp_path: Path) -> None:
    whole = bytearray(zipped({"Connections.csv": CSV}))
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = whole.index(mark) + offset
        struct.pack_into("<H", whole, at, struct.unpack_from("<H", whole, at)[0] | 1)
    refused = refusal(written(tmp_path, bytes(whole), "export.zip"))
    assert (refused.kind, "locked with a password" in str(refused)) == ("encrypted", True)


@pytest.mark.parametrize("method", [1, 6, 9, 12, 14, 93, 95, 97, 99, 65535])
def test_a_zip_packed_in_another_way_says_so(tmp_path: Path, method: int) -> None:
    whole = bytearray(zipped({"Connections.csv": CSV}))
    for mark, offset in ((b"PK\x03\x04", 8), (b"PK\x01\x02", 10)):
        struct.pack_into("<H", whole, whole.index(mark) + offset, method)
    refused = refusal(written(tmp_path, bytes(whole), "export.zip"))
    assert (refused.kind, "packed in a way Kith does not read" in str(refused)) == ("damaged-zip", True)


@pytest.mark.parametrize(
    "files", [{}, {"Jobs/": b"", "a/b/": b""}, {"__MACOSX/._Connections.csv": b"x", ".DS_Store": b"x"}]
)
def test_a_zip_of_nothing_but_folders_has_nothing_in_it(tmp_path: Path, files: dict[str, bytes]) -> None:
    assert "This ZIP has nothing in it" in str(refusal(archive(tmp_path, files)))


def test_a_zip_whose_sizes_stand_behind_its_files_or_in_64_bits_is_read(tmp_path: Path) -> None:
    streamed = Unseekable()
    with zipfile.ZipFile(streamed, "w") as packed:
        packed.writestr("Connections.csv", CSV)
    assert open_export(written(tmp_path, bytes(streamed.octets), "export.zip")).total == 5
    assert open_export(written(tmp_path, in_64_bits(zipped({"Connections.csv": CSV})), "export.zip")).total == 5


def test_a_zip_of_more_files_than_any_export_has_is_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    files = {"Connections.csv": CSV, **{f"{number}/messages.csv": MESSAGES for number in range(20)}}
    several = zipped(files)
    for limit, most in (("MEMBERS", 20), ("LIST_OF_FILES", 1_000)):
        with monkeypatch.context() as patched:
            patched.setattr(limits, limit, most)
            for whole in (several, in_64_bits(several)):
                refused = refusal(written(tmp_path, whole, "export.zip"))
                assert (refused.kind, "more than 10,000 files" in str(refused)) == ("too-many-files", True)
    monkeypatch.setattr(limits, "PARTS", 4)
    assert len(open_export(written(tmp_path, several, "export.zip")).parts) == 5


def test_a_zip_that_says_its_list_is_longer_than_itself_is_damaged(tmp_path: Path) -> None:
    whole = bytearray(zipped({"Connections.csv": CSV}))
    struct.pack_into("<L", whole, whole.rindex(b"PK\x05\x06") + 12, 2**31)
    assert refusal(written(tmp_path, bytes(whole), "export.zip")).kind == "damaged-zip"


def test_files_that_lie_on_the_same_octets_make_no_archive(tmp_path: Path) -> None:
    whole = zipped({"messages.csv": MESSAGES})
    start, end = whole.index(b"PK\x01\x02"), whole.index(b"PK\x05\x06")
    listed = whole[start:end] * 3
    told = struct.pack("<HHHHLLH", 0, 0, 3, 3, len(listed), start, 0)
    refused = refusal(written(tmp_path, whole[:start] + listed + b"PK\x05\x06" + told, "export.zip"))
    assert refused.kind == "damaged-zip"


def test_names_are_shown_without_what_a_page_or_a_terminal_would_follow(tmp_path: Path) -> None:
    files = {"Connections.csv": CSV, "a\r\n\x1b[2J.csv": b"x", "a\u202evsc.exe": b"x", "b" * 500: b"x"}
    shown = [other.name for other in open_export(archive(tmp_path, files)).left_alone]
    assert shown == ["a �[2J.csv", "a�vsc.exe", "b" * 119 + "…"]


def test_names_in_the_letters_of_old_systems_are_names(tmp_path: Path) -> None:
    whole = zipped({"Connections.csv": CSV, "XXX.csv": b"x"}).replace(b"XXX", b"\x81\x84\xe1")
    assert [other.name for other in open_export(written(tmp_path, whole, "export.zip")).left_alone] == ["üäß.csv"]
