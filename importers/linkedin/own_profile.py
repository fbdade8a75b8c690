"""Profile.csv and Positions.csv: what LinkedIn knows of the owner, for letters and for knowing who wrote."""

from typing import NamedTuple

from importers.linkedin.told import Fields, Told, read_records
from importers.linkedin.wording import text_of
from importers.records import Row
from importers.tidying import tidy
from importers.written_days import month_of

PROFILE = Fields(
    {
        "firstname": "given",
        "lastname": "family",
        "maidenname": "former",
        "headline": "headline",
        "summary": "summary",
        "geolocation": "place",
    },
    ("given", "family", "headline"),
)
POSITIONS = Fields(
    {
        "companyname": "company",
        "title": "title",
        "description": "description",
        "location": "place",
        "startedon": "started",
        "finishedon": "finished",
    },
    ("company", "title"),
)
OLDEST = 1900
NO_NAME = "There is no name in this line, so it was left out."
NO_JOB = "There is neither a company nor a job title in this line, so it was left out."


class Month(NamedTuple):
    """A month of a year, or (`month` None) the year alone."""

    year: int
    month: int | None


class OwnProfile(NamedTuple):
    """The owner as Profile.csv tells of them. It has no address of the profile."""

    line: int
    given: str
    family: str
    former: str
    headline: str
    summary: str
    place: str


class OwnPosition(NamedTuple):
    """A job of the owner's. `finished` is None for the present one, and both for days that cannot be read."""

    line: int
    company: str
    title: str
    description: str
    place: str
    started: Month | None
    finished: Month | None
    current: bool


def read_profile(data: bytes) -> Told[OwnProfile]:
    """The owner in the bytes of Profile.csv: one row. Raises UnreadableFile where it is another file."""
    return read_records(data, PROFILE, _profile)


def read_positions(data: bytes) -> Told[OwnPosition]:
    """The owner's jobs in the bytes of Positions.csv, newest first as LinkedIn has them. Raises UnreadableFile."""
    return read_records(data, POSITIONS, _position)


def read_month(text: str) -> Month | None:
    """`Jun 2018` or `2017`, also in the languages of which Kith knows the months; None for anything else."""
    words = tidy(text).casefold().replace(".", " ").split()
    if not 1 <= len(words) <= 2 or len(words[-1]) != 4 or not (words[-1].isascii() and words[-1].isdigit()):
        return None
    year = int(words[-1])
    month = month_of(words[0]) if len(words) == 2 else None
    return Month(year, month) if year >= OLDEST and month != 0 else None


def _profile(row: Row) -> OwnProfile | str:
    given, family, former, headline, summary, place = row.cells[:6]
    if not (tidy(given) or tidy(family)):
        return NO_NAME
    return OwnProfile(row.line, tidy(given), tidy(family), tidy(former), tidy(headline), text_of(summary), tidy(place))


def _position(row: Row) -> OwnPosition | str:
    company, title, description, place, started, finished = row.cells[:6]
    if not (tidy(company) or tidy(title)):
        return NO_JOB
    return OwnPosition(
        row.line,
        tidy(company),
        tidy(title),
        text_of(description),
        tidy(place),
        read_month(started),
        read_month(finished),
        not finished.strip(),
    )
