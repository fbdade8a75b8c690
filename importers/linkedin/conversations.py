"""Messages as conversations: with whom, who wrote, and which of them are contacts with one person."""

from collections.abc import Sequence
from operator import attrgetter
from typing import NamedTuple

from importers.linkedin.directory import Directory
from importers.linkedin.messages import SPONSORED, Message, Messages
from importers.linkedin.owner import find_owner
from importers.linkedin.parties import GONE, Party
from importers.linkedin.threads import Thread, Way, thread, threads_of
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
    """The conversations in the order in which the file has them, those without an id of LinkedIn's last.

    `hints` are what else tells who the owner is: names from Profile.csv, addresses from Invitations.csv. They decide
    only where the messages leave it open.
    """
    threads, loose = threads_of(messages.records)
    alone = [thread(f"message {message.line}", [message]) for message in loose]
    directory = Directory([*threads, *alone])
    owner = find_owner([*threads, *alone], directory, hints)
    own = directory.aliases(owner)
    items = [_conversation(each, directory, own) for each in (*threads, *_joined(alone, directory, own))]
    drafts = sum(item.drafts for item, _ in items)
    repeated = sum(twice for _, twice in items)
    shown = directory.parties[owner] if owner else None
    return Conversations(
        shown,
        [item for item, _ in items],
        messages.unreadable,
        len(messages.records),
        drafts,
        repeated,
        messages.zoned,
    )


def _joined(alone: list[Thread], directory: Directory, own: frozenset[str]) -> list[Thread]:
    """The messages that LinkedIn puts in no conversation, joined by whom they are with; a draft stays alone.

    Those to several people at once are joined by who wrote to whom, apart from what passed between two.
    """
    groups: dict[str, list[Message]] = {}
    for each in alone:
        way = each.ways[0]
        key = each.key
        if directory.is_to_several(way) and not way.draft:
            key = f"from {directory.sender(way)} to {way.to}"
        elif not way.draft:
            outgoing = _is_outgoing(way, directory, own)
            others = directory.recipients(way) if outgoing else (directory.sender(way),)
            key = "with " + (" ".join(filter(None, others)) or (way.to if outgoing else way.sender.name))
        groups.setdefault(key, []).extend(each.messages)
    return [thread(key, group) for key, group in groups.items()]


def _is_outgoing(way: Way, directory: Directory, own: frozenset[str]) -> bool:
    """Whether the owner sent it: as the file says, else by who did."""
    if way.direction:
        return way.direction == "outgoing"
    return directory.sender(way) in own


def _conversation(each: Thread, directory: Directory, own: frozenset[str]) -> tuple[Conversation, int]:
    """The thread as a conversation, and how many of its messages repeat another."""
    others: dict[str, None] = {}
    mine: set[Party] = set()
    gone = several = False
    for way in each.ways:
        if _is_outgoing(way, directory, own):
            mine.add(way.sender)
        elif not way.draft:
            others[directory.sender(way)] = None
            gone = gone or (way.sender.name == GONE and not way.sender.url)
        for other in directory.recipients(way):
            others[other] = None
        gone = gone or way.to == GONE
        several = several or directory.is_to_several(way)
    found = [other for other in others if other and other not in own]
    title = ""
    spam = False
    sent = []
    for message in each.messages:
        title = title or message.title
        spam = spam or message.folder == "SPAM"
        if not message.draft:
            sent.append(message)
    once = _once(sent)
    kind = _kind(each, bool(sent), title, bool(own), len(found) + gone + 2 * several, gone)
    outgoing: list[Message] = []
    incoming: list[Message] = []
    for message in once if kind != "unclear" else ():
        is_mine = message.direction == "outgoing" if message.direction else message.sender in mine
        (outgoing if is_mine else incoming).append(message)
    parties = tuple([directory.parties[other] for other in found])
    drafts = len(each.messages) - len(sent)
    return (
        Conversation(each.key, title, kind, spam, parties, tuple(outgoing), tuple(incoming), drafts),
        len(sent) - len(once),
    )


def _once(messages: list[Message]) -> list[Message]:
    """The messages, oldest first, without those that repeat one: the same sender, moment and text."""
    if len(messages) > 1:
        messages = sorted(messages, key=attrgetter("at"))
        if len({message.at for message in messages}) < len(messages):
            return list({(message.sender, message.at, message.text): message for message in messages}.values())
    return messages


def _kind(each: Thread, sent: bool, title: str, owned: bool, others: int, gone: bool) -> str:
    if not sent:
        return "draft" if each.messages[0].conversation else "bare-draft"
    if title == SPONSORED:
        return "sponsored"
    if not owned or not others:
        return "unclear"
    if others == 1:
        return "gone" if gone else "person"
    return "group"
