"""Who is who in a file of messages, where some rows give an address and others a name alone."""

import re
from collections.abc import Iterable
from functools import partial

from importers.linkedin.parties import GONE, Party, same
from importers.linkedin.threads import Thread, Way
from importers.linkedin.told import Once

#: Names in one cell are joined by a bare comma; the comma before "PhD" has a space behind it.
SEVERAL = re.compile(r",\S")


class Directory:
    """The parties of messages by a key that is equal for one person: the profile, else the name."""

    def __init__(self, threads: Iterable[Thread]) -> None:
        """Learns names and addresses from who wrote, and from messages that have one recipient."""
        self.parties: dict[str, Party] = {}
        self._by_name: dict[str, set[str]] = {}
        self._key = Once(partial(_key, self._by_name))
        senders = dict.fromkeys(way.sender for thread in threads for way in thread.ways)
        for sender in senders:
            if sender.url:
                self._by_name.setdefault(sender.name.casefold(), set()).add(same(sender.url))
        for sender in sorted(senders, key=lambda sender: not sender.url):
            if key := self._key[sender]:
                self.parties.setdefault(key, sender)
        self._recipients = Once(self._recipients_of)

    def sender(self, way: Way) -> str:
        """The key of who sent it; empty where that is a member who is gone, or not told."""
        return self._key[way.sender]

    def recipients(self, way: Way) -> tuple[str, ...]:
        """The keys of those to whom it went, as far as they are told; a cell with several names is one of them."""
        return self._recipients[way.recipients, way.to]

    def key(self, party: Party) -> str:
        """The key of somebody told of elsewhere."""
        return self._key[party]

    def aliases(self, key: str) -> frozenset[str]:
        """All keys of one person: where some rows lack the address and others have the name, too. None for no key."""
        return frozenset({key, f"name {self.parties[key].name.casefold()}"}) if key else frozenset()

    def is_to_several(self, way: Way) -> bool:
        """Whether it went to several people of whom only the names are told, in one cell."""
        return not way.recipients and self._are_several(way.to)

    def _are_several(self, names: str) -> bool:
        return SEVERAL.search(names) is not None and names.casefold() not in self._by_name

    def _recipients_of(self, told: tuple[tuple[str, ...], str]) -> tuple[str, ...]:
        urls, names = told
        if not urls and self._are_several(names):
            found = []
        elif not urls:
            found = [Party(names, "")]
        elif len(urls) == 1 and not SEVERAL.search(names) and GONE not in names:
            found = [Party(names, urls[0])]
        else:
            found = [Party("", url) for url in urls]
        keys = [self._key[party] for party in found]
        for key, party in zip(keys, found, strict=True):
            if key and (key not in self.parties or not self.parties[key].name):
                self.parties[key] = party
        return tuple(dict.fromkeys(key for key in keys if key))


def _key(by_name: dict[str, set[str]], party: Party) -> str:
    if party.url:
        return same(party.url)
    name = party.name.casefold()
    if not name or party.name == GONE:
        return ""
    known = by_name.get(name, ())
    return next(iter(known)) if len(known) == 1 else f"name {name}"
