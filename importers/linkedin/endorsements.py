"""Endorsement_Given_Info.csv and Endorsement_Received_Info.csv: who vouched for whose skill."""

from datetime import datetime
from functools import partial
from typing import NamedTuple

from importers.linkedin.instants import read_instant
from importers.linkedin.parties import profile
from importers.linkedin.told import Fields, Told, read_records
from importers.records import Row
from importers.tidying import tidy


def _fields(role: str) -> Fields:
    return Fields(
        {
            "endorsementdate": "at",
            "skillname": "skill",
            f"{role}firstname": "given",
            f"{role}lastname": "family",
            f"{role}publicurl": "url",
            "endorsementstatus": "status",
        },
        ("skill", "given", "family"),
    )


ROLES = {"outgoing": _fields("endorsee"), "incoming": _fields("endorser")}
NOBODY = "There is neither a name nor an address in this line, so it was left out."


class Endorsement(NamedTuple):
    """A skill for which the owner vouched (direction outgoing), or somebody for the owner's (incoming).

    `given`, `family` and `url` are the other's; the address has a scheme, which LinkedIn leaves out here. `at` is in
    UTC, None where it cannot be read. `status` is LinkedIn's word, such as ACCEPTED, or empty.
    """

    line: int
    direction: str
    given: str
    family: str
    url: str
    skill: str
    at: datetime | None
    status: str


def read_endorsements(data: bytes, direction: str) -> Told[Endorsement]:
    """The endorsements in the bytes of one of the two files. Raises UnreadableFile where it is another file."""
    return read_records(data, ROLES[direction], partial(_endorsement, direction))


def _endorsement(direction: str, row: Row) -> Endorsement | str:
    at, skill, given, family, url, status = row.cells[:6]
    found = Endorsement(
        row.line,
        direction,
        tidy(given),
        tidy(family),
        profile(url),
        tidy(skill),
        read_instant(at),
        tidy(status).upper(),
    )
    return found if found.given or found.family or found.url else NOBODY
