"""Messages as conversations: with whom, who wrote, and which of them are contacts with one person."""

from collections.abc import Sequence
from operator import attrgetter
from typing import NamedTuple

from importers.linkedin.directory import SEVERAL, Directory
from importers.linkedin.messages import SPONSORED, Message, Messages
from importers.linkedin.owner import find_owner
from importers.linkedin.parties import GONE, Party
from importers.records import Unreadable


class Conversation(NamedTuple):
    """Everything said between the same people under one roof.

    `key` is the same in every later archive: LinkedIn's own id, or where the file has none (until 2019) whom it is
    with. `kind` is person (with exactly one other, who may be a stranger), group, sponsored (an advertisement), gone
    (with `LinkedIn Member`: accounts that are no more, never one person), draft (nothing of it was sent), bare-draft
    (nor says the file to whom), or unclear (nobody can tell which side is the owner's, or who the other is). `spam`:
    LinkedIn or the owner took it for that. `others` are the other parties. `outgoing` and `incoming` are the messages
    that were sent, oldest first, each once; both are empty where it is unclear whose they are. `drafts` counts the
    others.
    """

    key: str
    title: str
    kind: str
    spam: bool
    others: tuple[Party, ...]
    outgoing: tuple[Message, ...]
    incoming: tuple[Message, ...]
    drafts: int


class Conversations(NamedTuple):
    """What the messages of an archive come to. `owner` is whose archive it is, None where nothing tells.

    `rows` counts all messages of the file, `drafts` those never sent, `repeated` those that it has twice. Where its
    times are not `zoned`, they were taken for UTC.
    """

    owner: Party | None
    items: list[Conversation]
    unreadable: list[Unreadable]
    rows: int
    drafts: int
    repeated: int
    zoned: bool


def conversations(messages: Messages, hints: Sequence[Party] = ()) -> Conversations:
    """The conversations in the order in which the file has them.

    `hints` are what else tells who the owner is: names from Profile.csv, addresses from Invitations.csv. They decide
    only where the messages leave it open.
    """
    directory = Directory(messages.records)
    owner = find_owner(messages.records, directory, hints)
    items = []
    repeated = drafts = 0
    for key, group in _grouped(messages.records, directory, owner).items():
        sent = [message for message in group if not message.draft]
        once = _once(sent)
        drafts += len(group) - len(sent)
        repeated += len(sent) - len(once)
        items.append(_conversation(key, group, once, directory, owner))
    shown = directory.party(owner) if owner else None
    return Conversations(shown, items, messages.unreadable, len(messages.records), drafts, repeated, messages.zoned)


def _grouped(messages: list[Message], directory: Directory, owner: str) -> dict[str, list[Message]]:
    groups: dict[str, list[Message]] = {}
    for message in messages:
        key = message.conversation
        if not key:
            key = f"draft {message.line}" if message.draft else _with_whom(message, directory, owner)
        groups.setdefault(key, []).append(message)
    return groups


def _with_whom(message: Message, directory: Directory, owner: str) -> str:
    """What keeps messages together that have no conversation: the other side, or all of them."""
    if is_outgoing(message, directory, owner):
        return "with " + " ".join(directory.recipients(message)) or message.to
    return "with " + (directory.sender(message) or message.sender.name)


def is_outgoing(message: Message, directory: Directory, owner: str) -> bool:
    """Whether the owner sent it: as the file says, else by who did."""
    if message.direction:
        return message.direction == "outgoing"
    return bool(owner) and directory.sender(message) == owner


def _once(messages: list[Message]) -> list[Message]:
    """The messages, oldest first, without those that repeat one: the same sender, moment and text."""
    messages = sorted(messages, key=attrgetter("at"))
    if len({message.at for message in messages}) == len(messages):
        return messages
    return list({(message.sender, message.at, message.text): message for message in messages}.values())


def _conversation(
    key: str, group: list[Message], sent: list[Message], directory: Directory, owner: str
) -> Conversation:
    outgoing = [message for message in sent if is_outgoing(message, directory, owner)]
    incoming = [message for message in sent if not is_outgoing(message, directory, owner)]
    others = dict.fromkeys(directory.sender(message) for message in incoming)
    ways = {(message.recipients, message.to): message for message in group}
    for message in ways.values():
        others.update(dict.fromkeys(directory.recipients(message)))
    gone = any(way[1] == GONE for way in ways) or any(
        message.sender.name == GONE and not message.sender.url for message in incoming
    )
    found = [other for other in others if other and other != owner]
    kind = _kind(group, sent, owner, len(found), gone)
    if kind == "person" and any(not recipients and SEVERAL.search(to) for recipients, to in ways):
        kind = "group"
    if kind == "unclear":
        outgoing = incoming = []
    title = next((message.title for message in group if message.title), "")
    spam = any(message.folder == "SPAM" for message in group)
    parties = tuple(map(directory.party, found))
    return Conversation(key, title, kind, spam, parties, tuple(outgoing), tuple(incoming), len(group) - len(sent))


def _kind(group: list[Message], sent: list[Message], owner: str, others: int, gone: bool) -> str:
    if not sent and all(message.draft for message in group):
        return "draft" if group[0].conversation else "bare-draft"
    if any(message.title == SPONSORED for message in group):
        return "sponsored"
    if not owner or not (others or gone):
        return "unclear"
    if others + gone == 1:
        return "gone" if gone else "person"
    return "group"
