"""Before an interview: who is on the panel, what is known of each, and the question for the end."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from crm.domain.cadence import Cadence
from crm.domain.moment import Moment, zone
from crm.domain.refusals import NotFound
from crm.models import Account
from crm.models.database import rows
from crm.models.fields import date_of, instant_of
from crm.usecases.opportunities.story import Round

#: Notes and touchpoints told of each of the panel.
MOST_EACH = 2
#: People of the company who are not on the panel: so many are named.
MOST_OTHERS = 4


@dataclass(frozen=True)
class Earlier:
    """An interview at which somebody sat before: `same` where it was for this opportunity."""

    day: date
    round: str
    company: str
    role: str
    same: bool


@dataclass(frozen=True)
class Held:
    """A position: `started` and `ended` as exact as they are known."""

    title: str
    company: str
    started: str
    ended: str
    current: bool


@dataclass(frozen=True)
class Contact:
    """A touchpoint."""

    day: date
    kind: str
    direction: str
    text: str


@dataclass(frozen=True)
class Known:
    """Somebody on the panel and what is known of them; the latest first. `also` says why they are there."""

    id: int
    name: str
    called: str
    title: str
    met_how: str
    met_on: date | None
    connected_on: date | None
    last_touch_on: date | None
    cadence: Cadence | None
    leads: bool
    recruiter: bool
    hiring_manager: bool
    earlier: tuple[Earlier, ...]
    touches: tuple[Contact, ...]
    notes: tuple[str, ...]
    positions: tuple[Held, ...]


@dataclass(frozen=True)
class Leftover:
    """An open promise of this opportunity or of somebody on the panel. `called` is "" where it is nobody's own."""

    id: int
    side: str
    text: str
    due_on: date
    called: str


@dataclass(frozen=True)
class Other:
    """Somebody else who works there."""

    id: int
    name: str
    title: str
    last_touch_on: date | None


@dataclass(frozen=True)
class Preparation:
    """What to read before an interview. `earlier` are the rounds before it, the latest first.

    `others` are a few of the `others_count` people known at the company.
    """

    interview: Round
    opportunity: int
    company: str
    company_id: int
    role: str
    panel: tuple[Known, ...]
    earlier: tuple[Round, ...]
    promises: tuple[Leftover, ...]
    others: tuple[Other, ...]
    others_count: int


def preparation(account: Account, interview_id: int | str, when: Moment) -> Preparation:
    """For one interview, in seven statements. Raises NotFound."""
    text = str(interview_id)
    number = int(text) if text.isascii() and text.isdigit() and len(text) <= 18 else 0
    rounds = _rounds(account, number, when)
    this = next((one for one, *_ in rounds if one.id == number), None)
    if this is None:
        raise NotFound(f"There is no interview {interview_id} here.")
    opportunity, role, company_id, company = rounds[0][1:]
    panel = _panel(account, number, opportunity, this.starts, when)
    count, others = _others(account, company_id, [one.id for one in panel])
    return Preparation(
        interview=this,
        opportunity=opportunity,
        company=company,
        company_id=company_id,
        role=role,
        panel=tuple(panel),
        earlier=tuple(reversed([one for one, *_ in rounds if one.starts < this.starts])),
        promises=_promises(account, opportunity, [one.id for one in panel]),
        others=others,
        others_count=count,
    )


def _rounds(account: Account, interview: int, when: Moment) -> list[tuple[Round, int, str, int, str]]:
    """Every interview of the same opportunity by time, each with the opportunity's id, role and company."""
    here = zone(when.zone_name)
    found = []
    for (
        number, starts, agreed_in, minutes, round_, kind, specific, forgotten, felt, asked, notes, place, mentioned,
        opportunity, role, company_id, company,
    ) in rows(
        "SELECT i.id, i.starts_at, i.zone, i.minutes, i.round, i.kind, i.specific, i.forgotten, i.felt, i.asked, "
        "i.notes, i.place, i.mentioned, o.id, o.role, c.id, c.name FROM interview i "
        "JOIN opportunity o ON o.id = i.opportunity_id "
        "JOIN company c ON c.id = o.company_id WHERE i.account_id = ? AND i.opportunity_id = "
        "(SELECT opportunity_id FROM interview WHERE account_id = ? AND id = ?) ORDER BY i.starts_at, i.id",
        (account.id, account.id, interview),
    ):  # fmt: skip
        begins = instant_of(starts)
        assert begins
        local, ends = begins.astimezone(here), (begins + timedelta(minutes=minutes)).astimezone(here)
        one = Round(
            number, local.replace(tzinfo=None), ends.replace(tzinfo=None), agreed_in, minutes, round_, kind, specific,
            forgotten, felt, bool(asked), None, (), notes, place, bool(mentioned),
        )  # fmt: skip
        found.append((one, opportunity, role, company_id, company))
    return found


def _panel(account: Account, interview: int, opportunity: int, starts: datetime, when: Moment) -> list[Known]:
    found = rows(
        "SELECT p.id, p.name, COALESCE(NULLIF(p.goes_by, ''), NULLIF(p.given, ''), p.name), p.title, p.met_how, "
        "p.met_on, p.connected_on, p.last_touch_on, p.cadence_count, p.cadence_unit, n.leads, n.recruiter, "
        "n.hiring_manager FROM panelist n JOIN person p ON p.id = n.person_id "
        "WHERE n.account_id = ? AND n.interview_id = ? AND p.deleted_at IS NULL ORDER BY n.id",
        (account.id, interview),
    )
    people = [row[0] for row in found]
    earlier = _earlier(account, people, opportunity, starts, when)
    touches, notes = _said(account, people, when.today)
    positions = _positions(account, people)
    return [
        Known(
            number, name, called, title, met_how, date_of(met_on), date_of(connected_on), date_of(last),
            Cadence(count, unit) if count and unit else None, bool(leads), bool(recruiter), bool(hiring_manager),
            tuple(earlier.get(number, ())), tuple(touches.get(number, ())), tuple(notes.get(number, ())),
            tuple(positions.get(number, ())),
        )
        for (
            number, name, called, title, met_how, met_on, connected_on, last, count, unit, leads, recruiter,
            hiring_manager,
        ) in found
    ]  # fmt: skip


def _earlier(
    account: Account, people: Iterable[int], opportunity: int, starts: datetime, when: Moment
) -> dict[int, list[Earlier]]:
    found: dict[int, list[Earlier]] = {}
    here = zone(when.zone_name)
    for person, began, round_, number, role, company in rows(
        "SELECT n.person_id, i.starts_at, i.round, o.id, o.role, c.name FROM panelist n "
        "JOIN interview i ON i.id = n.interview_id JOIN opportunity o ON o.id = i.opportunity_id "
        "JOIN company c ON c.id = o.company_id "
        f"WHERE n.account_id = ? AND n.person_id IN ({_listed(people)}) ORDER BY i.starts_at DESC, i.id DESC",
        (account.id,),
    ):
        begins = instant_of(began)
        assert begins
        local = begins.astimezone(here).replace(tzinfo=None)
        if local < starts:
            one = Earlier(local.date(), round_, company, role, number == opportunity)
            found.setdefault(person, []).append(one)
    return found


def _said(
    account: Account, people: Iterable[int], today: date
) -> tuple[dict[int, list[Contact]], dict[int, list[str]]]:
    """The latest touchpoints and notes of each, in one statement."""
    ids = _listed(people)
    touches: dict[int, list[Contact]] = {}
    notes: dict[int, list[str]] = {}
    for what, person, day, kind, direction, text, _, _ in rows(
        "SELECT * FROM (SELECT 'touchpoint', tp.person_id, CAST(t.happened_on AS text) AS day, t.kind, t.direction, "
        "t.text, t.id, ROW_NUMBER() OVER (PARTITION BY tp.person_id ORDER BY t.happened_on DESC, t.id DESC) AS place "
        "FROM touchpoint_person tp JOIN touchpoint t ON t.id = tp.touchpoint_id AND t.counts "
        f"WHERE tp.account_id = ? AND tp.person_id IN ({ids}) AND t.happened_on <= ? "
        "UNION ALL SELECT 'note', person_id, '', '', '', text, id, "
        "ROW_NUMBER() OVER (PARTITION BY person_id ORDER BY id DESC) FROM note "
        f"WHERE account_id = ? AND person_id IN ({ids})) AS said WHERE place <= {MOST_EACH} ORDER BY place",
        (account.id, today, account.id),
    ):
        if what == "note":
            notes.setdefault(person, []).append(text)
        else:
            touches.setdefault(person, []).append(Contact(date_of(day) or today, kind, direction, text))
    return touches, notes


def _positions(account: Account, people: Iterable[int]) -> dict[int, list[Held]]:
    """The open ones first, then the latest."""
    found: dict[int, list[Held]] = {}
    for person, title, company, started, ended, current in rows(
        "SELECT j.person_id, j.title, COALESCE(c.name, ''), j.started, j.ended, j.current FROM position j "
        f"LEFT JOIN company c ON c.id = j.company_id WHERE j.account_id = ? AND j.person_id IN ({_listed(people)})",
        (account.id,),
    ):
        found.setdefault(person, []).append(Held(title, company, started, ended, bool(current)))
    for held in found.values():
        held.sort(key=lambda one: (one.current, one.ended or "9999", one.started), reverse=True)
    return found


def _promises(account: Account, opportunity: int, people: Iterable[int]) -> tuple[Leftover, ...]:
    found: list[tuple[Any, ...]] = rows(
        "SELECT r.id, r.side, r.text, r.due_on, COALESCE(NULLIF(p.goes_by, ''), NULLIF(p.given, ''), p.name, '') "
        "FROM promise r LEFT JOIN person p ON p.id = r.person_id WHERE r.account_id = ? AND r.state = 'open' "
        f"AND (r.opportunity_id = ? OR r.person_id IN ({_listed(people)})) ORDER BY r.due_on, r.id LIMIT 20",
        (account.id, opportunity),
    )
    return tuple(
        Leftover(number, side, text, day, called) for number, side, text, due, called in found if (day := date_of(due))
    )


def _others(account: Account, company: int, panel: Iterable[int]) -> tuple[int, tuple[Other, ...]]:
    found = rows(
        "SELECT id, name, title, last_touch_on, COUNT(*) OVER () FROM person WHERE account_id = ? AND company_id = ? "
        "AND deleted_at IS NULL AND archived_at IS NULL "
        f"AND id NOT IN ({_listed(panel)}) ORDER BY COALESCE(last_touch_on, '0001-01-01') DESC, sort_key, id LIMIT ?",
        (account.id, company, MOST_OTHERS),
    )
    others = tuple(Other(number, name, title, date_of(last)) for number, name, title, last, _ in found)
    return (found[0][4] if found else 0), others


def _listed(people: Iterable[int]) -> str:
    """Ids as a statement takes them; nobody has the id 0."""
    return ", ".join(str(int(number)) for number in people) or "0"
