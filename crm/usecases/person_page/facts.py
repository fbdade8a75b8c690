"""Who somebody is: the facts of the page."""

from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple

from crm.domain.cadence import Cadence
from crm.domain.refusals import NotFound
from crm.models import Account
from crm.models.database import rows
from crm.models.fields import date_of


class Method(NamedTuple):
    """A way to reach somebody."""

    id: int
    kind: str
    value: str
    label: str
    source: str


class Job(NamedTuple):
    """A position; dates as exact as they are known. `seen_from` is the day of the first export that said so."""

    id: int
    title: str
    company: str
    company_id: int | None
    started: str
    ended: str
    current: bool
    seen_from: date | None


class Step(NamedTuple):
    """The open follow-up that is due first."""

    id: int
    kind: str
    due_on: date
    lapses_on: date | None
    because: str


@dataclass(frozen=True)
class Facts:
    """Somebody, as the page's head and side show them. `all_tags` are the names of all the account's tags."""

    id: int
    name: str
    given: str
    family: str
    called: str
    goes_by: str
    by_hand: str
    pronouns: str
    credentials: str
    title: str
    company: str
    company_id: int | None
    place: str
    source: str
    met_how: str
    met_on: date | None
    connected_on: date | None
    introducer: tuple[int, str] | None
    do_not_contact: bool
    archived: bool
    cadence: Cadence | None
    next_check_in: date | None
    last_touch_on: date | None
    tags: tuple[tuple[int, str], ...]
    all_tags: tuple[str, ...]
    methods: tuple[Method, ...]
    jobs: tuple[Job, ...]
    step: Step | None
    #: When the photo came, as text; empty where there is none.
    photo: str = ""


_PERSON = """
    SELECT p.id, p.name, p.given, p.family, COALESCE(NULLIF(p.goes_by, ''), NULLIF(p.given, ''), p.name), p.goes_by,
        p.by_hand, p.pronouns, p.credentials, p.title, COALESCE(c.name, ''), c.id, p.place, p.source, p.met_how,
        p.met_on, p.connected_on, i.id, i.name, p.do_not_contact, p.archived_at, p.cadence_count, p.cadence_unit,
        p.next_check_in, p.last_touch_on,
        (SELECT CAST(f.updated_at AS text) FROM photo f WHERE f.person_id = p.id)
    FROM person p LEFT JOIN company c ON c.id = p.company_id
    LEFT JOIN person i ON i.id = p.introduced_by_id AND i.deleted_at IS NULL
    WHERE p.account_id = ? AND p.id = ? AND p.deleted_at IS NULL
"""
_TAGS_AND_METHODS = (
    "SELECT 'tag', t.id, t.name, '', '', CASE WHEN x.person_id IS NULL THEN 0 ELSE 1 END "
    "FROM tag t LEFT JOIN person_tag x ON x.tag_id = t.id AND x.person_id = ? WHERE t.account_id = ? "
    "UNION ALL SELECT kind, id, value, label, source, 1 FROM contact_method WHERE account_id = ? AND person_id = ?"
)
_JOBS = (
    "SELECT j.id, j.title, COALESCE(c.name, ''), c.id, j.started, j.ended, j.current, j.seen_from "
    "FROM position j LEFT JOIN company c ON c.id = j.company_id WHERE j.account_id = ? AND j.person_id = ?"
)
_STEP = (
    "SELECT id, kind, due_on, lapses_on, because FROM follow_up WHERE account_id = ? AND person_id = ? "
    "AND state = 'open' AND due_on <= ? AND (lapses_on IS NULL OR lapses_on > ?) ORDER BY due_on, id LIMIT 1"
)


def facts(account: Account, person_id: int | str, today: date) -> Facts:
    """The facts, in four statements. Raises NotFound for somebody in the bin or not the account's."""
    found = rows(_PERSON, (account.id, identifier(person_id)))
    if not found:
        raise NotFound(f"There is no person {person_id} here.")
    (
        number, name, given, family, called, goes_by, by_hand, pronouns, credentials, title, company, company_id, place,
        source, met_how, met_on, connected_on, introducer_id, introducer, do_not_contact, archived_at, count, unit,
        next_check_in, last, photo,
    ) = found[0]  # fmt: skip
    tags, all_tags, methods = _tags_and_methods(account, number)
    return Facts(
        id=number,
        name=name,
        given=given,
        family=family,
        called=called,
        goes_by=goes_by,
        by_hand=by_hand,
        pronouns=pronouns,
        credentials=credentials,
        title=title,
        company=company,
        company_id=company_id,
        place=place,
        source=source,
        met_how=met_how,
        met_on=date_of(met_on),
        connected_on=date_of(connected_on),
        introducer=(introducer_id, introducer) if introducer_id else None,
        do_not_contact=bool(do_not_contact),
        archived=archived_at is not None,
        cadence=Cadence(count, unit) if count is not None else None,
        next_check_in=date_of(next_check_in),
        last_touch_on=date_of(last),
        tags=tags,
        all_tags=all_tags,
        methods=methods,
        jobs=_jobs(account, number),
        step=_step(account, number, today),
        photo=photo or "",
    )


def _step(account: Account, number: int, today: date) -> Step | None:
    day = today.isoformat()
    for follow_up, kind, due_on, lapses_on, because in rows(_STEP, (account.id, number, day, day)):
        return Step(follow_up, kind, date_of(due_on) or today, date_of(lapses_on), because)
    return None


def identifier(person_id: int | str) -> int:
    """An id out of an address; 0, which nobody has, for what is none."""
    text = str(person_id)
    return int(text) if text.isascii() and text.isdigit() and len(text) <= 18 else 0


def _tags_and_methods(
    account: Account, number: int
) -> tuple[tuple[tuple[int, str], ...], tuple[str, ...], tuple[Method, ...]]:
    found = rows(_TAGS_AND_METHODS, (number, account.id, account.id, number))
    tags = sorted((row for row in found if row[0] == "tag"), key=lambda row: row[2].casefold())
    order = {"email": 0, "phone": 1, "link": 2}
    methods = sorted((row for row in found if row[0] in order), key=lambda row: (order[row[0]], row[1]))
    return (
        tuple((row[1], row[2]) for row in tags if row[5]),
        tuple(row[2] for row in tags),
        tuple(Method(number, kind, value, label, source) for kind, number, value, label, source, _ in methods),
    )


def _jobs(account: Account, number: int) -> tuple[Job, ...]:
    """The open ones first, then the latest."""
    jobs = [
        Job(job, title, company, company_id, started, ended, bool(current), date_of(seen_from))
        for job, title, company, company_id, started, ended, current, seen_from in rows(_JOBS, (account.id, number))
    ]

    def place(job: Job) -> tuple[Any, ...]:
        return job.current, job.ended or "9999", job.started, job.id

    return tuple(sorted(jobs, key=place, reverse=True))
