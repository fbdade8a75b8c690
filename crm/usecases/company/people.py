"""Who one knows at a company: now and formerly, and who sat on its panels, warmest first."""

from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple

from crm.domain.cadence import Cadence
from crm.domain.moment import Moment
from crm.domain.warmth import Warmth, warmth
from crm.models import Account
from crm.models.database import rows
from crm.models.fields import date_of

_WARMEST_FIRST = {one: place for place, one in enumerate(Warmth)}


class Held(NamedTuple):
    """A position at the company; dates as exact as they are known."""

    title: str
    started: str
    ended: str
    current: bool


class Sat(NamedTuple):
    """An interview at which somebody sat: `here` where it was with this company."""

    day: date
    round: str
    company: str
    role: str
    opportunity: int
    waiting: bool
    here: bool
    main: bool


@dataclass(frozen=True)
class Acquaintance:
    """Somebody one knows there. `now` and `formerly`: works or worked there; somebody may only have interviewed for it.

    `title` and `employer` are what they do now, `held` their positions here, the latest first, `sat` the interviews at
    which they sat, here or elsewhere, the latest first. `introducer` is who introduced them.
    """

    id: int
    name: str
    called: str
    title: str
    employer: str
    place: str
    now: bool
    formerly: bool
    last_touch_on: date | None
    warmth: Warmth
    met_how: str
    connected_on: date | None
    introducer: str
    held: tuple[Held, ...]
    sat: tuple[Sat, ...]

    @property
    def interviewed(self) -> tuple[Sat, ...]:
        """The interviews of this company at which they sat."""
        return tuple(one for one in self.sat if one.here)


#: Whoever has to do with a company: three times the account and the company as parameters.
INVOLVED = (
    "SELECT id FROM person WHERE account_id = ? AND company_id = ? "
    "UNION SELECT person_id FROM position WHERE account_id = ? AND company_id = ? "
    "UNION SELECT n.person_id FROM panelist n JOIN interview i ON i.id = n.interview_id "
    "JOIN opportunity o ON o.id = i.opportunity_id WHERE o.account_id = ? AND o.company_id = ?"
)
_PEOPLE = (
    "SELECT p.id, p.name, COALESCE(NULLIF(p.goes_by, ''), NULLIF(p.given, ''), p.name), p.title, p.company_id, "
    "COALESCE(c.name, ''), p.place, p.last_touch_on, p.cadence_count, p.cadence_unit, p.met_how, p.connected_on, "
    "COALESCE(i.name, ''), p.sort_key FROM person p LEFT JOIN company c ON c.id = p.company_id "
    "LEFT JOIN person i ON i.id = p.introduced_by_id AND i.deleted_at IS NULL "
    f"WHERE p.account_id = ? AND p.id IN ({INVOLVED}) AND p.deleted_at IS NULL AND p.archived_at IS NULL"
)
_HELD = (
    "SELECT person_id, title, started, ended, current, seen_to FROM position WHERE account_id = ? AND company_id = ?"
)
_SAT = (
    "SELECT n.person_id, i.over_on, i.round, c.name, o.role, o.id, o.outcome, o.company_id, n.main, o.main_contact_id "
    "FROM panelist n JOIN interview i ON i.id = n.interview_id JOIN opportunity o ON o.id = i.opportunity_id "
    f"JOIN company c ON c.id = o.company_id WHERE n.account_id = ? AND n.person_id IN ({INVOLVED}) "
    "ORDER BY i.starts_at DESC, i.id DESC"
)


def acquaintances(account: Account, company: int, when: Moment) -> list[Acquaintance]:
    """Everybody who is neither archived nor in the bin, in three statements; `company` is the account's own."""
    today, mine = when.today, (account.id, company)
    held = _held(rows(_HELD, mine))
    sat: dict[int, list[Sat]] = {}
    for number, day, round_, name, role, opportunity, outcome, at, main, contact in rows(_SAT, (account.id, *mine * 3)):
        sat.setdefault(number, []).append(
            Sat(
                date_of(day) or today, round_, name, role, opportunity, not outcome, at == company,
                bool(main) or contact == number,
            )
        )  # fmt: skip
    found = []
    for (
        number, name, called, title, at, employer, place, touched, count, unit, met_how, connected, introducer,
        sort_key,
    ) in rows(_PEOPLE, (account.id, *mine * 3)):  # fmt: skip
        jobs = held.get(number, [])
        now = at == company or any(job.current for job in jobs)
        last = date_of(touched)
        one = Acquaintance(
            number, name, called, title, employer, place, now, bool(jobs) and not now, last,
            warmth(last, Cadence(count, unit) if count is not None else None, today), met_how, date_of(connected),
            introducer, tuple(jobs), tuple(sat.get(number, ())),
        )  # fmt: skip
        found.append((_WARMEST_FIRST[one.warmth], -last.toordinal() if last else 0, sort_key, number, one))
    return [one for *_, one in sorted(found, key=lambda row: row[:4])]


def _held(found: list[tuple[Any, ...]]) -> dict[int, list[Held]]:
    held: dict[int, list[Held]] = {}
    for number, title, started, ended, current, seen_to in found:
        # A job that no file gives any more ended after the last one that did.
        ended = ended or ("" if current or not seen_to else str(seen_to)[:7])
        held.setdefault(number, []).append(Held(title, started, ended, bool(current)))
    for jobs in held.values():
        jobs.sort(key=lambda job: (job.current, job.ended, job.started), reverse=True)
    return held
