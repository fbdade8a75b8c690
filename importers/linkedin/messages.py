"""messages.csv of every era: one message a row."""

from datetime import datetime
from typing import NamedTuple

from importers.linkedin.instants import has_zone, read_instant
from importers.linkedin.parties import Party, profile, profiles
from importers.linkedin.told import Fields, Once, read_table
from importers.linkedin.wording import text_of
from importers.records import Unreadable
from importers.tidying import tidy

FIELDS = Fields(
    {
        "conversationid": "conversation",
        "conversationtitle": "title",
        "from": "sender",
        "senderprofileurl": "sender_url",
        "to": "to",
        "recipientprofileurls": "recipients",
        "date": "at",
        "subject": "subject",
        "content": "text",
        "direction": "direction",
        "folder": "folder",
        "ismessagedraft": "draft",
        "isconversationdraft": "conversation_draft",
        "attachments": "attachments",
    },
    ("sender", "to", "at", "text"),
)
SPONSORED = "Sponsored Conversation"
NO_DAY = "There is no day in this line that Kith can read, so the message was left out."
YES = frozenset({"yes", "true", "1"})
SENT = frozenset({"SENT", "OUTBOX"})
DIRECTIONS = {"OUTGOING": "outgoing", "INCOMING": "incoming"}


class Message(NamedTuple):
    """One message as the file tells of it.

    `conversation` is LinkedIn's own id, or empty: files before 2022 have none, and some drafts. `sender` may be empty
    or `LinkedIn Member` without an address. `to` are the recipients' names in one text, which cannot be taken apart,
    as names have commas in them; `recipients` their addresses (since 2024; empty for members who are gone). `at` is
    in UTC; where the file names no zone, its time is taken for UTC. `text` has its line breaks and no HTML.
    `direction` is outgoing or incoming where the file says so (until 2019), else empty. `folder` is INBOX, ARCHIVE,
    SPAM, SENT or empty. `draft`: it was never sent. `attached`: a file came with it.
    """

    line: int
    conversation: str
    title: str
    sender: Party
    to: str
    recipients: tuple[str, ...]
    at: datetime
    subject: str
    text: str
    direction: str
    folder: str
    draft: bool
    attached: bool


class Messages(NamedTuple):
    """The messages of a file in its order, and its rows that could not be read.

    `zoned`: whether its times have a zone. `addressed`: whether it has the recipients' addresses.
    """

    records: list[Message]
    unreadable: list[Unreadable]
    zoned: bool
    addressed: bool


def read_messages(data: bytes) -> Messages:
    """The messages in the bytes of messages.csv. Raises UnreadableFile where it is another file, and past a limit."""
    table = read_table(data, FIELDS)
    records: list[Message] = []
    unreadable: list[Unreadable] = []
    # the same few names and addresses stand in many rows: each is read and kept once
    words, party, recipients, said, yes = Once(tidy), Once(_party), Once(profiles), Once(_direction), Once(_is_yes)
    zoned = False
    for row in table.rows:
        if isinstance(row, Unreadable):
            unreadable.append(row)
            continue
        key, title, sender, url, to, urls, day, subject, text, direction, folder, draft, bare, files, _ = row.cells
        at = read_instant(day)
        if at is None:
            unreadable.append(Unreadable(row.line, NO_DAY, tuple(cell[:1000] for cell in row.cells)))
            continue
        if not records:
            zoned = has_zone(day)
        records.append(
            # Message(...) a hundred thousand times, without the detour through a Python function
            tuple.__new__(
                Message,
                (
                    row.line,
                    words[key],
                    words[title],
                    party[sender, url],
                    words[to],
                    recipients[urls],
                    at,
                    words[subject],
                    text_of(text),
                    said[direction, folder],
                    words[folder],
                    yes[draft] or yes[bare],
                    bool(files),
                ),
            )
        )
    return Messages(records, unreadable, zoned, "recipients" in table.present)


def _party(cells: tuple[str, str]) -> Party:
    name, url = cells
    return Party(tidy(name), profile(url))


def _direction(cells: tuple[str, str]) -> str:
    direction, folder = (cell.strip().upper() for cell in cells)
    return DIRECTIONS.get(direction, "") or ("outgoing" if folder in SENT else "")


def _is_yes(cell: str) -> bool:
    return cell.strip().lower() in YES
