"""Recommendations_Given.csv and Recommendations_Received.csv: what members wrote about each other."""

from datetime import datetime
from functools import partial
from typing import NamedTuple

from importers.linkedin.instants import read_instant
from importers.linkedin.told import Fields, Told, read_records
from importers.linkedin.wording import text_of
from importers.records import Row
from importers.tidying import tidy

FIELDS = Fields(
    {
        "firstname": "given",
        "lastname": "family",
        "company": "company",
        "jobtitle": "title",
        "text": "text",
        "creationdate": "at",
        "status": "status",
    },
    ("given", "family", "text"),
)
NO_NAME = "There is no name in this line, so it was left out."


class Recommendation(NamedTuple):
    """What the owner wrote about somebody (direction outgoing), or somebody about the owner (incoming).

    `given`, `family`, `company` and `title` are the other's: there is no address. `at` is None where the day cannot be
    read; LinkedIn names no zone, and the time is taken for UTC. `status` is LinkedIn's word: VISIBLE, HIDDEN, PENDING
    and others, or empty.
    """

    line: int
    direction: str
    given: str
    family: str
    company: str
    title: str
    text: str
    at: datetime | None
    status: str


def read_recommendations(data: bytes, direction: str) -> Told[Recommendation]:
    """The recommendations in the bytes of one of the two files; only its name tells the direction.

    Raises UnreadableFile where it is another file.
    """
    return read_records(data, FIELDS, partial(_recommendation, direction))


def _recommendation(direction: str, row: Row) -> Recommendation | str:
    given, family, company, title = map(tidy, row.cells[:4])
    text, at, status = row.cells[4:7]
    if not (given or family):
        return NO_NAME
    return Recommendation(
        row.line, direction, given, family, company, title, text_of(text), read_instant(at), tidy(status).upper()
    )
