"""What a preview shows, and what is ticked and answered in it."""

import csv
import io
import json
import re
from pathlib import Path

import pytest

from crm.domain.moment import Moment
from crm.models import Account, FollowUp, Person
from crm.usecases.add_person import add_person
from crm.usecases.import_people.report import counts_of
from tests.importers.examples import zipped
from tests.usecases.network import (
    AFTER,
    BEFORE,
    HEADER,
    OLDER,
    looked_at,
)
from tests.web.importing import (
    ROW,
    applied,
    checked,
    chosen,
    fields,
    many,
    run_of,
    sent,
    text,
    words,
)
from tests.web.visitor import Visitor


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


def test_an_employer_that_a_book_has_differently_is_shown_as_left_alone(
    client: Visitor, account: Account, moment: Moment
) -> None:
    add_person(account, "Bo Ek", moment, emails=["bo@ek.example"], company="Tallowick")
    card = "BEGIN:VCARD\nVERSION:3.0\nN:Ek;Bo\nFN:Bo Ek\nEMAIL:bo@ek.example\nORG:Merrow<b>dale\nEND:VCARD\n"
    shown = text(client, sent(client, card.encode(), "book.vcf"))
    assert "Another employer in the file 1 What you know stays" in words(shown)
    assert "<bdi>Tallowick</bdi>. In the file: <bdi>Merrow&lt;b&gt;dale</bdi>." in shown


def test_a_whole_archive_says_what_it_left_alone_and_what_it_ignored(client: Visitor, account: Account) -> None:
    files = {
        "Complete/Connections.csv": BEFORE.read_bytes(),
        "Complete/messages.csv": b"CONVERSATION ID,FROM\n1,Ada\n",
        "../../etc/passwd": b"root",
    }
    page = sent(client, zipped(files), "Complete_LinkedInDataExport_05-04-2026.zip")
    said = words(chosen(client, page, "connections"))
    assert "58 New" in said
    assert "The archive also holds messages. They were left alone." in said
    assert "Ignored for safety: ../../etc/passwd (its name points outside the ZIP)." in said


def test_what_changed_since_the_preview_is_shown_before_it_is_applied(client: Visitor, account: Account) -> None:
    export = f"{HEADER}\n{ROW}\n".encode()
    waiting = sent(client, export)
    other = sent(client, export)
    applied(client, other)
    said = applied(client, waiting)
    assert "Something changed since you looked, and nothing was applied." in said
    assert Person.here(account).count() == 1
    assert "Nothing new in this file" in said
