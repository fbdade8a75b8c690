"""Job Applications.csv and Saved Jobs.csv: what the owner applied for, and what was put aside."""

from datetime import datetime
from functools import partial
from typing import NamedTuple

from importers import limits
from importers.linkedin.instants import read_instant
from importers.linkedin.told import Fields, Told, read_records
from importers.linkedin.wording import text_of
from importers.records import Row
from importers.tidying import tidy

_COLUMNS = {"companyname": "company", "jobtitle": "title", "joburl": "link"}
APPLIED = Fields(
    {"applicationdate": "at", **_COLUMNS, "resumename": "resume", "questionandanswers": "answers"},
    ("at", "company", "title"),
)
SAVED = Fields({"saveddate": "at", **_COLUMNS}, ("at", "company", "title"))
NO_JOB = "There is neither a company nor a job title in this line, so it was left out."


class Job(NamedTuple):
    """A job for which the owner applied (`applied`), or which was saved.

    `link` is the job's page, or empty. `at` is None where the day cannot be read; LinkedIn names no zone, and the time
    is taken for UTC. `resume` is the name of the file that was sent, `answers` the employer's questions with their
    answers.
    """

    line: int
    applied: bool
    company: str
    title: str
    link: str
    at: datetime | None
    resume: str = ""
    answers: str = ""


def read_jobs(data: bytes, *, applied: bool) -> Told[Job]:
    """The jobs in the bytes of one of the two files. Raises UnreadableFile where it is another file."""
    return read_records(data, APPLIED if applied else SAVED, partial(_job, applied))


def _job(applied: bool, row: Row) -> Job | str:
    at, company, title, link = row.cells[:4]
    resume, answers = row.cells[4:6] if applied else ("", "")
    company, title, link = tidy(company), tidy(title), link.strip()
    if not (company or title):
        return NO_JOB
    is_link = link.startswith(("https://", "http://")) and link.isprintable() and " " not in link
    link = link if is_link and len(link) <= limits.URL else ""
    return Job(row.line, applied, company, title, link, read_instant(at), tidy(resume), text_of(answers).rstrip(" |"))
