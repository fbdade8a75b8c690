"""Archives of 2018, 2019, 2022, 2024 and 2026, each read for every kind it holds."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from importers import Export, Method, UnreadableFile, open_export
from importers.linkedin.contents import (
    read_archived_contacts,
    read_archived_endorsements,
    read_archived_invitations,
    read_archived_jobs,
    read_archived_recommendations,
    read_conversations,
    read_owner,
)
from importers.linkedin.members import KIND_OF, name_of
from importers.linkedin.own_profile import Month
from importers.linkedin.parties import Party
from tests.importers.examples import archive, content
from tests.importers.linkedin.archives import ARCHIVES, of_year, talks_of

ADA = Party("Ada Quill", "https://www.linkedin.com/in/ada-quill")
ROBIN = Party("Robin Loom", "https://www.linkedin.com/in/robin-loom")


def said(messages: tuple) -> list[str]:  # type: ignore[type-arg]
    return [message.text for message in messages]


@pytest.mark.parametrize(
    ("year", "kinds"),
    [
        ("2018", {"connections", "invitations", "recommendations", "messages", "endorsements", "profile", "contacts"}),
        ("2019", {"messages"}),
        ("2022", {"connections", "messages", "contacts"}),
        ("2024", {"connections", "invitations", "messages", "jobs"}),
        ("2026", {"connections", "recommendations", "messages", "endorsements", "profile", "contacts"}),
    ],
)
def test_an_archive_holds_the_kinds_of_its_year(tmp_path: Path, year: str, kinds: set[str]) -> None:
    assert set(of_year(year, tmp_path).kinds) == kinds


def test_each_file_that_is_read_by_choice_is_known_when_it_comes_alone() -> None:
    files = [path for path in sorted(ARCHIVES.rglob("*.csv")) if path.name != "Connections.csv"]
    kinds = {f"{path.parts[-2]}/{path.name}": open_export(path, connections=False).kinds for path in files}
    assert len(kinds) > 15
    assert {name: kind for name, kind in kinds.items() if kind != (KIND_OF[name_of(name) or ""],)} == {}
    with pytest.raises(UnreadableFile, match=r"This is LinkedIn's messages\.csv"):
        open_export(ARCHIVES / "2026" / "messages.csv")


def test_messages_of_2018_have_a_direction_and_no_address_and_are_kept_together_by_name(tmp_path: Path) -> None:
    read = read_conversations(of_year("2018", tmp_path))
    assert read.owner == Party("Robin Loom", "")
    assert not read.zoned
    ada, bram, gone, three = read.items
    assert (ada.kind, said(ada.outgoing), said(ada.incoming)) == ("person", ["Thank you, Ada"], ["I liked it a lot."])
    assert ada.outgoing[0].at == datetime(2018, 10, 16, 8, 36, tzinfo=UTC)
    assert (bram.kind, bram.others) == ("person", (Party("Bram Okonjo, PhD", ""),))
    assert bram.outgoing[0].at == datetime(2018, 9, 30, 23, 59, tzinfo=UTC)
    assert (gone.kind, gone.others, gone.incoming[0].at.hour) == ("gone", (), 0)
    assert (three.kind, said(three.incoming)) == ("group", ["Lunch for the three of us?"])


def test_messages_of_2019_have_columns_in_capitals_and_days_without_a_zone(tmp_path: Path) -> None:
    read = read_conversations(of_year("2019", tmp_path))
    (ada,) = read.items
    assert (said(ada.outgoing), said(ada.incoming), read.zoned) == (["We shall."], ["Shall we?"], False)
    assert ada.incoming[0].at == datetime(2019, 11, 6, 2, 8, 20, tzinfo=UTC)


def test_messages_of_2022_tell_the_sender_and_the_owner_is_who_is_in_all_of_them(tmp_path: Path) -> None:
    read = read_conversations(of_year("2022", tmp_path))
    assert (read.owner, read.zoned) == (ROBIN, True)
    found = {one.key: one for one in read.items}
    ada = found["2-ada=="]
    assert (ada.kind, ada.others, said(ada.outgoing)) == ("person", (ADA,), ["Friday at noon?"])
    assert found["2-cleo=="].others == (Party("Cleo Marwick, SHRM-CP", ""),)
    assert {key: one.kind for key, one in found.items()} == {
        "2-ada==": "person",
        "2-cleo==": "person",
        "2-club==": "group",
        "2-gone==": "gone",
        "2-ad==": "sponsored",
    }
    assert said(found["2-ad=="].incoming) == ["Hi Robin,\nR&D needs you."]


def test_messages_of_2024_tell_the_recipients_and_what_was_never_sent(tmp_path: Path) -> None:
    found = talks_of("2024", tmp_path)
    assert {key: (one.kind, one.drafts) for key, one in found.items()} == {
        "2-ada==": ("person", 1),
        "2-club==": ("group", 0),
        "2-new==": ("draft", 1),
        "2-spam==": ("person", 0),
        "message 7": ("bare-draft", 1),
    }
    assert said(found["2-ada=="].outgoing) == ["Congratulations"]
    assert [key for key, one in found.items() if one.spam] == ["2-spam=="]
    assert found["2-club=="].others == (Party("Cleo Marwick", "https://www.linkedin.com/in/cleo-marwick"), ADA)


def test_messages_of_2026_have_several_lines_and_one_told_twice_counts_once(tmp_path: Path) -> None:
    read = read_conversations(of_year("2026", tmp_path))
    ada, bram = read.items
    assert (read.rows, read.drafts, read.repeated) == (5, 1, 1)
    assert said(ada.incoming) == ["Hello Robin,\n\nhere it is.\n\n--\nAda"]
    assert ada.incoming[0].attached
    assert said(ada.outgoing) == [""]
    assert said(bram.incoming) == ["Hi Robin,\n1 < 2 & more"]


def test_invitations_say_who_asked_whom_with_which_words(tmp_path: Path) -> None:
    asked, asking = read_archived_invitations(of_year("2018", tmp_path)).records
    assert (asked.direction, asked.other.name, asked.text) == (
        "incoming",
        "Ada Quill",
        "We met in Lisbon, at the data meetup.",
    )
    assert (asking.direction, asking.other.name, asking.owner.name) == ("outgoing", "Bram Okonjo", "Robin Loom")
    (later,) = read_archived_invitations(of_year("2024", tmp_path)).records
    assert (later.other, later.owner, later.at) == (ADA, ROBIN, datetime(2024, 12, 15, 7, 47, tzinfo=UTC))


def test_recommendations_and_endorsements_say_which_way_they_went(tmp_path: Path) -> None:
    old, new = of_year("2018", tmp_path), of_year("2026", tmp_path)
    (received,), (given,) = read_archived_recommendations(old).records, read_archived_recommendations(new).records
    assert (received.direction, received.family, received.status) == ("incoming", "Okonjo", "VISIBLE")
    assert received.at == datetime(2018, 4, 15, 21, 25, tzinfo=UTC)
    assert (given.direction, given.text) == (
        "outgoing",
        'I worked with Ada for two years.\n\nReliable, kind, "always on time".',
    )
    (vouched,), (vouching,) = read_archived_endorsements(old).records, read_archived_endorsements(new).records
    assert (vouched.direction, vouched.skill, vouched.url) == ("incoming", "Data, all of it", ADA.url)
    assert (vouching.direction, vouching.given, vouching.at) == (
        "outgoing",
        "Ada",
        datetime(2024, 12, 15, 8, 53, 43, tzinfo=UTC),
    )


def test_jobs_come_in_several_files_and_a_row_that_is_none_is_named_with_its_file(tmp_path: Path) -> None:
    read = read_archived_jobs(of_year("2024", tmp_path))
    assert [(job.applied, job.company, job.title) for job in read.records] == [
        (True, "Fernhollow", "Data Lead, Platform"),
        (True, "Testwerk", "Analyst"),
        (False, "Maplepath", "Analyst, Lisbon"),
    ]
    (bad,) = read.unreadable
    assert (bad.line, bad.reason) == (
        3,
        "Jobs/Job Applications_1.csv: There is neither a company nor a job title in this line, so it was left out.",
    )


def test_the_owner_has_a_headline_and_jobs_since_a_month_or_a_year(tmp_path: Path) -> None:
    owner = read_owner(of_year("2026", tmp_path))
    assert owner.profile is not None
    assert (owner.profile.given, owner.profile.former, owner.profile.headline) == (
        "Robin",
        "Weaver",
        "Data lead | Open to work",
    )
    now, then = owner.positions
    assert (now.started, now.finished, now.current) == (Month(2021, 6), None, True)
    assert (then.started, then.finished, then.current) == (Month(2017, None), Month(2021, 5), False)
    assert read_owner(of_year("2022", tmp_path)).profile is None


@pytest.mark.parametrize("year", ["2018", "2022", "2026"])
def test_an_address_book_once_uploaded_has_several_addresses_in_a_cell(tmp_path: Path, year: str) -> None:
    read = read_archived_contacts(of_year(year, tmp_path))
    person = read.records[0]
    assert person.more is not None
    methods = {
        "2018": ["ada@quill.example", "ada@home.example", "+49 30 23125 099", "+49 170 5550101"],
        "2022": ["cleo@marwick.example", "c.marwick@work.example", "+351 912 345 678"],
        "2026": ["ada@quill.example", "+49 30 23125 099", "+49 170 5550101"],
    }[year]
    assert [method.value for method in person.more.methods if method.kind != "link"] == methods
    assert person.email == methods[0]
    if year == "2018":
        assert (person.url, person.company, person.silent) == (ADA.url, "Testwerk", ("connected_on",))
    if year == "2026":
        assert (person.given, person.more.former, person.more.nickname) == ("Ada Maria", "Penn", "Addie")
        assert "company" in person.silent
        assert [one.row for one in read.records] == [2, 3]  # a row that says exactly the same is left out
        assert read.records[1].warnings == ("“not an address” is not an email address and was left out.",)
        assert [bad.line for bad in read.unreadable] == [5]


def test_a_file_that_is_something_else_is_named_and_the_rest_is_read(tmp_path: Path) -> None:
    files = {
        "messages.csv": b"%PDF",
        "messages_1.csv": (ARCHIVES / "2026" / "messages.csv").read_bytes(),
        "Invitations.csv": content("profile.csv"),
    }
    export = open_export(archive(tmp_path, files), connections=False)
    read = read_conversations(export)
    assert len(read.items) == 2
    assert [bad.reason for bad in read.unreadable] == [
        "messages.csv cannot be read. No line of this file names the columns that LinkedIn gives it. It was not read."
    ]
    assert len(read_archived_invitations(export).unreadable) == 1


def test_an_archive_without_connections_is_refused_where_only_they_are_asked_for(tmp_path: Path) -> None:
    path = archive(tmp_path, {"messages.csv": (ARCHIVES / "2026" / "messages.csv").read_bytes(), "Profile.csv": b"x"})
    with pytest.raises(UnreadableFile, match="Tick Connections when you ask LinkedIn for the export"):
        open_export(path)
    assert open_export(path, connections=False).kinds == ("messages", "profile")


def test_what_is_not_there_is_empty(tmp_path: Path) -> None:
    export: Export = of_year("2019", tmp_path)
    for read in (
        read_archived_invitations,
        read_archived_recommendations,
        read_archived_endorsements,
        read_archived_jobs,
        read_archived_contacts,
    ):
        assert read(export) == ([], [])


def test_methods_of_an_address_book_are_told_in_their_order(tmp_path: Path) -> None:
    person = read_archived_contacts(of_year("2018", tmp_path)).records[0]
    assert person.more is not None
    assert person.more.methods[-1] == Method("link", "www.linkedin.com/in/ada-quill")
