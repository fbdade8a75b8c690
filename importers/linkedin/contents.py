"""What an archive tells beside the connections, all its files of one kind together. Each call reads them anew."""

from collections.abc import Callable, Iterable
from typing import NamedTuple, TypeVar

from importers.errors import UnreadableFile
from importers.export import Export, Part
from importers.linkedin.conversations import Conversations, conversations
from importers.linkedin.endorsements import Endorsement, read_endorsements
from importers.linkedin.imported_contacts import read_contacts
from importers.linkedin.invitations import Invitation, read_invitations
from importers.linkedin.jobs import Job, read_jobs
from importers.linkedin.messages import Messages, read_messages
from importers.linkedin.own_profile import OwnPosition, OwnProfile, read_positions, read_profile
from importers.linkedin.parties import Party
from importers.linkedin.recommendations import Recommendation, read_recommendations
from importers.linkedin.told import Told
from importers.records import ImportedPerson, Unreadable

T = TypeVar("T")


class Owner(NamedTuple):
    """The owner of an archive: the profile where it has one, and the jobs, newest first as LinkedIn has them."""

    profile: OwnProfile | None
    positions: list[OwnPosition]


def read_conversations(export: Export, names: Iterable[str] = ()) -> Conversations:
    """All messages as conversations, with whose archive it is. Never fails; a file that cannot be read is named.

    `names` are what the owner is called, for an archive that leaves it open.
    """
    read: list[Messages] = []
    unreadable: list[Unreadable] = []
    for part, parts in _parts(export, "messages"):
        try:
            read.append(read_messages(part.read()))
        except UnreadableFile as error:
            unreadable.append(_whole(part, error))
        else:
            unreadable += _placed(read[-1].unreadable, part, parts)
    records = [message for messages in read for message in messages.records]
    zoned, addressed = all(one.zoned for one in read), all(one.addressed for one in read)
    hints = [*_hints(export), *(Party(name, "") for name in names if name)]
    return conversations(Messages(records, unreadable, zoned, addressed), hints)


def read_archived_invitations(export: Export) -> Told[Invitation]:
    """All invitations of an archive, sent and received."""
    return _told(export, "invitations", lambda part: read_invitations(part.read()))


def read_archived_recommendations(export: Export) -> Told[Recommendation]:
    """All recommendations of an archive, given and received."""
    return _told(export, "recommendations", lambda part: read_recommendations(part.read(), _direction(part)))


def read_archived_endorsements(export: Export) -> Told[Endorsement]:
    """All endorsements of an archive, given and received."""
    return _told(export, "endorsements", lambda part: read_endorsements(part.read(), _direction(part)))


def read_archived_jobs(export: Export) -> Told[Job]:
    """All applications and saved jobs of an archive."""
    return _told(export, "jobs", lambda part: read_jobs(part.read(), applied=part.name == "Job Applications"))


def read_archived_contacts(export: Export) -> Told[ImportedPerson]:
    """Everybody in the address books that the owner once let LinkedIn read."""
    return _told(export, "contacts", lambda part: read_contacts(part.read()))


def read_owner(export: Export) -> Owner:
    """What the archive says of its owner."""
    profiles = _told(export, "profile", lambda part: read_profile(part.read()), "Profile")
    positions = _told(export, "profile", lambda part: read_positions(part.read()), "Positions")
    return Owner(profiles.records[0] if profiles.records else None, positions.records)


def _direction(part: Part) -> str:
    return "outgoing" if "Given" in part.name else "incoming"


def _hints(export: Export) -> list[Party]:
    """What other files tell of who the owner is: the profile's name, and the owner's side of the invitations."""
    owner = read_owner(export).profile
    found = [invitation.owner for invitation in read_archived_invitations(export).records if invitation.owner.url]
    names = [Party(f"{owner.given} {owner.family}".strip(), "")] if owner else []
    return [*dict.fromkeys(found), *names]


def _parts(export: Export, kind: str, name: str = "") -> list[tuple[Part, int]]:
    """The files of a kind, each with how many there are."""
    found = [part for part in export.parts if part.kind == kind and (not name or part.name == name)]
    return [(part, len(found)) for part in found]


def _told(export: Export, kind: str, read: Callable[[Part], Told[T]], name: str = "") -> Told[T]:
    """The records of all files of a kind; a whole file that cannot be read counts as one unreadable row."""
    told: Told[T] = Told([], [])
    for part, parts in _parts(export, kind, name):
        try:
            records, unreadable = read(part)
        except UnreadableFile as error:
            told.unreadable.append(_whole(part, error))
        else:
            told.records.extend(records)
            told.unreadable.extend(_placed(unreadable, part, parts))
    return told


def _placed(rows: Iterable[Unreadable], part: Part, parts: int) -> list[Unreadable]:
    """The rows with the name of their file before the reason, where there are several files of their kind."""
    return [row._replace(reason=f"{part.shown}: {row.reason}") if parts > 1 else row for row in rows]


def _whole(part: Part, error: UnreadableFile) -> Unreadable:
    return Unreadable(1, f"{part.shown} cannot be read. {error}", ())
