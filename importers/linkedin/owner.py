"""Whose archive it is: no file says so by address, so it is the party common to all conversations."""

from collections import Counter
from collections.abc import Iterable, Sequence

from importers.linkedin.directory import Directory
from importers.linkedin.parties import Party
from importers.linkedin.threads import Thread


def find_owner(threads: Iterable[Thread], directory: Directory, hints: Sequence[Party] = ()) -> str:
    """The owner's key in the directory; empty where nothing tells.

    Where the file gives directions (until 2019), who sent what went out. Else the party of most conversations: of more
    than half, and of more than anybody else. Whoever wrote the drafts or is named by `hints` is it where two are equal,
    or where the majority is not clear.
    """
    told: Counter[str] = Counter()
    votes: Counter[str] = Counter()
    certain = {directory.key(hint) for hint in hints}
    names = {hint.name.casefold() for hint in hints if not hint.url}
    number = 0
    for thread in threads:
        present: set[str] = set()
        for way in thread.ways:
            sender, recipients = directory.sender(way), directory.recipients(way)
            if way.draft:
                certain.add(sender)
                continue
            if way.direction == "outgoing":
                told[sender] += 1
            elif way.direction == "incoming" and len(recipients) == 1:
                told[recipients[0]] += 1
            present.add(sender)
            present.update(recipients)
        present.discard("")
        votes.update(present)
        number += bool(present)
    del told[""]
    if told:
        return told.most_common(1)[0][0]
    certain |= {party for party in votes if directory.parties[party].name.casefold() in names}
    return _majority(votes, number, certain - {""})


def _majority(votes: Counter[str], conversations: int, certain: set[str]) -> str:
    most = max(votes.values(), default=0)
    first = [party for party, number in votes.items() if number == most]
    if len(first) == 1 and most * 2 > conversations > 1:
        return first[0]
    for parties in (first, votes):
        hinted = [party for party in parties if party in certain]
        if len(hinted) == 1:
            return hinted[0]
    return ""
