"""Files as they are chosen: limits, wrong ones, private ones."""

import io
import re
from html import unescape
from pathlib import Path

import pytest

from crm.domain.moment import Moment
from crm.models import Account, Import, Person
from crm.usecases.import_people import flow, uploads
from tests.importers.examples import zipped
from tests.usecases.network import (
    BEFORE,
    HEADER,
    PROFILE,
)
from tests.web.importing import MEGABYTE, ROW, applied, in_one_piece, jobs_end, run_of, sent, text, words
from tests.web.visitor import Visitor

pytestmark = pytest.mark.slow


def test_the_applied_file_is_deleted(client: Visitor, account: Account, folder: Path) -> None:
    page = sent(client, f"{HEADER}\n{ROW}\n".encode())
    assert any(folder.iterdir())
    assert "is deleted" in applied(client, page)
    assert list(folder.iterdir()) == []


def test_a_discarded_file_is_deleted_and_nothing_is_imported(client: Visitor, account: Account, folder: Path) -> None:
    page = sent(client, BEFORE)
    assert client.post(f"{page}/discard").location == "/imports"
    assert list(folder.iterdir()) == []
    assert Person.of(account).count() == 0
    shown = words(text(client, page))
    assert "Nothing was imported" in shown
    assert page not in text(client, "/imports")
    for step in ("application", "answers", "reading", "undo", "look"):
        assert client.post(f"{page}/{step}").status_code == 400
    assert run_of(account, page).state == "discarded"


@pytest.mark.parametrize(
    ("data", "name", "sentence"),
    [
        (b"", "empty.csv", "That file is empty."),
        (b"%PDF-1.7 some", "cv.pdf", "This is a PDF, not LinkedIn's export."),
        (b"PK\x03\x04 and not much more", "export.zip", "This ZIP is damaged or was cut short while downloading."),
        (zipped({"photos/1.jpg": b"x"}), "photos.zip", "This ZIP is not LinkedIn's export."),
    ],
)
def test_a_wrong_file_is_refused_in_one_sentence(
    client: Visitor, account: Account, folder: Path, data: bytes, name: str, sentence: str
) -> None:
    answer = client.post("/imports", data={"file": (io.BytesIO(data), name)}, follow_redirects=False)
    jobs_end()
    shown = answer if answer.status_code == 400 else client.get(answer.location)
    assert sentence in unescape(shown.get_data(as_text=True))
    assert Person.of(account).count() == 0


def test_a_file_that_could_not_be_read_is_not_kept(client: Visitor, account: Account, folder: Path) -> None:
    page = sent(client, b"%PDF-1.7 some", "cv.pdf")
    assert run_of(account, page).state == "failed"
    assert list(folder.iterdir()) == []


@pytest.mark.parametrize(
    ("name", "shown"),
    [("a\0\x1b[2Jb.csv", "a[2Jb.csv"), (f"{'a' * 900}.csv", f"{'a' * 196}.csv"), ("  ", "A file without a name")],
)
def test_any_name_of_a_file_is_kept_as_it_can_be_shown(
    client: Visitor, account: Account, engine: str, name: str, shown: str
) -> None:
    body = f"{HEADER}\n{ROW}\n"
    head = f'--x\r\nContent-Disposition: form-data; name="file"; filename="{name}"\r\n\r\n'
    sent_form = {"data": f"{head}{body}\r\n--x--\r\n", "content_type": "multipart/form-data; boundary=x"}
    page = client.post("/imports", **sent_form).location
    jobs_end()
    assert run_of(account, page).file_name == shown


def test_no_file_at_all_is_asked_for(client: Visitor, account: Account) -> None:
    answer = client.post("/imports", data={}, follow_redirects=True)
    assert "Choose a file first" in answer.get_data(as_text=True)
    assert Import.of(account).count() == 0


def test_a_file_of_more_than_64_megabytes_is_refused_before_it_is_read(
    client: Visitor, account: Account, folder: Path
) -> None:
    answer = client.post("/imports", **in_one_piece(b"x" * (65 * MEGABYTE)))
    assert answer.status_code == 413
    assert "Kith reads files of up to 64 MB." in answer.get_data(as_text=True)
    assert not folder.exists() or list(folder.iterdir()) == []
    assert Import.of(account).count() == 0


def test_the_limit_is_checked_while_the_file_is_stored(folder: Path, moment: Moment) -> None:
    class Endless(io.RawIOBase):
        """A stream that never ends and never says how long it is."""

        given = 0

        def read(self, size: int = -1) -> bytes:
            self.given += size
            assert self.given <= 70 * MEGABYTE, "read on far beyond the limit"
            return b"x" * size

    with pytest.raises(flow.Refused, match="larger than 64 MB"):
        uploads.store(Endless(), folder)
    assert list(folder.iterdir()) == []


def test_a_file_of_64_megabytes_is_taken(client: Visitor, account: Account, folder: Path) -> None:
    body = HEADER.encode() + b"\n" + ROW.encode() + b"\n"
    page = client.post("/imports", **in_one_piece(body + b"," * (64 * MEGABYTE - len(body)))).location
    jobs_end()
    assert run_of(account, page).state in ("previewed", "failed")
    assert "64 MB" not in words(text(client, page))


def test_uploads_are_private_and_at_no_address(client: Visitor, account: Account, folder: Path) -> None:
    page = sent(client, BEFORE)
    name = run_of(account, page).stored_as
    assert re.fullmatch(r"[0-9a-f]{32}", name)
    assert (folder / name).stat().st_mode & 0o777 == 0o600
    assert folder.stat().st_mode & 0o077 == 0
    for path in (
        f"/imports/{name}", f"/uploads/{name}", f"/static/{name}", f"{page}/{name}", f"/imports/{name}.preview",
        f"/static/../uploads/{name}", f"{page}/Connections.csv",
    ):  # fmt: skip
        assert client.get(path).status_code == 404, path
    assert name not in text(client, page) + text(client, "/imports")


def test_a_file_name_is_shown_as_text(client: Visitor, account: Account) -> None:
    name = "<img src=x onerror=alert(1)>.csv"
    page = sent(client, BEFORE, name)
    for path in (page, "/imports"):
        shown = text(client, path)
        assert "<img src=x" not in shown
        assert "img src=x onerror" in unescape(shown)


def test_names_in_the_file_are_shown_as_text(client: Visitor, account: Account, moment: Moment) -> None:
    hostile = f'<script>alert(1)</script>,"O\'Neill & <b>",{PROFILE}x,,<i>Co</i>,{{{{7*7777}}}},14 Apr 2026'
    page = sent(client, f"{HEADER}\n{hostile}\n".encode())
    shown = text(client, page) + applied(client, page)
    for markup in ("<script>alert", "<b>,", "<i>Co", "54439"):
        assert markup not in shown, markup
