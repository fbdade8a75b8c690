"""Who the owner is, and which conversations are contacts with one person."""

import pytest

from importers.linkedin.conversations import conversations
from importers.linkedin.messages import read_messages
from importers.linkedin.parties import Party
from tests.importers.linkedin.archives import HEADER, PROFILE, messages, talks

TWO = (("1", "ada", "robin", "Hello"), ("2", "robin", "bram", "Hello"))
OLD = "CONVERSATION ID,CONVERSATION TITLE,FROM,SENDER PROFILE URL,TO,DATE,SUBJECT,CONTENT,FOLDER"


def old(*rows: str) -> bytes:
    """A messages.csv of 2022; each row is key|sender|recipients|text, an address being known of everybody who wrote."""
    lines = [OLD]
    for minute, row in enumerate(rows):
        key, sender, recipients, text = row.split("|")
        slug = PROFILE + sender.lower().replace(" ", "-")
        lines.append(f'{key},,{sender},{slug},"{recipients}",2022-01-01 10:{minute:02}:00 UTC,,{text},INBOX')
    return "\n".join(lines).encode()


def kinds(data: bytes) -> list[str]:
    return [one.kind for one in conversations(read_messages(data)).items]


def test_the_owner_is_the_party_common_to_all_conversations() -> None:
    read = talks(*TWO)
    assert read.owner == Party("Robin", PROFILE + "robin")
    assert [(len(one.outgoing), len(one.incoming)) for one in read.items] == [(0, 1), (1, 0)]


def test_the_owner_need_not_be_in_every_conversation() -> None:
    read = talks(*TWO, ("3", "", "robin", "x"), ("4", "ada", "", "lost"), ("5", "robin", "dara", "x"))
    assert read.owner is not None
    assert read.owner.name == "Robin"
    assert [one.kind for one in read.items] == ["person", "person", "gone", "person", "person"]


def test_one_conversation_alone_does_not_tell_whose_it_is_and_what_else_is_known_does() -> None:
    alone = read_messages(messages(("1", "ada", "robin", "Hello")))
    unclear = conversations(alone)
    assert (unclear.owner, unclear.items[0].kind) == (None, "unclear")
    assert (unclear.items[0].outgoing, unclear.items[0].incoming) == ((), ())
    for hint in (Party("Robin Loom", PROFILE + "ROBIN/"), Party("robin", "")):
        told = conversations(alone, [hint])
        assert told.owner is not None
        assert (told.owner.name, told.items[0].kind) == ("Robin", "person")


def test_whoever_wrote_a_draft_is_the_owner_where_two_are_equal() -> None:
    row = f",,Robin,{PROFILE}robin,,,2026-01-05 10:00:00 UTC,,Dear,,,Yes,No"
    read = conversations(read_messages(messages(("1", "ada", "robin", "Hello")) + row.encode()))
    assert [one.kind for one in read.items] == ["person", "bare-draft"]


def test_profiles_are_the_same_however_they_are_spelt() -> None:
    other = messages(("1", "robin", "j%C3%B6rg", "x"), ("1", "jörg", "robin", "y"), ("2", "robin", "ada", "x"))
    first = conversations(read_messages(other)).items[0]
    assert (first.kind, len(first.outgoing), len(first.incoming)) == ("person", 1, 1)


def test_a_member_who_is_gone_is_never_one_person_and_makes_two_a_group() -> None:
    read = talks(*TWO, ("3", "", "robin", "Bye"), ("4", "", "robin,ada", "Bye"), ("4", "ada", "robin", "Bye"))
    assert [(one.kind, one.others) for one in read.items[2:]] == [
        ("gone", ()),
        ("group", (Party("Ada", PROFILE + "ada"),)),
    ]


def test_messages_are_oldest_first_and_each_counts_once() -> None:
    rows = messages(("1", "robin", "ada", "first"), ("1", "ada", "robin", "second"), ("2", "robin", "bram", "x"))
    header, *lines = rows.decode().splitlines()
    read = conversations(read_messages("\n".join([header, *lines[::-1], lines[0], lines[1]]).encode()))
    ada = next(one for one in read.items if one.key == "1")
    assert ([m.text for m in ada.outgoing], [m.text for m in ada.incoming], read.repeated) == (["first"], ["second"], 2)


@pytest.mark.parametrize(
    ("rows", "kind"),
    [
        (("1|Robin Loom|Ada Quill|x", "1|Ada Quill|Robin Loom|y"), "person"),
        (("1|Robin Loom|Ada Quill, PhD, MBA|x",), "person"),
        (("1|Robin Loom|Ada Quill,Dara Veil|x",), "group"),
        (("1|Ada Quill|Robin Loom,Dara Veil|x",), "group"),
        (("1|Robin Loom|LinkedIn Member|x",), "gone"),
    ],
)
def test_names_of_recipients_without_addresses_are_not_taken_apart(rows: tuple[str, ...], kind: str) -> None:
    rest = ("2|Robin Loom|Cleo Marwick|x", "3|Robin Loom|Dara Veil|x", "4|Bram Okonjo|Robin Loom|x")
    assert kinds(old(*rows, *rest)) == [kind, "person", "person", "person"]


def test_somebody_of_the_owners_name_does_not_make_every_conversation_a_group() -> None:
    rows = [f"{number}|Robin Loom|Ada {number}|x" for number in range(5)] + ["7|Ada 1|Robin Loom|x"]
    data = old(*rows) + f"\n8,,Robin Loom,{PROFILE}another,Robin Loom,2022-01-01 11:00:00 UTC,,x,INBOX".encode()
    assert kinds(data)[:6] == ["person"] * 6


def test_two_files_of_an_archive_may_have_the_columns_of_two_years() -> None:
    first, second = read_messages(messages(*TWO)), read_messages(old("1|Ada|Robin|later"))
    together = first._replace(records=first.records + second.records)
    ada = conversations(together).items[0]
    assert [message.text for message in ada.incoming] == ["later", "Hello"]


def test_a_file_with_a_header_alone_holds_nothing() -> None:
    assert conversations(read_messages(HEADER.encode())) == (None, [], [], 0, 0, 0, False)
