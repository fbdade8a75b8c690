"""Which of the addresses in a calendar are the account's own: at work one has another than to sign in with."""

from collections import Counter
from collections.abc import Collection
from typing import NamedTuple

from crm.domain.identity import email_key
from crm.models import Account, Import
from crm.usecases.import_people.choices import Choices
from importers.calendars.records import CalendarFile, Meeting

#: Why an address may be one's own: the calendar is called so; it was said; it is in nearly every entry.
NAMED, SAID, OFTEN = "named", "said", "often"
# From so many entries on, and in such a share of them, an address is offered.
_FEWEST, _NEARLY_ALL = 5, 0.9
_MOST = 20


class OwnAddress(NamedTuple):
    """An address beside the one to sign in with. `counts`: it counts as the account's own. `entries`: in how many it
    is, where that is why it is offered."""

    address: str
    why: str
    counts: bool
    entries: int = 0


def own_addresses(account: Account, file: CalendarFile, said: Collection[str] | None) -> list[OwnAddress]:
    """The addresses that may be the account's own, in one statement.

    `said` are those that it said are, this time; None where it was not asked yet: then those count that it said for an
    earlier calendar, and those by which the calendars in the file are called.
    """
    signs_in = email_key(account.email)
    named = [key for key in map(email_key, file.names) if key]
    before = [] if said is not None else _said_before(account)
    own = {key for key in map(email_key, said if said is not None else [*named, *before]) if key}
    found = {key: OwnAddress(key, NAMED if key in named else SAID, key in own) for key in [*named, *sorted(own)]}
    found.pop(signs_in, None)
    if often := _in_nearly_all(file.meetings, {signs_in, *own}):
        found.setdefault(often[0], OwnAddress(often[0], OFTEN, False, often[1]))
    return list(found.values())[:_MOST]


def _said_before(account: Account) -> Collection[str]:
    """What was said of the last calendar of which it was asked."""
    asked = Import.of(account).where(Import.state == "applied", Import.answers.contains('"own"'))
    run = asked.order_by(Import.id.desc()).first()
    return Choices.from_json(run.answers).own or () if run else ()


def _in_nearly_all(meetings: list[Meeting], own: Collection[str]) -> tuple[str, int] | None:
    """The address that is in nearly every entry, and in how many; None where an own one is in most of them.

    A meeting that repeats is one entry: with a mentor it may be all there is.
    """
    there = Counter[str]()
    with_own = 0
    entries = {meeting.uid: meeting for meeting in meetings}
    for meeting in entries.values():
        keys = {one.email.lower() for one in (*meeting.invited, *filter(None, (meeting.organizer,)))}
        there.update(keys)
        with_own += not keys.isdisjoint(own)
    if len(entries) < _FEWEST or with_own * 2 > len(entries):
        return None
    (address, number), *_ = there.most_common(1)
    key = email_key(address)
    return (key, number) if key and number >= _NEARLY_ALL * len(entries) else None
