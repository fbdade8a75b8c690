"""How much an archive holds of each kind, for somebody who is to choose: each call reads the kind's files once."""

from collections.abc import Iterable
from datetime import date
from typing import Any, NamedTuple

from importers.export import Export
from importers.linkedin.contents import (
    read_archived_contacts,
    read_archived_endorsements,
    read_archived_invitations,
    read_archived_jobs,
    read_archived_recommendations,
    read_conversations,
    read_owner,
)
from importers.linkedin.parties import same


class Count(NamedTuple):
    """`number` counts people of connections and contacts, messages that were sent to or came from people, applications
    (saved jobs too), jobs of the owner's own, else rows. `people` are those it is about, where that is another number;
    `emails` those of them with an address; `since` is the oldest day, where that is worth telling (jobs)."""

    number: int
    people: int | None = None
    emails: int | None = None
    since: date | None = None


def count_of(export: Export, kind: str, names: Iterable[str] = ()) -> Count:
    """What the archive holds of a kind (one of `importers.KINDS`). Never fails; what cannot be read counts nothing.

    `names` are what the owner is called, for messages that leave open whose they are.
    """
    match kind:
        case "connections":
            return Count(export.total, emails=sum(1 for row in export.rows if "@" in row.cells[3]))
        case "messages":
            return _messages(export, names)
        case "invitations":
            return Count(len(read_archived_invitations(export).records))
        case "recommendations":
            return Count(len(read_archived_recommendations(export).records))
        case "endorsements":
            endorsements = read_archived_endorsements(export).records
            return Count(len(endorsements), people=_people((one.given, one.family, one.url) for one in endorsements))
        case "jobs":
            jobs = read_archived_jobs(export).records
            return Count(len(jobs), since=min((job.at.date() for job in jobs if job.at), default=None))
        case "contacts":
            contacts = read_archived_contacts(export).records
            return Count(len(contacts), emails=sum(1 for one in contacts if one.email))
        case "profile":
            return Count(len(read_owner(export).positions))
    raise ValueError(f"{kind!r} is no kind of thing in an archive")


def _messages(export: Export, names: Iterable[str]) -> Count:
    read = read_conversations(export, names).items
    between = [one for one in read if one.kind in ("person", "group") and not one.spam]
    number = sum(len(one.outgoing) + len(one.incoming) for one in between)
    return Count(number, people=_people((party.name, party.url) for one in between for party in one.others))


def _people(told: Iterable[tuple[Any, ...]]) -> int:
    """How many people these are, by their address where they have one (the last of each)."""
    return len({same(one[-1]) if one[-1] else one[:-1] for one in told})
