"""Importing from the page: received, looked at, decided on, applied, taken back."""

import csv
import io
import json
import os
import re
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from html import unescape
from pathlib import Path
from typing import Any

import peewee
import pytest
from flask import Flask

from crm.domain.moment import Moment
from crm.models import Account, FollowUp, Import, Person
from crm.models.database import rows
from crm.settings import Settings
from crm.usecases.accounts import create_account
from crm.usecases.import_people import flow, uploads
from crm.usecases.import_people.report import counts_of
from crm.usecases.notes import add_note
from tests.importers.examples import zipped
from tests.usecases.network import (
    AFTER,
    BEFORE,
    HEADER,
    OLDER,
    PROFILE,
    TRUTH,
    brought,
    changed_tables,
    days_later,
    everything,
    looked_at,
    person_of,
)
from tests.web.visitor import Visitor

ROW = f"Ada,Nwosu,{PROFILE}ada-nwosu,,Fernhollow,Engineer,14 Apr 2026"
MEGABYTE = 1024 * 1024


@pytest.fixture
def folder(settings: Settings) -> Path:
    """Where uploads wait."""
    return settings.uploads_folder


@pytest.fixture
def known(account: Account, moment: Moment) -> Account:
    """The account, which has imported the first file."""
    brought(account, BEFORE, moment)
    return account


def sent(client: Visitor, data: bytes | Path, name: str = "Connections.csv") -> str:
    """Choose a file, wait until it was read, and return the address of its page."""
    content = data.read_bytes() if isinstance(data, Path) else data
    answer = client.post("/imports", data={"file": (io.BytesIO(content), name)})
    assert answer.status_code == 302, answer.get_data(as_text=True)
    jobs_end()
    assert answer.location.startswith("/imports/")
    return str(answer.location)


def in_one_piece(data: bytes) -> dict[str, Any]:
    """A large upload as a browser sends it; the test client would put it into a file of its own."""
    head = b'--x\r\nContent-Disposition: form-data; name="file"; filename="large.csv"\r\n\r\n'
    return {"data": b"".join((head, data, b"\r\n--x--\r\n")), "content_type": "multipart/form-data; boundary=x"}


def jobs_end() -> None:
    """Wait for the jobs of this process."""
    for thread in threading.enumerate():
        if thread.name.startswith("import "):
            thread.join(60)


def applied(client: Visitor, page: str, **form: Any) -> str:
    """Press Apply, and return what the page says then."""
    assert client.post(f"{page}/application", data=form).location == page
    jobs_end()
    return text(client, page)


def text(client: Visitor, path: str) -> str:
    answer = client.get(path)
    assert answer.status_code == 200, answer.get_data(as_text=True)
    return answer.get_data(as_text=True)


def words(page: str) -> str:
    """The text of a page without its markup."""
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", page)).split())


def run_of(account: Account, page: str) -> Import:
    return Import.find(account, page.rsplit("/", 1)[-1])


def fields(page: str, name: str) -> list[str]:
    """The values of a form's fields or buttons of that name, in order."""
    return re.findall(rf'name="{name}" value="([^"]*)"', page)


@contextmanager
def under_way(account: Account, folder: Path, moment: Moment, state: str, *step: Any) -> Iterator[str]:
    """While this lasts, an import is under way: somebody holds its lock and has told how far it is."""
    run = Import.create(account=account, file_name="b.csv", stored_as="0" * 32, state=state, created_at=moment.instant)
    folder.mkdir(exist_ok=True)
    progress = uploads.Progress(folder, run.stored_as)
    lock = progress.begin()
    assert lock is not None
    with lock:
        progress.tell(*step)
        yield f"/imports/{run.id}"


def test_a_file_is_read_shown_and_applied(client: Visitor, known: Account, folder: Path) -> None:
    before = everything(known)
    page = sent(client, AFTER, "after.csv")
    shown = text(client, page)
    assert changed_tables(before, everything(known)) == {}
    said = words(shown)
    assert "Here is what would change" in said
    assert "67 rows read." in said
    for amount, name in ((7, "New"), (21, "Changed"), (30, "Unchanged"), (4, "Need a look"), (1, "Cannot read"),
                         (3, "Withheld"), (3, "Gone")):  # fmt: skip
        assert f"{amount} {name} " in said
    assert "28 changes ready. 4 wait until you have looked. You can undo everything until 24 December." in said
    done = words(applied(client, page))
    assert "7 people added, 21 brought up to date" in done
    assert "You now know 65 people." in done
    assert "4 people may already be in Kith" in done
    assert Person.of(known).count() == 65


def test_the_preview_counts_what_is_applied(client: Visitor, known: Account, moment: Moment) -> None:
    expected = counts_of(looked_at(known, AFTER, moment))
    page = sent(client, AFTER)
    run = run_of(known, page)
    assert run.state == "previewed"
    assert json.loads(run.counts) == expected


def test_old_and_new_stand_side_by_side(client: Visitor, known: Account) -> None:
    said = words(text(client, sent(client, AFTER)))
    assert "Ada Nwosu Head of engineering, Fernhollow Director of engineering, Brackmoor" in said
    assert "Kofi Boatengmaa Designer, Fernhollow Head of design, Fernhollow" in said
    assert "Oluwaseun Tveitnes nothing Editor, Quillmark" in said
    assert "Jomo Faleolo Engineer, Northwind Engineer, Northwind, Inc." in said
    assert "Mina Rasouliar Mina Rasouliar Mina Thorvaldsen" in said
    assert "linkedin.com/in/dorde-petrovacki-33 linkedin.com/in/dorde-petrovacki" in said
    assert "Hannes Grünewalder nothing hannes@gruenewalder.example" in said


def test_each_part_of_the_preview_can_be_looked_at(client: Visitor, known: Account) -> None:
    page = sent(client, AFTER)
    assert "Nuria Casademunt Engineer, Fernhollow 30 October" in words(text(client, f"{page}?show=new"))
    assert "Petra Novotnářová" in words(text(client, f"{page}?show=gone"))
    assert "LinkedIn withholds these members." in words(text(client, f"{page}?show=withheld"))
    assert "Nothing happens to them." in words(text(client, f"{page}?show=unchanged"))
    unreadable = words(text(client, f"{page}?show=unreadable"))
    assert re.search(r"\b46 This line has more cells than the header\.", unreadable)
    looks = words(text(client, f"{page}?show=perhaps"))
    assert "In Kith: Engineer, Kestrelby." in looks
    assert "Likely. Names one slip of the pen apart, and connected on 17 March 2025." in looks


@pytest.mark.parametrize("query", ["show=rows", "show=kinds", "show=<b>", "kind=<b>&all=1", "show=changed&kind=none"])
def test_an_address_that_names_no_part_shows_the_first(client: Visitor, known: Account, query: str) -> None:
    shown = text(client, f"{sent(client, AFTER)}?{query}")
    assert '<button name="to" value="show=changed" aria-current="true">' in shown
    assert "<b>&" not in shown


def test_kinds_of_change_are_filtered(client: Visitor, known: Account) -> None:
    page = sent(client, AFTER)
    names = words(text(client, f"{page}?show=changed&kind=name"))
    assert "Mina Thorvaldsen" in names
    assert "Leilani Kaneakua" not in names
    spellings = words(text(client, f"{page}?show=changed&kind=spelling"))
    assert "Northwind, Inc." in spellings
    assert "Mina Thorvaldsen" not in spellings


def many(count: int, title: str = "Engineer") -> bytes:
    lines = [f"Ada{n},Nwosu{n},{PROFILE}ada-{n},,Fernhollow,{title},14 Apr 2026" for n in range(count)]
    return "\n".join([HEADER, *lines]).encode()


def test_a_long_preview_shows_sixty_rows_and_then_all(
    client: Visitor, account: Account, moment: Moment, tmp_path: Path
) -> None:
    page = sent(client, many(100))
    first = text(client, f"{page}?show=new")
    assert "Show the other 40" in words(first)
    assert first.count('class="found"') == 1
    assert "Ada59 Nwosu59" in first
    assert "Ada60 Nwosu60" not in first
    assert "show=new&amp;all=1" in fields(first, "to")
    everybody = text(client, f"{page}?show=new&all=1")
    assert "Ada99 Nwosu99" in everybody
    assert "Show the other" not in everybody


def test_ticks_survive_going_from_part_to_part(client: Visitor, account: Account, moment: Moment) -> None:
    applied(client, sent(client, many(100)))
    page = sent(client, many(100, "Head of data"))
    first = text(client, page)
    people = fields(first, "congratulate")
    assert len(people) == 60
    assert fields(first, "shown") == people
    ticked = people[:3]
    answer = client.post(f"{page}/answers", data={"shown": people, "congratulate": ticked, "to": "show=changed&all=1"})
    assert answer.location == f"{page}?show=changed&all=1"
    everybody = text(client, answer.location)
    assert checked(everybody) == ticked
    # What the page did not show is not unticked by it, and what it showed is.
    shown = fields(everybody, "shown")[60:]
    client.post(f"{page}/answers", data={"shown": shown, "congratulate": shown[:1], "to": "show=new"})
    client.post(f"{page}/answers", data={"shown": ticked, "congratulate": ticked[:1], "to": "show=new"})
    assert checked(text(client, f"{page}?show=changed&all=1")) == [ticked[0], shown[0]]
    applied(client, page)
    follow_ups = {str(person) for (person,) in FollowUp.of(account, FollowUp.person).tuples()}
    assert follow_ups == {ticked[0], shown[0]}


def checked(page: str) -> list[str]:
    return re.findall(r'name="congratulate" value="(\d+)"[^>]* checked>', page)


def test_a_tick_is_kept_as_it_is_made(client: Visitor, known: Account) -> None:
    page = sent(client, AFTER)
    person = fields(text(client, page), "congratulate")[0]
    form = {"shown": [person], "congratulate": [person], "view": "show=changed"}
    answer = client.post(f"{page}/answers", data=form, headers={"HX-Request": "true"})
    assert (answer.status_code, answer.get_data()) == (204, b"")
    assert checked(text(client, page)) == [person]


def test_ticked_on_the_page_that_is_applied_counts(client: Visitor, known: Account) -> None:
    page = sent(client, AFTER)
    person = fields(text(client, page), "congratulate")[0]
    done = applied(client, page, shown=[person], congratulate=[person])
    assert "Worth a line" in done
    (follow_up,) = FollowUp.of(known)
    assert (str(follow_up.person), follow_up.kind, follow_up.state) == (person, "congratulation", "open")


def test_a_question_is_answered_changed_and_applied(client: Visitor, known: Account) -> None:
    page = sent(client, AFTER)
    lines = fields(text(client, page), "same")
    answer = client.post(f"{page}/answers", data={"same": lines[0], "view": "show=new&kind=&all=1"})
    assert answer.location == f"{page}?show=new&all=1#look"
    assert "29 changes ready. 3 wait until you have looked." in words(text(client, page))
    client.post(f"{page}/answers", data={"open": lines[0]})
    assert "28 changes ready. 4 wait until you have looked." in words(text(client, page))
    client.post(f"{page}/answers", data={"two": lines[0]})
    said = words(text(client, page))
    assert "Two people Change" in said
    assert "8 people added" in words(applied(client, page))


def test_what_was_left_aside_can_be_looked_at_afterwards(client: Visitor, known: Account, folder: Path) -> None:
    page = sent(client, AFTER, "after.csv")
    lines = fields(text(client, page), "same")
    done = applied(client, page)
    assert f'action="{page}/look"' in done
    assert "is kept until you have looked" in words(done)
    answer = client.post(f"{page}/look")
    jobs_end()
    again = answer.location.partition("?")[0]
    assert again != page
    shown = text(client, answer.location)
    assert sorted(fields(shown, "same")) == sorted(lines)
    assert "Here is what would change" in shown
    client.post(f"{again}/answers", data={"two": lines})
    done = applied(client, again)
    assert "4 people added" in words(done)
    assert f'action="{again}/look"' not in done


def test_who_was_asked_about_is_kept_for_thirty_days(
    client: Visitor, known: Account, folder: Path, moment: Moment
) -> None:
    page = sent(client, AFTER)
    applied(client, page)
    assert uploads.is_kept(folder, run_of(known, page).stored_as)
    uploads.forget_old(folder, moment)
    assert uploads.is_kept(folder, run_of(known, page).stored_as)
    for path in folder.iterdir():
        os.utime(path, (time.time(), moment.instant.timestamp()))
    uploads.forget_old(folder, days_later(moment, 31))
    assert list(folder.iterdir()) == []
    assert client.post(f"{page}/look").status_code == 400
    assert f'action="{page}/look"' not in text(client, page)


def test_rows_that_cannot_be_read_are_offered_as_a_file_that_runs_nothing(client: Visitor, account: Account) -> None:
    broken = '=HYPERLINK("http://evil.example"),Nwosu,https://www.linkedin.com/in/x,,A, B,C,D,14 Apr 2026'
    page = sent(client, f"{HEADER}\n{ROW}\n{broken}\n@SUM(1),,,,,,\n".encode())
    answer = client.get(f"{page}/unreadable.csv")
    assert answer.mimetype == "text/csv"
    assert answer.headers["Content-Disposition"] == 'attachment; filename="rows-kith-could-not-read.csv"'
    table = list(csv.reader(io.StringIO(answer.get_data(as_text=True).removeprefix("\ufeff"))))
    assert table[0] == ["Line", "Reason", "What stands there"]
    assert [row[0] for row in table[1:]] == ["3", "4"]
    assert all(row[1].endswith(".") for row in table[1:])
    assert all(not cell.startswith(("=", "@", "+", "-")) for row in table for cell in row)
    assert "'=HYPERLINK" in table[1][2]
    # It is there afterwards too, and goes when the import is taken back.
    assert f'href="{page}/unreadable.csv"' in applied(client, page)
    assert client.get(f"{page}/unreadable.csv").get_data() == answer.get_data()
    client.post(f"{page}/undo")
    assert client.get(f"{page}/unreadable.csv").status_code == 400


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


def test_a_file_discarded_while_it_is_read_leaves_nothing(client: Visitor, account: Account, folder: Path) -> None:
    page = str(client.post("/imports", **in_one_piece(many(20_000))).location)
    assert client.post(f"{page}/discard").status_code == 302
    jobs_end()
    assert run_of(account, page).state == "discarded"
    assert list(folder.iterdir()) == []


def test_progress_is_shown_while_it_lasts(client: Visitor, account: Account, folder: Path, moment: Moment) -> None:
    with under_way(account, folder, moment, "reading", "Comparing with the people you have", 0, 30_000) as page:
        whole = text(client, page)
        assert "Comparing with the people you have" in words(whole)
        assert "0 of 30,000" in words(whole)
        assert '<noscript><meta http-equiv="refresh" content="2"></noscript>' in whole
        assert "You can leave this page." in whole
        part = client.get(page, headers={"HX-Request": "true"})
        assert part.get_data(as_text=True).strip().startswith('<div id="progress"')
        assert f'hx-get="{page}" hx-trigger="every 1s"' in part.get_data(as_text=True)
        assert "HX-Refresh" not in part.headers
        assert "Under way" in text(client, "/imports")
        # It cannot be decided on, nor begun twice.
        for step in ("application", "answers", "reading", "undo", "look"):
            assert client.post(f"{page}/{step}").status_code == 400
    with under_way(account, folder, moment, "applying", "Adding people", 271, 399) as page:
        said = words(text(client, page))
        assert "Adding people" in said
        assert "271 of 399" in said
        assert "Bring people up to date" in said
        for step in ("application", "answers", "reading", "undo", "look", "discard"):
            assert client.post(f"{page}/{step}").status_code == 400


def test_a_page_that_shows_progress_loads_itself_anew_when_it_is_done(client: Visitor, account: Account) -> None:
    page = sent(client, BEFORE)
    done = client.get(page, headers={"HX-Request": "true"})
    assert (done.headers["HX-Refresh"], done.get_data()) == ("true", b"")


def test_two_presses_of_apply_apply_once(client: Visitor, account: Account) -> None:
    page = str(client.post("/imports", **in_one_piece(many(20_000))).location)
    jobs_end()
    assert client.post(f"{page}/application").status_code == 302
    assert client.post(f"{page}/application").status_code == 400
    assert client.post(f"{page}/discard").status_code == 400
    jobs_end()
    assert run_of(account, page).state == "applied"
    assert client.post(f"{page}/application").status_code == 400
    assert client.post(f"{page}/discard").status_code == 400
    assert run_of(account, page).state == "applied"
    assert Person.of(account).count() == 20_000


def test_who_pressed_apply_on_an_old_page_after_another_did_changes_nothing(
    app: Flask, account: Account, client: Visitor, folder: Path, moment: Moment
) -> None:
    """The second request read the import's state before the first one changed it."""
    page = sent(client, BEFORE)
    stale = run_of(account, page)
    applied(client, page)
    with pytest.raises(flow.Refused):
        flow.begin_applying(account, stale, folder, moment)
    with pytest.raises(flow.Refused):
        flow.discard(account, stale, folder)
    with pytest.raises(flow.Refused):
        flow.decide(account, stale, flow.Choices())
    assert run_of(account, page).state == "applied"


def test_an_import_that_stopped_half_way_can_be_begun_again(client: Visitor, account: Account, folder: Path) -> None:
    """As after a restart: the import says that it is under way, and no process is at work on it."""
    page = sent(client, BEFORE)
    Import.change(account, state="reading").execute()
    stopped = words(text(client, page))
    assert "The reading stopped half-way" in stopped
    assert "It stopped half-way, and nothing was changed. Start it once more." in stopped
    assert client.post(f"{page}/reading").location == page
    jobs_end()
    assert "Here is what would change" in text(client, page)
    Import.change(account, state="applying").execute()
    shown = words(text(client, page))
    assert "It stopped half-way, and nothing was changed. Start it once more." in shown
    assert "58 people added" in words(applied(client, page))


def test_a_preview_that_is_no_longer_kept_asks_for_the_file(client: Visitor, account: Account, folder: Path) -> None:
    page = sent(client, BEFORE)
    uploads.forget(folder, run_of(account, page).stored_as)
    assert "Its preview is no longer kept. Choose the file once more." in words(text(client, page))
    assert client.post(f"{page}/application").status_code == 400
    assert "Not imported" in text(client, "/imports")


def test_undo_takes_it_back_and_lists_what_stays(client: Visitor, known: Account, moment: Moment) -> None:
    before = everything(known)
    page = sent(client, AFTER)
    applied(client, page)
    (nuria,) = Person.of(known).where(Person.name == "Nuria Casademunt")
    add_note(known, nuria.id, "Met in Gdynia.", moment)
    assert client.post(f"{page}/undo").location == page
    undone = words(text(client, page))
    assert "This import was taken back" in undone
    assert "Left as they are 1" in undone
    assert "Nuria Casademunt was edited since and stays." in undone
    assert {row[0] for row in everything(known)["person"]} - {row[0] for row in before["person"]} == {nuria.id}
    assert client.post(f"{page}/undo").status_code == 400
    assert "Taken back" in text(client, "/imports")


def test_what_is_more_than_thirty_days_old_cannot_be_taken_back(
    client: Visitor, account: Account, moment: Moment
) -> None:
    _, run = brought(account, BEFORE, days_later(moment, -31))
    assert "Undo this import" not in text(client, f"/imports/{run.id}")
    answer = client.post(f"/imports/{run.id}/undo")
    assert answer.status_code == 400
    assert "more than thirty days old" in answer.get_data(as_text=True)
    assert Person.of(account).count() == TRUTH["before"]["new"]


def test_an_older_export_says_so(client: Visitor, known: Account) -> None:
    applied(client, sent(client, AFTER))
    said = words(text(client, sent(client, OLDER)))
    assert "This export is from 3 November 2025, older than one you imported before." in said
    assert "It adds history and turns nothing back." in said


def test_the_same_file_again_has_nothing_to_change(client: Visitor, known: Account) -> None:
    page = sent(client, BEFORE)
    said = words(text(client, page))
    assert "Nothing new in this file" in said
    assert "Nothing to change." in said
    done = words(applied(client, page))
    assert "Nothing was new" in done
    assert "Kith knew all of it already." in done


def test_a_whole_archive_says_what_it_left_alone_and_what_it_ignored(client: Visitor, account: Account) -> None:
    files = {
        "Complete/Connections.csv": BEFORE.read_bytes(),
        "Complete/messages.csv": b"CONVERSATION ID,FROM\n1,Ada\n",
        "../../etc/passwd": b"root",
    }
    page = sent(client, zipped(files), "Complete_LinkedInDataExport_05-04-2026.zip")
    said = words(text(client, page))
    assert "58 New" in said
    assert "The archive also holds messages. They were left alone." in said
    assert "Ignored for safety: ../../etc/passwd (its name points outside the ZIP)." in said


@pytest.mark.parametrize(
    ("data", "name", "sentence"),
    [
        (b"", "empty.csv", "That file is empty."),
        (b"%PDF-1.7 some", "cv.pdf", "This is a PDF, not LinkedIn's export."),
        (
            b"Name,Given Name,E-mail 1 - Value\nAda,Ada,a@b.example\n",
            "google.csv",
            "This is a contacts file from Google",
        ),
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


def test_every_form_needs_its_token(client: Visitor, known: Account) -> None:
    page = sent(client, AFTER)
    before = run_of(known, page)
    upload = {"file": (io.BytesIO(BEFORE.read_bytes()), "Connections.csv")}
    assert client.post("/imports", data=upload, csrf=False).status_code == 400
    for step in ("answers", "application", "discard", "undo", "reading", "look"):
        assert client.post(f"{page}/{step}", csrf=False).status_code == 400
    assert run_of(known, page).state == before.state == "previewed"
    assert Import.of(known).count() == 2


def test_another_account_sees_nothing_of_it(
    client: Visitor, known: Account, other_account: Account, signed_in: Callable[[Account], Visitor]
) -> None:
    page = sent(client, AFTER, "after.csv")
    stranger = signed_in(other_account)
    for path in (page, f"{page}/unreadable.csv"):
        assert stranger.get(path).status_code == 404
    for step in ("answers", "application", "discard", "undo", "reading", "look"):
        assert stranger.post(f"{page}/{step}").status_code == 404
    assert "after.csv" not in text(stranger, "/imports")
    assert run_of(known, page).state == "previewed"


def test_the_days_in_the_list_are_the_accounts_own(
    signed_in: Callable[[Account], Visitor], database: peewee.Database, moment: Moment
) -> None:
    """09:00 in UTC is 22:00 in Auckland; an import of 23:30 UTC the day before is of the same day there."""
    owner = create_account("moana@paraone.example", "", moment, timezone="Pacific/Auckland")
    late = Moment(moment.instant.replace(day=23, hour=23, minute=30), "Pacific/Auckland")
    brought(owner, BEFORE, late)
    assert '<td class="soft">24 November</td>' in text(signed_in(owner), "/imports")


def test_the_number_of_statements_does_not_grow_with_the_rows(
    client: Visitor, account: Account, statements: list[str], moment: Moment
) -> None:
    def cost(count: int) -> dict[str, int]:
        first = sent(client, many(count))
        costs = {}

        def ask(name: str, path: str) -> None:
            text(client, path)
            statements.clear()
            text(client, path)
            costs[name] = len(statements)

        ask("new", f"{first}?show=new&all=1")
        applied(client, first)
        ask("done", first)
        second = sent(client, many(count, "Head of data"))
        ask("changed", f"{second}?all=1")
        people = fields(text(client, f"{second}?all=1"), "congratulate")
        done = applied(client, second, shown=people, congratulate=people)
        assert "Worth a line" in done
        ask("news", second)
        ask("list", "/imports")
        client.post(f"{second}/undo")
        ask("undone", second)
        client.post(f"{first}/undo")
        return costs

    few, many_rows = cost(5), cost(500)
    assert few == many_rows
    assert max(many_rows.values()) <= 8


def test_progress_costs_few_statements(
    client: Visitor, account: Account, statements: list[str], folder: Path, moment: Moment
) -> None:
    with under_way(account, folder, moment, "reading", "Reading the file") as page:
        client.get(page, headers={"HX-Request": "true"})
        statements.clear()
        client.get(page, headers={"HX-Request": "true"})
        assert len(statements) <= 4


def test_the_drop_page_tells_how_to_get_the_export_with_pictures(client: Visitor, account: Account) -> None:
    shown = text(client, "/imports")
    for step in ("Ask for it", "Tick Connections", "Wait for the email", "Drop the ZIP here"):
        assert step in shown
    assert shown.count('<svg class="shot"') == 3
    assert "Earlier imports" not in shown


def test_pages_of_imports_hold_no_inline_script_or_style(client: Visitor, known: Account) -> None:
    page = sent(client, AFTER)
    for path in ("/imports", page, f"{page}?show=unreadable", f"{page}?show=perhaps"):
        shown = text(client, path)
        assert not re.search(r"\sstyle=|\son\w+=|<style|<script(?![^>]* src=)", shown), path


def test_an_import_on_postgresql_goes_the_same_way(
    client: Visitor, account: Account, engine: str, moment: Moment
) -> None:
    applied(client, sent(client, BEFORE))
    before = everything(account)
    page = sent(client, AFTER)
    lines = fields(text(client, page), "same")
    client.post(f"{page}/answers", data={"same": lines[0]})
    people = fields(text(client, page), "congratulate")
    assert "7 people added, 22 brought up to date" in words(applied(client, page, shown=people, congratulate=people))
    assert FollowUp.of(account).count() == len(people)
    client.post(f"{page}/undo")
    assert changed_tables(before, everything(account)) == {}
    assert rows("SELECT state FROM import WHERE account_id = ? ORDER BY id", (account.id,)) == [
        ("applied",),
        ("undone",),
    ]
    assert person_of(account, "ada-nwosu-01").name == "Ada Nwosu"
