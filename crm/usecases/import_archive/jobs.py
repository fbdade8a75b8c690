"""Jobs that were applied for or saved: each becomes an opportunity with no interview yet."""

import re
from collections.abc import Iterable
from datetime import date, timedelta
from typing import NamedTuple

from crm.domain.employers import company_key
from crm.domain.folding import fold
from crm.domain.moment import Moment
from crm.models import Account
from crm.models.database import rows
from crm.models.fields import date_of
from crm.usecases.import_archive.planned import Applied, Things
from crm.usecases.import_archive.told import Thing, thing_key
from importers.linkedin.jobs import Job

#: Whatever is older is over.
OLDEST = timedelta(days=365)

_WAITING = """
    SELECT o.id, s.key, o.role, o.applied_on, o.link FROM opportunity o
    JOIN company_spelling s ON s.company_id = o.company_id WHERE o.account_id = ? AND o.outcome = '' ORDER BY o.id
"""
_NUMBER = re.compile(r"/jobs/view/(?:[^/?#]*-)?(\d{5,20})(?=[/?#]|$)")


class _Waiting(NamedTuple):
    """An opportunity that waits: one that is stored, or (id None) the place of one that is planned."""

    id: int | None
    place: int
    applied_on: date | None
    link: str


def plan_jobs(account: Account, things: Things, read: Iterable[Job], told: dict[str, Thing], when: Moment) -> None:
    """Add applications and saved jobs of the last year to what would be written, applications first.

    The same company and role, still waiting, is the same opportunity: it only learns when it was applied for, and where
    the advertisement stands.
    """
    waiting: dict[tuple[str, str], _Waiting] = {}
    for number, company, role, applied_on, link in rows(_WAITING, (account.id,)):
        waiting[company, fold(role)] = _Waiting(number, 0, date_of(applied_on), link)
    planned: set[str] = set()
    for job in sorted(read, key=lambda job: not job.applied):
        day = job.at.date() if job.at else None
        if not job.company or day is None or day > when.today:
            continue
        if day < when.today - OLDEST:
            things.old_jobs += 1
            continue
        key = _key(job, day)
        if key in told or key in planned:
            continue
        planned.add(key)
        same = (company_key(job.company), fold(job.title))
        known = waiting.get(same)
        applied_on = day if job.applied else None
        if known is None:
            waiting[same] = _Waiting(None, len(things.jobs), applied_on, job.link)
            things.jobs.append(Applied(key, job.company, job.title, applied_on, job.link))
        elif known.id is not None:
            things.jobs.append(_learned(key, job, known, applied_on))
            waiting[same] = known._replace(applied_on=known.applied_on or applied_on, link=known.link or job.link)


def _learned(key: str, job: Job, known: _Waiting, applied_on: date | None) -> Applied:
    learned: list[tuple[str, str | None, str]] = []
    if applied_on and known.applied_on is None:
        learned.append(("applied_on", None, applied_on.isoformat()))
    if job.link and not known.link:
        learned.append(("link", "", job.link))
    return Applied(key, job.company, job.title, applied_on, job.link, known.id, tuple(learned))


def _key(job: Job, day: date) -> str:
    """By the number of the advertisement where the address has one: a job may be saved, and later applied for."""
    what = "application" if job.applied else "saved-job"
    number = _NUMBER.search(job.link)
    if number:
        return thing_key(what, number[1])
    return thing_key(what, day.isoformat(), company_key(job.company), fold(job.title))
