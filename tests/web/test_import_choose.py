"""What to read of an archive: asked before it is compared, remembered for the next one."""

from pathlib import Path

from crm.domain.moment import Moment
from crm.models import Account, ContactMethod, Person, Profile, Touchpoint
from crm.usecases.import_people import flow
from tests.importers.examples import zipped
from tests.usecases.archives import ADA, ME, MESSAGES, STRANGER, archive_of, table, wrote
from tests.usecases.network import BEFORE
from tests.web.importing import applied, chosen, fields, jobs_end, run_of, sent, text, words
from tests.web.visitor import Visitor

NAME = "Complete_LinkedInDataExport_05-04-2026.zip"
FILES = {
    "Connections.csv": BEFORE.read_bytes(),
    "messages.csv": b"CONVERSATION ID,FROM\n",
    "Jobs/Saved Jobs.csv": b"Saved Date,Job Url,Job Title,Company Name\n",
    "Logins.csv": b"x,y\n",
}


def test_an_archive_asks_what_to_read_and_shows_no_change_before(client: Visitor, account: Account) -> None:
    page = sent(client, zipped(FILES), NAME)
    said = words(text(client, page))
    assert "What is in your LinkedIn file" in said
    assert "made on 4 May. Three of its 4 files are of use here." in said
    assert "Three kinds chosen." in said
    assert "1 file. Kith does not open it." in said
    assert fields(text(client, page), "include") == ["connections", "messages", "jobs"]
    assert "58 New" in words(chosen(client, page, "connections"))
    assert Person.of(account).count() == 0


def test_choosing_nothing_asks_once_more(client: Visitor, account: Account) -> None:
    page = sent(client, zipped(FILES), NAME)
    assert "Choose at least one kind." in words(chosen(client, page))
    assert run_of(account, page).state == "choosing"


def test_the_next_archive_begins_with_the_choices_of_the_last(client: Visitor, account: Account) -> None:
    chosen(client, sent(client, zipped(FILES), NAME), "connections", "jobs", words="dates")
    again = text(client, sent(client, zipped(FILES), NAME))
    assert "Two kinds chosen." in words(again)
    assert 'value="messages" checked' not in again
    assert 'value="jobs" checked' in again
    assert 'name="words" value="dates" checked' in again


def test_an_archive_with_connections_alone_is_read_without_asking(client: Visitor, account: Account) -> None:
    files = {name: data for name, data in FILES.items() if name in ("Connections.csv", "Logins.csv")}
    assert "58 New" in words(text(client, sent(client, zipped(files), NAME)))


def test_a_file_that_waits_with_a_question_can_be_discarded(client: Visitor, account: Account, folder: Path) -> None:
    page = sent(client, zipped(FILES), NAME)
    assert client.post(f"{page}/discard").location == "/imports"
    assert list(folder.iterdir()) == []
    assert client.post(f"{page}/choices", data={"include": "connections"}).status_code == 400


def test_a_question_whose_file_is_gone_is_not_asked(
    client: Visitor, account: Account, folder: Path, moment: Moment
) -> None:
    page = sent(client, zipped(FILES), NAME)
    for path in folder.iterdir():
        path.unlink()
    assert flow.settle(account, run_of(account, page), folder).state == "failed"
    assert "Choose it once more." in words(text(client, page))


def test_messages_are_told_of_in_the_preview_and_the_result_and_go_with_their_import(
    client: Visitor, account: Account, tmp_path: Path
) -> None:
    rows = (wrote(ADA, ME, "2026-05-04 08:00", "Hello\nsecret"), wrote(ME, STRANGER, "2026-05-04 08:00", "Hi"))
    path = archive_of(tmp_path, *rows, files={"Invitations.csv": b"From,To,Sent At,Message,Direction\n"})
    page = sent(client, path, path.name)
    asked = words(text(client, page))
    assert "2 with 2 people" in asked
    assert "A few seconds to read." in asked
    said = words(chosen(client, page, "connections", "messages", words="dates"))
    assert "1 message becomes 1 touchpoint with 1 person." in said
    assert "1 person you do not know here is left aside, with 1 message." in said
    assert "4 changes ready." in said
    done = words(applied(client, page))
    assert "1 message became 1 touchpoint with 1 person." in done
    assert [row.text for row in Touchpoint.of(account)] == [""]
    client.post(f"{page}/undo")
    assert Touchpoint.of(account).count() == Person.of(account).count() == 0


def test_what_was_chosen_can_be_chosen_again_before_it_is_applied(client: Visitor, account: Account) -> None:
    page = sent(client, zipped(FILES), NAME)
    chosen(client, page, "connections", words="whole")
    assert client.post(f"{page}/choosing").location == page
    again = text(client, page)
    assert "One kind chosen." in words(again)
    assert 'name="words" value="whole" checked' in again
    assert "58 New" in words(chosen(client, page, "connections", "jobs"))
    alone = sent(client, BEFORE)
    assert client.post(f"{alone}/choosing").status_code == 400
    assert "Choose again" not in text(client, alone)


def test_messages_alone_say_that_connections_were_not_read(client: Visitor, account: Account, tmp_path: Path) -> None:
    path = archive_of(tmp_path)
    applied(client, sent(client, path, path.name))
    later = archive_of(tmp_path, wrote(ADA, ME, "2026-05-04 08:00", "Hello"), people=(), day="11-02-2026")
    page = sent(client, later, later.name)
    said = words(chosen(client, page, "messages"))
    assert "Your connections were not read." in said
    assert "1 touchpoint added" in words(applied(client, page))


def test_an_archive_without_connections_says_what_will_come_of_it_where_nobody_is_known(
    client: Visitor, account: Account, tmp_path: Path
) -> None:
    path = archive_of(tmp_path, wrote(ADA, ME, "2026-05-04 08:00", "Hello"), people=())
    page = sent(client, path, path.name)
    notice = (
        "Your connections are not in this file, and you know nobody in Kith yet. Nobody is made of messages, so they "
        "are left aside. Bring your people first: tick Connections when you ask LinkedIn for the export. Then choose "
        "this file once more; nothing comes twice. Your profile can be read now."
    )
    assert notice in words(text(client, page))
    said = words(chosen(client, page, "messages", "profile"))
    assert notice in said
    assert "1 person you do not know here is left aside, with 1 message." in said
    assert "Your archive was read" in words(applied(client, page))
    assert (Person.of(account).count(), Profile.of(account).count()) == (0, 1)
    whole = archive_of(tmp_path, wrote(ADA, ME, "2026-05-04 08:00", "Hello"))
    page = sent(client, whole, whole.name)
    assert "you know nobody" not in words(text(client, page))
    assert "1 message becomes 1 touchpoint" in words(chosen(client, page, "connections", "messages"))


def test_a_file_out_of_the_archive_is_asked_about_alone_and_turns_no_other_switch(
    client: Visitor, account: Account, tmp_path: Path
) -> None:
    path = archive_of(tmp_path)
    applied(client, sent(client, path, path.name))
    page = sent(client, table(MESSAGES, [wrote(ADA, ME, "2026-05-04 08:00", "Hello")]), "messages.csv")
    asked = words(text(client, page))
    assert "0.1 MB. A file of LinkedIn’s archive." in asked
    assert "1 with 1 person" in asked
    assert "1 message becomes 1 touchpoint with 1 person." in words(chosen(client, page, "messages"))
    assert "1 touchpoint added" in words(applied(client, page))
    again = text(client, sent(client, zipped(FILES), NAME))
    assert "Three kinds chosen." in words(again)


def test_contacts_of_the_archive_that_may_be_somebody_known_are_asked_about_side_by_side(
    client: Visitor, account: Account, tmp_path: Path
) -> None:
    path = archive_of(tmp_path)
    applied(client, sent(client, path, path.name))
    rows = [["Ada", "Nwosu", "", "+351 213 000 000"], ["Kofi", "Boatengmaa", "", "+351 213 000 001"]]
    book = table("FirstName,LastName,Emails,PhoneNumbers", rows)
    page = sent(client, book, "ImportedContacts.csv")
    said = chosen(client, page, "contacts")
    assert "2 contacts of an old address book may be somebody you know: they wait until you have looked." in words(said)
    assert "In the file: No position. +351 213 000 000." in words(said)
    ada, kofi = fields(said, "same")
    client.post(f"{page}/answers", data={"same": ada})
    assert "1 change ready. 1 wait until you have looked." in words(text(client, page))
    done = words(applied(client, page))
    assert "1 person brought up to date" in done
    assert "1 person may already be in Kith" in done
    assert "1 contact of an old address book may be somebody you know: it waits until you have looked." in done
    again = str(client.post(f"{page}/look").location).partition("?")[0]
    jobs_end()
    assert fields(text(client, again), "same") == [kofi]
    client.post(f"{again}/answers", data={"two": kofi})
    last = words(applied(client, again))
    assert "1 person added" in last
    assert "New in your network 1" in last
    assert [person.name for person in Person.of(account).order_by(Person.id)][3:] == ["Kofi Boatengmaa"]
    numbers = ContactMethod.of(account, ContactMethod.person, ContactMethod.value).where(ContactMethod.kind == "phone")
    assert len({person for person, _ in numbers.tuples()}) == 2
    last = sent(client, book, "ImportedContacts.csv")
    assert "Nothing new in this file" in words(chosen(client, last, "contacts"))
    client.post(f"{again}/undo")
    assert [fields(chosen(client, sent(client, book, "Contacts.csv"), "contacts"), "same")] == [[kofi]]


def test_recommendations_alone_need_the_name_that_tells_who_wrote_them(client: Visitor, account: Account) -> None:
    file = b"First Name,Last Name,Company,Job Title,Text,Creation Date,Status\nAda,Nwosu,,,Good,04/15/24, VISIBLE\n"
    assert "only the file's name says who wrote them" in words(text(client, sent(client, file, "texts.csv")))
    assert "1 text" in words(text(client, sent(client, file, "Recommendations_Given (1).csv")))
