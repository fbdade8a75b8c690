"""Invitations.csv: who asked whom to connect, when, and with which words."""

from datetime import datetime
from typing import NamedTuple

from importers.linkedin.instants import read_instant
from importers.linkedin.parties import Party, profile
from importers.linkedin.told import Fields, Told, read_records
from importers.linkedin.wording import text_of
from importers.records import Row
from importers.tidying import tidy

FIELDS = Fields(
    {
        "from": "from",
        "to": "to",
        "sentat": "at",
        "message": "text",
        "direction": "direction",
        "inviterprofileurl": "inviter",
        "inviteeprofileurl": "invitee",
    },
    ("from", "to", "at", "direction"),
)
NO_DIRECTION = "This line does not say who asked whom (INCOMING or OUTGOING), so it was left out."


class Invitation(NamedTuple):
    """One invitation. `direction` is outgoing where the owner asked, incoming where `other` did.

    `owner` is the owner as this row names them. `at` is None where the day cannot be read; LinkedIn names no zone, and
    the time is taken for UTC. Addresses are there since 2024. `text` is the note that came with it, mostly empty.
    """

    line: int
    direction: str
    other: Party
    owner: Party
    at: datetime | None
    text: str


def read_invitations(data: bytes) -> Told[Invitation]:
    """The invitations in the bytes of Invitations.csv. Raises UnreadableFile where it is another file."""
    return read_records(data, FIELDS, _invitation)


def _invitation(row: Row) -> Invitation | str:
    sender, recipient, at, text, direction, inviter, invitee = row.cells[:7]
    asking, asked = Party(tidy(sender), profile(inviter)), Party(tidy(recipient), profile(invitee))
    told = (read_instant(at), text_of(text))
    match direction.strip().upper():
        case "OUTGOING":
            return Invitation(row.line, "outgoing", asked, asking, *told)
        case "INCOMING":
            return Invitation(row.line, "incoming", asking, asked, *told)
    return NO_DIRECTION
