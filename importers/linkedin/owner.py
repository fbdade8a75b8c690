"""Whose archive it is: no file says so by address, so it is the party common to all conversations."""

from collections import Counter
from collections.abc import Sequence

from importers.linkedin.directory import Directory
from importers.linkedin.messages import Message
from importers.linkedin.parties import Party


def find_owner(messages: Sequence[Message], directory: Directory, hints: Sequence[Party] = ()) -> str:
    """The owner's key in the directory; empty where nothing tells.

    Where the file gives directions (until 2019), who sent what went out. Else the party of most conversations: of more
    than half, and of more than anybody else. Whoever wrote the drafts or is named by `hints` is it where two are equal,
    or where the majority is not clear.
    """
    told: Counter[str] = Counter()
    present: dict[str, set[str]] = {}
    certain = {directory.key(hint) for hint in hints if hint.url or hint.name} - {""}
    conversations = set()
    for number, message in enumerate(messages):
        sender = directory.sender(message)
        recipients = directory.recipients(message)
        if message.draft:
            certain.add(sender)
            continue
        if message.direction == "outgoing":
            told[sender] += 1
        elif message.direction == "incoming" and len(recipients) == 1:
            told[recipients[0]] += 1
        conversation = message.conversation or f"message {number}"
        if sender or recipients:
            conversations.add(conversation)
        for party in (sender, *recipients):
            if party:
                present.setdefault(party, set()).add(conversation)
    del told[""]
    if told:
        return told.most_common(1)[0][0]
    return _majority({party: len(where) for party, where in present.items()}, len(conversations), certain)


def _majority(votes: dict[str, int], conversations: int, certain: set[str]) -> str:
    most = max(votes.values(), default=0)
    first = [party for party, number in votes.items() if number == most]
    hinted = [party for party in votes if party in certain]
    if len(first) == 1 and most * 2 > conversations and conversations > 1:
        return first[0]
    tied = [party for party in first if party in certain]
    if len(tied) == 1:
        return tied[0]
    return hinted[0] if len(hinted) == 1 else ""
